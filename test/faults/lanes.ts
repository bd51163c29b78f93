import type { ChannelName } from "../e2e/platform.ts";
import { planAskings, playAsker } from "./asker.ts";
import { loadClauses } from "./clauses.ts";
import { type Course, Stranded } from "./course.ts";
import { planSendings, playDesk, type RigDesk } from "./desk.ts";
import { createRandom, type Random } from "./random.ts";
import type { Rig } from "./rig.ts";
import { pause, playWaiter, type Waiter } from "./waiter.ts";

/** Askers at the same time, on each platform. */
const ASKERS = 5;
/** Rows of people who begin to wait one after another, on each platform; and how many are in a row, however long the run. */
const ROWS = 2;
const ROW = 10;
const CHANNELS = ["telegram", "feishu"] as const;

/** Resolves to who waits in the end. */
export async function playEverybody(
  rig: Rig,
  course: Course,
  { seed, minutes }: { readonly seed: number; readonly minutes: number },
): Promise<readonly Waiter[]> {
  const waiters: Waiter[] = [];
  await Promise.all([
    ...askerLanes(rig, course, seed),
    ...rig.desks.map((desk, lane) => deskLane({ rig, course, desk }, seed, lane)),
    ...eachLane(ROWS).map(([channel, lane]) => {
      const random = createRandom(seed, "waiter", lane);
      const play = waiting({ rig, course, channel, random, gapMs: (minutes * 60_000) / ROW });
      return again(course, async () => void waiters.push(await play()), ROW);
    }),
  ]);
  return waiters;
}

/** So many on each platform. */
function eachLane(count: number): readonly (readonly [channel: ChannelName, lane: number])[] {
  const channels = CHANNELS.flatMap((channel) => Array.from({ length: count }, () => channel));
  return channels.map((channel, lane) => [channel, lane] as const);
}

/** One after another. */
function askerLanes(rig: Rig, course: Course, seed: number): readonly Promise<void>[] {
  const clauses = loadClauses();
  return eachLane(ASKERS).map(([channel, lane]) =>
    again(course, (round) => {
      const askings = planAskings(createRandom(seed, "asker", lane, round), clauses);
      return playAsker(course, rig.person(channel), { askings, clauses });
    }),
  );
}

interface DeskLane {
  readonly rig: Rig;
  readonly course: Course;
  readonly desk: RigDesk;
}

/** One investor at a time. */
function deskLane({ rig, course, desk }: DeskLane, seed: number, lane: number): Promise<void> {
  return again(course, (round) => {
    const random = createRandom(seed, "desk", lane, round);
    const channel = random.pick(CHANNELS);
    const plan = {
      mark: (300 + lane + 10 * round) / 100,
      ...planSendings(random),
    };
    return playDesk(course, desk, { investor: rig.person(channel), plan });
  });
}

interface Waiting {
  readonly rig: Rig;
  readonly course: Course;
  readonly channel: ChannelName;
  readonly random: Random;
  /** Spreads a row over the run. */
  readonly gapMs: number;
}

function waiting({ rig, course, channel, random, gapMs }: Waiting): () => Promise<Waiter> {
  return async () => {
    await pause(course, (gapMs * random.whole(2, 8)) / 10);
    return playWaiter(course, rig.person(channel), rig.province);
  };
}

/** Until it is over, or somebody did not get what he was to see: the lane is closed then. */
async function again(
  course: Course,
  play: (round: number) => Promise<void>,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let round = 0; round < most && !course.isOver(); round++) {
    try {
      await play(round);
    } catch (error) {
      if (error instanceof Stranded) return;
      course.ledger.find("lost", String(error));
      return;
    }
  }
}
