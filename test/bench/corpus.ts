import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { readSource } from "../../knowledge/load.ts";
import type { PlainText } from "../../knowledge/units.ts";
import { type BenchQuery, passageId, readOwnQuestions } from "./own-questions.ts";

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

/** The folders that hold a public set: passages.jsonl and queries.jsonl. None where there is no such place. */
export function findSets(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
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

/** Every clause with its headings, its everyday words and its English, so that others search what we search. */
function readOwnCorpus(): Corpus {
  const source = readSource();
  const { documents, lexicon } = source;
  const passages = documents.flatMap(({ document: { id }, leaves }) => {
    const entriesAt = Map.groupBy(lexicon.glossary(id), ({ path }) => path);
    return leaves.map((leaf) => {
      const entries = entriesAt.get(leaf.path) ?? [];
      const [zh, en] = [entries.flatMap((one) => one.zh), entries.flatMap((one) => one.en)];
      const text = [leaf.text, ...zh, leaf.headingEn, leaf.textEn, ...en].join("\n");
      return { id: passageId(leaf), title: leaf.trail.slice(-2).join(" "), text };
    });
  });
  const questions = readOwnQuestions(source, "questions.dev.jsonl");
  return { passages, queries: questions.filter(({ gold }) => gold.size > 0) };
}
