import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type ChatRef, isPrivate, type MessageEvent, type Person } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { write } from "../record.ts";
import { readSession, type Session, timerSubject } from "../session.ts";
import { keep, type Talk, talkIn } from "../talk.ts";

/** How long after the last piece its turn answers them all (DESIGN §3). */
export const HOLD_MS = 1_500;
/** The same words again within this time are a client's retry: answered once. */
const REPEAT_WITHIN_MS = 4_000;
/** A text of this length may have been cut by the platform (Telegram: 4,096): the rest comes right after. */
export const LONG_TEXT = 4_000;

/** How a message is taken: kept as a piece, put together with those that wait, or answered by itself. */
export type Intake = "held" | "joined" | "alone";

export type Answer = (talk: Talk<MessageEvent>) => Promise<Outcome>;

/** Takes a message in: what is held is answered by the turn of its timer, with all other pieces. */
export async function takeIn(
  talk: Talk<MessageEvent>,
  intake: Intake,
  answer: Answer,
): Promise<Outcome> {
  if (intake === "held") return hold(talk);
  const { pieces, ...rest } = talk.session.data;
  const heard = { ...rest, heard: heardOf(talk) };
  if (intake === "alone" || pieces === undefined) {
    return withSession(talk, { ...heard, ...(pieces && { pieces }) }, answer);
  }
  const whole = join([...pieces.messages, pieceOf(talk.event)], talk.event);
  const joined = talkIn({ ...talk.turn, event: whole }, talk.session);
  const called = outcome({ timers: [piecesTimer(talk.chat)] });
  return merge(await withSession(joined, heard, answer), called);
}

/**
 * `pieces.due` fell due: everything that waits is one message now; nothing if a later piece moved the timer. That is told by
 * the time the timer was set for: the clock may have been set back since it fell due, and it comes once.
 */
export async function answerPieces(turn: Turn, answer: Answer): Promise<Outcome> {
  const { chat, id, at } = turn.event;
  const session = await readSession(turn, chat);
  const { pieces, ...rest } = session.data;
  if (pieces === undefined || Date.parse(pieces.due) !== at.getTime()) return NOTHING;
  const { channel, chatId } = chat;
  const from: Person = { channel, id: pieces.from ?? chatId, ...name(pieces.name) };
  const whole = join(pieces.messages, { id, at, chat, from });
  return withSession(talkIn({ ...turn, event: whole }, session), rest, answer);
}

/** Whether the same words came just before: a client's retry, or a finger too quick. */
export function isRetry({ event, session, turn }: Talk<MessageEvent>): boolean {
  const { heard } = session.data;
  return (
    heard !== undefined &&
    event.text !== "" &&
    event.files.length === 0 &&
    isWithin(turn, heard.at, REPEAT_WITHIN_MS) &&
    heard.text === hashOf(event.text)
  );
}

/** Whether the person's previous message came so shortly before that both may be one thought. */
export function isRightAfter({ session, turn }: Talk): boolean {
  const { heard, pieces } = session.data;
  if (pieces !== undefined) return true;
  return heard !== undefined && isWithin(turn, heard.at, HOLD_MS);
}

/** Either way: what seems to lie ahead was heard before the clock was set back. */
function isWithin({ now }: Turn, at: string, ms: number): boolean {
  return Math.abs(now.getTime() - Date.parse(at)) <= ms;
}

/** What waits is forgotten unread. */
export function dropPieces({ chat, session }: Talk): Pick<Outcome, "timers"> {
  return { timers: session.data.pieces === undefined ? [] : [piecesTimer(chat)] };
}

/** Names a text without keeping it. */
export function hashOf(text: string): string {
  return deliveryId(text.trim(), "text").slice(0, 16);
}

type Pieces = NonNullable<Session["pieces"]>;
type Piece = Pieces["messages"][number];
type Carrier = Pick<MessageEvent, "id" | "at" | "chat" | "from">;

function hold(talk: Talk<MessageEvent>): Outcome {
  const { turn, event, chat, session } = talk;
  const { pieces } = session.data;
  const due = nextDue(turn.now.getTime() + HOLD_MS, pieces);
  const messages = [...(pieces?.messages ?? []), pieceOf(event)];
  const held: Pieces = {
    due: due.toISOString(),
    messages,
    ...name(event.from.name),
    ...(!isPrivate(event) && { from: event.from.id }),
  };
  return outcome({
    ...keep(talk, { pieces: held, heard: heardOf(talk), asked: session.data.asked }),
    timers: [piecesTimer(chat, due)],
  });
}

/**
 * Later than the last by 1 ms at least, since a due time is part of the timer's id. One that lies far ahead was set before
 * the clock was set back, and is waited for no longer.
 */
function nextDue(dueMs: number, pieces: Pieces | undefined): Date {
  const lastMs = pieces === undefined ? 0 : Date.parse(pieces.due);
  const isFarAhead = lastMs - dueMs > HOLD_MS;
  return new Date(isFarAhead ? dueMs : Math.max(dueMs, lastMs + 1));
}

function piecesTimer(chat: ChatRef, due?: Date): Timer {
  return { name: "pieces.due", subject: timerSubject(chat), chat, ...(due && { due }) };
}

function pieceOf({ messageId: id, text, files, other, replyTo }: MessageEvent): Piece {
  return {
    id,
    text,
    files: [...files],
    ...(other !== undefined && { other }),
    ...(replyTo !== undefined && { replyTo }),
  };
}

/** One message from all pieces: their words line by line, their files in order. */
function join(pieces: readonly Piece[], { id, at, chat, from }: Carrier): MessageEvent {
  const other = pieces.find((piece) => piece.other !== undefined)?.other;
  const replyTo = pieces.find((piece) => piece.replyTo !== undefined)?.replyTo;
  return {
    kind: "message",
    id,
    at,
    chat,
    from,
    messageId: pieces.at(-1)?.id ?? "",
    pieces: pieces.map((piece) => piece.id),
    text: pieces
      .map(({ text }) => text.trim())
      .filter((text) => text !== "")
      .join("\n"),
    files: pieces.flatMap(({ files, text }) =>
      text === "" ? files : files.map((file) => ({ ...file, caption: text })),
    ),
    ...(other !== undefined && { other }),
    ...(replyTo !== undefined && { replyTo }),
  };
}

function heardOf({ event, turn }: Talk<MessageEvent>): NonNullable<Session["heard"]> {
  return { at: turn.now.toISOString(), text: hashOf(event.text), message: event.messageId };
}

/** Answers in a session that has these data, and keeps them also where the answer writes no session. */
async function withSession(
  talk: Talk<MessageEvent>,
  data: Session,
  answer: Answer,
): Promise<Outcome> {
  const { session, chat } = talk;
  const made = await answer({ ...talk, session: { ...session, data } });
  const isKept = made.write.some(({ key }) => key.kind === "session" && key.id === session.key.id);
  return isKept || made.erase !== undefined
    ? made
    : merge(made, outcome({ write: [write(session, data, { of: chat })] }));
}

function name(value: string | undefined): { name?: string } {
  return value === undefined ? {} : { name: value };
}
