import { ASKED_AS } from "../../texts/screening-questions.ts";
import type { YesNoFact } from "../facts.ts";
import { ASKED_WORDS } from "./asked-words.ts";
import { contentWords, denialAt, isGeneric, type Word, wordsOf } from "./content-words.ts";
import { CUES } from "./yes-no-cues.ts";

/** Whether a text names a fact as people do who were asked about it, and not as part of another one: 国家安全. */
export function isAbout(text: string, fact: YesNoFact): boolean {
  const named = matches(text, ASKED_WORDS[fact].about);
  if (named.length === 0) return false;
  const topics = CUES.filter((cue) => cue.fact !== fact && !isOwnTopic(text, fact)).flatMap((cue) =>
    matches(text, cue.topic),
  );
  return named.some(
    ({ from, to }) => !topics.some((topic) => topic.from <= from && to <= topic.to),
  );
}

function isOwnTopic(text: string, fact: YesNoFact): boolean {
  return CUES.some((cue) => cue.fact === fact && cue.topic.test(text));
}

/** Whether a clause names a thing that is none of those asked: 不出口, no partner yet, 成本低. */
export function namesOther(text: string, asked: readonly YesNoFact[]): boolean {
  return othersIn(text, asked).length > 0;
}

/** Whether a clause names things, and nothing of what was asked. */
export function namesOnlyOther(text: string, asked: readonly YesNoFact[]): boolean {
  const others = othersIn(text, asked);
  return others.length > 0 && others.length === contentWords(text).length;
}

/** Whether a clause says of another thing that it is not so, or not known: 合作方还没定. */
export function hasOtherSubject(text: string, asked: readonly YesNoFact[]): boolean {
  const denial = denialAt(text) ?? 0;
  return othersIn(text, asked).some(({ at }) => at < denial);
}

/** Whether what a Chinese clause denies is none of what was asked, whatever stands around it: 这些年没亏过. */
export function deniesOther(text: string, asked: readonly YesNoFact[]): boolean {
  const denial = denialAt(text);
  const last = contentWords(text).at(-1);
  if (denial === undefined || last === undefined || last.at < denial) return false;
  if (WITH.test(text.slice(0, denial))) return false;
  return /\p{Script=Han}/u.test(text) && othersIn(text, asked).includes(last);
}

/** 与农户无往来 denies what stands before it. */
const WITH = /[跟与和同]/u;

function othersIn(text: string, asked: readonly YesNoFact[]): readonly Word[] {
  const named = contentWords(text);
  if (named.length === 0) return [];
  const own = asked.flatMap((fact) => ownStretches(text, fact));
  return named.filter((word) => !own.some(({ from, to }) => from < endOf(word) && word.at < to));
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What of a text is said in the words of a fact, or of its question. */
function ownStretches(text: string, fact: YesNoFact): readonly Stretch[] {
  const { about, so, notSo } = ASKED_WORDS[fact];
  const asked = wordsOf(text).filter((word) => isOfQuestion(word, fact));
  const named = [
    ...matches(text, about),
    ...asked.map((word) => ({ from: word.at, to: endOf(word) })),
  ];
  return [
    ...named,
    ...named.flatMap((one) => withHead(text, one)),
    ...matches(text, so),
    ...matches(text, notSo),
  ];
}

/** 农户收益: the word right behind goes with it. */
function withHead(text: string, { from, to }: Stretch): readonly Stretch[] {
  if (to - from === 1) return [];
  const head = wordsOf(text.trimEnd()).find((word) => word.at >= to);
  const isNext = head !== undefined && text.slice(to, head.at).trim() === "";
  return isNext ? [{ from: head.at, to: endOf(head) }] : [];
}

/** A single character is no match inside of another word: 户 in 客户. */
function matches(text: string, pattern: RegExp): readonly Stretch[] {
  const every = new RegExp(pattern.source, "giu");
  return [...text.matchAll(every)].flatMap(({ index: from, 0: said }) => {
    const to = from + said.length;
    if (said.length > 1 || !/\p{Script=Han}/u.test(said)) return [{ from, to }];
    const word = wordsOf(text).find((one) => one.at <= from && to <= endOf(one));
    const rest = word?.text.replace(said, "") ?? "";
    return rest === "" || isGeneric(rest) ? [{ from, to }] : [];
  });
}

const questions = new Map<YesNoFact, ReadonlySet<string>>();

function isOfQuestion({ text }: Word, fact: YesNoFact): boolean {
  const known = questions.get(fact);
  const { alone, listed } = ASKED_AS[fact];
  const words =
    known ??
    new Set(
      [alone.zh, alone.en, listed.zh, listed.en].flatMap((asked) =>
        contentWords(asked).map((word) => stem(word.text)),
      ),
    );
  questions.set(fact, words);
  return words.has(stem(text));
}

/** Protect, protected and protection are one. */
function stem(word: string): string {
  return /^[a-z]/u.test(word) ? word.slice(0, 6) : word;
}

function endOf(word: Word): number {
  return word.at + word.text.length;
}
