import type { PolicyDocument } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { normaliseAll } from "./normalise.ts";
import type { Passages } from "./passages.ts";
import { createAskingTest, createQuestionReader, type QuestionReader } from "./query.ts";
import { createRanker, createUnitMatcher, type Ranker } from "./rank.ts";
import { createSpeller } from "./spelling.ts";
import { stem } from "./stem.ts";
import { atoms } from "./tokenize.ts";
import { toUnits, type Unit } from "./units.ts";
import { CLAUSE_WEIGHTS, type Weights } from "./weights.ts";

export interface LoadedDocument extends Passages {
  readonly document: PolicyDocument;
}

/** What a search is built from, all of it in memory. */
export interface KnowledgeSource {
  readonly documents: readonly LoadedDocument[];
  readonly lexicon: Lexicon;
  readonly revision: string;
}

/** The parts of a search that know the words. */
export interface Engine {
  readonly units: readonly Unit[];
  readonly ranker: Ranker;
  readonly read: QuestionReader;
}

/** What is no longer in force is left out. */
export function createEngine(
  { documents, lexicon }: Pick<KnowledgeSource, "documents" | "lexicon">,
  weights: Weights = CLAUSE_WEIGHTS,
): Engine {
  const units: Unit[] = [];
  for (const loaded of documents) {
    if (loaded.document.status !== "in-force") continue;
    units.push(...toUnits(loaded, lexicon.glossary(loaded.document.id), units.length));
  }
  const ranker = createRanker(units, weights);
  const words = lexicon.questionWords;
  const unlisted = lexicon.unlistedSectors.map(({ zh, en }) => normaliseAll([...zh, ...en]));
  const isAsking = createAskingTest(words);
  const matcher = createUnitMatcher(units, { unlisted, isAsking });
  const speller = createSpeller([
    ...words.en.map(stem),
    ...unlisted.flat().flatMap(atoms),
    ...ranker.vocabulary,
  ]);
  return { units, ranker, read: createQuestionReader({ words, matcher, speller, weights }) };
}
