import { type FactName, YES_NO_FACTS, type YesNoFact } from "../facts.ts";
import { partsOf } from "./answer-parts.ts";
import { affirmsAll, deniesAll, isSoftener, leadOf, reassures } from "./answer-words.ts";
import { isAbout, type Value, valueOf } from "./asked-value.ts";
import { ASKED_WORDS, endOf } from "./asked-words.ts";
import type { Clause } from "./clauses.ts";
import { unknownQuantities } from "./cues.ts";
import type { Extracted, TalkContext } from "./extraction.ts";
import { findMentions } from "./mentions.ts";
import { hasUnknownCue } from "./not-known.ts";
import { notImagined } from "./yes-no.ts";
import { CUES } from "./yes-no-cues.ts";

type Found = Partial<Record<FactName, Extracted>>;

/** What an answer settles of the yes-or-no question that was asked, in however few words. */
export function readAsked(said: readonly Clause[], { pending = [] }: TalkContext): Found {
  const asked = YES_NO_FACTS.filter((fact) => pending.includes(fact)).toSorted(
    (one, other) => pending.indexOf(one) - pending.indexOf(other),
  );
  const clauses = notImagined(withoutOpening(said)).filter(
    ({ text, isQuestion }) => !isQuestion && !isSoftener(text) && answersOne(text, asked),
  );
  const [first] = clauses;
  if (!first || asked.length === 0) return {};
  const found: Found = {};
  // 都没有，在园区里面: what follows names none of what was denied.
  const isDenied = asked.length > 1 && deniesAll(first.text) && !hasUnknownCue(first.text);
  const isNamed = clauses
    .slice(1)
    .some(({ text }) => leadOf(text) !== undefined || CUES.some(({ topic }) => topic.test(text)));
  if (isDenied && !isNamed) {
    for (const fact of asked) found[fact] = { value: false, words: first.text };
    return found;
  }
  const parts =
    asked.length === 1 ? asked.map((fact) => ({ fact, clauses })) : partsOf(clauses, asked);
  for (const part of parts) {
    const value = valueOf(part, asked.length === 1);
    const words = part.clauses.map(({ text }) => text).join("，");
    if (value !== undefined) found[part.fact] ??= { value, words };
  }
  const isOneByOne =
    asked.length > 1 &&
    parts.length === clauses.length &&
    parts.every((part) => part.clauses.length === 1);
  const whole = wholeAnswer(clauses, asked, isOneByOne);
  for (const fact of asked) {
    if (whole !== undefined) found[fact] ??= { value: whole, words: first.text };
  }
  return found;
}

const OPENS_CORRECTION = /^(?:不对|不是|错了|(?:我)?(?:说|搞|弄|写|记)错了|wrong|sorry)$/iu;

/** 不对，用地是80亩 corrects a figure, and is no "no" to what was asked. */
function withoutOpening(said: readonly Clause[]): readonly Clause[] {
  const [first, ...others] = said;
  const isCorrecting = others.some(({ text }) =>
    findMentions(text).some(({ kind }) => kind !== "bare"),
  );
  return first && isCorrecting && OPENS_CORRECTION.test(first.text.trim()) ? others : said;
}

/** 没有危化 answers nothing where farmland was asked, 不是5公顷 neither; 有五亩 says how much of it is. */
function answersOne(text: string, asked: readonly YesNoFact[]): boolean {
  if (asked.some((fact) => isAbout(text, fact))) return true;
  if (CUES.some(({ topic }) => topic.test(text)) || unknownQuantities(text).length > 0)
    return false;
  return leadOf(text)?.says === true || findMentions(text).every(({ kind }) => kind === "bare");
}

/** Said of all that was asked: none of them, all of them, nobody knows. */
function wholeAnswer(
  clauses: readonly Clause[],
  asked: readonly YesNoFact[],
  isOneByOne: boolean,
): Value | undefined {
  const [first] = clauses;
  if (!first) return undefined;
  const isNamed = asked.some((fact) => isAbout(first.text, fact));
  const leads = clauses.map(({ text }) => leadOf(text));
  const isOneWay =
    !leads.some((lead) => lead?.says === true) &&
    !clauses.slice(1).some(({ text }) => hasUnknownCue(text));
  const text = first.text;
  if (hasUnknownCue(text))
    return clauses.length <= 2 && text.length <= 30 && !isNamed ? null : undefined;
  if (isNamed) return undefined;
  if (affirmsAll(text)) return true;
  if (isOneWay && clauses.some((clause) => deniesAll(clause.text))) return false;
  if (isOneByOne) return undefined;
  if (isOneWay && leads[0]?.says === false && leads[0].isBare) return false;
  if (asked.every((fact) => endOf(text, ASKED_WORDS[fact]) === false)) return false;
  const best = asked.map((fact) => ASKED_WORDS[fact].atBest);
  const [same] = best;
  return reassures(text) && best.every((one) => one === same) ? same : undefined;
}
