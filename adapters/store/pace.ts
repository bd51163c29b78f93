import type { Rate } from "../../bot/core/limits.ts";

/** Names kept before those are forgotten that no limit holds any more. */
const MAX_NAMES = 1_000;

/** When the last things of each name left, as far as its rates ask. In memory: for a store of one process. */
export interface Pace {
  /** How long the next one has to wait; 0: not at all. */
  waitMs(name: string, rates: readonly Rate[], nowMs: number): number;
  /** One leaves now. */
  note(name: string, rates: readonly Rate[], nowMs: number): void;
}

export function createPace(): Pace {
  const left = new Map<string, { times: number[]; untilMs: number }>();
  return {
    waitMs: (name, rates, nowMs) => {
      const times = left.get(name)?.times ?? [];
      const waits = rates.map(({ count, perMs }) => {
        const since = times.at(-count);
        // A clock that was set back makes nobody wait longer than the limit lasts.
        return since === undefined ? 0 : Math.min(since + perMs - nowMs, perMs);
      });
      return Math.max(0, ...waits);
    },
    note: (name, rates, nowMs) => {
      if (rates.length === 0) return;
      const times = left.get(name)?.times ?? [];
      times.push(nowMs);
      if (times.length > Math.max(...rates.map(({ count }) => count))) times.shift();
      // Put in anew, so that the longest silent come first.
      left.delete(name);
      left.set(name, { times, untilMs: nowMs + Math.max(...rates.map(({ perMs }) => perMs)) });
      if (left.size > MAX_NAMES) forget(left, nowMs);
    },
  };
}

function forget(left: Map<string, { readonly untilMs: number }>, nowMs: number): void {
  for (const [name, { untilMs }] of left) {
    if (untilMs > nowMs) return;
    left.delete(name);
  }
}
