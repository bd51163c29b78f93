import type { Outcome } from "./ports.ts";

/** Nothing to do: the event is remembered as applied, and that is all. */
export const NOTHING: Outcome = { write: [], send: [], timers: [] };

/** An outcome from the parts that matter. */
export function outcome(parts: Partial<Outcome>): Outcome {
  return { ...NOTHING, ...parts };
}

/** All of them together, in order. The last answer and the last erase count. */
export function merge(...outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (all, next) => ({
      ...all,
      ...next,
      write: [...all.write, ...next.write],
      send: [...all.send, ...next.send],
      timers: [...all.timers, ...next.timers],
      ...((all.log ?? next.log) && { log: [...(all.log ?? []), ...(next.log ?? [])] }),
    }),
    NOTHING,
  );
}
