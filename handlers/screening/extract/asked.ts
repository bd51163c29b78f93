import { type FactName, YES_NO_FACTS, type YesNoFact } from "../facts.ts";
import { partsOf } from "./answer-parts.ts";
import { affirmsAll, deniesAll, leadOf, reassures } from "./answer-words.ts";
import { answering } from "./asked-clauses.ts";
import { type Value, valueOf } from "./asked-value.ts";
import { ASKED_WORDS, endOf } from "./asked-words.ts";
import type { Clause } from "./clauses.ts";
import type { Extracted, TalkContext } from "./extraction.ts";
import { hasUnknownCue } from "./not-known.ts";
import { hasOtherSubject, isAbout } from "./other-matter.ts";
import { CUES } from "./yes-no-cues.ts";

type Found = Partial<Record<FactName, Extracted>>;

/** What an answer settles of the yes-or-no question that was asked, in however few words. */
export function readAsked(said: readonly Clause[], { pending = [] }: TalkContext): Found {
  const asked = YES_NO_FACTS.filter((fact) => pending.includes(fact)).toSorted(
    (one, other) => pending.indexOf(one) - pending.indexOf(other),
  );
  const clauses = answering(said, asked);
  const [first] = clauses;
  if (!first || asked.length === 0) return {};
  const found: Found = {};
  // 都没有，在园区里面: what follows names none of what was denied.
  const ofFirst = asked.filter((fact) => isAbout(first.text, fact)).length;
  const isWhole = asked.length > 1 && (ofFirst === 0 || ofFirst === asked.length);
  const isDenied = isWhole && deniesAll(first.text) && !hasUnknownCue(first.text);
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
    !leads.some((lead) => lead?.says === true && (lead.isPlain || lead.isBare)) &&
    !clauses.slice(1).some(({ text }) => hasUnknownCue(text));
  const text = first.text;
  if (hasUnknownCue(text)) {
    const isPlain = !isNamed && !hasOtherSubject(text, asked);
    return clauses.length <= 2 && text.length <= 30 && isPlain ? null : undefined;
  }
  if (isNamed) return undefined;
  if (affirmsAll(text)) return true;
  const isOfAll = (said: string): boolean => !asked.some((fact) => isAbout(said, fact));
  if (isOneWay && clauses.some((one) => deniesAll(one.text) && isOfAll(one.text))) return false;
  if (isOneByOne) return undefined;
  if (isOneWay && leads[0]?.says === false && leads[0].isBare) return false;
  if (asked.every((fact) => endOf(text, ASKED_WORDS[fact]) === false)) return false;
  const best = asked.map((fact) => ASKED_WORDS[fact].atBest);
  const [same] = best;
  return reassures(text) && best.every((one) => one === same) ? same : undefined;
}
