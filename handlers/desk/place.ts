import { type ChatRef, type Person, privateChat } from "../../bot/core/event.ts";
import type { OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import type { Reply } from "../../bot/core/reply.ts";
import { readSession } from "../session.ts";
import type { Language } from "../texts/language.ts";
import { say, type Text } from "../texts/text.ts";
import { ofAsker } from "./of-asker.ts";
import { isSamePerson } from "./officer.ts";
import { type Ticket, ticketKey } from "./ticket.ts";

/** What a desk's group reads. */
export const GROUP_LANGUAGE: Language = "zh-Hans";

/** Where the owner of a ticket reads of it and writes, and in which language. */
export interface Place {
  readonly to: ChatRef;
  /** The delivery that opened the thread, where the talk runs in one. */
  readonly thread?: string;
  readonly language: Language;
}

/** The ticket's thread in its desk's group, else the owner's private chat; `undefined` while nobody owns it. */
export async function ownersPlace(
  turn: Turn,
  { owner, thread }: Ticket,
): Promise<Place | undefined> {
  if (owner === undefined) return undefined;
  if (thread !== undefined) {
    return { to: thread.chat, thread: thread.opened, language: GROUP_LANGUAGE };
  }
  const { data } = await readSession(turn, privateChat(owner), localeOf(turn, owner));
  return { to: privateChat(owner), language: data.language };
}

/** The platform's hint, for who has only now come: where it is he who acts. */
function localeOf({ event }: Turn, owner: Person): string | undefined {
  return "from" in event && isSamePerson(owner, event.from) ? event.from.locale : undefined;
}

/** A message about a ticket, put where its owner reads. */
export function showAt({ to, thread }: Place, number: string, reply: Reply): OutgoingMessage {
  return { to, reply, about: ticketKey(number), ...(thread !== undefined && { thread }) };
}

interface Word {
  readonly text: Text;
  /** Besides the ticket's number. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Words to the owner of a ticket, where he reads and in his language; none where nobody owns it. */
export async function tellOwner(
  turn: Turn,
  ticket: Ticket,
  { text, values }: Word,
): Promise<readonly OutgoingMessage[]> {
  const place = await ownersPlace(turn, ticket);
  if (place === undefined) return [];
  const { number } = ticket;
  const words = say(place.language, ofAsker(ticket, text), { number, ...values });
  return [showAt(place, number, { kind: "text", text: words })];
}
