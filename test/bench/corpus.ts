import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { holds } from "../../bot/cli/evaluation/grade.ts";
import { parseQuestions } from "../../bot/cli/evaluation/question.ts";
import { citationText } from "../../knowledge/citation.ts";
import type { Passage } from "../../knowledge/knowledge-base.ts";
import { readSource } from "../../knowledge/load.ts";
import type { PlainText } from "../../knowledge/units.ts";

export interface BenchQuery {
  readonly text: string;
  /** Earlier questions of the same talk, oldest first. */
  readonly history: readonly string[];
  readonly persona: "investor" | "officer";
  readonly gold: ReadonlySet<string>;
}

export interface Corpus {
  readonly passages: readonly PlainText[];
  readonly queries: readonly BenchQuery[];
}

/** Our own text: the only corpus for which there is a lexicon. */
export const OWN = "our text";

const passageSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  text: z.string(),
});
const querySchema = z.object({ text: z.string(), gold: z.array(z.string()).min(1) });

/** The folders that hold a public set: passages.jsonl and queries.jsonl. */
export function findSets(dir: string): readonly string[] {
  return readdirSync(dir)
    .map((name) => join(dir, name))
    .filter((set) =>
      ["passages.jsonl", "queries.jsonl"].every((file) => existsSync(join(set, file))),
    )
    .toSorted();
}

export function readCorpus(set: string): Corpus {
  return set === OWN ? readOwnCorpus() : readPublicSet(set);
}

function readPublicSet(set: string): Corpus {
  const queries = readLines(join(set, "queries.jsonl"), querySchema);
  return {
    passages: readLines(join(set, "passages.jsonl"), passageSchema),
    queries: queries.map(({ text, gold }) => ({
      text,
      history: [],
      persona: "investor",
      gold: new Set(gold),
    })),
  };
}

function readLines<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const checked = schema.safeParse(JSON.parse(line));
    if (checked.success) return [checked.data];
    throw new Error(`${basename(file)}:${index + 1}: ${z.prettifyError(checked.error)}`);
  });
}

const OWN_QUESTIONS = new URL("../fixtures/questions.dev.jsonl", import.meta.url);

/** Every clause with its headings, its everyday words and its English, so that others search what we search. */
function readOwnCorpus(): Corpus {
  const { documents, lexicon } = readSource();
  const passages = documents.flatMap(({ document: { id }, leaves }) => {
    const entries = new Map(lexicon.glossary(id).map((entry) => [entry.path, entry]));
    return leaves.map((leaf) => {
      const { zh = [], en = [] } = entries.get(leaf.path) ?? {};
      const text = [leaf.text, ...zh, leaf.headingEn, leaf.textEn, ...en].join("\n");
      return { id: passageId(leaf), title: leaf.trail.slice(-2).join(" "), text };
    });
  });
  const citable = documents.flatMap(({ leaves, sections }) => [...leaves, ...sections]);
  const { questions } = parseQuestions(readFileSync(OWN_QUESTIONS, "utf8"));
  const queries = questions
    .filter(({ gold }) => gold.length > 0)
    .map(({ question, history, persona, gold, also_ok: alsoOk }) => {
      const right = gold.length > 1 ? gold : [...gold, ...alsoOk];
      const holders = citable.filter((passage) =>
        right.some((words) => holds({ text: citationText(passage) }, words)),
      );
      return { text: question, history, persona, gold: new Set(holders.map(passageId)) };
    });
  return { passages, queries };
}

export function passageId({ kind, path }: Pick<Passage, "kind" | "path">): string {
  return `${kind} ${path}`;
}
