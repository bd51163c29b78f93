import { setTimeout as sleep } from "node:timers/promises";
import { asks, probe } from "./asker.ts";
import { loadClauses } from "./clauses.ts";
import { type Course, type Move, make, SORRY, Stranded, watch } from "./course.ts";
import { promisedMinutes, type Rig } from "./rig.ts";
import type { Doer } from "./side.ts";
import { reminding, type Waiter } from "./waiter.ts";

/** Everybody's clock leaps once those who talked are done: no talk spans an hour that nobody spoke in. */
interface Ahead {
  readonly rig: Rig;
  readonly course: Course;
  readonly waiters: readonly Waiter[];
  /** Of the run. */
  readonly minutes: number;
}

export interface Leap extends Ahead {
  /** Breaks things while it is ahead, no clocks; resolves when all runs again. */
  readonly breakThings: (isOver: () => boolean) => Promise<void>;
}

/** Things are broken so long while the clock is ahead: all that falls due does so at its beginning. */
const AHEAD_MS = 8_000;

/**
 * All clocks go an hour ahead at once, and what falls due in it must come, each once; then they are set back, and whoever
 * asks must be answered both times.
 */
export async function leap(options: Leap): Promise<void> {
  const { rig, course, breakThings } = options;
  const { fleet } = rig;
  const seeing = leapAhead(options);
  const state = { isOver: false };
  const breaking = breakThings(() => state.isOver);
  await sleep(AHEAD_MS);
  state.isOver = true;
  await breaking;
  await seeing;
  const officers = rig.desks.flatMap((desk) => desk.officers);
  // For the bot these events are an hour old.
  for (const { place } of officers) course.ledger.allow(place, SORRY);
  const ask = (move: (officer: Doer) => Move) =>
    all(officers.map((officer) => make(course, move(officer))));
  await ask(probe);
  rig.note("all clocks are set back");
  fleet.orderAll({ kind: "clock", offMs: 0 });
  await fleet.whole();
  const [{ path } = { path: "" }] = loadClauses();
  await ask((officer) => asks(officer, `/clause ${path}`, path));
}

/** Resolves when everybody has seen what fell due, or nobody looks any more. */
export async function leapAhead({ rig, course, waiters, minutes }: Ahead): Promise<void> {
  const looks = waiters.map((waiter) => watch(course, reminding(waiter, rig.province)));
  rig.note("all clocks leap ahead");
  rig.fleet.orderAll({ kind: "clock", offMs: (promisedMinutes(minutes) + 1) * 60_000 });
  await all(looks.map((look) => look()));
}

/** The ledger has who was stranded. */
async function all(moves: readonly Promise<unknown>[]): Promise<void> {
  for (const { reason } of (await Promise.allSettled(moves)).filter(isRejected)) {
    if (!(reason instanceof Stranded)) throw reason;
  }
}

function isRejected(one: PromiseSettledResult<unknown>): one is PromiseRejectedResult {
  return one.status === "rejected";
}
