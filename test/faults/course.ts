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
const SORRY = /^抱歉，我刚才中断了一段时间/;

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

/** Thrown to whoever did not get what he was to see: he gives up, and the ledger has it. */
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
  { ledger, patience }: Course & Required<Pick<Course, "patience">>,
  move: Move,
  isDone: { readonly yet: boolean },
): Promise<void> {
  while ((await move.by.last()) === "refused") {
    ledger.note(`${move.by.name}, ${move.name}: the button failed`);
    const deadline = Date.now() + AGAIN_MS;
    while (!isDone.yet && Date.now() < deadline) await sleep(LOOK_MS);
    if (isDone.yet) return;
    try {
      patience.since = Date.now();
      move.act();
    } catch {
      // The button is gone: the first press was taken after all.
      return;
    }
  }
}

/** Looks at what comes from now on, or after `after` messages; what it returns resolves when everything was seen. */
export function watch(course: Course, move: Move, after?: number): () => Promise<readonly Seen[]> {
  const sights = move.sights.map((sight) => ({
    ...sight,
    from: sight.isChange === true ? 0 : (after ?? sight.place.shown().length),
  }));
  course.ledger.note(`${move.by.name} ${move.name}`);
  return async () => {
    const seen: Seen[] = [];
    for (const sight of sights) {
      const found = await until(course, () => lookFor(course.ledger, sight));
      if (found === undefined) return strand(course, move, sights.slice(seen.length));
      if (sight.isChange !== true) course.ledger.claim(sight.place, found);
      seen.push(found);
    }
    return seen;
  };
}

/** Looks again and again until there is something, or patience ends. */
export async function until<T>(
  { patienceMs, patience = { since: Date.now() } }: Course,
  look: () => T | undefined,
): Promise<T | undefined> {
  for (;;) {
    const found = look();
    if (found !== undefined || Date.now() > patience.since + patienceMs) return found;
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

/** Gives up, and leaves it to the ledger to look for what is still to come. @throws {Stranded} always */
export function strand({ ledger }: Course, { name, by }: Move, missed: readonly Waited[]): never {
  const why = `${by.name}, ${name}`;
  ledger.allow(by.place, SORRY);
  for (const sight of missed) {
    const last = sight.place.shown().slice(-2).map(briefly).join(" / ");
    const words = `${why}: ${brief(String(sight.words))} was not seen in ${describe(sight.place)}, which ends with ${last}; he was told ${by.told.slice(-2).join(" / ")}`;
    ledger.miss(words, () => {
      const found = lookFor(ledger, sight);
      if (found !== undefined && sight.isChange !== true) ledger.claim(sight.place, found);
      return found !== undefined;
    });
  }
  throw new Stranded(why);
}
