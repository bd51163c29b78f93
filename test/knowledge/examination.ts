import { readFileSync } from "node:fs";
import { z } from "zod";
import { citationText } from "../../knowledge/citation.ts";
import type { Finding, KnowledgeBase } from "../../knowledge/knowledge-base.ts";

/** Questions with the words of the clauses that answer them; small talk is not the search's business. */
const questionSchema = z.object({
  lang: z.enum(["zh-Hans", "zh-Hant", "en"]),
  persona: z.enum(["investor", "officer"]),
  kind: z.string(),
  style: z.string(),
  question: z.string(),
  history: z.array(z.string()).optional(),
  gold: z.array(z.string()),
  also_ok: z.array(z.string()).default([]),
});
type ExamQuestion = z.infer<typeof questionSchema>;

export interface Answered {
  readonly asked: ExamQuestion;
  readonly finding: Finding;
  readonly citations: readonly string[];
  /** Place of the first citation that holds a right clause, from 0; -1 if none does or it was refused. */
  readonly rank: number;
}

/** Asks every question of a file under test/fixtures. */
export function examine(knowledge: KnowledgeBase, fixture: string): readonly Answered[] {
  return readFileSync(new URL(`../fixtures/${fixture}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => questionSchema.parse(JSON.parse(line)))
    .filter(({ kind }) => kind !== "chitchat")
    .map((asked) => answer(knowledge, asked));
}

function answer(knowledge: KnowledgeBase, asked: ExamQuestion): Answered {
  const finding = knowledge.search(asked.question, {
    history: asked.history ?? [],
    persona: asked.persona,
  });
  const citations = finding.matches.map(({ passage }) => squeeze(citationText(passage)));
  const rank = citations.findIndex((text) =>
    asked.gold.some((gold) => text.includes(squeeze(gold))),
  );
  return { asked, finding, citations, rank: finding.kind === "none" ? -1 : rank };
}

export const isFirst = ({ rank }: Answered): boolean => rank === 0;
export const isNearTop = ({ rank }: Answered): boolean => rank >= 0 && rank < 3;

export function isComplete({ asked, citations }: Answered): boolean {
  return asked.gold.every((gold) => citations.some((text) => text.includes(squeeze(gold))));
}

/** Refused, or the clause that mentions the thing without the figure cited first. */
export function isAbstention({ asked, finding, citations }: Answered): boolean {
  const mentions = asked.also_ok.some((clause) => citations[0]?.includes(squeeze(clause)));
  return finding.kind === "none" || mentions;
}

export function percent(part: readonly Answered[], test: (answer: Answered) => boolean): number {
  return (100 * part.filter(test).length) / part.length;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
