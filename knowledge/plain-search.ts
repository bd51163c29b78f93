import { normalise } from "./normalise.ts";
import { createQuestionReader } from "./query.ts";
import { createRanker } from "./rank.ts";
import type { QuestionWords } from "./schemas.ts";
import { createSpeller } from "./spelling.ts";
import { createTermMatcher } from "./term-matcher.ts";
import { type PlainText, toPlainUnits } from "./units.ts";
import { RUNNING_TEXT_WEIGHTS } from "./weights.ts";

/** The ids of the texts that speak most to a question, best first. */
export type PlainSearch = (question: string, limit: number) => readonly string[];

/** The same ranking as over the documents, over running text without a lexicon. */
export function createPlainSearch(texts: readonly PlainText[], words: QuestionWords): PlainSearch {
  const ranker = createRanker(toPlainUnits(texts), RUNNING_TEXT_WEIGHTS);
  const read = createQuestionReader({
    words,
    matcher: createTermMatcher([]),
    speller: createSpeller([]),
    weights: RUNNING_TEXT_WEIGHTS,
  });
  return (question, limit) => {
    const asked = read(normalise(question));
    const ranked = ranker.rank({ asked, before: [], wantsList: false });
    return ranked.slice(0, limit).map(({ unit }) => unit.passage.path);
  };
}
