import type { QuantityFact } from "../facts.ts";
import { type Mention, SAME_WITHIN } from "./mentions.ts";
import type { Years } from "./tax-years.ts";

/** How much of the project an amount or area covers; a later one beats an earlier one. */
const SHARES = ["part", "phase", "whole", "total", "fixed"] as const;
export type Share = (typeof SHARES)[number];

/** An amount or area with the fact it seems to be for. */
export interface Candidate {
  readonly fact: QuantityFact | undefined;
  readonly mention: Mention;
  readonly clause: string;
  readonly share: Share;
  /** The years an amount is of, where it says. */
  readonly years?: Years | undefined;
  /** Takes the place of what was said before. */
  readonly isCorrection: boolean;
}

const PHASE = /[一二三四首]期|前期|先期|phase|stage|first step/iu;
/** 总投资 is one of several names for the investment; 一共 sums up what was said. */
const TOTAL_BEFORE =
  /(?:一共|总共|合计|共计|总计|加起来|共(?:需|要|投)?)[^,，\d]{0,6}$|(?:total(?:l?ing)?(?: of| is|:)?|altogether|in all|overall)\s*$/iu;
const TOTAL_AFTER =
  /^\s*(?:in total|altogether|overall|all told|all in(?![a-z])|in all|total(?![a-z]))/iu;
const FIXED_BEFORE =
  /(?:固定资产(?:总?投资)?|固投|fixed[- ](?:assets?|investment)|capex)[^,，\d]{0,14}$/iu;
const FIXED_AFTER = /^[^,，\d]{0,6}(?:固定资产|固投|fixed[- ]assets?|capex)/iu;
const PART_WORDS =
  /厂房|土建|设备|机器|机械(?!厂)|装修|安装|配套|buildings?|equipment|machiner?y?|machines|civil works|fit-?out/giu;

/** What an amount covers, by the words between it and the mention before it. */
function shareOf(clause: string, mention: Mention, from: number): Share {
  const before = clause.slice(from, mention.start);
  const after = clause.slice(mention.end);
  if (FIXED_BEFORE.test(before) || FIXED_AFTER.test(after)) return "fixed";
  if (TOTAL_BEFORE.test(before) || TOTAL_AFTER.test(after)) return "total";
  if (PHASE.test(before)) return "phase";
  const parts = before.match(PART_WORDS) ?? [];
  return parts.length === 1 && mention.kind === "money" ? "part" : "whole";
}

const JOINED = /^\s*(?:[、和与及&]|and|on)\s*(?:用地|占地)?\s*$/iu;

/** 合计3亿元、120亩 and 180m and 75 mu all in: an amount and an area with "and" between are shares of the same. */
export function sharedWithNext(clause: string, mention: Mention, all: readonly Mention[]): Share {
  const known = all.filter(({ kind }) => kind !== "bare");
  const at = known.indexOf(mention);
  const from = (index: number): number => known[index - 1]?.end ?? 0;
  const before = known.findLast(({ end }) => end <= mention.start);
  const share = shareOf(clause, mention, before?.end ?? 0);
  if (share !== "whole" || at === -1) return share;
  for (const index of [at - 1, at + 1]) {
    const other = known[index];
    if (other === undefined || other.kind === mention.kind) continue;
    const [first, second] = index < at ? [other, mention] : [mention, other];
    const isJoined = JOINED.test(clause.slice(first.end, second.start));
    if (isJoined && shareOf(clause, other, from(index)) === "total") return "total";
  }
  return share;
}

const UNITS = [1e6, 1e4, 1e8] as const;

/** RMB 90 million, another 160 million, so 250 in all: the sum is in the unit of its parts. */
export function withSums(candidates: readonly Candidate[]): readonly Candidate[] {
  const inParts = candidates.filter(
    ({ share, mention }) => mention.kind === "money" && (share === "part" || share === "phase"),
  );
  const [first] = inParts;
  const parts = inParts.filter(({ fact }) => fact === first?.fact);
  const sum = parts.reduce((total, { mention }) => total + mention.value, 0);
  return candidates.map((one) => {
    const { mention, share } = one;
    if (!first || parts.length < 2 || mention.kind !== "bare" || share !== "total") return one;
    const unit = UNITS.find((each) => Math.abs(mention.value * each - sum) <= SAME_WITHIN * sum);
    const { currency, scale } = first.mention;
    const money = { ...mention, kind: "money", scale, ...(currency && { currency }) } as const;
    return unit ? { ...one, fact: first.fact, mention: { ...money, value: sum } } : one;
  });
}

const LESS = /减|少|去掉|砍|minus|reduc|less|cut/iu;
const CHANGE_BY =
  /(?:增加|追加|减少|[减去砍]掉|减去|又[批拿征买租给加]|再[批拿征给]|少[拿要用]|另外?[加批拿]|再加|再投|多投|少投|增资|added?|adding|plus|minus|another|extra|additional|(?:increase|reduce)d? (?:it )?by)(?:了|投资|用地|an?)?\s*$/iu;

/** Those that cover most of the project. */
export function preferred(candidates: readonly Candidate[]): readonly Candidate[] {
  const most = SHARES.findLast((share) => candidates.some((one) => one.share === share));
  return candidates.filter(({ share }) => share === most);
}

/** Several parts or phases, and nothing that says what they come to. */
export function isInParts(candidates: readonly Candidate[]): boolean {
  const inParts = candidates.every(({ share }) => share === "part" || share === "phase");
  return inParts && candidates.length > 1;
}

/** What a change comes to, from the other figure of the message or the one that was noted; none if there is neither. */
export function changedFrom(candidates: readonly Candidate[], noted: unknown): readonly number[] {
  const changes = candidates.filter(isChangeBy);
  const [said] = candidates.filter((one) => !isChangeBy(one));
  const from = said?.mention.value ?? (typeof noted === "number" ? noted : undefined);
  const [change] = changes;
  if (from === undefined || !change || changes.length > 1 || change.mention.isRange) return [];
  const { clause, mention } = change;
  const isLess = LESS.test(clause.slice(Math.max(0, mention.start - 8), mention.start));
  const total = isLess ? from - mention.value : from + mention.value;
  return total > 0 ? [total] : [];
}

/** 增加5000万 says by how much, not what it comes to. */
export function isChangeBy({ clause, mention }: Candidate): boolean {
  return CHANGE_BY.test(clause.slice(0, mention.start));
}

export function allSame(candidates: readonly Candidate[]): boolean {
  const first = candidates[0]?.mention;
  return candidates.every(
    ({ mention }) =>
      first !== undefined &&
      (mention.currency ?? "CNY") === (first.currency ?? "CNY") &&
      Math.abs(mention.value - first.value) <= SAME_WITHIN * first.value,
  );
}

/** A correction lies by so much nearer to the figure it is for than to another. */
const FARTHER = 4;

/** A corrected figure is gone; its correction is for the same fact, unless it names one of its own. */
export function withoutCorrected(candidates: readonly Candidate[]): readonly Candidate[] {
  const standing: Candidate[] = [];
  for (const candidate of candidates) {
    const last = candidate.isCorrection
      ? correctedBy(
          candidate,
          standing.filter((one) => isOfKind(one, candidate)),
        )
      : undefined;
    if (!last) {
      standing.push(candidate);
      continue;
    }
    const fact = candidate.fact ?? last.fact;
    const kept = standing.filter((one) => one.fact !== fact || !isOfKind(one, candidate));
    standing.splice(0, standing.length, ...kept, { ...candidate, fact });
  }
  return standing;
}

/** The one before it, unless another is by far nearer to what it was corrected to. */
function correctedBy(
  { mention: { value } }: Candidate,
  standing: readonly Candidate[],
): Candidate | undefined {
  const times = ({ mention }: Candidate): number =>
    Math.max(mention.value / value, value / mention.value);
  const last = standing.at(-1);
  const [nearest] = standing.toSorted((one, other) => times(one) - times(other));
  const isClear = last && nearest && times(last) >= FARTHER * times(nearest);
  return isClear === true ? nearest : last;
}

function isOfKind(one: Candidate, other: Candidate): boolean {
  return one.mention.kind === other.mention.kind && (!other.fact || one.fact === other.fact);
}
