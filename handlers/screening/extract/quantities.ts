import type { FactName, QuantityFact } from "../facts.ts";
import { readAreas } from "./areas.ts";
import { allSame, type Candidate, withoutCorrected, withSums } from "./candidates.ts";
import { namesClass } from "./classes.ts";
import type { Clause } from "./clauses.ts";
import { corrects } from "./corrections.ts";
import { unknownQuantities } from "./cues.ts";
import type { Ambiguity, Choice, Extracted, Extraction, TalkContext } from "./extraction.ts";
import { candidateOf } from "./figure-roles.ts";
import { withoutHopes } from "./hopes.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { readMoney } from "./money.ts";
import { isZero, noLand } from "./no-land.ts";
import { hasUnknownCue } from "./not-known.ts";
import { withEveryMu, withPerMu } from "./per-mu.ts";
import { notOurs } from "./scope.ts";
import { factCorrected, factOfValue, isOnlyNumber, withReplaced } from "./taken-back.ts";
import { CUES } from "./yes-no-cues.ts";

const TAKEN_BACK_BEFORE = /(?:不是|并非|而非|不要|别按|not|rather than|instead of|no longer)\s*$/iu;
const TAKEN_BACK_AFTER =
  /^地?[都也][不没]|^[^\d,，]{0,4}?(?:[改调变换加增提降减压缩砍涨扩][整加高低少小减缩]?了?[成为到至]|→|->)|^\s*(?:(?:was|has been) )?(?:cut|reduced|lowered|trimmed|raised|increased|changed|revised|down|up) (?:down )?to(?![a-z])|^\s*(?:was|were|is) (?:the |our )?(?:old|previous|original|earlier|former)(?![a-z])|^是(?:老|旧|原来|以前|之前|上次|最早)/iu;
const FROM = /(?:从|由|from)\s*$/iu;
const MAX_OPEN = 10;

/** Amounts and areas, what they are for, and what could not be told. */
export function extractQuantities(said: readonly Clause[], talk: TalkContext): Extraction {
  const clauses = withEveryMu(said);
  const { standing, fallen } = candidatesOf(clauses.filter(({ isQuestion }) => !isQuestion));
  const replaced = withReplaced(standing, fallen, talk);
  const labelled = withUnlabelled(withSums(withoutHopes(replaced.candidates, talk)), talk);
  const money = readMoney(labelled.candidates, talk);
  const areas = readAreas(labelled.candidates, talk);
  const unknowns = unknownFacts(clauses, talk);
  const facts = { ...unknowns, ...noLand(clauses, areas.facts), ...areas.facts, ...money.facts };
  const ambiguities = [
    ...replaced.ambiguities,
    ...labelled.ambiguities,
    ...money.ambiguities,
    ...areas.ambiguities,
  ];
  return { ...withPerMu({ facts, ambiguities }, clauses, talk), notes: [] };
}

/** The figures that stand, and those that were taken back. */
function candidatesOf(clauses: readonly Clause[]): {
  standing: readonly Candidate[];
  fallen: readonly Candidate[];
} {
  const fallen: Candidate[] = [];
  const foreign = notOurs(clauses);
  const candidates = clauses.flatMap((clause, index) => {
    const end = foreign[index]?.at ?? clause.text.length;
    const isOpen = isLeftOpen(clause, clauses[index + 1]);
    const mentions = findMentions(clause.text)
      .filter(({ start }) => start < end)
      .map((mention) => (isOpen ? { ...mention, isRange: true } : mention));
    const place = { clause, mentions, told: clauses.slice(0, index) };
    const standing = mentions.filter((mention) => isStanding(clause.text, mention));
    for (const mention of mentions) {
      if (!standing.includes(mention)) fallen.push(candidateOf({ ...place, mention }, false));
    }
    const isCorrection = corrects(clauses, index);
    return standing.map((mention, at) => {
      const isFirst = standing.findIndex(({ kind }) => kind === mention.kind) === at;
      return candidateOf({ ...place, mention }, isFirst && isCorrection);
    });
  });
  fallen.push(...withLand(candidates.filter((_, at) => isCorrectedBare(candidates[at + 1]))));
  return { standing: withoutCorrected(candidates.filter((one) => !isFallen(one, fallen))), fallen };
}

/** 预算两亿上下，还没定: a figure that is taken back as soon as it is said. */
function isLeftOpen(clause: Clause, next: Clause | undefined): boolean {
  if (next?.sentence !== clause.sentence || next.text.length > MAX_OPEN) return false;
  return hasUnknownCue(next.text) && !namesOther(next.text);
}

/** 80 mu, no, 60: the unit is that of the figure it takes the place of. */
function isCorrectedBare(next: Candidate | undefined): boolean {
  return next?.isCorrection === true && isOnlyNumber(next.clause);
}

/** 300亩，不是300亩，是200亩: what is taken back falls wherever it stands. */
function isFallen({ mention }: Candidate, fallen: readonly Candidate[]): boolean {
  return fallen.some(
    ({ mention: old }) =>
      old === mention ||
      (old.kind === mention.kind && old.value === mention.value && old.start !== mention.start),
  );
}

/** What was taken back (不是5公顷) or replaced (3亿改成4亿) no longer stands. */
function isStanding(text: string, mention: Mention): boolean {
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  // 不是3.2亿就是3.3亿 takes neither back.
  if (mention.words.includes("就是")) return true;
  if (TAKEN_BACK_BEFORE.test(before) || TAKEN_BACK_AFTER.test(after)) return false;
  return !(FROM.test(before) && /^\s*(?:改|调|变|加|增|提|降|减|压|缩|砍|涨|扩)/u.test(after));
}

/** A lone amount is the investment, or what was asked; with two of them nobody knows which is which. */
function withUnlabelled(
  candidates: readonly Candidate[],
  talk: TalkContext,
): { candidates: readonly Candidate[]; ambiguities: readonly Ambiguity[] } {
  const known = talk.known ?? new Set<FactName>();
  const pending = talk.pending ?? [];
  const isTaxAsked = pending.includes("annualTaxWan");
  const isToldLater = candidates.some(({ fact, years }) => !fact && years === "full");
  // 前三年只有200万, where the yearly tax is known or comes after it.
  const isOfEarly = ({ years }: Candidate): boolean =>
    years === "early" && (isTaxAsked ? isToldLater : known.has("annualTaxWan"));
  const unlabelled = candidates.filter(
    (one) => !one.fact && one.mention.kind === "money" && !isOfEarly(one),
  );
  const taken = new Set(candidates.flatMap(({ fact, share }) => (share === "part" ? [] : fact)));
  const asked = (["investmentCnyWan", "annualTaxWan"] as const).find((f) => pending.includes(f));
  const isNew = !known.has("investmentCnyWan") && !taken.has("investmentCnyWan");
  const isCorrected =
    unlabelled.some(({ isCorrection }) => isCorrection) && !known.has("annualTaxWan");
  const free = isNew || isCorrected ? "investmentCnyWan" : undefined;
  const [only] = unlabelled;
  const corrected =
    unlabelled.length === 1 && only?.isCorrection === true ? factCorrected(only, talk) : undefined;
  const repeated = only && factOfValue(only.mention, talk.stored);
  const target = corrected ?? (asked && !taken.has(asked) ? asked : (free ?? repeated));
  if (unlabelled.length === 0) return { candidates: withLand(candidates), ambiguities: [] };
  const isOff = target === "investmentCnyWan" && unlabelled.some(isYearly);
  if (target && !isOff && (unlabelled.length === 1 || allSame(unlabelled))) {
    const assigned = candidates.map((candidate) =>
      unlabelled.includes(candidate) ? { ...candidate, fact: target } : candidate,
    );
    return { candidates: withLand(assigned), ambiguities: [] };
  }
  // 3 mil first year, 14 mil when full, is no investment.
  const isOfYears =
    unlabelled.length > 1 && unlabelled.every(isYearly) && !known.has("annualTaxWan");
  const fact = isOfYears ? "annualTaxWan" : (asked ?? "investmentCnyWan");
  const ambiguity: Ambiguity = {
    fact,
    why: "which",
    candidates: readings(unlabelled, fact, talk),
    words: unlabelled.map(({ mention }) => mention.words).join("、"),
  };
  return { candidates: withLand(candidates), ambiguities: [ambiguity] };
}

/** 150万一年 is no investment, whatever it is. */
function isYearly({ clause, mention, years }: Candidate): boolean {
  if (years) return true;
  const after =
    /^\s*(?:\/ ?(?:年|yr|year)|每年|一年(?=$|[吧左的])|(?:a|per|every|each) year|annually|yearly)/iu;
  return (
    after.test(clause.slice(mention.end)) ||
    /(?:每年|年均|一年[^,，]{0,3}(?:交|缴|贡献))\S{0,3}$/u.test(clause.slice(0, mention.start))
  );
}

/** One amount is the investment or the tax; of several, any may be the one that is asked for. */
function readings(
  unlabelled: readonly Candidate[],
  asked: QuantityFact,
  talk: TalkContext,
): readonly Choice[] {
  const [only] = unlabelled;
  const isOne = only !== undefined && (unlabelled.length === 1 || allSame(unlabelled));
  const facts = ["investmentCnyWan", "annualTaxWan"] as const;
  const choices = isOne
    ? facts.map((fact) => ({ fact, candidate: only }))
    : unlabelled.map((candidate) => ({ fact: asked, candidate }));
  return choices.flatMap(({ fact, candidate }): Choice[] => {
    const value = readMoney([{ ...candidate, fact }], talk).facts[fact];
    return value ? [{ ...value, fact }] : [];
  });
}

function withLand(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.map((candidate) =>
    !candidate.fact && candidate.mention.kind === "area"
      ? { ...candidate, fact: "landMu" as const }
      : candidate,
  );
}

function unknownFacts(clauses: readonly Clause[], talk: TalkContext) {
  const facts: Partial<Record<FactName, Extracted>> = {};
  for (const { text, isQuestion } of clauses) {
    if (isQuestion || !hasUnknownCue(text)) continue;
    for (const fact of unknownQuantities(text)) facts[fact] = { value: null, words: text };
  }
  const [only] = clauses;
  const [asked] = (talk.pending ?? []).filter(isQuantity);
  if (only && asked === "landMu" && isZero(only.text)) {
    facts.landMu = { value: 0, words: only.text };
  }
  if (only && clauses.length <= 2 && asked && hasUnknownCue(only.text) && !namesOther(only.text)) {
    facts[asked] ??= { value: null, words: only.text };
  }
  return facts;
}

/** 红线的事我得问问国土局 leaves the red line open, and not the figure that was asked. */
export function namesOther(text: string): boolean {
  return (
    namesClass(text) ||
    unknownQuantities(text).length > 0 ||
    CUES.some(({ topic }) => topic.test(text))
  );
}

function isQuantity(fact: FactName): fact is QuantityFact {
  return ["investmentCnyWan", "landMu", "annualTaxWan", "agriLandMu"].includes(fact);
}
