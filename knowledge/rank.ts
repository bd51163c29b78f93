import { createImpactIndex, type ImpactIndex } from "./impact-index.ts";
import type { WeightedToken } from "./query.ts";
import { createSentenceCoverage } from "./sentences.ts";
import { createTermMatcher, type FoundTerm, type TermMatcher } from "./term-matcher.ts";
import { tokenize } from "./tokenize.ts";
import type { Unit } from "./units.ts";

/** One thing that was asked, ready to be ranked against. */
export interface Question {
  readonly tokens: readonly WeightedToken[];
  readonly terms: readonly FoundTerm[];
}

export interface Query {
  readonly asked: Question;
  /** What was asked before, with its share. */
  readonly before: readonly { readonly question: Question; readonly weight: number }[];
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
/** A section gives way to an item, except when a list is asked for. */
const SECTION_SHARE = { usually: 0.8, list: 1.4 };
/** What fits both the question and what was asked before is most likely meant. */
const AGREEMENT_WEIGHT = 1.2;

/** So many of the best are looked at sentence by sentence. */
const SENTENCE_POOL = 30;

/** A phrase says more the longer it is; a single Chinese character says little. */
const HAN_TERM_SIZES = [0.4, 1, 1.3, 1.6] as const;
const HAN = /\p{Script=Han}/u;

export interface RankerOptions {
  /**
   * What it is worth that one sentence holds the whole question. It tells long running text apart; clauses
   * that are a sentence or two need none of it.
   */
  readonly sentenceWeight?: number;
}

/** Ranks units by BM25 over their fields, by the lexicon's phrases, by their sections and sentences. */
export function createRanker(
  units: readonly Unit[],
  { sentenceWeight = 0 }: RankerOptions = {},
): Ranker {
  const fields = toFields(units);
  const rarity = createRarity(fields, units.length);
  const score = (question: Question): Scores => scoreAll(question, { fields, rarity, units });
  const coverage =
    sentenceWeight > 0 ? createSentenceCoverage(units.map(({ text }) => text)) : undefined;
  return {
    vocabulary: fields.flatMap(({ index }) => [...index.tokens]),
    rank: ({ asked, before, wantsList }) => {
      const now = score(asked);
      const then = before.map(({ question, weight }) => ({ scores: score(question), weight }));
      const ranked: Candidate[] = [];
      for (const [id, unit] of units.entries()) {
        const own = now.byUnit[id] ?? 0;
        let total = own;
        for (const { scores, weight } of then) {
          const earlier = weight * (scores.byUnit[id] ?? 0);
          total += earlier + AGREEMENT_WEIGHT * Math.min(own, earlier);
        }
        if (total <= 0) continue;
        const isSection = unit.passage.kind === "section";
        const share = isSection ? SECTION_SHARE[wantsList ? "list" : "usually"] : 1;
        ranked.push({ id, unit, strength: total * share * now.perMass });
      }
      ranked.sort(byStrength);
      if (coverage === undefined) return ranked;
      const worths = asked.tokens.map(({ token, weight }) => ({
        token,
        worth: weight * rarity(token).idf * sentenceWeight * now.perMass,
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

interface Field {
  readonly index: ImpactIndex;
  readonly weight: number;
}

function toFields(units: readonly Unit[]): readonly Field[] {
  const field = (weight: number, textsOf: (unit: Unit) => readonly string[]): Field => ({
    index: createImpactIndex(units.map((unit) => textsOf(unit).flatMap(tokenize))),
    weight,
  });
  return [
    field(FIELD_WEIGHTS.text, ({ headings, text }) => [...headings, ...headings, text]),
    field(FIELD_WEIGHTS.words, ({ words, wordsEn }) => [...words, ...wordsEn]),
    field(FIELD_WEIGHTS.textEn, ({ headingsEn, textEn }) => [...headingsEn, textEn]),
  ];
}

interface Scores {
  readonly byUnit: Float64Array;
  /** Makes scores of long and short questions comparable; less when words of the question are unknown. */
  readonly perMass: number;
}

interface Corpus {
  readonly fields: readonly Field[];
  readonly units: readonly Unit[];
  readonly rarity: (token: string) => Rarity;
}

function scoreAll({ tokens, terms }: Question, { fields, units, rarity }: Corpus): Scores {
  const byUnit = new Float64Array(units.length);
  const add = (id: number, gain: number): void => {
    byUnit[id] = (byUnit[id] ?? 0) + gain;
  };
  let mass = 0;
  let known = 0;
  for (const { token, weight } of tokens) {
    const { idf, isKnown } = rarity(token);
    mass += weight * idf;
    if (!isKnown) continue;
    known += weight * idf;
    for (const field of fields) {
      const { ids, impacts } = field.index.postings(token);
      const worth = weight * idf * field.weight;
      for (const [at, id] of ids.entries()) add(id, worth * (impacts[at] ?? 0));
    }
  }
  const byTerm = scoreTerms(terms, units.length);
  for (const [id, { parent }] of units.entries()) {
    const above = parent === undefined ? 0 : (byTerm[parent] ?? 0);
    add(id, (byTerm[id] ?? 0) + PARENT_SHARE * above);
  }
  return { byUnit, perMass: Math.sqrt(known / Math.max(mass, 1) / (mass + 1)) };
}

function scoreTerms(terms: readonly FoundTerm[], total: number): Float64Array {
  const byUnit = new Float64Array(total);
  for (const { ids, length, text } of terms) {
    const size = HAN.test(text)
      ? (HAN_TERM_SIZES[Math.min(length, HAN_TERM_SIZES.length) - 1] ?? 1)
      : Math.min(2, 0.6 + 0.5 * length);
    const gain = TERM_WEIGHT * size * idfOf(ids.length, total);
    for (const id of ids) if (id >= 0) byUnit[id] = (byUnit[id] ?? 0) + gain;
  }
  return byUnit;
}

interface Rarity {
  readonly idf: number;
  readonly isKnown: boolean;
}

/** A token's rarity over all fields together. */
function createRarity(fields: readonly Field[], total: number): (token: string) => Rarity {
  const seen = new Map<string, Rarity>();
  const unknown: Rarity = { idf: idfOf(0, total), isKnown: false };
  return (token) => {
    const cached = seen.get(token);
    if (cached !== undefined) return cached;
    const holders = new Set(fields.flatMap(({ index }) => index.postings(token).ids));
    if (holders.size === 0) return unknown;
    const rarity = { idf: idfOf(holders.size, total), isKnown: true };
    seen.set(token, rarity);
    return rarity;
  };
}

function idfOf(holders: number, total: number): number {
  return Math.log(1 + (total - holders + 0.5) / (holders + 0.5));
}
