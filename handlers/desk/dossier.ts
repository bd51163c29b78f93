import type { ActionEvent } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { dossierReply } from "../project/dossier.ts";
import { readProject } from "../project/project.ts";
import type { Services } from "../services.ts";
import { dossierTexts } from "../texts/dossier.ts";
import { ownersPress, tooLate } from "./access.ts";
import { ownersPlace, showAt } from "./place.ts";

/** `ticket.dossier:0001`: the page of the ticket's project, for its owner. */
export async function handleTicketDossier(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session } = press;
  const place = await ownersPlace(turn, ticket.data);
  const { project, number } = ticket.data;
  if (
    place === undefined ||
    project === undefined ||
    (await readProject(turn, project)) === undefined
  ) {
    return tooLate(session, dossierTexts.gone);
  }
  const { language } = session.data;
  const reply = dossierReply({ project, language, ticket: number });
  return outcome({ send: [showAt(place, number, reply)] });
}
