import { type ActionEvent, privateChat } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { dossierReply } from "../project/dossier.ts";
import { readProject } from "../project/project.ts";
import type { Services } from "../services.ts";
import { dossierTexts } from "../texts/dossier.ts";
import { ownersPress, tooLate } from "./access.ts";
import { ticketKey } from "./ticket.ts";

/** `ticket.dossier:0001`: the page of the ticket's project, for its owner in private. */
export async function handleTicketDossier(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, owner } = press;
  const { project, number } = ticket.data;
  if (project === undefined || (await readProject(turn, project)) === undefined) {
    return tooLate(session, dossierTexts.gone);
  }
  const { language } = session.data;
  const reply = dossierReply({ project, language, ticket: number });
  return outcome({ send: [{ to: privateChat(owner), reply, about: ticketKey(number) }] });
}
