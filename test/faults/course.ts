import { setTimeout as sleep } from "node:timers/promises";
import { fits, type Sight as Seeable } from "../e2e/journey.ts";
import type { Seen } from "../e2e/platform.ts";
import { brief, briefly, describe, type Ledger } from "./ledger.ts";
import type { Random } from "./random.ts";
import type { Doer } from "./side.ts";

/** How often people look at their screens. */
const LOOK_MS = 60;
/** Who sees nothing after pressing a button that failed presses it again; by then nothing can be on its way. */
const AGAIN_MS = 20_000;

/** The bot says so once to whom it took up after five minutes and more. */
export const SORRY = /^抱歉，我刚才中断了一段时间/;

/** What everybody in the rig shares. */
export interface Course {
  readonly ledger: Ledger;
  readonly random: Random;
  /** How long anybody waits for what he is to see, the longest outage included. */
  readonly patienceMs: number;
  /** From when on it counts, where that is not from the first look on; in ms since 1970. */
  readonly patience?: { since: number };
  /** Whether people begin nothing new any more. */
  isOver(): boolean;
  /** Whether they also do nothing more of what they have begun; they look on for what they did. */
  isFrozen(): boolean;
  /** Whether they stop looking: nothing is on its way any more. */
  hasEnded(): boolean;
}

/** `isShared`: one message may show this and others like it. */
export type Sight = Seeable & { readonly isShared?: boolean };

/** Something a person does, and all that it leads to. */
export interface Move {
  readonly name: string;
  readonly by: Doer;
  act(): void;
  readonly sights: readonly Sight[];
}

/** A sight, and after how many messages it is looked for. */
export type Waited = Sight & { readonly from: number };

interface Missed {
  readonly sights: readonly Waited[];
  readonly isHeard: boolean;
}

/** Thrown to whoever did not get what he was to see, or is to do no more: he gives up, and the ledger has it. */
export class Stranded extends Error {}

/** Does it and waits for all it leads to. @throws {Stranded} */
export async function make(course: Course, move: Move): Promise<readonly Seen[]> {
  // Patience begins anew with each press: of one that failed nothing can be expected.
  const patience = { since: Date.now() };
  const seeing = watch({ ...course, patience }, move);
  move.act();
  const isDone = { yet: false };
  const repeating = pressAgain({ ...course, patience }, move, isDone);
  const seen = await seeing().finally(() => {
    isDone.yet = true;
  });
  await repeating;
  return seen;
}

async function pressAgain(
  course: Course & Required<Pick<Course, "patience">>,
  move: Move,
  isDone: { readonly yet: boolean },
): Promise<void> {
  while ((await move.by.last()) === "refused") {
    course.ledger.note(`${move.by.name}, ${move.name}: the button failed`);
    const deadline = Date.now() + AGAIN_MS;
    while (!isDone.yet && Date.now() < deadline) await sleep(LOOK_MS);
    if (isDone.yet || course.isFrozen()) return;
    try {
      course.patience.since = Date.now();
      move.act();
    } catch {
      // The button is gone: the first press was taken after all.
      return;
    }
  }
}

/**
 * Looks at what comes from now on, or, where he has acted already, after `after` messages; what it returns resolves
 * when everything was seen. @throws {Stranded} when he is not to act any more
 */
export function watch(course: Course, move: Move, after?: number): () => Promise<readonly Seen[]> {
  if (after === undefined && course.isFrozen()) throw new Stranded("Everything stands still.");
  const sights = move.sights.map((sight) => ({
    ...sight,
    from: sight.isChange === true ? 0 : (after ?? sight.place.shown().length),
  }));
  course.ledger.note(`${move.by.name} ${move.name}`);
  return async () => {
    const seen: Seen[] = [];
    for (const sight of sights) {
      const found = await until(course, () => lookFor(course.ledger, sight));
      if (found === undefined) {
        const isHeard = !(await isUnheard(course, move.by));
        return strand(course, move, { sights: sights.slice(seen.length), isHeard });
      }
      if (sight.isChange !== true) course.ledger.claim(sight.place, found);
      seen.push(found);
    }
    return seen;
  };
}

/** Whether all has ended after a press that failed: the bot may have it or not, and he presses no more. */
export async function isUnheard(course: Course, ...pressed: readonly Doer[]): Promise<boolean> {
  if (!course.hasEnded()) return false;
  const ways = await Promise.all(pressed.map((doer) => doer.last()));
  return ways.every((how) => how === "refused");
}

/** Looks again and again until there is something, patience ends, or everything has ended. */
export async function until<T>(course: Course, look: () => T | undefined): Promise<T | undefined> {
  const { patienceMs, patience = { since: Date.now() } } = course;
  for (;;) {
    const found = look();
    const isTooLate = Date.now() > patience.since + patienceMs || course.hasEnded();
    if (found !== undefined || isTooLate) return found;
    await sleep(LOOK_MS);
  }
}

function lookFor(ledger: Ledger, sight: Waited): Seen | undefined {
  const { place, from, isChange, isShared } = sight;
  const isFree = (message: Seen) => isShared === true || !ledger.isClaimed(place, message);
  return place
    .shown()
    .slice(from)
    .find((message) => fits(message, sight) && (isChange === true || isFree(message)));
}

/**
 * Gives up, and leaves it to the ledger to look for what is still to come, or, where the bot may not have heard him,
 * may. @throws {Stranded} always
 */
function strand({ ledger }: Course, { name, by }: Move, { sights, isHeard }: Missed): never {
  const why = `${by.name}, ${name}`;
  ledger.allow(by.place, SORRY);
  for (const sight of sights) {
    const last = sight.place.shown().slice(-2).map(briefly).join(" / ");
    const words = `${why}: ${brief(String(sight.words))} was not seen in ${describe(sight.place)}, which ends with ${last}; he was told ${by.told.slice(-2).join(" / ")}`;
    const look = (): boolean => {
      const found = lookFor(ledger, sight);
      if (found !== undefined && sight.isChange !== true) ledger.claim(sight.place, found);
      return found !== undefined || by.isGivenUp();
    };
    if (isHeard) ledger.miss(words, look);
    else ledger.expect(look);
  }
  throw new Stranded(why);
}
