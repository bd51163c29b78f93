import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSource } from "../../knowledge/load.ts";
import { createKnowledgeBase } from "../../knowledge/search.ts";
import { loadEnvironment } from "./environment.ts";
import { reportMisses } from "./evaluation/misses.ts";
import { withoutOverlap } from "./evaluation/overlap.ts";
import { type ExamQuestion, parseQuestions } from "./evaluation/question.ts";
import { runExam } from "./evaluation/run.ts";
import { percent, shareText, summarise, summaryRows } from "./evaluation/summary.ts";
import { table } from "./table.ts";

const USAGE = `Usage: npm run -s evaluate -- [--without-overlap] QUESTIONS.jsonl
A line each: {"id","lang","persona"?,"kind","style","question","history"?,"gold":[…],"also_ok"?:[…]}
--without-overlap also measures with a lexicon that has no word from the questions.`;

// A reader that has seen enough (head) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

main();

/** Exit code 1 when a line could not be read, 2 when nothing could be measured. */
function main(): void {
  const { values, file } = readArguments();
  const { questions, bad } = parseQuestions(readQuestions(file));
  for (const { line, problem } of bad) complain(`${file}:${line}: ${problem}`);
  if (bad.length > 0) process.exitCode = 1;
  if (questions.length === 0) fail(`${file} holds no question.`);
  evaluate(questions, values["without-overlap"] === true);
}

function evaluate(questions: readonly ExamQuestion[], withThinned: boolean): void {
  const dir = loadEnvironment()["DOCUMENTS_DIR"];
  const source = readSource(dir ? { dir } : {});
  const knowledge = createKnowledgeBase(source);
  const results = runExam(knowledge, questions);
  for (const field of ["kind", "lang", "style"] as const) {
    print(`${table(summaryRows(results, field))}\n`);
  }
  if (withThinned) {
    const asked = questions.flatMap(({ question, history }) => [question, ...history]);
    const thinned = withoutOverlap(source, asked);
    const { anyAt1: full } = summarise(results);
    const { anyAt1: thin } = summarise(runExam(createKnowledgeBase(thinned.source), questions));
    const fall = (percent(full) - percent(thin)).toFixed(1);
    print(
      `any@1 ${shareText(full)}; without the ${thinned.removed} of ${thinned.total} lexicon entries`,
    );
    print(`that share words with a question ${shareText(thin)}: a fall of ${fall} points\n`);
  }
  const misses = reportMisses(results, { knowledge, source });
  print(misses.length === 0 ? "Nothing missed." : `${misses.length} missed:\n`);
  for (const miss of misses) print(`${miss}\n`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { "without-overlap": { type: "boolean" } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return fail(USAGE);
    return { values, file };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readQuestions(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return fail(`${file} can't be read: is it there?`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

function fail(text: string): never {
  complain(text);
  process.exit(2);
}
