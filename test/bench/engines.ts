import { readFileSync } from "node:fs";
import { loadKnowledge } from "../../knowledge/load.ts";
import { createPlainSearch } from "../../knowledge/plain-search.ts";
import { questionWordsSchema } from "../../knowledge/schemas.ts";
import type { PlainText } from "../../knowledge/units.ts";
import { createBm25 } from "./bm25.ts";
import { OWN } from "./corpus.ts";
import { type BenchQuery, passageId } from "./own-questions.ts";
import { buildFlexSearch, buildMiniSearch, buildOrama } from "./peers.ts";

/** Ids, best first. */
export type Search = (query: BenchQuery) => readonly string[] | Promise<readonly string[]>;

export interface EngineEntry {
  readonly name: string;
  /** The package it needs, if it is not ours. */
  readonly needs?: string;
  readonly build: (passages: readonly PlainText[], set: string) => Search | Promise<Search>;
}

/** So deep goes the deepest figure. */
const LIMIT = 10;

export const OURS = "ours";

export const ENGINES: readonly EngineEntry[] = [
  {
    name: OURS,
    build: (passages, set) => (set === OWN ? buildKnowledge() : buildPlain(passages)),
  },
  { name: "exact BM25", build: (passages) => ofText(createBm25(passages)) },
  {
    name: "MiniSearch, bigrams",
    needs: "minisearch",
    build: async (passages) => ofText(await buildMiniSearch(passages)),
  },
  {
    name: "Orama, mandarin",
    needs: "@orama/orama",
    build: async (passages) => ofText(await buildOrama(passages)),
  },
  {
    name: "FlexSearch stock, CJK",
    needs: "flexsearch",
    build: async (passages) => ofText(await buildFlexSearch(passages, "cjk")),
  },
  {
    name: "FlexSearch stock, bigrams",
    needs: "flexsearch",
    build: async (passages) => ofText(await buildFlexSearch(passages, "bigrams")),
  },
];

/** All of it: lexicon, renderings, thresholds, follow-ups. */
function buildKnowledge(): Search {
  const knowledge = loadKnowledge();
  return ({ text, history, persona }) => {
    const { matches } = knowledge.search(text, { history, persona, limit: LIMIT });
    // An answer quotes its first clause, and works that out only now.
    if (matches[0]?.quote === "") throw new Error("There is nothing to quote.");
    return matches.map(({ passage }) => passageId(passage));
  };
}

function buildPlain(passages: readonly PlainText[]): Search {
  const file = new URL("../../knowledge/lexicon/question-words.json", import.meta.url);
  const words = questionWordsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return ofText(createPlainSearch(passages, words));
}

type TextSearch = (
  question: string,
  limit: number,
) => readonly string[] | Promise<readonly string[]>;

/** Who knows nothing of talks is asked the last question together with this one. */
function ofText(search: TextSearch): Search {
  return ({ text, history }) => search([...history.slice(-1), text].join(" "), LIMIT);
}
