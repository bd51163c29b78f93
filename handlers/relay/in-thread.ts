import type { MessageEvent } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { isSameGroup } from "../desk/access.ts";
import { ownerName } from "../desk/desk-card.ts";
import { handleEntry } from "../desk/enter.ts";
import { isSamePerson } from "../desk/officer.ts";
import { GROUP_LANGUAGE, showAt } from "../desk/place.ts";
import { isOwned, readTicket, type Ticket, ticketIndex } from "../desk/ticket.ts";
import { type Kept, write } from "../record.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { type Talk, talkIn } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { answersAside, answersPassedOn, ticketOfThread } from "./quotes.ts";
import { isHis, ownerSpeaks } from "./to-investor.ts";

/**
 * The ticket whose talk runs where this message stands: in its thread, or in the group itself as an answer to what
 * was passed on there because the thread was gone.
 */
export async function ticketTalkedOf(turn: Turn<MessageEvent>): Promise<Kept<Ticket> | undefined> {
  const number = (await ticketOfThread(turn)) ?? (await answersPassedOn(turn));
  const ticket = await readTicket(turn, number);
  const thread = ticket?.data.thread;
  return thread !== undefined && isSameGroup(thread.chat, turn.event.chat) ? ticket : undefined;
}

/** The owner's turn in his ticket's thread: its session is the ticket's, its language the group's. */
export async function threadTalk(
  turn: Turn<MessageEvent>,
  { number }: Ticket,
): Promise<Talk<MessageEvent>> {
  const session = await readSession(turn, turn.event.chat);
  const data = { ...session.data, language: GROUP_LANGUAGE, owns: [number], writesTo: number };
  return talkIn(turn, { ...session, data });
}

/** Who is not the owner writes for the desk's eyes, which is said once; `undefined`: it is the owner. */
export function explainOnce(turn: Turn<MessageEvent>, ticket: Kept<Ticket>): Outcome | undefined {
  const { owner, thread, number } = ticket.data;
  if (isSamePerson(owner, turn.event.from)) return undefined;
  if (thread === undefined || thread.isExplained === true || !isOwned(ticket.data)) return NOTHING;
  const data: Ticket = { ...ticket.data, thread: { ...thread, isExplained: true } };
  const values = { number, name: ownerName(data, GROUP_LANGUAGE) };
  return outcome({
    write: [write(ticket, data, { index: ticketIndex(data) })],
    send: quoting(turn, data, say(GROUP_LANGUAGE, relayTexts.staysInThread, values)),
  });
}

/** A whole message of the owner's in his ticket's thread. */
export async function relayFromThread(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome> {
  const { turn, event } = talk;
  const ticket = await ticketTalkedOf(turn);
  if (ticket === undefined) return NOTHING;
  if (!isHis(ticket.data, event.from)) {
    const text = say(GROUP_LANGUAGE, deskTexts.isClosed);
    return outcome({ send: quoting(turn, ticket.data, text) });
  }
  const entry = await handleEntry(services, talk);
  if (entry !== undefined) return entry;
  if (await answersAside(turn)) {
    return outcome({
      send: quoting(turn, ticket.data, say(GROUP_LANGUAGE, relayTexts.answeredColleague)),
    });
  }
  return ownerSpeaks(services, turn, ticket);
}

function quoting(
  { event }: Turn<MessageEvent>,
  { number, thread }: Ticket,
  text: string,
): readonly OutgoingMessage[] {
  if (thread === undefined) return [];
  const place = { to: thread.chat, thread: thread.opened, language: GROUP_LANGUAGE };
  return [{ ...showAt(place, number, { kind: "text", text }), quotes: event.messageId }];
}
