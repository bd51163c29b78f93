import type { FactName, QuantityFact } from "../facts.ts";
import { readAreas } from "./areas.ts";
import {
  allSame,
  type Candidate,
  type Share,
  sharedWithNext,
  withoutCorrected,
} from "./candidates.ts";
import type { Clause } from "./clauses.ts";
import { corrects } from "./corrections.ts";
import { unknownQuantities } from "./cues.ts";
import type { Ambiguity, Choice, Extracted, Extraction, TalkContext } from "./extraction.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { readMoney } from "./money.ts";
import { isZero, noLand, takesNoLand } from "./no-land.ts";
import { hasUnknownCue } from "./not-known.ts";
import { withEveryMu, withPerMu } from "./per-mu.ts";
import {
  announcedRole,
  areaRole,
  isFarmClause,
  isSpotClause,
  moneyRole,
  type Role,
} from "./roles.ts";
import { notOurs } from "./scope.ts";
import { factCorrected, factOfValue, isOnlyNumber, withReplaced } from "./taken-back.ts";
import { CUES } from "./yes-no-cues.ts";

const FACT_OF: Readonly<Partial<Record<Role, QuantityFact>>> = {
  investment: "investmentCnyWan",
  tax: "annualTaxWan",
  land: "landMu",
  farmland: "agriLandMu",
};
const TAKEN_BACK_BEFORE = /(?:不是|并非|而非|不要|别按|not|rather than|instead of|no longer)\s*$/iu;
const TAKEN_BACK_AFTER =
  /^地?[都也][不没]|^[^\d,，]{0,4}?(?:[改调变换加增提降减压缩砍涨扩][整加高低少小减缩]?了?[成为到至]|→|->)|^\s*(?:(?:was|has been) )?(?:cut|reduced|lowered|trimmed|raised|increased|changed|revised|down|up) (?:down )?to(?![a-z])/iu;
const FROM = /(?:从|由|from)\s*$/iu;
const MANY_MU = 500;
const MAX_OPEN = 10;
/** Goes on with what comes every year: 一期税3000万，全部达产1.2亿. */
const BY_YEAR = /达产|满产|每年|年均|一年|以后|per year|a year|annually|at full/iu;

/** Amounts and areas, what they are for, and what could not be told. */
export function extractQuantities(said: readonly Clause[], talk: TalkContext): Extraction {
  const clauses = withEveryMu(said);
  const { standing, fallen } = candidatesOf(clauses.filter(({ isQuestion }) => !isQuestion));
  const replaced = withReplaced(standing, fallen, talk);
  const labelled = withUnlabelled(replaced.candidates, talk);
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
    const place = { clause, previous: clauses[index - 1], mentions };
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

interface Place {
  readonly clause: Clause;
  readonly previous: Clause | undefined;
  readonly mention: Mention;
  readonly mentions: readonly Mention[];
}

function candidateOf(place: Place, isCorrection: boolean): Candidate {
  const { clause, mention, mentions } = place;
  const role = roleOf(place);
  const share = sharedWithNext(clause.text, mention, mentions);
  const isUsed = role !== "other" && role !== "floor";
  return {
    fact: isUsed ? (FACT_OF[role] ?? factOfShare(mention, share)) : undefined,
    mention: isUsed ? mention : { ...mention, kind: "bare", isElliptic: false },
    clause: clause.text,
    share,
    isCorrection,
  };
}

/** A phase, a part or the sum of money can only be of the investment. */
function factOfShare({ kind }: Mention, share: Share): QuantityFact | undefined {
  return share !== "whole" && kind === "money" ? "investmentCnyWan" : undefined;
}

/** What was taken back (不是5公顷) or replaced (3亿改成4亿) no longer stands. */
function isStanding(text: string, mention: Mention): boolean {
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  if (TAKEN_BACK_BEFORE.test(before) || TAKEN_BACK_AFTER.test(after)) return false;
  return !(FROM.test(before) && /^\s*(?:改|调|变|加|增|提|降|减|压|缩|砍|涨|扩)/u.test(after));
}

function roleOf(place: Place): Role {
  const { clause, previous, mention, mentions } = place;
  if (mention.kind === "area") {
    const role = areaRole(clause.text, mention);
    if (role === "none" && previous && isSpotClause(previous.text)) return "other";
    if (role !== "none") return role;
    const isFarm = previous !== undefined && isFarmClause(previous.text);
    const isListed = findMentions(previous?.text ?? "").length > 0;
    return isFarm && !isListed && mention.value >= MANY_MU ? "farmland" : "none";
  }
  const role = moneyRole(clause.text, mention, mentions);
  if (role !== "none" || previous?.sentence !== clause.sentence) return role;
  const isAnnounced = findMentions(previous.text).every(({ kind }) => kind === "bare");
  const announced = takesNoLand(previous.text) ? "none" : announcedRole(previous.text);
  return isAnnounced || (announced === "tax" && BY_YEAR.test(clause.text)) ? announced : "none";
}

/** A lone amount is the investment, or what was asked; with two of them nobody knows which is which. */
function withUnlabelled(
  candidates: readonly Candidate[],
  talk: TalkContext,
): { candidates: readonly Candidate[]; ambiguities: readonly Ambiguity[] } {
  const known = talk.known ?? new Set<FactName>();
  const pending = talk.pending ?? [];
  const unlabelled = candidates.filter(({ fact, mention }) => !fact && mention.kind === "money");
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
  const ambiguity: Ambiguity = {
    fact: asked ?? "investmentCnyWan",
    why: "which",
    candidates: readings(unlabelled, asked ?? "investmentCnyWan", talk),
    words: unlabelled.map(({ mention }) => mention.words).join("、"),
  };
  return { candidates: withLand(candidates), ambiguities: [ambiguity] };
}

/** 150万一年 is no investment, whatever it is. */
function isYearly({ clause, mention }: Candidate): boolean {
  const after =
    /^\s*(?:\/ ?(?:年|yr|year)|每年|一年(?=$|[吧左的])|(?:a|per|every|each) year|annually|yearly)/iu;
  return (
    after.test(clause.slice(mention.end)) ||
    /(?:每年|年均)\S{0,3}$/u.test(clause.slice(0, mention.start))
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
function namesOther(text: string): boolean {
  return unknownQuantities(text).length > 0 || CUES.some(({ topic }) => topic.test(text));
}

function isQuantity(fact: FactName): fact is QuantityFact {
  return ["investmentCnyWan", "landMu", "annualTaxWan", "agriLandMu"].includes(fact);
}
