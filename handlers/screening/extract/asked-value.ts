import type { YesNoFact } from "../facts.ts";
import { denies, deniesAll, isEmphatic, type Lead, leadOf, reassures } from "./answer-words.ts";
import { ASKED_WORDS, type AskedWords, endOf } from "./asked-words.ts";
import type { Clause } from "./clauses.ts";
import { hasHedge, isDenied } from "./cues.ts";
import { hasUnknownCue } from "./not-known.ts";
import { isAbout } from "./other-matter.ts";
import { isNotYet, valueNamed } from "./yes-no.ts";

/** `null`: left open. */
export type Value = boolean | null;

/** An answer that names nothing and says more than this is not taken for a denial. */
const MAX_DENIAL = { zh: 14, en: 45 } as const;

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
      const rest = clauses.slice(index);
      if (value === false && isOfPart(clause.text)) return isSoOfAnother(fact, rest, isOnly);
      if (value !== true) return value;
      return isDeniedLater(fact, rest) ? false : isYetToCome(fact, rest) ? null : true;
    }
    weak ??= value;
  }
  return weak;
}

const PART =
  /^(?:[A-Da-d甲乙丙丁东西南北前后左右一二两三另][一二]?[块边侧区面片号](?!也|都)|其中|一部分)/u;

/** Of a part of the site: what is so of one need not be so of the others. */
export function isOfPart(text: string): boolean {
  return PART.test(text);
}

/** A块不占，B块占: a part is enough. */
function isSoOfAnother(
  fact: YesNoFact,
  [, ...others]: readonly Clause[],
  isOnly: boolean,
): boolean {
  return others.some(
    (clause) => isOfPart(clause.text) && valueOfClause(fact, clause, isOnly).value === true,
  );
}

/** 安全条件通过了，许可证还在办: the rest is to come. */
function isYetToCome(fact: YesNoFact, [, ...others]: readonly Clause[]): boolean {
  return others.some(({ text }) => isNotYet(fact, text) && isAbout(text, fact));
}

const AGREES = /^(?:是|对|嗯|没错|(?:yes|yeah|yep|right|correct|true)(?![a-z]))/iu;

/** 是的，没有占用: who agrees and denies in one breath denies. */
function isDeniedLater(fact: YesNoFact, [first, ...others]: readonly Clause[]): boolean {
  if (!first || leadOf(first.text)?.isBare !== true || !AGREES.test(first.text)) return false;
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
  const so = words.so.exec(text)?.[0];
  if (so !== undefined && denies(so)) return true;
  const about = words.about.exec(text);
  const isDenial =
    about !== null ||
    namesNotSo(text, words) ||
    (isOnly && isShort(text) && !words.notSo.test(text));
  if (lead?.says === false && isDenial) return false;
  const end = endOf(text, words);
  if (end !== undefined) return end;
  if (isOnly && deniesAll(text)) return false;
  if (reassures(text) && words.atBest !== undefined) return words.atBest;
  return about && isDenied(text, about.index, about[0].length) ? false : undefined;
}

/** No, we import it; 不进口 denies that end itself. */
function namesNotSo(text: string, { notSo }: AskedWords): boolean {
  const at = notSo.exec(text)?.index;
  return at !== undefined && !/[没不无][^,，\s]{0,3}$/u.test(text.slice(0, at));
}

function isShort(text: string): boolean {
  return text.length <= (/\p{Script=Han}/u.test(text) ? MAX_DENIAL.zh : MAX_DENIAL.en);
}
