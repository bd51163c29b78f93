import { createWindow } from "../window.ts";
import { ApiError } from "./api-error.ts";

/**
 * Bots FAQ, "My bot is hitting limits": about one message a second to one chat, "short bursts" aside; 20 a minute into
 * one group; about 30 a second in all. How long a burst may be is not told: here ten within ten seconds.
 */
const TO_CHAT = { most: 10, ms: 10_000 };
const TO_GROUP = { most: 20, ms: 60_000 };
const IN_ALL = { most: 30, ms: 1_000 };

/** @throws {ApiError} 429 when there was too much of it; what was refused does not count. */
export type CheckLimits = (method: string, chatId: number) => void;

export function createLimits(now: () => number = Date.now): CheckLimits {
  const toChat = createWindow(TO_CHAT, now);
  const toGroup = createWindow(TO_GROUP, now);
  const inAll = createWindow(IN_ALL, now);
  return (method, chatId) => {
    if (!method.startsWith("send")) return;
    const windows = [inAll, chatId < 0 ? toGroup : toChat];
    const name = (window: unknown) => (window === inAll ? "" : String(chatId));
    const waitMs = Math.max(...windows.map((window) => window.waitMs(name(window))));
    if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1_000));
    for (const window of windows) window.count(name(window));
  };
}

/** tdlib/telegram-bot-api: the wait stands in the description, the parameters and a header. */
export function tooMany(retryAfterS: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfterS}`, {
    retry_after: retryAfterS,
  });
}
