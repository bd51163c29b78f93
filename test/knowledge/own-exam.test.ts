import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { examine, isAbstention, isComplete, isFirst, isNearTop, percent } from "./examination.ts";

// The words and patterns were mended on these questions: the floors guard, they do not measure.
const answers = examine(loadKnowledge(), "questions.own.jsonl");
const answerable = answers.filter(({ asked }) => asked.gold.length > 0);
const unanswerable = answers.filter(({ asked }) => asked.gold.length === 0);

// Floors are what has been reached; they only go up.
test.for([
  { who: "all", first: 93, nearTop: 100 },
  { who: "zh-Hans", first: 96, nearTop: 100 },
  { who: "zh-Hant", first: 100, nearTop: 100 },
  { who: "en", first: 86, nearTop: 100 },
])("right clauses come first ($first %) or among three ($nearTop %): $who", (floor) => {
  const part = answerable.filter(({ asked }) => floor.who === "all" || asked.lang === floor.who);
  expect(percent(part, isFirst)).toBeGreaterThanOrEqual(floor.first);
  expect(percent(part, isNearTop)).toBeGreaterThanOrEqual(floor.nearTop);
});

test("there are as many questions as were written, half of them without an answer", () => {
  expect([answerable.length, unanswerable.length]).toEqual([126, 107]);
});

test("what the documents do not say is not answered, and what they say is not refused", () => {
  expect(unanswerable.filter((answer) => !isAbstention(answer))).toEqual([]);
  expect(answerable.filter(({ finding }) => finding.kind === "none")).toEqual([]);
});

test("all clauses of a many-sided question are among five, and no other is taken apart", () => {
  const multi = answerable.filter(({ asked }) => asked.kind === "multi");
  expect(multi.filter((answer) => !isComplete(answer))).toEqual([]);
  const split = answerable.filter(
    ({ asked, finding }) => asked.kind !== "multi" && finding.parts !== undefined,
  );
  expect(split.map(({ asked }) => asked.question)).toEqual([]);
});
