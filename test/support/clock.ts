import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../bot/core/clock.ts";

/** A clock that stands still until the test drives it. */
export interface DrivenClock extends Clock {
  /**
   * Moves the time on. What falls due on the way runs in order, each at its own time, and what it sets
   * going comes to rest before the next.
   */
  advance(ms: number): Promise<void>;
  /** How many scheduled tasks have neither run nor been called off. */
  waiting(): number;
}

interface Task {
  readonly at: number;
  readonly run: () => void;
}

export interface DrivenClockOptions {
  /** Resolves when what a task set going has come to rest; without one nothing is waited for on a socket. */
  readonly rest?: () => Promise<void>;
  /** Told of each new time. */
  readonly onTime?: (now: Date) => void;
}

export function createDrivenClock(
  start = new Date("2026-03-02T01:00:00.000Z"),
  { rest = afterTurns, onTime = () => undefined }: DrivenClockOptions = {},
): DrivenClock {
  const tasks = new Set<Task>();
  let now = start.getTime();
  const moveTo = (time: number): void => {
    now = time;
    onTime(new Date(now));
  };
  const nextUntil = (end: number): Task | undefined =>
    [...tasks].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => new Date(now),
    schedule(delayMs, run) {
      const task = { at: now + delayMs, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    async advance(ms) {
      const end = now + ms;
      await rest();
      for (let task = nextUntil(end); task !== undefined; task = nextUntil(end)) {
        tasks.delete(task);
        moveTo(Math.max(now, task.at));
        task.run();
        await rest();
      }
      moveTo(end);
    },
    waiting: () => tasks.size,
  };
}

/** The longest chain of changes one task sets going: SQLite makes each in a few turns of the event loop. */
const TURNS = 60;

/** Promises that wait for nothing outside run their whole chain within these turns of the event loop. */
async function afterTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}
