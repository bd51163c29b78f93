import type { Finding } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { createCue } from "./missing.ts";
import type { QuestionReader, ReadQuestion } from "./query.ts";
import type { Ranked, Ranker } from "./rank.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Unit } from "./units.ts";

/** Shares of the last question and of the one before, when the new one goes on from them. */
const HISTORY_WEIGHTS = [0.5, 0.25] as const;
/** What is left of these shares when the new question says at length what it is about. */
const HISTORY_SHARE_WHEN_NAMED = 0.4;
const LONG_NAME_ATOMS = 3;
/** A question of so few words hardly stands alone, unless it names what a clause is about. */
const SHORT_QUESTION_ATOMS = 4;

/** What speaks for which passage, given what was asked before. */
export interface Ranking {
  readonly asked: ReadQuestion;
  /** The earlier questions this one goes on from, oldest first. */
  readonly earlier: readonly string[];
  readonly ranked: readonly Ranked[];
  readonly kind: Finding["kind"];
}

export interface RankingOptions {
  readonly units: readonly Unit[];
  readonly ranker: Ranker;
  readonly read: QuestionReader;
  readonly lexicon: Lexicon;
  readonly thresholds: Thresholds;
}

/** Ranks normalised questions; takes the earlier ones into account where the new one goes on from them. */
export function createRanking({
  units,
  ranker,
  read,
  lexicon,
  thresholds,
}: RankingOptions): (text: string, history: readonly string[]) => Ranking {
  const wantsList = createCue(lexicon.cues.list);
  const goesOn = createCue(lexicon.cues.followUp);
  return (text, history) => {
    const asked = read(text);
    const names = asked.terms.filter(({ ids }) => namesLeaf(ids, units));
    const isNamed = names.length > 0;
    const isNamedAtLength = names.some(({ length }) => length >= LONG_NAME_ATOMS);
    const dependent = goesOn(text) || (asked.atomCount <= SHORT_QUESTION_ATOMS && !isNamed);
    const earlier = dependent ? history.slice(-HISTORY_WEIGHTS.length) : [];
    const before = earlier.toReversed().map((question, age) => ({
      question: read(question),
      weight: (HISTORY_WEIGHTS[age] ?? 0) * (isNamedAtLength ? HISTORY_SHARE_WHEN_NAMED : 1),
    }));
    const ranked = ranker.rank({ asked, before, wantsList: wantsList(text) });
    return { asked, earlier, ranked, kind: thresholds.kindOf(ranked[0]?.strength ?? 0) };
  };
}

/** Whether a phrase stands for a passage that can answer by itself. */
export function namesLeaf(ids: readonly number[], units: readonly Unit[]): boolean {
  return ids.some((id) => units[id]?.passage.kind === "leaf");
}
