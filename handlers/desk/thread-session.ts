import { isPrivate } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn, Write } from "../../bot/core/ports.ts";
import { write } from "../record.ts";
import { type KeptSession, readKeptSession, sessionKey, timerSubject } from "../session.ts";

/** Nothing that is remembered of a talk in a group counts longer: a value that is asked for, half an hour. */
const FORGET_MS = 60 * 60_000;

/** What a turn remembers of a thread, or of a group, is forgotten an hour after the last word there. */
export function forgettingThread(turn: Turn, made: Outcome): Outcome {
  const { event, now } = turn;
  const { id } = sessionKey(event.chat);
  const isKept = made.write.some(({ key, data }) => key.id === id && isSession(key) && data);
  if (!isKept || !isThread(turn)) return made;
  const due = new Date(now.getTime() + FORGET_MS);
  const timer = { name: "thread.forget", subject: timerSubject(event.chat), chat: event.chat, due };
  return merge(made, outcome({ timers: [timer] }));
}

/** `thread.forget` fell due. */
export async function forgetThread(turn: Turn): Promise<Outcome> {
  const session = await readKeptSession(turn, turn.event.chat);
  return session === undefined ? NOTHING : outcome({ write: [write(session, undefined)] });
}

/** The session of a thread whose ticket is closed there. */
export function forgetNow({ event }: Turn, session: KeptSession): readonly Write[] {
  return event.chat.threadId === undefined || session.isNew ? [] : [write(session, undefined)];
}

function isSession({ kind }: { readonly kind: string }): boolean {
  return kind === "session";
}

function isThread({ event }: Turn): boolean {
  return event.chat.threadId !== undefined || ("from" in event && !isPrivate(event));
}
