import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { groupCard } from "../desk/cards.ts";
import { stepTicket, type Ticket } from "../desk/ticket.ts";
import type { Services } from "../services.ts";
import { replyText, type Talk } from "../talk.ts";
import { handoffTexts } from "../texts/handoff.ts";
import { handleConfirm } from "./handoff.ts";
import { hasTickets, openTicket } from "./open-ticket.ts";
import { statusLine } from "./status.ts";
import { isUrgent } from "./urgency.ts";

/**
 * Said to the offer of a person it is agreement to what was shown; said of a ticket nobody has accepted yet
 * it marks that. `undefined`: there is neither.
 */
export async function handleUrgent(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { asked } = talk.session.data;
  if (!hasTickets(talk) && asked?.what !== "handoff") return undefined;
  if (!isUrgent(talk.event.text)) return undefined;
  const open = await openTicket(talk);
  if (open === undefined) {
    return asked?.what === "handoff" && asked.isPast !== true
      ? handleConfirm(services, talk, asked.value)
      : undefined;
  }
  if (open.data.state !== "offered") return undefined;
  const data: Ticket = { ...open.data, isUrgent: true };
  const told = [
    talk.say(handoffTexts.urgent, { number: data.number }),
    statusLine(services, data, talk),
  ].join("\n");
  const step = { what: "marked", who: talk.event.from, why: "urgent" } as const;
  const isNew = open.data.isUrgent !== true;
  return replyText(talk, told, {
    write: isNew ? [stepTicket(talk.turn, { ...open, data }, step)] : [],
    send: isNew ? await groupCard(services, talk.turn, data) : [],
  });
}
