import type { OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import type { CardReply } from "../../bot/core/reply.ts";
import type { Services } from "../services.ts";
import type { Language } from "../texts/language.ts";
import { title } from "./desk-card.ts";
import { deskOf } from "./desks.ts";
import { GROUP_LANGUAGE, ownersPlace, showAt } from "./place.ts";
import { type Ticket, ticketKey } from "./ticket.ts";

interface Left {
  readonly ticket: Ticket;
  readonly words: (language: Language) => string;
}

/** In the place of the cards a ticket leaves behind: what became of it, and nothing else; no buttons. */
export async function leftCards(
  { desks }: Services,
  turn: Turn,
  { ticket, words }: Left,
): Promise<readonly OutgoingMessage[]> {
  const { number, deskCard, ownerCard } = ticket;
  const desk = deskOf(desks, ticket.desk);
  const place = await ownersPlace(turn, ticket);
  const reply = (language: Language): CardReply => ({
    kind: "card",
    title: title(ticket, language),
    blocks: [{ kind: "text", text: words(language) }],
    buttons: [],
  });
  const inGroup = { reply: reply(GROUP_LANGUAGE), replaces: deskCard, about: ticketKey(number) };
  return [
    ...(desk === undefined ? [] : [{ to: desk.chat, ...inGroup }]),
    ...(place === undefined || ownerCard === undefined
      ? []
      : [{ ...showAt(place, number, reply(place.language)), replaces: ownerCard }]),
  ];
}
