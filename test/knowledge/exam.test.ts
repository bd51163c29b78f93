import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { citationText } from "../../knowledge/citation.ts";
import type { Finding } from "../../knowledge/knowledge-base.ts";
import { loadKnowledge } from "../../knowledge/load.ts";

/** Questions with the words of the clauses that answer them; small talk is not the search's business. */
const questionSchema = z.object({
  lang: z.enum(["zh-Hans", "zh-Hant", "en"]),
  persona: z.enum(["investor", "officer"]),
  kind: z.string(),
  question: z.string(),
  history: z.array(z.string()).optional(),
  gold: z.array(z.string()),
  also_ok: z.array(z.string()).default([]),
});
type ExamQuestion = z.infer<typeof questionSchema>;

const questions = readFileSync(new URL("../fixtures/questions.dev.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => questionSchema.parse(JSON.parse(line)))
  .filter(({ kind }) => kind !== "chitchat");

const squeeze = (text: string): string => text.replaceAll(/\s/gu, "");
const knowledge = loadKnowledge();

interface Answered {
  readonly asked: ExamQuestion;
  readonly kind: Finding["kind"];
  readonly citations: readonly string[];
  /** Place of the first citation that holds a right clause, from 0; -1 if none does or it was refused. */
  readonly rank: number;
}

const answers: readonly Answered[] = questions.map((asked) => {
  const { kind, matches } = knowledge.search(asked.question, {
    history: asked.history ?? [],
    persona: asked.persona,
  });
  const citations = matches.map(({ passage }) => squeeze(citationText(passage)));
  const isRight = (text: string): boolean =>
    asked.gold.some((gold) => text.includes(squeeze(gold)));
  return { asked, kind, citations, rank: kind === "none" ? -1 : citations.findIndex(isRight) };
});
const answerable = answers.filter(({ asked }) => asked.gold.length > 0);
const unanswerable = answers.filter(({ asked }) => asked.gold.length === 0);

const isFirst = ({ rank }: Answered): boolean => rank === 0;
const isNearTop = ({ rank }: Answered): boolean => rank >= 0 && rank < 3;
const percent = (part: readonly Answered[], test: (answer: Answered) => boolean): number =>
  (100 * part.filter(test).length) / part.length;

// Floors are what has been reached; they only go up.
test.for([
  { who: "all", first: 92, nearTop: 97 },
  { who: "zh-Hans", first: 86, nearTop: 95 },
  { who: "zh-Hant", first: 100, nearTop: 100 },
  { who: "en", first: 100, nearTop: 100 },
])("right clauses come first ($first %) or among three ($nearTop %): $who", (floor) => {
  const part = answerable.filter(({ asked }) => floor.who === "all" || asked.lang === floor.who);
  expect(percent(part, isFirst)).toBeGreaterThanOrEqual(floor.first);
  expect(percent(part, isNearTop)).toBeGreaterThanOrEqual(floor.nearTop);
});

test("what the documents do not say is not answered", () => {
  expect(unanswerable).toHaveLength(19);
  const abstained = unanswerable.filter(
    ({ kind, citations, asked }) =>
      kind === "none" || asked.also_ok.some((clause) => citations[0]?.includes(squeeze(clause))),
  );
  expect(abstained.length).toBeGreaterThanOrEqual(19);
  expect(unanswerable.filter(({ kind }) => kind === "none").length).toBeGreaterThanOrEqual(19);
});

test("hardly anything the documents do say is refused", () => {
  expect(answerable).toHaveLength(116);
  expect(answerable.filter(({ kind }) => kind === "none").length).toBeLessThanOrEqual(2);
});

test("follow-ups are understood, and all clauses of a many-sided question are among five", () => {
  const followups = answerable.filter(({ asked }) => asked.kind === "followup");
  expect(followups.filter(isFirst).length).toBeGreaterThanOrEqual(7);
  const multi = answerable.filter(({ asked }) => asked.kind === "multi");
  const complete = multi.filter(({ asked, citations }) =>
    asked.gold.every((gold) => citations.some((text) => text.includes(squeeze(gold)))),
  );
  expect(complete.length).toBeGreaterThanOrEqual(6);
});
