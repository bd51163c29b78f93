import type { Seen } from "../e2e/platform.ts";
import type { Clause } from "./clauses.ts";
import { type Course, type Move, make, watch } from "./course.ts";
import type { Random } from "./random.ts";
import type { Doer } from "./side.ts";

/** What somebody asks, one thing after another. The same for the same seed. */
export type Asking =
  | { readonly how: "command" | "fragment"; readonly clause: number }
  /** Several in quick succession, none waited for. */
  | { readonly how: "burst"; readonly clauses: readonly number[] }
  /** More at the same instant than a turn in conflict is run again; each changes what is remembered of the talk. */
  | { readonly how: "flood"; readonly clauses: readonly number[] }
  /** Taps the same button as fast as he can. */
  | { readonly how: "storm"; readonly clause: number; readonly taps: number };

/** Has no divisor in common with the number of clauses, so that all come before one comes again. */
const STRIDE = 7;

export function planAskings(random: Random, clauses: readonly Clause[]): readonly Asking[] {
  // Each clause once at most per person, so that a reply belongs to one question, however late it comes again.
  const offset = random.whole(0, clauses.length - 1);
  const free = clauses.map((_, nth) => (offset + STRIDE * nth) % clauses.length);
  const next = (): number => {
    const [clause] = free.splice(0, 1);
    if (clause === undefined) throw new Error("Somebody asks for more than there is.");
    return clause;
  };
  /** One whose next, which the taps show, is free as well. */
  const nextWithNext = (): number | undefined => {
    const isFree = (index: number) => free.includes(index);
    const clause = free.find((index) => isFree(index + 1) && isNext(clauses, index));
    if (clause === undefined) return undefined;
    for (const used of [clause, clause + 1]) free.splice(free.indexOf(used), 1);
    return clause;
  };
  const several = (from: number, to: number) =>
    Array.from({ length: random.whole(from, to) }, next);
  // Once per person: it takes most of the clauses.
  const flooded = random.whole(0, 2);
  return Array.from({ length: random.whole(3, 5) }, (_, index): Asking => {
    if (index === flooded) return { how: "flood", clauses: several(14, 18) };
    const chance = random.next();
    if (chance < 0.2) return { how: "command", clause: next() };
    if (chance < 0.55) return { how: "fragment", clause: next() };
    if (chance < 0.8) return { how: "burst", clauses: several(3, 6) };
    const clause = nextWithNext();
    if (clause === undefined) return { how: "command", clause: next() };
    return { how: "storm", clause, taps: random.whole(2, 5) };
  });
}

/** Asks all of it; the last question shows that nothing is stuck. */
export async function playAsker(
  course: Course,
  doer: Doer,
  {
    askings,
    clauses,
  }: { readonly askings: readonly Asking[]; readonly clauses: readonly Clause[] },
): Promise<void> {
  const clause = (index: number): Clause => at(clauses, index);
  const command = (index: number): Move => {
    const { path } = clause(index);
    return asks(doer, `/clause ${path}`, path);
  };
  for (const asking of askings) {
    switch (asking.how) {
      case "command":
        await make(course, command(asking.clause));
        break;
      case "fragment": {
        const { path } = clause(asking.clause);
        await make(course, asks(doer, path, path));
        break;
      }
      case "burst":
        await playBurst(course, doer, asking.clauses.map(command));
        break;
      case "flood": {
        const asked = asking.clauses.map(clause);
        await playFlood(
          course,
          asked.map(({ question, path }) => asks(doer, question, path)),
        );
        break;
      }
      case "storm":
        await playStorm(course, doer, {
          path: clause(asking.clause).path,
          next: clause(asking.clause + 1).path,
          taps: asking.taps,
        });
        break;
    }
    if (course.isOver()) break;
  }
  await make(course, probe(doer));
}

function at(clauses: readonly Clause[], index: number): Clause {
  const clause = clauses[index];
  if (clause === undefined) throw new Error("There are no clauses.");
  return clause;
}

/** A question whose answer can't be mistaken for another's. */
export function probe(doer: Doer): Move {
  const words = new RegExp(escaped(doer.place.chat.chatId));
  return {
    name: "asks where he is",
    by: doer,
    act: () => doer.says("/whereami"),
    sights: [{ place: doer.place, words }],
  };
}

export function asks(doer: Doer, text: string, path: string): Move {
  return {
    name: `asks ${text}`,
    by: doer,
    act: () => doer.says(text),
    sights: [{ place: doer.place, words: cites(path) }],
  };
}

function cites(path: string): RegExp {
  return new RegExp(`）${escaped(path)}(?![·\\d（])`);
}

/** Whether the clause after that one is the next of the same section. */
function isNext(clauses: readonly Clause[], index: number): boolean {
  const sectionOf = (clause: Clause | undefined) => clause?.path.replace(/\d+$/, "");
  return sectionOf(clauses[index]) === sectionOf(clauses[index + 1]);
}

/** In which order they are taken nobody can say. */
async function playFlood(course: Course, moves: readonly Move[]): Promise<void> {
  const seeing = moves.map((move) => watch(course, move));
  for (const move of moves) move.act();
  await Promise.all(seeing.map((look) => look()));
}

/** The bot takes them in the order in which the platform handed them over; where that is known the replies keep it. */
async function playBurst(course: Course, doer: Doer, moves: readonly Move[]): Promise<void> {
  const isOrdered = doer.place.chat.channel === "telegram" || course.random.chance(0.5);
  const seeing: Promise<readonly Seen[]>[] = [];
  let inOrder: Promise<readonly Seen[]>[] = [];
  for (const move of moves) {
    const look = watch(course, move);
    move.act();
    const seen = look();
    seen.catch(() => undefined);
    seeing.push(seen);
    inOrder.push(seen);
    if (!isOrdered) continue;
    const how = await move.by.last();
    // It comes again later, perhaps after the next one.
    if (how === "held" && doer.place.chat.channel === "feishu") inOrder = [];
  }
  await Promise.all(seeing);
  if (!isOrdered) return;
  const replies = (await Promise.all(inOrder)).flat();
  course.ledger.checkOrder(doer.place, replies, doer.name);
}

/** Every tap that was taken shows the next clause once; of one that was refused nobody can know. */
async function playStorm(
  course: Course,
  doer: Doer,
  { path, next, taps }: { readonly path: string; readonly next: string; readonly taps: number },
): Promise<void> {
  await make(course, asks(doer, `/clause ${path}`, path));
  const words = cites(next);
  const before = doer.place.shown().length;
  const pressing = Array.from({ length: taps }, () => {
    doer.presses("下一条 ›");
    return doer.last();
  });
  const refused = (await Promise.all(pressing)).filter((how) => how === "refused").length;
  course.ledger.allow(doer.place, words, refused);
  const sights = Array.from({ length: taps - refused }, () => ({ place: doer.place, words }));
  await watch(course, { name: "taps", by: doer, act: () => undefined, sights }, before)();
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
