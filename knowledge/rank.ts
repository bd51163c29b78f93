import { createScorer, type Gain, type Question } from "./score.ts";
import { createSentenceCoverage } from "./sentences.ts";
import { createTermMatcher, type TermMatcher } from "./term-matcher.ts";
import type { Unit } from "./units.ts";
import type { Weights } from "./weights.ts";

export interface Query {
  readonly asked: Question;
  /** What was asked before, with its share. */
  readonly before: readonly { readonly question: Question; readonly weight: number }[];
  /** Whether it names what a clause is about: what was asked before then chooses among such clauses. */
  readonly isNamed?: boolean;
  /** Whether a list is asked for: then a section is as good as its items. */
  readonly wantsList: boolean;
}

export interface Ranked {
  readonly unit: Unit;
  /** From 0 up, comparable between questions: the score against how much the question says. */
  readonly strength: number;
}

export interface Ranker {
  /** Best first; what nothing speaks for is left out. */
  rank(query: Query): readonly Ranked[];
  /** What the words of a question add to a unit's score, most first. */
  gains(question: Question, unit: Unit): readonly Gain[];
  /** Every token of every unit. */
  readonly vocabulary: readonly string[];
}

/** What fits both the question and what was asked before is most likely meant. */
const AGREEMENT_WEIGHT = 1.2;
/** What is left of what was asked before beside a clause's own name. */
const NAMED_HISTORY_SHARE = 0.25;
/** So many of the best are looked at sentence by sentence. */
const SENTENCE_POOL = 30;

/** Ranks units by their scores, by what was asked before, and by their best sentence. */
export function createRanker(units: readonly Unit[], weights: Weights): Ranker {
  const scorer = createScorer(units, weights);
  const coverage =
    weights.sentence > 0 ? createSentenceCoverage(units.map(({ text }) => text)) : undefined;
  return {
    vocabulary: scorer.vocabulary,
    gains: (question, unit) => scorer.gains(question, units.indexOf(unit)),
    rank: ({ asked, before, isNamed = false, wantsList }) => {
      const now = scorer.score(asked);
      const then = before.map(({ question, weight }) => ({
        scores: scorer.score(question),
        weight,
      }));
      const sectionShare = wantsList ? weights.sectionOfList : weights.section;
      const ranked: Candidate[] = [];
      for (const [id, unit] of units.entries()) {
        const own = now.byUnit[id] ?? 0;
        let total = own;
        for (const { scores, weight } of then) {
          const earlier = weight * (scores.byUnit[id] ?? 0);
          total +=
            (isNamed ? NAMED_HISTORY_SHARE : 1) * earlier +
            AGREEMENT_WEIGHT * Math.min(own, earlier);
        }
        if (total <= 0) continue;
        const share = unit.passage.kind === "section" ? sectionShare : 1;
        ranked.push({ id, unit, strength: total * share * now.perMass });
      }
      ranked.sort(byStrength);
      if (coverage === undefined) return ranked;
      const worths = asked.tokens.map(({ token, weight }) => ({
        token,
        worth: weight * scorer.rarity(token) * weights.sentence * now.perMass,
      }));
      const pool = ranked.slice(0, SENTENCE_POOL).map((candidate) => ({
        ...candidate,
        strength: candidate.strength + coverage(candidate.id, worths),
      }));
      return [...pool.sort(byStrength), ...ranked.slice(SENTENCE_POOL)];
    },
  };
}

interface Candidate extends Ranked {
  readonly id: number;
}

function byStrength(one: Ranked, other: Ranked): number {
  return other.strength - one.strength;
}

/** Finds the phrases units are known by, and those of what no unit is about, under id -1, -2… */
export function createUnitMatcher(
  units: readonly Unit[],
  {
    unlisted,
    isAsking,
  }: {
    readonly unlisted: readonly (readonly string[])[];
    readonly isAsking: (term: string) => boolean;
  },
): TermMatcher {
  const known = units.flatMap(({ words, wordsEn, named }, id) =>
    [...words, ...wordsEn, ...named].map((term) => [term, id] as const),
  );
  const foreign = unlisted.flatMap((terms, n) => terms.map((term) => [term, -1 - n] as const));
  return createTermMatcher([...known, ...foreign].filter(([term]) => !isAsking(term)));
}
