import { setTimeout as sleep } from "node:timers/promises";
import { chatKey } from "../../bot/core/event.ts";
import type { ChannelName } from "../e2e/platform.ts";
import { countDeliveries, readPerhapsTwice, readRemains } from "../e2e/remains.ts";
import { planAskings, playAsker, probe } from "./asker.ts";
import { loadClauses } from "./clauses.ts";
import { type Course, make, Stranded } from "./course.ts";
import { openDesk, planSendings, playDesk, type RigDesk } from "./desk.ts";
import {
  briefly,
  createLedger,
  describe,
  type Finding,
  type Ledger,
  type Repeat,
} from "./ledger.ts";
import { createRandom } from "./random.ts";
import { openRig, type Rig, type RigOptions } from "./rig.ts";
import { planSabotage, sabotage } from "./saboteur.ts";

export interface FaultsOptions extends RigOptions {
  readonly minutes: number;
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
  /** On Telegram, each of a message whose answer was lost. */
  readonly duplicates: number;
  /** Replies that came after somebody's patience. */
  readonly late: number;
  readonly findings: readonly Finding[];
  /** Everything the bot's processes printed, with what the saboteur did between. */
  readonly lines: readonly string[];
}

/** Askers at the same time, on each platform. */
const ASKERS = 5;
/** A busy machine, a ladder of redeliveries, and a lease that has to end. */
const PATIENCE_MS = 75_000;
/** Where nothing is broken. */
const CALM_PATIENCE_MS = 40_000;
/** Where so long nothing changes nothing will: a delivery that failed seven times waits two minutes at most. */
const STILL_MS = 150_000;
const LOOK_MS = 500;
/** So many looks in a row nothing may be on its way; then it isn't between two looks either. */
const QUIET_LOOKS = 6;

/** Runs the bot among people and a saboteur, and says what came of it. */
export async function runFaults(options: FaultsOptions): Promise<Report> {
  const { seed, minutes, processes, store, isCalm } = options;
  const rig = await openRig(options);
  const ledger = createLedger(rig.note);
  const state = { isOver: false };
  const course: Course = {
    ledger,
    random: createRandom(seed, "course"),
    patienceMs: isCalm ? CALM_PATIENCE_MS : PATIENCE_MS,
    isOver: () => state.isOver,
  };
  try {
    await rig.fleet.start();
    await Promise.all(rig.desks.map((desk) => openDesk(course, desk)));
    const plan = { processes, store, sides: rig.sides.length };
    const planned = planSabotage(createRandom(seed, "sabotage"), plan);
    const breaking = sabotage(isCalm ? [] : planned, {
      ...rig.fleet,
      sides: rig.sides,
      loseAnswers: rig.loseAnswers,
      takeStore: rig.takeStore,
      inTurn: rig.inTurn,
      isOver: () => state.isOver,
      note: rig.note,
    });
    const playing = playEverybody(rig, course, seed);
    await sleep(minutes * 60_000);
    state.isOver = true;
    const done = await breaking;
    rig.fleet.orderAll({ kind: "clock", offMs: 0 });
    await Promise.all([playing, rig.fleet.whole()]);
    await probeOfficers(rig, course);
    await drain(rig);
    const late = ledger.collect();
    await checkReadiness(rig, course);
    const duplicates = await closeBooks(rig, course);
    return {
      seed,
      kills: rig.fleet.kills(),
      sabotage: done,
      people: rig.places().length,
      events: rig.sides.reduce((sum, side) => sum + side.events(), 0),
      replies: ledger.replies(),
      redeliveries: rig.sides.reduce((sum, side) => sum + side.redeliveries(), 0),
      duplicates,
      late,
      findings: ledger.findings,
      lines: rig.lines,
    };
  } finally {
    await rig.close();
  }
}

/** Askers one after another, and one investor at a time at each desk. */
async function playEverybody(rig: Rig, course: Course, seed: number): Promise<void> {
  const clauses = loadClauses();
  const channels = (["telegram", "feishu"] as const).flatMap((channel) =>
    Array.from({ length: ASKERS }, (): ChannelName => channel),
  );
  const lanes = channels.map((channel, lane) =>
    again(course, (round) => {
      const askings = planAskings(createRandom(seed, "asker", lane, round), clauses);
      return playAsker(course, rig.person(channel), { askings, clauses });
    }),
  );
  const desks = rig.desks.map((desk, lane) => deskLane({ rig, course, desk }, seed, lane));
  await Promise.all([...lanes, ...desks]);
}

interface DeskLane {
  readonly rig: Rig;
  readonly course: Course;
  readonly desk: RigDesk;
}

function deskLane({ rig, course, desk }: DeskLane, seed: number, lane: number): Promise<void> {
  return again(course, (round) => {
    const random = createRandom(seed, "desk", lane, round);
    const channel = random.pick(["telegram", "feishu"] as const);
    const plan = {
      mark: (300 + lane + 10 * round) / 100,
      ...planSendings(random),
    };
    return playDesk(course, desk, { investor: rig.person(channel), plan });
  });
}

/** Until it is over, or somebody did not get what he was to see: the lane is closed then. */
async function again(course: Course, play: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; !course.isOver(); round++) {
    try {
      await play(round);
    } catch (error) {
      if (error instanceof Stranded) return;
      course.ledger.find("lost", String(error));
      return;
    }
  }
}

async function probeOfficers({ desks }: Rig, course: Course): Promise<void> {
  const officers = desks.flatMap((desk) => desk.officers);
  await Promise.all(officers.map((officer) => make(course, probe(officer)).catch(() => undefined)));
}

/** Resolves when nothing is on its way any more, in the bot or on the platforms, or what is does not move. */
async function drain({ sides, storeUrl }: Rig): Promise<void> {
  let before = "";
  let since = Date.now();
  for (let quiet = 0; quiet < QUIET_LOOKS && Date.now() - since < STILL_MS; ) {
    await sleep(LOOK_MS);
    const left = [...sides.map((side) => side.underWay()), await countDeliveries(storeUrl)];
    quiet = left.every((count) => count === 0) ? quiet + 1 : 0;
    if (left.join() !== before) since = Date.now();
    before = left.join();
  }
}

/** A store that was away is back by now: whoever stands before the processes must be told so. */
async function checkReadiness({ fleet }: Rig, { ledger }: Course): Promise<void> {
  for (const answer of await fleet.unready()) ledger.find("left", `a process says ${answer}`);
}

/** Stops the bot, looks at what is left, and closes the ledger. Resolves to how many duplicates were to be expected. */
async function closeBooks(rig: Rig, { ledger }: Course): Promise<number> {
  for (const code of await rig.fleet.stop()) {
    if (code !== 0) ledger.find("exit", `asked to stop, a process ended with code ${code}`);
  }
  const { waiting, tickets } = await readRemains(rig.storeUrl, []);
  if (waiting > 0) ledger.find("left", `${waiting} deliveries are left in the outbox`);
  for (const { number, history } of tickets) {
    const accepted = history.filter(({ what }) => what === "accepted").length;
    if (accepted > 1) ledger.find("owners", `#${number} was accepted ${accepted} times`);
  }
  for (const side of rig.sides) {
    for (const event of side.untaken()) {
      ledger.find("left", `an event of ${side.channel} was never taken: ${event}`);
    }
    // Turns of one chat in several processes may lose against each other seven times; then the event comes again.
    for (const at of rig.fleet.size > 1 ? [] : side.refusals()) {
      if (rig.outages.some(({ from, to }) => from <= at && at <= to)) continue;
      ledger.find(
        "refused",
        `an event of ${side.channel} was refused at ${new Date(at).toISOString()}, with the store in order`,
      );
    }
  }
  const sent = rig.sides.flatMap((side) => side.sent());
  const repeats = ledger.close(rig.places(), sent, rig.outages);
  await checkRecords(rig, ledger, repeats);
  return repeats.length;
}

/** The bot itself must know what it may have sent twice. */
async function checkRecords({ storeUrl }: Rig, ledger: Ledger, repeats: readonly Repeat[]) {
  const all = repeats.flatMap(({ place: { chat }, known }) => known.map((id) => ({ chat, id })));
  const recorded = new Set(await readPerhapsTwice(storeUrl, all));
  for (const { place, message, known } of repeats) {
    const isRecorded = known.some((id) => recorded.has(`${chatKey(place.chat)}/${id}`));
    if (!isRecorded) ledger.find("untold", `${describe(place)}: ${briefly(message)}`);
  }
}
