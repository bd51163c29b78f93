import { readFileSync } from "node:fs";
import { expectationOf, holds } from "../../bot/cli/evaluation/grade.ts";
import { parseQuestions } from "../../bot/cli/evaluation/question.ts";
import { citationText } from "../../knowledge/citation.ts";
import type { KnowledgeSource } from "../../knowledge/engine.ts";
import type { Passage } from "../../knowledge/knowledge-base.ts";

export interface BenchQuery {
  readonly text: string;
  /** Earlier questions of the same talk, oldest first. */
  readonly history: readonly string[];
  readonly persona: "investor" | "officer";
  /** The right passages' ids; none where the documents do not say. */
  readonly gold: ReadonlySet<string>;
}

/** The questions of a file under test/fixtures, without small talk. */
export function readOwnQuestions(
  { documents }: Pick<KnowledgeSource, "documents">,
  fixture: string,
): readonly BenchQuery[] {
  const citable = documents.flatMap(({ leaves, sections }) => [...leaves, ...sections]);
  const { questions } = parseQuestions(
    readFileSync(new URL(`../fixtures/${fixture}`, import.meta.url), "utf8"),
  );
  return questions
    .filter((question) => expectationOf(question) !== "smalltalk")
    .map(({ question, history, persona, gold, also_ok: alsoOk }) => {
      const right = gold.length === 1 ? [...gold, ...alsoOk] : gold;
      const holders = citable.filter((passage) =>
        right.some((words) => holds({ text: citationText(passage) }, words)),
      );
      return { text: question, history, persona, gold: new Set(holders.map(passageId)) };
    });
}

export function passageId({ kind, path }: Pick<Passage, "kind" | "path">): string {
  return `${kind} ${path}`;
}
