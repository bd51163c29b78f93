import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { examine, isAbstention, isComplete, isFirst, isNearTop, percent } from "./examination.ts";

const answers = examine(loadKnowledge(), "questions.dev.jsonl");
const answerable = answers.filter(({ asked }) => asked.gold.length > 0);
const unanswerable = answers.filter(({ asked }) => asked.gold.length === 0);

// Floors are what has been reached; they only go up.
test.for([
  { who: "all", first: 93, nearTop: 97 },
  { who: "zh-Hans", first: 88, nearTop: 95 },
  { who: "zh-Hant", first: 100, nearTop: 100 },
  { who: "en", first: 100, nearTop: 100 },
])("right clauses come first ($first %) or among three ($nearTop %): $who", (floor) => {
  const part = answerable.filter(({ asked }) => floor.who === "all" || asked.lang === floor.who);
  expect(percent(part, isFirst)).toBeGreaterThanOrEqual(floor.first);
  expect(percent(part, isNearTop)).toBeGreaterThanOrEqual(floor.nearTop);
});

test("what the documents do not say is not answered", () => {
  expect(unanswerable).toHaveLength(19);
  expect(unanswerable.filter(isAbstention).length).toBeGreaterThanOrEqual(19);
  const refused = unanswerable.filter(({ finding }) => finding.kind === "none");
  expect(refused.length).toBeGreaterThanOrEqual(19);
});

test("hardly anything the documents do say is refused", () => {
  expect(answerable).toHaveLength(116);
  const refused = answerable.filter(({ finding }) => finding.kind === "none");
  expect(refused.length).toBeLessThanOrEqual(2);
});

test("follow-ups are understood, and all clauses of a many-sided question are among five", () => {
  const followups = answerable.filter(({ asked }) => asked.kind === "followup");
  expect(followups.filter(isFirst).length).toBeGreaterThanOrEqual(7);
  const multi = answerable.filter(({ asked }) => asked.kind === "multi");
  expect(multi.filter(isComplete).length).toBeGreaterThanOrEqual(7);
});

test("no question that asks one thing is taken apart", () => {
  const single = answers.filter(({ asked }) => asked.kind !== "multi" && asked.gold.length > 0);
  const split = single.filter(({ finding }) => finding.parts !== undefined);
  expect(split.map(({ asked }) => asked.question)).toEqual([]);
});
