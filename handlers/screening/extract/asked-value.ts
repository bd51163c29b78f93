import type { YesNoFact } from "../facts.ts";
import { deniesAll, isEmphatic, type Lead, leadOf, reassures } from "./answer-words.ts";
import { ASKED_WORDS, type AskedWords, endOf } from "./asked-words.ts";
import type { Clause } from "./clauses.ts";
import { hasHedge, isDenied } from "./cues.ts";
import { hasUnknownCue } from "./not-known.ts";
import { isNotYet, valueNamed } from "./yes-no.ts";

/** `null`: left open. */
export type Value = boolean | null;

/** An answer that names nothing and says more than this is not taken for a denial. */
const MAX_DENIAL = { zh: 14, en: 45 } as const;

/** Whether a text names a fact as people do who were asked about it. */
export function isAbout(text: string, fact: YesNoFact): boolean {
  return ASKED_WORDS[fact].about.test(text);
}

/**
 * What the clauses of an answer come to: the first that says anything. What is only hedged, or opens like a
 * yes, gives way to what is said of it later.
 */
export function valueOf(
  { fact, clauses }: { readonly fact: YesNoFact; readonly clauses: readonly Clause[] },
  isOnly: boolean,
): Value | undefined {
  let weak: Value | undefined;
  for (const [index, clause] of clauses.entries()) {
    const { value, isWeak } = valueOfClause(fact, clause, isOnly);
    if (value === undefined) continue;
    if (isWeak !== true) {
      const isTakenBack = value === true && isDeniedLater(fact, clauses.slice(index));
      return isTakenBack ? false : value;
    }
    weak ??= value;
  }
  return weak;
}

/** 是的，没有占用: who agrees and denies in one breath denies. */
function isDeniedLater(fact: YesNoFact, [first, ...others]: readonly Clause[]): boolean {
  if (!first || leadOf(first.text)?.isBare !== true) return false;
  return others.some((clause) => valueNamed(clause, fact) === false);
}

interface Said {
  readonly value: Value | undefined;
  readonly isWeak?: boolean;
}

function valueOfClause(fact: YesNoFact, clause: Clause, isOnly: boolean): Said {
  const { text } = clause;
  const isHedged = hasHedge(text);
  if (isNotYet(fact, text) || hasUnknownCue(text)) return { value: null };
  const lead = leadOf(text);
  if (lead?.isBare === true) {
    return isHedged ? { value: null, isWeak: true } : { value: lead.says, isWeak: isGuess(text) };
  }
  const named = valueNamed(clause, fact);
  if (named === null) return { value: null, isWeak: isHedged };
  const told = named ?? valueInWords(text, ASKED_WORDS[fact], { lead, isOnly });
  if (told !== undefined && !(told && isHedged)) return { value: told };
  const affirms = told === true || isAffirmed(fact, { text, lead, isOnly });
  const isOpen = isHedged && (isOnly || isAbout(text, fact));
  return { value: isOpen ? null : affirms ? true : undefined, isWeak: true };
}

interface Words {
  readonly lead: Lead | undefined;
  /** Nothing else was asked. */
  readonly isOnly: boolean;
}

/** Opens like a yes, or asserts what it names; to have some of a matter of degree is not yet to be so. */
function isAffirmed(
  fact: YesNoFact,
  { text, lead, isOnly }: Words & { readonly text: string },
): boolean {
  if (ASKED_WORDS[fact].isDegree === true) return false;
  const isNamed = isAbout(text, fact);
  if (isNamed && isEmphatic(text)) return true;
  return lead?.says === true && (isNamed || (isOnly && lead.isPlain));
}

/** 应该没有: an answer, but one that a later "not sure" takes back. */
function isGuess(text: string): boolean {
  return /应该|估计|好像|貌似|感觉|(?<![a-z])(?:i (?:think|guess|believe|suppose)|should be)(?![a-z])/iu.test(
    text,
  );
}

/** By the words that people use of it when asked, in the order of how much they tell. */
function valueInWords(
  text: string,
  words: AskedWords,
  { lead, isOnly }: Words,
): boolean | undefined {
  const about = words.about.exec(text);
  const isDenial = about !== null || words.notSo.test(text) || (isOnly && isShort(text));
  if (lead?.says === false && isDenial) return false;
  const end = endOf(text, words);
  if (end !== undefined) return end;
  if (isOnly && deniesAll(text)) return false;
  if (reassures(text) && words.atBest !== undefined) return words.atBest;
  return about && isDenied(text, about.index, about[0].length) ? false : undefined;
}

function isShort(text: string): boolean {
  return text.length <= (/\p{Script=Han}/u.test(text) ? MAX_DENIAL.zh : MAX_DENIAL.en);
}
