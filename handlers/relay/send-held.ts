import {
  type ActionEvent,
  type ChatRef,
  isPrivate,
  type MessageEvent,
} from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { lastOfEach, readingAfter } from "../after.ts";
import { done, ownersPress, tooLate } from "../desk/access.ts";
import { takenUp } from "../desk/officer.ts";
import { isOwned, readTicket, type Ticket } from "../desk/ticket.ts";
import { type Kept, write } from "../record.ts";
import type { Services } from "../services.ts";
import { type KeptSession, readSession } from "../session.ts";
import { notice, type Talk } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { heldTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { type Held, type HeldMessage, heldTimer, readHeld, replaced, ticketLabel } from "./held.ts";
import { isHis, ownerSpeaks } from "./to-investor.ts";

/** `relay.to:0002/id`: to that ticket's investor, all of it in its order, once. */
export async function sendHeld(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, choice } = press;
  const held = await readHeld(turn, turn.event.chat);
  if (held === undefined || held.data.id !== choice) return tooLate(session, heldTexts.gone);
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  const sent = await send(services, turn, { held, ticket: ticket.data, session });
  const { number } = ticket.data;
  return merge(sent, outcome({ answer: done(session, heldTexts.sent, { number }) }));
}

/** 发给 #2, typed instead of pressed; `undefined`: nothing waits, or it is not his. */
export async function sendHeldTo(
  services: Services,
  { turn, session }: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text, from, chat } = turn.event;
  const [, named] = /^\s*(?:发?给|發給|to)?\s*[#＃]\s*(\d{1,4})[\s。.]*$/iu.exec(text) ?? [];
  const held = named === undefined ? undefined : await readHeld(turn, chat);
  const ticket = await readTicket(turn, named?.padStart(4, "0"));
  if (held === undefined || ticket === undefined || !isHis(ticket.data, from)) return undefined;
  if (ticket.data.thread !== undefined) return undefined;
  const told = notice(
    chat,
    say(session.data.language, heldTexts.sent, { number: ticket.data.number }),
  );
  return merge(
    await send(services, turn, { held, ticket: ticket.data, session }),
    outcome({ send: [told] }),
  );
}

/** `relay.drop:id`: nobody gets it. */
export async function dropHeld(_: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { event } = turn;
  if (!isPrivate(event)) return NOTHING;
  const { chat } = event;
  const session = await readSession(turn, chat, event.from.locale);
  const held = await readHeld(turn, chat);
  if (held === undefined || held.data.id !== event.value) return tooLate(session, heldTexts.gone);
  const answer = done(session, heldTexts.dropped);
  return merge(dropped({ chat, held, language: session.data.language }), outcome({ answer }));
}

/** He goes off duty, and has no ticket left for whose investor it could be: he is told that nobody got it. */
export async function dropAllHeld({ turn, chat, session }: Talk): Promise<Outcome> {
  const held = await readHeld(turn, chat);
  if (held === undefined) return NOTHING;
  const { language } = session.data;
  const text = say(language, heldTexts.droppedOffDuty, { count: held.data.messages.length });
  const told = outcome({ send: [notice(chat, text)] });
  return merge(dropped({ chat, held, language }), told);
}

/** `held.forget` fell due: he never said for whom it was, and is told that nobody got it. */
export async function forgetHeld(turn: Turn): Promise<Outcome> {
  const { chat } = turn.event;
  const held = await readHeld(turn, chat);
  if (held === undefined) return NOTHING;
  const { language } = (await readSession(turn, chat)).data;
  const text = say(language, heldTexts.forgotten, { count: held.data.messages.length });
  const told = outcome({ send: [notice(chat, text)] });
  return merge(dropped({ chat, held, language }), told);
}

interface Dropping {
  readonly chat: ChatRef;
  readonly held: Kept<Held>;
  readonly language: Language;
}

function dropped({ chat, held, language }: Dropping): Outcome {
  const { card } = held.data;
  return outcome({
    write: [write(held, undefined)],
    send: [replaced({ chat, card }, say(language, heldTexts.dropped))],
    timers: [heldTimer(chat)],
  });
}

interface Sending {
  readonly held: Kept<Held>;
  readonly ticket: Ticket;
  readonly session: KeptSession;
}

async function send(
  services: Services,
  turn: Turn<MessageEvent> | Turn<ActionEvent>,
  { held, ticket, session }: Sending,
): Promise<Outcome> {
  const { chat } = turn.event;
  const { number } = ticket;
  const { card, messages } = held.data;
  const { language } = session.data;
  const label = await ticketLabel(turn, ticket, language);
  const text = say(language, heldTexts.sentTo, { ticket: label, count: messages.length });
  const data = { ...session.data, ...takenUp(turn, number) };
  return merge(
    await speakAll(services, turn, { messages, number }),
    outcome({
      write: [write(held, undefined), write(session, data, { of: chat })],
      send: [replaced({ chat, card }, text)],
      timers: [heldTimer(chat)],
    }),
  );
}

/** Each of them as if it were written now, after those before it. */
async function speakAll(
  services: Services,
  turn: Turn<MessageEvent> | Turn<ActionEvent>,
  { messages, number }: { readonly messages: readonly HeldMessage[]; readonly number: string },
): Promise<Outcome> {
  let said = NOTHING;
  for (const message of messages) {
    const after = { ...turn, ...readingAfter(turn, said), event: eventOf(turn, message) };
    const ticket = await readTicket(after, number);
    if (ticket === undefined || !isHis(ticket.data, turn.event.from)) break;
    said = merge(said, await ownerSpeaks(services, after, ticket));
  }
  return lastOfEach(said);
}

function eventOf({ event }: Turn<MessageEvent> | Turn<ActionEvent>, held: HeldMessage) {
  const { event: id, id: messageId, ...said } = held;
  const { chat, from, at } = event;
  return { kind: "message", id, messageId, chat, from, at, ...said } as const;
}
