import { setTimeout as sleep } from "node:timers/promises";

/** Resolves after that time, or as soon as the signal fires. Never rejects. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Wait = async (ms, signal) => {
  await sleep(ms, undefined, { signal }).catch(() => {
    // Woken early in order to stop.
  });
};
