import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { examine, isAbstention, isFirst, isNearTop, percent } from "./examination.ts";

// As people speak who are not at home in the text's words, or in English. The half named held-out has not been
// read since it was written: it measures. The other was mended on: it guards.
const answers = examine(loadKnowledge(), "questions.fresh.jsonl");

// Floors are what has been reached; they only go up.
test.for([
  { half: "looked-at", size: [95, 36], first: 95, nearTop: 100, silent: 100, refused: 0 },
  { half: "held-out", size: [45, 20], first: 68, nearTop: 84, silent: 90, refused: 3 },
])("of the questions $half, $first % get the right clause first", (floor) => {
  const part = answers.filter(({ asked }) => asked.style === floor.half);
  const answerable = part.filter(({ asked }) => asked.gold.length > 0);
  const unanswerable = part.filter(({ asked }) => asked.gold.length === 0);
  expect([answerable.length, unanswerable.length]).toEqual(floor.size);
  expect(percent(answerable, isFirst)).toBeGreaterThanOrEqual(floor.first);
  expect(percent(answerable, isNearTop)).toBeGreaterThanOrEqual(floor.nearTop);
  expect(percent(unanswerable, isAbstention)).toBeGreaterThanOrEqual(floor.silent);
  const refused = answerable.filter(({ finding }) => finding.kind === "none");
  expect(refused.length).toBeLessThanOrEqual(floor.refused);
});
