import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import type { FactName } from "../../../handlers/screening/facts.ts";
import { advance, type FlowContext, startState } from "../../../handlers/screening/flow.ts";
import type { ScreeningState } from "../../../handlers/screening/state.ts";

const questionSchema = z.object({ question: z.string() });
const SETS = ["dev", "exam", "fresh", "own", "near"];
const QUESTIONS = SETS.flatMap((name) =>
  readFileSync(new URL(`../../fixtures/questions.${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => questionSchema.parse(JSON.parse(line)).question),
);
/** What a project is named by may well stand in a question: 核桃油能投吗. */
const NAMES: ReadonlySet<FactName> = new Set<FactName>([
  "product",
  "industry",
  "process",
  "region",
]);

function contextOf(text: string, minute: number): FlowContext {
  const language = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  return { fx: {}, now: new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString(), language };
}

/** The pre-screen at each of its questions. */
function steps(): readonly ScreeningState[] {
  const answers = ["做核桃油的", "大理", "投资1.5亿元", "用地60亩", "年税收1200万元"];
  const denials = ["都没有", "都没有", "都没有"];
  return [...answers, ...denials].reduce<readonly ScreeningState[]>(
    (states, text, index) => {
      const last = states.at(-1) ?? startState();
      return [...states, advance(last, { text }, contextOf(text, index)).state];
    },
    [startState()],
  );
}

/** The facts a question changes, whichever step it is put at. */
function stated(question: string, states: readonly ScreeningState[]): readonly FactName[] {
  const changes = states.flatMap(
    (state) => advance(state, { text: question }, contextOf(question, 59)).changes,
  );
  return changes.map(({ fact }) => fact).filter((fact) => !NAMES.has(fact));
}

// Most of these few say what is so before they ask: 我间厂污染比较重，是不是一定不收. The ceiling only goes down.
test("of a thousand questions asked amid the pre-screen, hardly any says something of the project", () => {
  const states = steps();
  const stating = QUESTIONS.filter((question) => stated(question, states).length > 0);
  expect(QUESTIONS.length).toBeGreaterThan(1_000);
  expect(stating.length).toBeLessThanOrEqual(36);
});
