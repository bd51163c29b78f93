import type { YesNoFact } from "../facts.ts";
import { leadOf } from "./answer-words.ts";
import type { Clause } from "./clauses.ts";
import { hasUnknownCue } from "./not-known.ts";
import { isAbout } from "./other-matter.ts";

/** What of an answer is about one of the facts asked. */
export interface Part {
  readonly fact: YesNoFact;
  readonly clauses: readonly Clause[];
  /** Its first clause names the fact; otherwise only its place in the answer says what it is about. */
  readonly isNamed: boolean;
}

/** How well a clause opens the answer to a fact, and how ill it fits inside the answer to another. */
const SCORE = {
  named: 4,
  nameless: -3,
  otherNamed: -4,
  lead: 2,
  sentence: 1,
  innerBare: -2,
  innerLead: -0.5,
  left: -3,
};

/**
 * An answer to several questions, cut into the answers to each: mostly they come in the order of the
 * questions, and each begins with an answer word, or names what it is about. Nothing where no cut fits.
 */
export function partsOf(clauses: readonly Clause[], asked: readonly YesNoFact[]): readonly Part[] {
  const named = clauses.map(({ text }) => asked.filter((fact) => isAbout(text, fact)));
  const ordered =
    oneByOne(clauses, asked, named) ??
    (clauses.length > MAX_CLAUSES ? [] : inOrder(clauses, asked, named));
  const rest = byName(clauses, named).filter(({ fact }) =>
    ordered.every((one) => one.fact !== fact),
  );
  return [...ordered, ...rest];
}

/** 没有，外地拉，不用: as many words as questions, and none that names another one's fact. */
function oneByOne(
  clauses: readonly Clause[],
  asked: readonly YesNoFact[],
  named: readonly (readonly YesNoFact[])[],
): readonly Part[] | undefined {
  if (clauses.length !== asked.length) return undefined;
  const parts = asked.flatMap((fact, at): Part[] => {
    const names = named[at] ?? [];
    const clause = clauses[at];
    const fits = clause !== undefined && (names.length === 0 || names.includes(fact));
    return fits ? [{ fact, clauses: [clause], isNamed: names.length > 0 }] : [];
  });
  return parts.length === asked.length ? parts : undefined;
}

/** An answer of more is a plan, and told by its names alone. */
const MAX_CLAUSES = 12;

interface Cut {
  readonly score: number;
  readonly starts: readonly (number | undefined)[];
}

/** The best way to give every fact in turn a stretch of the clauses, or none. */
function inOrder(
  clauses: readonly Clause[],
  asked: readonly YesNoFact[],
  named: readonly (readonly YesNoFact[])[],
): readonly Part[] {
  const { starts } = bestCut({ clauses, asked, named }, 0, 0);
  const isWhole = starts.every((start, index) => {
    const fact = asked[index];
    if (start === undefined || fact === undefined) return false;
    const isNamed = named[start]?.includes(fact) === true;
    return isNamed || opensAnswer(clauses, start) || startsSentence(clauses, start);
  });
  return starts.flatMap((start, index): Part[] => {
    const fact = asked[index];
    if (start === undefined || fact === undefined) return [];
    const end = starts.slice(index + 1).find((next) => next !== undefined) ?? clauses.length;
    const isNamed = named[start]?.includes(fact) === true;
    return isWhole || isNamed ? [{ fact, clauses: clauses.slice(start, end), isNamed }] : [];
  });
}

interface Answer {
  readonly clauses: readonly Clause[];
  readonly asked: readonly YesNoFact[];
  readonly named: readonly (readonly YesNoFact[])[];
}

function bestCut(answer: Answer, fact: number, from: number): Cut {
  const { clauses, asked } = answer;
  if (fact === asked.length) return { score: (clauses.length - from) * SCORE.left, starts: [] };
  const skipped = bestCut(answer, fact + 1, from);
  let best: Cut = { score: skipped.score + SCORE.left, starts: [undefined, ...skipped.starts] };
  for (let end = from + 1; end <= clauses.length; end++) {
    const rest = bestCut(answer, fact + 1, end);
    const score = stretchScore(answer, fact, [from, end]) + rest.score;
    if (score > best.score) best = { score, starts: [from, ...rest.starts] };
  }
  return best;
}

function stretchScore(
  { clauses, asked, named }: Answer,
  index: number,
  [from, end]: readonly [number, number],
): number {
  const fact = asked[index];
  let score = 0;
  for (let at = from; at < end; at++) {
    const names = named[at] ?? [];
    const isOwn = fact !== undefined && names.includes(fact);
    const opens = opensAnswer(clauses, at);
    if (names.length > 0 && !isOwn) score += SCORE.otherNamed;
    else if (at > from) score += innerScore(clauses, at) + (isOwn ? 1 : 0);
    else if (isOwn) score += SCORE.named + (opens ? 1 : 0);
    else
      score += opens ? SCORE.lead : startsSentence(clauses, at) ? SCORE.sentence : SCORE.nameless;
  }
  return score;
}

/** An answer word in the middle is likely to begin the answer to the next question. */
function innerScore(clauses: readonly Clause[], at: number): number {
  if (!opensAnswer(clauses, at)) return 0;
  return leadOf(clauses[at]?.text ?? "")?.isBare === true ? SCORE.innerBare : SCORE.innerLead;
}

/** An answer word that does not just repeat the one before it. */
function opensAnswer(clauses: readonly Clause[], at: number): boolean {
  const text = clauses[at]?.text ?? "";
  const before = clauses[at - 1]?.text;
  if (before === text) return false;
  return leadOf(text) !== undefined || hasUnknownCue(text);
}

function startsSentence(clauses: readonly Clause[], at: number): boolean {
  return at === 0 || clauses[at]?.sentence !== clauses[at - 1]?.sentence;
}

/** Out of order only what names its fact is an answer to it; the words around it without a name go with it. */
function byName(
  clauses: readonly Clause[],
  named: readonly (readonly YesNoFact[])[],
): readonly Part[] {
  const parts: Part[] = [];
  let before: readonly Clause[] = [];
  for (const [at, clause] of clauses.entries()) {
    if (startsSentence(clauses, at)) before = [];
    const facts = named[at] ?? [];
    const last = parts.at(-1);
    for (const fact of facts) parts.push({ fact, clauses: [...before, clause], isNamed: true });
    if (facts.length > 0) before = [];
    else if (last && !startsSentence(clauses, at)) {
      parts.splice(-1, 1, { ...last, clauses: [...last.clauses, clause] });
    } else before = [...before, clause];
  }
  return parts;
}
