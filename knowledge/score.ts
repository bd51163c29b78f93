import { createImpactIndex, type ImpactField, type ImpactIndex } from "./impact-index.ts";
import type { WeightedToken } from "./query.ts";
import type { FoundTerm } from "./term-matcher.ts";
import { tokenize } from "./tokenize.ts";
import type { Unit } from "./units.ts";
import type { Weights } from "./weights.ts";

/** One thing that was asked, ready to be scored against. */
export interface Question {
  readonly tokens: readonly WeightedToken[];
  readonly terms: readonly FoundTerm[];
}

export interface Scores {
  readonly byUnit: Float64Array;
  /** Makes scores of long and short questions comparable; less when words of the question are unknown. */
  readonly perMass: number;
}

/** A word of a question, and what it adds to a unit's score. */
export interface Gain {
  readonly word: string;
  readonly gain: number;
}

export interface Scorer {
  score(question: Question): Scores;
  /** What makes up a unit's score, most first. A unit is named by its place in the list. */
  gains(question: Question, id: number): readonly Gain[];
  rarity(token: string): number;
  /** Every token of every unit. */
  readonly vocabulary: readonly string[];
}

/** A phrase says more the longer it is; a single Chinese character says little. */
const HAN_TERM_SIZES = [0.4, 1, 1.3, 1.6] as const;
const HAN = /\p{Script=Han}/u;

/** Scores units by BM25 over their fields and by the lexicon's phrases. */
export function createScorer(units: readonly Unit[], weights: Weights): Scorer {
  const index = createImpactIndex(toFields(units, weights), weights.length);
  const corpus: Corpus = { units, index, weights };
  return {
    score: (question) => scoreAll(question, corpus),
    gains: (question, id) => gainsOf(question, corpus, id),
    rarity: (token) => idfOf(index.postings(token).ids.length, corpus),
    vocabulary: [...index.tokens],
  };
}

function toFields(
  units: readonly Unit[],
  weights: Pick<Weights, "text" | "words" | "textEn">,
): readonly ImpactField[] {
  const field = (weight: number, textsOf: (unit: Unit) => readonly string[]): ImpactField => ({
    weight,
    texts: units.map((unit) => tokenize(textsOf(unit).join("\n"))),
  });
  return [
    field(weights.text, ({ headings, text }) => [...headings, ...headings, text]),
    field(weights.words, ({ words, wordsEn }) => [...words, ...wordsEn]),
    field(weights.textEn, ({ headingsEn, textEn }) => [...headingsEn, textEn]),
  ];
}

interface Corpus {
  readonly units: readonly Unit[];
  readonly index: ImpactIndex;
  readonly weights: Weights;
}

function scoreAll({ tokens, terms }: Question, corpus: Corpus): Scores {
  const { units, index } = corpus;
  const byUnit = new Float64Array(units.length);
  let mass = 0;
  let known = 0;
  for (const { token, weight } of tokens) {
    const { ids, impacts } = index.postings(token);
    const worth = weight * idfOf(ids.length, corpus);
    mass += worth;
    if (ids.length === 0) continue;
    known += worth;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      byUnit[id] = (byUnit[id] ?? 0) + worth * (impacts[at] ?? 0);
    }
  }
  if (terms.length > 0) addTerms(byUnit, terms, corpus);
  return { byUnit, perMass: Math.sqrt(known / Math.max(mass, 1) / (mass + 1)) };
}

function addTerms(byUnit: Float64Array, terms: readonly FoundTerm[], corpus: Corpus): void {
  const { units, weights } = corpus;
  const byTerm = new Float64Array(units.length);
  for (const term of terms) {
    const worth = worthOf(term, corpus);
    for (const id of term.ids) if (id >= 0) byTerm[id] = (byTerm[id] ?? 0) + worth;
  }
  for (const [id, { parent }] of units.entries()) {
    const above = parent === undefined ? 0 : (byTerm[parent] ?? 0);
    byUnit[id] = (byUnit[id] ?? 0) + (byTerm[id] ?? 0) + weights.parent * above;
  }
}

function worthOf({ ids, length, text }: FoundTerm, corpus: Corpus): number {
  const size = HAN.test(text)
    ? (HAN_TERM_SIZES[Math.min(length, HAN_TERM_SIZES.length) - 1] ?? 1)
    : Math.min(2, 0.6 + 0.5 * length);
  return corpus.weights.term * size * idfOf(ids.length, corpus);
}

function gainsOf({ tokens, terms }: Question, corpus: Corpus, id: number): readonly Gain[] {
  const { units } = corpus;
  const ofTokens = tokens.map((token) => {
    const { byUnit } = scoreAll({ tokens: [token], terms: [] }, corpus);
    return { word: token.token, gain: byUnit[id] ?? 0 };
  });
  const ofTerms = terms.map((term) => {
    const alone = new Float64Array(units.length);
    addTerms(alone, [term], corpus);
    return { word: `“${term.text}”`, gain: alone[id] ?? 0 };
  });
  return [...ofTokens, ...ofTerms]
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain);
}

/** A token's rarity over all fields together. */
function idfOf(holders: number, { units, weights }: Corpus): number {
  return Math.log(1 + (units.length - holders + 0.5) / (holders + 0.5)) ** weights.rarity;
}
