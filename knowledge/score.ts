import { createImpactIndex, type ImpactField, type ImpactIndex } from "./impact-index.ts";
import type { WeightedToken } from "./query.ts";
import type { FoundTerm } from "./term-matcher.ts";
import { tokenize } from "./tokenize.ts";
import type { Unit } from "./units.ts";

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

// Round numbers, set by hand on the exam in test/knowledge/exam.test.ts, which shows what a change does.

/** What a match in each field is worth. */
const FIELD_WEIGHTS = { text: 1, words: 0.5, textEn: 0.8 };
/** What a phrase of the lexicon found whole is worth beside the single tokens. */
const TERM_WEIGHT = 0.8;
/** What speaks for a section speaks a little for each of its items. */
const PARENT_SHARE = 0.2;

/** A phrase says more the longer it is; a single Chinese character says little. */
const HAN_TERM_SIZES = [0.4, 1, 1.3, 1.6] as const;
const HAN = /\p{Script=Han}/u;

/** Scores units by BM25 over their fields and by the lexicon's phrases. */
export function createScorer(units: readonly Unit[]): Scorer {
  const corpus: Corpus = { units, index: createImpactIndex(toFields(units)) };
  return {
    score: (question) => scoreAll(question, corpus),
    gains: (question, id) => gainsOf(question, corpus, id),
    rarity: (token) => idfOf(corpus.index.postings(token).ids.length, units.length),
    vocabulary: [...corpus.index.tokens],
  };
}

function toFields(units: readonly Unit[]): readonly ImpactField[] {
  const field = (weight: number, textsOf: (unit: Unit) => readonly string[]): ImpactField => ({
    weight,
    texts: units.map((unit) => tokenize(textsOf(unit).join("\n"))),
  });
  return [
    field(FIELD_WEIGHTS.text, ({ headings, text }) => [...headings, ...headings, text]),
    field(FIELD_WEIGHTS.words, ({ words, wordsEn }) => [...words, ...wordsEn]),
    field(FIELD_WEIGHTS.textEn, ({ headingsEn, textEn }) => [...headingsEn, textEn]),
  ];
}

interface Corpus {
  readonly units: readonly Unit[];
  readonly index: ImpactIndex;
}

function scoreAll({ tokens, terms }: Question, { units, index }: Corpus): Scores {
  const byUnit = new Float64Array(units.length);
  let mass = 0;
  let known = 0;
  for (const { token, weight } of tokens) {
    const { ids, impacts } = index.postings(token);
    const worth = weight * idfOf(ids.length, units.length);
    mass += worth;
    if (ids.length === 0) continue;
    known += worth;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      byUnit[id] = (byUnit[id] ?? 0) + worth * (impacts[at] ?? 0);
    }
  }
  if (terms.length > 0) addTerms(byUnit, terms, units);
  return { byUnit, perMass: Math.sqrt(known / Math.max(mass, 1) / (mass + 1)) };
}

function addTerms(byUnit: Float64Array, terms: readonly FoundTerm[], units: readonly Unit[]): void {
  const byTerm = new Float64Array(units.length);
  for (const term of terms) {
    const worth = worthOf(term, units.length);
    for (const id of term.ids) if (id >= 0) byTerm[id] = (byTerm[id] ?? 0) + worth;
  }
  for (const [id, { parent }] of units.entries()) {
    const above = parent === undefined ? 0 : (byTerm[parent] ?? 0);
    byUnit[id] = (byUnit[id] ?? 0) + (byTerm[id] ?? 0) + PARENT_SHARE * above;
  }
}

function worthOf({ ids, length, text }: FoundTerm, total: number): number {
  const size = HAN.test(text)
    ? (HAN_TERM_SIZES[Math.min(length, HAN_TERM_SIZES.length) - 1] ?? 1)
    : Math.min(2, 0.6 + 0.5 * length);
  return TERM_WEIGHT * size * idfOf(ids.length, total);
}

function gainsOf({ tokens, terms }: Question, corpus: Corpus, id: number): readonly Gain[] {
  const { units } = corpus;
  const ofTokens = tokens.map((token) => {
    const { byUnit } = scoreAll({ tokens: [token], terms: [] }, corpus);
    return { word: token.token, gain: byUnit[id] ?? 0 };
  });
  const ofTerms = terms.map((term) => {
    const alone = new Float64Array(units.length);
    addTerms(alone, [term], units);
    return { word: `“${term.text}”`, gain: alone[id] ?? 0 };
  });
  return [...ofTokens, ...ofTerms]
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain);
}

/** A token's rarity over all fields together. */
function idfOf(holders: number, total: number): number {
  return Math.log(1 + (total - holders + 0.5) / (holders + 0.5));
}
