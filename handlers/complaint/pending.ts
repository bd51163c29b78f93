import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { write } from "../record.ts";
import { readSession, type Session, timerSubject } from "../session.ts";
import type { Talk } from "../talk.ts";

/** What was said before the choice is kept no longer. */
const CHOOSE_MS = 15 * 60_000;
/** What is written that long after it was opened, or added to, is part of it. */
export const STATE_MS = 30 * 60_000;

type Kept = NonNullable<Session["complaint"]>;

/** The words of a complaint that waits for the choice of the name. */
export function pendingOf({ session, turn }: Talk): readonly string[] | undefined {
  const { complaint } = session.data;
  if (complaint === undefined || complaint.number !== undefined) return undefined;
  return isFresh(complaint, turn.now, CHOOSE_MS) ? complaint.statements : undefined;
}

/** The number of the complaint that what he writes now is part of. */
export function beingStated({ session, turn }: Talk): string | undefined {
  const { complaint } = session.data;
  return complaint !== undefined && isFresh(complaint, turn.now, STATE_MS)
    ? complaint.number
    : undefined;
}

/** Keeps the words until he has chosen. */
export function waiting({ chat, turn }: Talk, statements: readonly string[]) {
  const complaint: Kept = { at: turn.now.toISOString(), statements: [...statements] };
  return { session: { complaint }, timers: [forgetTimer({ chat, turn }, CHOOSE_MS)] };
}

/** From now on he may add to the complaint of that number. */
export function stating({ chat, turn }: Talk, number: string) {
  const complaint: Kept = { at: turn.now.toISOString(), statements: [], number };
  return { session: { complaint }, timers: [forgetTimer({ chat, turn }, STATE_MS)] };
}

function forgetTimer({ chat, turn }: Pick<Talk, "chat" | "turn">, afterMs: number): Timer {
  const due = new Date(turn.now.getTime() + afterMs);
  return { name: "complaint.forget", subject: timerSubject(chat), chat, due };
}

function isFresh({ at }: Kept, now: Date, withinMs: number): boolean {
  return now.getTime() - Date.parse(at) <= withinMs;
}

/** `complaint.forget` fell due: he has not chosen, or has told it all. */
export async function forgetComplaint(turn: Turn): Promise<Outcome> {
  const session = await readSession(turn, turn.event.chat);
  const { complaint, ...rest } = session.data;
  return complaint === undefined
    ? NOTHING
    : outcome({ write: [write(session, rest, { of: turn.event.chat })] });
}
