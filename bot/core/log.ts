import { createHmac } from "node:crypto";
import { type Logger, pino } from "pino";
import type { Clock } from "./clock.ts";
import { type ChatRef, chatKey } from "./event.ts";

export type Log = Logger;

/** Fields that may hold what a person wrote or is called; never printed, wherever they stand. */
const PERSONAL = ["text", "name", "caption", "value", "fields", "label"];
const SECRET = ["token", "secret", "appSecret", "authorization"];

/** JSON lines on standard output. Holds no personal text: people appear as {@link createPseudonyms} names them. */
export function createLog(level: string): Log {
  const redact = [...PERSONAL, ...SECRET].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level, base: null, redact, timestamp: pino.stdTimeFunctions.isoTime });
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
