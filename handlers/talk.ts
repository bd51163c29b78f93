import {
  type ActionEvent,
  type ChatRef,
  chatKey,
  type Key,
  type MessageEvent,
} from "../bot/core/event.ts";
import { merge, outcome } from "../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../bot/core/ports.ts";
import { type Button, button, type Reply } from "../bot/core/reply.ts";
import { write } from "./record.ts";
import { type KeptSession, readSession, type Session } from "./session.ts";
import { commonTexts } from "./texts/common.ts";
import { type Language, languageOf } from "./texts/language.ts";
import { say, type Text } from "./texts/text.ts";

/** A turn of somebody who talks with the bot, with his session and his language. */
export interface Talk<E extends MessageEvent | ActionEvent = MessageEvent | ActionEvent> {
  readonly turn: Turn<E>;
  readonly event: E;
  readonly chat: ChatRef;
  readonly session: KeptSession;
  readonly language: Language;
  /** The message is in a language the bot does not speak. */
  readonly isForeign: boolean;
  say(text: Text, values?: Readonly<Record<string, string | number>>): string;
}

export async function openTalk<E extends MessageEvent | ActionEvent>(
  turn: Turn<E>,
): Promise<Talk<E>> {
  const { chat, from } = turn.event;
  return talkIn(turn, await readSession(turn, chat, from.locale));
}

/** The talk of a session that was read, or put together, already. */
export function talkIn<E extends MessageEvent | ActionEvent>(
  turn: Turn<E>,
  session: KeptSession,
): Talk<E> {
  const { event } = turn;
  const heard = event.kind === "message" ? wordsOf(event.text) : "";
  const found = languageOf(heard, session.data.language);
  const language = found === "other" ? session.data.language : found;
  return {
    turn,
    event,
    chat: event.chat,
    session,
    language,
    isForeign: found === "other",
    say: (text, values) => say(language, text, values),
  };
}

/** Ids of the messages somebody's words came in; none for a tap. */
export function idsOf(event: MessageEvent | ActionEvent): readonly string[] {
  return event.kind === "message" ? (event.pieces ?? [event.messageId]) : [];
}

/** The owner of a chat's talk: while this record exists the bot keeps silent there. */
export function ownerKey(chat: ChatRef): Key {
  return { kind: "owner", id: chatKey(chat) };
}

/** The bot's own words to a chat: dropped at sending when an officer has taken over meanwhile. */
export function botSays(to: ChatRef, reply: Reply, about?: Key): OutgoingMessage {
  return { to, reply, unless: ownerKey(to), ...(about && { about }) };
}

/** Words to a chat that are not the bot's own, or that must arrive all the same. */
export function notice(to: ChatRef, text: string, about?: Key): OutgoingMessage {
  return { to, reply: { kind: "text", text }, ...(about && { about }) };
}

/** New values by key; `undefined` takes the key away. */
export type SessionChanges = { readonly [Name in keyof Session]?: Session[Name] | undefined };

export interface More extends Partial<Outcome> {
  /** What changes in the session; `undefined` takes a key away. */
  readonly session?: SessionChanges;
}

/** Replies to the talk's chat, with the session as it is to be from now on. */
export function reply(talk: Talk, replies: readonly Reply[], more: More = {}): Outcome {
  const { session = {}, ...rest } = more;
  const send = replies.map((one) => botSays(talk.chat, one));
  return merge(outcome({ send }), outcome(keep(talk, session)), outcome(rest));
}

/** As {@link reply}, of what must arrive also while an officer owns the talk. */
export function replyAnyway(talk: Talk, replies: readonly Reply[], more: More = {}): Outcome {
  const { session = {}, ...rest } = more;
  const send = replies.map((one) => ({ to: talk.chat, reply: one }));
  return merge(outcome({ send }), outcome(keep(talk, session)), outcome(rest));
}

/** Replies with plain words, and the way to a person below them. */
export function replyText(talk: Talk, text: string, more: More = {}): Outcome {
  const buttons = [[personButton(talk)]];
  return reply(talk, [{ kind: "card", blocks: [{ kind: "text", text }], buttons }], more);
}

export function personButton(talk: Talk): Button {
  return button(talk.say(commonTexts.person), "handoff.open");
}

/** The write that keeps the session, if anything in it is new. */
export function keep(talk: Talk, changes: SessionChanges = {}): Pick<Outcome, "write"> {
  const { session, language, chat } = talk;
  const { asked } = session.data;
  const past = asked && { asked: { ...asked, isPast: true } };
  const told = { language, ...past, ...changes };
  if (!session.isNew && isIn(session.data, told)) return { write: [] };
  return { write: [write(session, withoutAbsent({ ...session.data, ...told }), { of: chat })] };
}

/** Whether nothing of it is new. */
function isIn(session: Session, changes: SessionChanges): boolean {
  const names = Object.keys(changes) as (keyof Session)[];
  return names.every(
    (name) =>
      changes[name] === session[name] ||
      JSON.stringify(changes[name]) === JSON.stringify(session[name]),
  );
}

/** Keys set to `undefined` are left out. */
function withoutAbsent(session: SessionChanges): Session {
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(session)) {
    if (value !== undefined) present[name] = value;
  }
  return present as Session;
}

/** What of a message tells its language: not the command. */
function wordsOf(text: string): string {
  return text.startsWith("/") ? text.replace(/^\/\w+/, "") : text;
}
