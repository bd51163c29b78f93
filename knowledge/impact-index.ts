import { Index } from "flexsearch";
import { countsOf } from "./tokenize.ts";

/** BM25's k1, and the range its impact takes on texts of our length. */
const K1 = 0.9;
const HIGHEST_IMPACT = 0.95;
const LOWEST_IMPACT = 0.25;
const SLOTS = 24;

/** Texts of one sort, as tokens: a text of every unit, in the units' order, empty where it has none. */
export interface ImpactField {
  /** What a match here is worth. */
  readonly weight: number;
  readonly texts: readonly (readonly string[])[];
}

/** Where a token stands, and how much it matters there. */
export interface Postings {
  /** Each unit once. */
  readonly ids: readonly number[];
  /** Beside each id: BM25's share of the token in its fields by their weight, without its rarity. */
  readonly impacts: readonly number[];
}

const NOWHERE: Postings = { ids: [], impacts: [] };

export interface ImpactIndex {
  /** Of a token that stands nowhere: empty. */
  postings(token: string): Postings;
  readonly tokens: ReadonlySet<string>;
}

/**
 * A FlexSearch index whose resolution slots hold BM25 impacts. An id is a unit's place in the list; the
 * length weight is BM25's b.
 */
export function createImpactIndex(
  fields: readonly ImpactField[],
  lengthWeight: number,
): ImpactIndex {
  let adding: ReadonlyMap<string, number> | undefined;
  let norm = 0;
  const index = new Index({
    resolution: SLOTS,
    tokenize: "strict",
    // A text is added as its counted tokens; the default encoder would cut Chinese and digits its own way.
    encode: (text: string) => (adding === undefined ? [text] : [...adding.keys()]),
    score: (_: string[], token: string) => {
      const count = adding?.get(token) ?? 0;
      return slotOf(count / (count + norm));
    },
  });
  const known = new Set<string>();
  for (const [place, { texts }] of fields.entries()) {
    const average = averageOf(texts.map(({ length }) => length).filter((length) => length > 0));
    for (const [id, tokens] of texts.entries()) {
      if (tokens.length === 0) continue;
      adding = countsOf(tokens);
      norm = K1 * (1 - lengthWeight + (lengthWeight * tokens.length) / average);
      for (const token of adding.keys()) known.add(token);
      index.add(id * fields.length + place, "tokens");
    }
  }
  adding = undefined;
  const weights = fields.map(({ weight }) => weight);
  const read = new Map<string, Postings>();
  return {
    tokens: known,
    postings: (token) => {
      const seen = read.get(token);
      if (seen !== undefined) return seen;
      if (!known.has(token)) return NOWHERE;
      const postings = toPostings(index, token, weights);
      read.set(token, postings);
      return postings;
    },
  };
}

function averageOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
}

/** FlexSearch loses a text in silence when the slot is a fraction or out of range. */
function slotOf(impact: number): number {
  const slot = Math.floor(((HIGHEST_IMPACT - impact) / (HIGHEST_IMPACT - LOWEST_IMPACT)) * SLOTS);
  return Math.min(SLOTS - 1, Math.max(0, slot));
}

/** The middle of what falls into the slot. */
function impactOf(slot: number): number {
  return HIGHEST_IMPACT - ((slot + 0.5) / SLOTS) * (HIGHEST_IMPACT - LOWEST_IMPACT);
}

function toPostings(index: Index, token: string, weights: readonly number[]): Postings {
  const { result } = index.search({ query: token, resolve: false });
  const slots = result as unknown as readonly (readonly number[] | undefined)[];
  const byUnit = new Map<number, number>();
  for (const [slot, found] of slots.entries()) {
    for (const entry of found ?? []) {
      const unit = Math.floor(entry / weights.length);
      const impact = (weights[entry % weights.length] ?? 0) * impactOf(slot);
      byUnit.set(unit, (byUnit.get(unit) ?? 0) + impact);
    }
  }
  return { ids: [...byUnit.keys()], impacts: [...byUnit.values()] };
}
