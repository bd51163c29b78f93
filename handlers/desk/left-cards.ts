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
  services: Services,
  turn: Turn,
  left: Left,
): Promise<readonly OutgoingMessage[]> {
  const { number, deskCard } = left.ticket;
  const desk = deskOf(services.desks, left.ticket.desk);
  const inGroup = {
    reply: cardOf(left, GROUP_LANGUAGE),
    replaces: deskCard,
    about: ticketKey(number),
  };
  return [
    ...(desk === undefined ? [] : [{ to: desk.chat, ...inGroup }]),
    ...(await leftByOwner(turn, left)),
  ];
}

/** The same in the place of the owner's card alone: whoever has the ticket no more keeps nothing personal of it. */
export async function leftByOwner(turn: Turn, left: Left): Promise<readonly OutgoingMessage[]> {
  const { number, ownerCard } = left.ticket;
  const place = await ownersPlace(turn, left.ticket);
  return place === undefined || ownerCard === undefined
    ? []
    : [{ ...showAt(place, number, cardOf(left, place.language)), replaces: ownerCard }];
}

function cardOf({ ticket, words }: Left, language: Language): CardReply {
  const blocks = [{ kind: "text", text: words(language) } as const];
  return { kind: "card", title: title(ticket, language), blocks, buttons: [] };
}
