import type { QuantityFact } from "../facts.ts";
import { type Mention, SAME_WITHIN } from "./mentions.ts";

/** An amount or area with the fact it seems to be for. */
export interface Candidate {
  readonly fact: QuantityFact | undefined;
  readonly mention: Mention;
  readonly clause: string;
  /** 总投资 and 共 outrank a phase of the project. */
  readonly rank: "total" | "plain" | "phase";
}

const CHANGE_BY =
  /(?:增加|追加|减少|再加|再投|多投|少投|增资|added?|adding|plus|minus|another|extra|additional|(?:increase|reduce)d? (?:it )?by)(?:了|投资|用地|an?)?\s*$/iu;

/** The total where one is named, else what is not a mere phase. */
export function preferred(candidates: readonly Candidate[]): readonly Candidate[] {
  const whole = candidates.filter(({ rank }) => rank !== "phase");
  const totals = whole.filter(({ rank }) => rank === "total");
  const phases = candidates.some(({ rank }) => rank === "phase");
  if (phases && totals.length > 0) return totals;
  return whole.length > 0 ? whole : candidates;
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
      mention.currency === first.currency &&
      Math.abs(mention.value - first.value) <= SAME_WITHIN * first.value,
  );
}
