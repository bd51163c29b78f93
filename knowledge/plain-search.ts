import { normalise } from "./normalise.ts";
import { createQuestionReader } from "./query.ts";
import { createRanker } from "./rank.ts";
import type { QuestionWords } from "./schemas.ts";
import { createSpeller } from "./spelling.ts";
import { createTermMatcher } from "./term-matcher.ts";
import { type PlainText, toPlainUnits } from "./units.ts";

/** Without a lexicon a single character is often all that question and text share. */
const QUESTION_WEIGHTS = { asking: 0.35, character: 1.2 };
const SENTENCE_WEIGHT = 0.35;

/** The ids of the texts that speak most to a question, best first. */
export type PlainSearch = (question: string, limit: number) => readonly string[];

/** The same ranking as over the documents, over running text without a lexicon. */
export function createPlainSearch(texts: readonly PlainText[], words: QuestionWords): PlainSearch {
  const ranker = createRanker(toPlainUnits(texts), { sentenceWeight: SENTENCE_WEIGHT });
  const read = createQuestionReader({
    words,
    matcher: createTermMatcher([]),
    speller: createSpeller([]),
    weights: QUESTION_WEIGHTS,
  });
  return (question, limit) => {
    const asked = read(normalise(question));
    const ranked = ranker.rank({ asked, before: [], wantsList: false });
    return ranked.slice(0, limit).map(({ unit }) => unit.passage.path);
  };
}
