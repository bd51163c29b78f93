import type { QuantityFact } from "../facts.ts";
import { type Mention, SAME_WITHIN } from "./mentions.ts";

/** An amount or area with the fact it seems to be for. */
export interface Candidate {
  readonly fact: QuantityFact | undefined;
  readonly mention: Mention;
  readonly clause: string;
  /** 一期: a part of the project. */
  readonly isPhase: boolean;
}

const CHANGE_BY =
  /(?:增加|追加|减少|再加|再投|多投|少投|增资|added?|adding|plus|minus|another|extra|additional|(?:increase|reduce)d? (?:it )?by)(?:了|投资|用地|an?)?\s*$/iu;

/** What is not a mere phase of the project, if anything is. */
export function preferred(candidates: readonly Candidate[]): readonly Candidate[] {
  const whole = candidates.filter(({ isPhase }) => !isPhase);
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
