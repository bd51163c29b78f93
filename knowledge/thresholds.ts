import type { Finding } from "./knowledge-base.ts";

/**
 * Shares of the foreign questions that stay below each threshold. What no policy answers reaches `related`
 * in one case of four and `answer` in one of twenty.
 */
const RELATED_ABOVE_SHARE = 0.75;
const ANSWER_ABOVE_SHARE = 0.95;

export interface Thresholds {
  kindOf(strength: number): Finding["kind"];
  /** 0–1; at 0.5 an answer begins, for a question of the field a little below. */
  confidence(strength: number): number;
}

/** Sets the thresholds by how strongly questions match that the documents certainly do not answer. */
export function calibrate(foreignStrengths: readonly number[]): Thresholds {
  const sorted = foreignStrengths.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const related = at(RELATED_ABOVE_SHARE);
  const answer = at(ANSWER_ABOVE_SHARE);
  return {
    kindOf: (strength) => {
      if (strength <= related) return "none";
      return strength > answer ? "answer" : "related";
    },
    confidence: (strength) => (strength <= 0 ? 0 : strength / (strength + answer)),
  };
}
