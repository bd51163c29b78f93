import { createHmac } from "node:crypto";
import { type DestinationStream, type Logger, pino } from "pino";
import type { Clock } from "./clock.ts";
import { type ChatRef, chatKey } from "./event.ts";

export type Log = Logger;

/** Fields that may hold what a person wrote or is called; never printed, wherever they stand. */
const PERSONAL = ["text", "name", "caption", "value", "fields", "label"];
const SECRET = ["token", "secret", "appSecret", "authorization"];

/**
 * JSON lines on standard output, or where `destination` takes them. Holds no personal text: people appear as
 * {@link createPseudonyms} names them.
 */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination(1),
): Log {
  const redact = [...PERSONAL, ...SECRET].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    {
      level,
      base: null,
      redact,
      serializers: { err: printableError },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
}

/** SDKs hang requests and payloads on their errors; only what says what happened, and where, is printed. */
function printableError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message, stack, ...("code" in error && { code: error.code }) };
}

/** A keyed hash that stays the same as long as the key does. */
export function createSeal(key: string): (words: string) => string {
  return (words) => createHmac("sha256", key).update(words).digest("hex").slice(0, 32);
}

/**
 * Names a chat by a keyed hash whose key changes each month: lines of one month can be joined, a person
 * can't be found from them, nor followed from month to month.
 */
export function createPseudonyms(secret: string, clock: Clock): (chat: ChatRef) => string {
  return (chat) => {
    const month = clock.now().toISOString().slice(0, 7);
    return createHmac("sha256", `${secret} ${month}`)
      .update(chatKey(chat))
      .digest("hex")
      .slice(0, 12);
  };
}
