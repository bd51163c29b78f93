import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { examine, isAbstention, isComplete, isFirst, isNearTop, percent } from "./examination.ts";

// Written before anything was mended on it; the questions with an even number have not been looked at since.
const answers = examine(loadKnowledge(), "questions.exam.jsonl");
const answerable = answers.filter(({ asked }) => asked.gold.length > 0);
const unanswerable = answers.filter(({ asked }) => asked.gold.length === 0);
const multi = answerable.filter(({ asked }) => asked.kind === "multi");

// Floors are what has been reached; they only go up.
test("right clauses come first or among three in an exam written blind", () => {
  expect([answerable.length, unanswerable.length]).toEqual([150, 59]);
  expect(percent(answerable, isFirst)).toBeGreaterThanOrEqual(94);
  expect(percent(answerable, isNearTop)).toBeGreaterThanOrEqual(97);
  expect(percent(multi, isComplete)).toBeGreaterThanOrEqual(85);
});

// A casino is asked of the admission rule, as a question, and counts here as answered.
test("it is silent where the documents are, and speaks where they do", () => {
  const refused = answerable.filter(({ finding }) => finding.kind === "none");
  expect(percent(unanswerable, isAbstention)).toBeGreaterThanOrEqual(94);
  expect(refused.length).toBeLessThanOrEqual(2);
});
