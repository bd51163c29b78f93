import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { ask } from "./asking.ts";
import { loadEnvironment } from "./environment.ts";

const USAGE = `Usage: npm run -s ask -- [--json] "question"
       npm run -s ask -- --jsonl FILE   (a line each: {"id","question","history"?,"persona"?}; - is standard input)`;

/** One line of `--jsonl` (DESIGN §10). */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  history: z.array(z.string()).default([]),
  persona: z.enum(["investor", "officer"]).default("investor"),
});

await main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean" }, jsonl: { type: "string" } },
    allowPositionals: true,
  });
  const dir = loadEnvironment()["DOCUMENTS_DIR"];
  const question = positionals.join(" ").trim();
  if (values.jsonl === undefined && question === "") return fail(USAGE);
  const knowledge = loadKnowledge(dir ? { dir } : {});
  if (values.jsonl !== undefined) return askFile(knowledge, values.jsonl);
  const answer = answerLine(knowledge, { id: 1, question, history: [], persona: "investor" });
  const { id: _, ...shown } = answer;
  print(values.json === true ? JSON.stringify(shown) : answer.text);
}

/** Answers line by line, in order; a line that can't be read gets an `error` and exit code 1. */
async function askFile(knowledge: KnowledgeBase, path: string): Promise<void> {
  const input = path === "-" ? process.stdin : createReadStream(path, "utf8");
  input.on("error", () => fail(`${path} can't be read: is it there?`));
  for await (const line of createInterface({ input })) {
    if (line.trim() === "") continue;
    const asked = parseLine(line);
    if ("error" in asked) process.exitCode = 1;
    print(JSON.stringify("error" in asked ? asked : answerLine(knowledge, asked)));
  }
}

function parseLine(line: string): z.infer<typeof lineSchema> | { error: string } {
  try {
    const checked = lineSchema.safeParse(JSON.parse(line));
    return checked.success ? checked.data : { error: z.prettifyError(checked.error) };
  } catch {
    return { error: "not a line of JSON" };
  }
}

function answerLine(knowledge: KnowledgeBase, line: z.infer<typeof lineSchema>) {
  const { kind, citations, text } = ask(knowledge, line);
  return { id: line.id, kind, citations, text };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
