import type { ActionEvent } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { deskTexts } from "../texts/handoff.ts";
import { ownersPress, tooLate } from "./access.ts";
import { ownersCard } from "./cards.ts";
import { MENU_NAMES } from "./menus.ts";

/** `ticket.menu:0001/close`: opens a menu in the place of the card's buttons; without a name the main one. */
export async function handleMenu(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, choice } = press;
  if (ticket.data.state === "closed") return tooLate(session, deskTexts.isClosed);
  const menu = MENU_NAMES.find((name) => name === choice);
  const send = await ownersCard(services, turn, { ticket: ticket.data, ...(menu && { menu }) });
  return outcome({ send });
}
