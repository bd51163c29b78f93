import { setTimeout as sleep } from "node:timers/promises";
import { countDeliveries } from "../e2e/remains.ts";
import { probe } from "./asker.ts";
import { closeBooks, refusedInOrder } from "./books.ts";
import { type Course, make } from "./course.ts";
import { openDesk } from "./desk.ts";
import { playEverybody } from "./lanes.ts";
import { leap, leapAhead } from "./leap.ts";
import { createLedger, type Finding, type Ledger } from "./ledger.ts";
import { createRandom } from "./random.ts";
import { openRig, type Rig, type RigOptions } from "./rig.ts";
import { planSabotage, sabotage } from "./saboteur.ts";
import type { Waiter } from "./waiter.ts";

export interface FaultsOptions extends RigOptions {
  /** Nothing is broken: what people do is tried by itself. */
  readonly isCalm: boolean;
}

export interface Report {
  readonly seed: number;
  readonly kills: number;
  /** How often the saboteur did what. */
  readonly sabotage: ReadonlyMap<string, number>;
  readonly people: number;
  readonly events: number;
  readonly replies: number;
  /** How often an event was handed over once more. */
  readonly redeliveries: number;
  /** Presses that Telegram gave up handing over. */
  readonly givenUp: number;
  /** On Telegram, each of a message whose answer was lost. */
  readonly duplicates: number;
  /** Replies that came after somebody's patience. */
  readonly late: number;
  readonly findings: readonly Finding[];
  /** Everything the bot's processes printed, with what the saboteur did between. */
  readonly lines: readonly string[];
}

/** How long people and the rig itself wait. */
interface Waits {
  /** For what somebody is to see. */
  readonly patienceMs: number;
  /** Where so long nothing changes nothing will. */
  readonly stillMs: number;
  /** So long nothing may be on its way; then it isn't between two looks either. */
  readonly quietMs: number;
  /** How long that may take at most. */
  readonly mostMs: number;
}

/**
 * Patience is for a busy machine, a ladder of redeliveries, and a lease that has to end. A delivery that failed seven
 * times waits two minutes at most.
 */
const USUAL: Waits = {
  patienceMs: 75_000,
  stillMs: 150_000,
  quietMs: 3_000,
  mostMs: Number.POSITIVE_INFINITY,
};
/** Where nothing is broken. */
const CALM: Waits = { ...USUAL, patienceMs: 40_000 };
/**
 * Where a bug is planted: what it took never comes. All is quiet only when also a timer that was set by a clock ahead,
 * ten seconds at most, has fallen due.
 */
const PLANTED: Waits = {
  patienceMs: 25_000,
  stillMs: 30_000,
  quietMs: 14_000,
  mostMs: 45_000,
};
const LOOK_MS = 500;
const AUDIT_MS = 2_000;
const SUSPECTED_MS = 12_000;

/** What a run consists of. */
interface Run {
  readonly options: FaultsOptions;
  readonly rig: Rig;
  readonly ledger: Ledger;
  readonly waits: Waits;
  /** How often the saboteur did what. */
  readonly done: Map<string, number>;
}

/** Runs the bot among people and a saboteur, and says what came of it. */
export async function runFaults(options: FaultsOptions): Promise<Report> {
  const { isCalm, plant } = options;
  const rig = await openRig(options);
  const ledger = createLedger(rig.note);
  const waits = plant !== undefined ? PLANTED : isCalm ? CALM : USUAL;
  const run: Run = { options, rig, ledger, waits, done: new Map() };
  /** Something is wrong that nobody planted: what the store holds then is looked at. */
  const isStrange = () => plant === undefined && ledger.findings.length > 0;
  try {
    await rig.fleet.start();
    const { waiters, isQuiet } = await play(run);
    const late = ledger.collect();
    if (plant === undefined || isQuiet) await letHourPass(run, waiters);
    const lateAhead = ledger.collect();
    await checkReadiness(rig, ledger);
    const duplicates = await closeBooks(rig, ledger);
    if (isStrange()) rig.note(`the store stays as it is: ${rig.storeUrl}`);
    return {
      seed: options.seed,
      kills: rig.fleet.kills(),
      sabotage: run.done,
      people: rig.places().length,
      events: rig.sides.reduce((sum, side) => sum + side.events(), 0),
      replies: ledger.replies(),
      redeliveries: rig.sides.reduce((sum, side) => sum + side.redeliveries(), 0),
      givenUp: rig.sides.reduce((sum, side) => sum + side.givenUp(), 0),
      duplicates,
      late: late + lateAhead,
      findings: ledger.findings,
      lines: rig.lines,
    };
  } finally {
    await rig.close(isStrange());
  }
}

interface Played {
  /** Who waits still for somebody to accept his ticket. */
  readonly waiters: readonly Waiter[];
  readonly isQuiet: boolean;
}

/**
 * Until the minutes are over and everybody has seen what he was to see; where a bug is planted, only until something
 * seems to be wrong, and what is begun then is left as it stands. Resolves when all is quiet, or never will be.
 */
async function play(run: Run): Promise<Played> {
  const { options, rig, ledger, waits } = run;
  const { seed, minutes, plant } = options;
  const state = { isOver: false, isFrozen: false, hasEnded: false };
  const course: Course = {
    ledger,
    random: createRandom(seed, "course"),
    patienceMs: plant === undefined ? waits.patienceMs : USUAL.patienceMs,
    isOver: () => state.isOver,
    isFrozen: () => state.isFrozen,
    hasEnded: () => state.hasEnded,
  };
  await Promise.all(rig.desks.map((desk) => openDesk(course, desk)));
  const breaking = breakThings(run, { name: "sabotage", isOver: () => state.isOver });
  const playing = playEverybody(rig, course, options);
  const isEnough = sleep(minutes * 60_000, undefined, { ref: false });
  if (plant !== undefined) void suspect(run, () => state.isOver);
  await (plant === undefined ? isEnough : Promise.race([isEnough, ledger.doubted]));
  state.isOver = true;
  state.isFrozen = plant !== undefined;
  await breaking;
  rig.fleet.orderAll({ kind: "clock", offMs: 0 });
  if (plant === undefined) {
    await playing;
    await rig.fleet.whole();
    await probeOfficers(rig, course);
  }
  const isQuiet = await drain(rig, waits);
  state.hasEnded = true;
  const waiters = await playing;
  // Also who looked beside others.
  await sleep(LOOK_MS);
  return { waiters, isQuiet };
}

/**
 * Doubts as soon as something has looked like a repeat, or like an event refused for nothing, for so long that nobody can
 * be waiting for it, and no outage is still to be known.
 */
async function suspect({ rig, ledger }: Run, isOver: () => boolean): Promise<void> {
  const since = new Map<string, number>();
  while (!isOver()) {
    await sleep(AUDIT_MS);
    const sent = rig.sides.flatMap((side) => side.sent());
    const refused = rig.sides.flatMap((side) => refusedInOrder(rig, side));
    const repeats = ledger.suspects(rig.places(), sent, rig.outages);
    const suspects = new Set([...repeats, ...refused.map((at) => `refused at ${at}`)]);
    for (const one of since.keys()) if (!suspects.has(one)) since.delete(one);
    for (const one of suspects) since.set(one, since.get(one) ?? Date.now());
    if ([...since.values()].some((from) => Date.now() - from > SUSPECTED_MS)) ledger.doubt();
  }
}

/** Where a planted bug was found already nothing is broken any more, and nobody asked; more may be found so. */
async function letHourPass(run: Run, waiters: readonly Waiter[]): Promise<void> {
  const { options, rig, ledger, waits } = run;
  const { seed, minutes, plant } = options;
  const state = { hasEnded: false };
  const course: Course = {
    ledger,
    random: createRandom(seed, "leap"),
    patienceMs: waits.patienceMs,
    isOver: () => false,
    isFrozen: () => false,
    hasEnded: () => state.hasEnded,
  };
  const ahead = { rig, course, waiters, minutes };
  const breakAgain = (isOver: () => boolean) => breakThings(run, { name: "leap", isOver });
  const isFound = plant !== undefined && ledger.findings.length > 0;
  const leaping = isFound ? leapAhead(ahead) : leap({ ...ahead, breakThings: breakAgain });
  if (!isFound) await leaping;
  await drain(rig, { ...waits, quietMs: USUAL.quietMs });
  state.hasEnded = true;
  await leaping;
}

interface Breaking {
  /** `leap`: no clock is touched. */
  readonly name: "sabotage" | "leap";
  readonly isOver: () => boolean;
}

/** Resolves when all runs again. */
async function breakThings({ options, rig, done }: Run, { name, isOver }: Breaking): Promise<void> {
  const { seed, processes, store, isCalm } = options;
  const plan = { processes, store, sides: rig.sides.length, isAhead: name === "leap" };
  const planned = isCalm ? [] : planSabotage(createRandom(seed, name), plan);
  await sabotage(planned, done, { ...rig.fleet, ...rig, isOver });
  await rig.fleet.whole();
}

async function probeOfficers({ desks }: Rig, course: Course): Promise<void> {
  const officers = desks.flatMap((desk) => desk.officers);
  await Promise.all(officers.map((officer) => make(course, probe(officer)).catch(() => undefined)));
}

/**
 * Resolves to whether nothing is on its way any more, in the bot or on the platforms; else what is does not move, or never
 * ends.
 */
async function drain({ sides, storeUrl }: Rig, waits: Waits): Promise<boolean> {
  const { stillMs, quietMs, mostMs } = waits;
  const from = Date.now();
  let before = "";
  let since = from;
  let quiet = 0;
  while (quiet < quietMs && Date.now() - since < stillMs && Date.now() - from < mostMs) {
    await sleep(LOOK_MS);
    const left = [...sides.map((side) => side.underWay()), await countDeliveries(storeUrl)];
    quiet = left.every((count) => count === 0) ? quiet + LOOK_MS : 0;
    if (left.join() !== before) since = Date.now();
    before = left.join();
  }
  return quiet >= quietMs;
}

/** A store that was away is back by now: whoever stands before the processes must be told so. */
async function checkReadiness({ fleet }: Rig, ledger: Ledger): Promise<void> {
  for (const answer of await fleet.unready()) ledger.find("left", `a process says ${answer}`);
}
