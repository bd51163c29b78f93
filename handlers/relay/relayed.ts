import { z } from "zod";
import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type ChatRef, chatKey, type Key } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";

const HOUR_MS = 3_600_000;
/** Telegram lets people edit for 48 hours; then nobody asks for the old words any more. */
const WORDS_MS = 48 * HOUR_MS;
/** As long as the store knows the messages it became. */
const TRACE_MS = 90 * 24 * HOUR_MS;

/** A message that was passed on: what it became, and its words while they may still be edited. */
const relayedSchema = z.object({
  ticket: z.string(),
  delivery: z.string(),
  text: z.string().exactOptional(),
  /** Files went with the words: new words stand in a message of their own, or the files would be gone. */
  hasFiles: z.literal(true).exactOptional(),
});

export type Relayed = z.infer<typeof relayedSchema>;

/** Without the chat's own name: ids of timers outlive what is erased. */
export function relayedKey(chat: ChatRef, messageId: string): Key {
  return { kind: "relayed", id: deliveryId(chatKey(chat), messageId) };
}

export function readRelayed(
  turn: Turn,
  chat: ChatRef,
  messageId: string,
): Promise<Kept<Relayed> | undefined> {
  return readRecord(turn, relayedKey(chat, messageId), relayedSchema);
}

/** Keeps what a message became, and sets the time after which its words are forgotten. */
export async function keepRelayed(
  turn: Turn,
  { chat, messageId }: { readonly chat: ChatRef; readonly messageId: string },
  relayed: Relayed,
): Promise<Pick<Outcome, "write" | "timers">> {
  const key = relayedKey(chat, messageId);
  const kept = { key, version: await versionOf(turn, key) };
  return {
    write: [write(kept, relayed, { of: chat })],
    timers: [forgetTimer(key, chat, new Date(turn.now.getTime() + WORDS_MS))],
  };
}

/** `relayed.forget` fell due: first the words go, later the rest. */
export async function forgetRelayed(turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const { subject: key, chat } = turn.event;
  const kept = await readRecord(turn, key, relayedSchema);
  if (kept === undefined) return NOTHING;
  const { text, ...trace } = kept.data;
  if (text === undefined) return outcome({ write: [write(kept, undefined)] });
  return outcome({
    write: [write(kept, trace, { of: chat })],
    timers: [forgetTimer(key, chat, new Date(turn.now.getTime() + TRACE_MS - WORDS_MS))],
  });
}

function forgetTimer(subject: Key, chat: ChatRef, due: Date): Timer {
  return { name: "relayed.forget", subject, chat, due };
}
