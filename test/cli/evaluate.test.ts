import { execFile } from "node:child_process";
import { expect, test } from "vitest";
import { grade, isRight, type Reply } from "../../bot/cli/evaluation/grade.ts";
import { withoutOverlap } from "../../bot/cli/evaluation/overlap.ts";
import { type ExamQuestion, parseQuestions } from "../../bot/cli/evaluation/question.ts";
import { percent, shareText, summarise } from "../../bot/cli/evaluation/summary.ts";
import { table } from "../../bot/cli/table.ts";
import { readSource } from "../../knowledge/load.ts";

const SCRIPT = new URL("../../bot/cli/evaluate.ts", import.meta.url).pathname;
const FIXTURE = new URL("../fixtures/questions.notice.jsonl", import.meta.url).pathname;
const DOCUMENTS = new URL("../fixtures/documents", import.meta.url).pathname;

function run(...args: readonly string[]) {
  return new Promise<{ stdout: string; stderr: string; exitCode: number }>((resolve) => {
    const env = { ...process.env, DOCUMENTS_DIR: DOCUMENTS };
    execFile(process.execPath, [SCRIPT, ...args], { env }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: typeof error?.code === "number" ? error.code : 0 });
    });
  });
}

function asked(question: Partial<ExamQuestion>): ExamQuestion {
  return {
    id: "q",
    lang: "zh-Hans",
    persona: "investor",
    kind: "policy",
    style: "formal",
    question: "?",
    history: [],
    gold: [],
    also_ok: [],
    ...question,
  };
}

function reply(kind: Reply["kind"], texts: readonly string[] = [], saysNotThere = false): Reply {
  return { kind, citations: texts.map((text) => ({ text })), saysNotThere };
}

test("a right clause counts by its first place, white space aside, in an answer or a related one", () => {
  const question = asked({ gold: ["每日巡查 2 次"] });
  expect(grade(question, reply("answer", ["别的", "各园区每日巡查2次。"])).place).toBe(2);
  expect(grade(question, reply("related", ["每日\n巡查 2次"])).place).toBe(1);
  expect(grade(question, reply("answer", ["每日巡查 3 次"])).place).toBeUndefined();
  expect(grade(question, reply("none", ["每日巡查2次"])).place).toBeUndefined();
  expect(grade(question, reply("smalltalk")).isSmalltalk).toBe(true);
});

test("a citation of 700 characters counts and a longer one does not", () => {
  const question = asked({ gold: ["巡查"] });
  const padded = (length: number): string => "巡查".padEnd(length, "水");
  expect(grade(question, reply("answer", [padded(700)])).place).toBe(1);
  expect(grade(question, reply("answer", [padded(701)])).place).toBeUndefined();
});

test("another clause that will do counts where one clause is asked for, and not where several are", () => {
  expect(grade(asked({ gold: ["甲"], also_ok: ["乙"] }), reply("answer", ["乙"])).place).toBe(1);
  const several = asked({ gold: ["甲", "丙"], also_ok: ["乙"] });
  expect(grade(several, reply("answer", ["乙"])).place).toBeUndefined();
  expect(grade(several, reply("answer", ["丙", "乙"])).place).toBe(1);
});

test("a question after several things is complete with all of them among the citations", () => {
  const question = asked({ gold: ["甲", "乙"] });
  expect(grade(question, reply("answer", ["甲", "丙", "丁", "戊", "乙"])).isComplete).toBe(true);
  expect(grade(question, reply("answer", ["甲乙"])).isComplete).toBe(true);
  expect(grade(question, reply("answer", ["甲", "丙"])).isComplete).toBe(false);
  expect(grade(question, reply("none", ["甲", "乙"])).isComplete).toBe(false);
});

test("silence is right where the documents are silent, so is the clause beside with the word that it is not there", () => {
  const silent = asked({ kind: "unanswerable", also_ok: ["亩均税收"] });
  expect(isRight(grade(silent, reply("none")))).toBe(true);
  expect(isRight(grade(silent, reply("related", ["亩均税收不低于"], true)))).toBe(true);
  expect(isRight(grade(silent, reply("related", ["亩均税收不低于"], false)))).toBe(false);
  expect(isRight(grade(silent, reply("related", ["别的", "亩均税收"], true)))).toBe(false);
  expect(isRight(grade(silent, reply("answer", ["别的"])))).toBe(false);
});

test("precision is of what was refused, recall of what ought to have been", () => {
  const cases = [
    { question: asked({ gold: ["甲"] }), given: reply("answer", ["甲"]) },
    { question: asked({ gold: ["甲"] }), given: reply("related", ["乙", "丙", "甲"]) },
    { question: asked({ gold: ["甲"] }), given: reply("answer", ["乙", "丙", "丁", "甲"]) },
    { question: asked({ gold: ["甲"] }), given: reply("none") },
    { question: asked({ gold: ["甲", "乙"] }), given: reply("answer", ["乙", "甲"]) },
    { question: asked({ kind: "unanswerable" }), given: reply("none") },
    { question: asked({ kind: "unanswerable" }), given: reply("none") },
    { question: asked({ kind: "unanswerable" }), given: reply("answer", ["甲"]) },
    { question: asked({ kind: "chitchat" }), given: reply("smalltalk") },
    { question: asked({ kind: "chitchat" }), given: reply("none") },
  ];
  const graded = cases.map(({ question, given }) => ({ question, grade: grade(question, given) }));
  expect(summarise(graded)).toEqual({
    questions: 10,
    anyAt1: { part: 2, whole: 5 },
    anyAt3: { part: 3, whole: 5 },
    refused: { part: 1, whole: 5 },
    allAt5: { part: 1, whole: 1 },
    abstentionPrecision: { part: 2, whole: 3 },
    abstentionRecall: { part: 2, whole: 3 },
    smalltalk: { part: 1, whole: 2 },
  });
  expect(shareText({ part: 2, whole: 3 })).toBe("66.7 (2/3)");
  expect([shareText({ part: 0, whole: 0 }), percent({ part: 0, whole: 0 })]).toEqual(["–", 0]);
});

test("lines that are no questions are named by number, and the others are read", () => {
  const good = JSON.stringify(asked({ id: "a" }));
  const { questions, bad } = parseQuestions(`\uFEFF${good}\n\nnot json\n${good}\n{"id":1}`);
  expect(questions.map(({ id }) => id)).toEqual(["a"]);
  expect(bad.map(({ line }) => line)).toEqual([3, 4, 5]);
  expect(bad[1]?.problem).toContain("a stands twice");
});

test("a lexicon without overlap keeps what shares three characters or a word of five letters", () => {
  const source = readSource();
  const entry = {
    path: "x",
    zh: ["普洱茶园", "普洱茶厂", "普洱茶"],
    en: ["tea gardens", "green tea"],
  };
  const lexicon = { ...source.lexicon, unlistedSectors: [], glossary: () => [entry] };
  const {
    source: thinned,
    removed,
    total,
  } = withoutOverlap({ ...source, lexicon }, [
    "我想開普洱茶園，A GARDEN or gardens with green walls",
  ]);
  expect(thinned.lexicon.glossary("guidance-2022")).toEqual([
    { path: "x", zh: ["普洱茶厂", "普洱茶"], en: ["green tea"] },
  ]);
  expect([removed, total]).toEqual([2, 5]);
});

test("columns line up, Chinese characters being two wide", () => {
  expect(
    table([
      ["a", "10"],
      ["茶叶", "9"],
    ]),
  ).toBe("a     10\n茶叶   9");
});

test("the command prints the figures worked out by hand, and why a clause was missed", async () => {
  const { stdout, stderr, exitCode } = await run("--without-overlap", FIXTURE);
  const row = (name: string): readonly string[] =>
    stdout
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.split(/\s{2,}/u) ?? [];
  // n1 and n2 are cited first, n2 with both its clauses; n3 names a wrong clause on purpose.
  const all = ["all", "5", "66.7 (2/3)", "66.7 (2/3)", "0.0 (0/3)", "100.0 (1/1)"];
  expect(row("all")).toEqual([...all, "100.0 (1/1)", "100.0 (1/1)", "100.0 (1/1)"]);
  expect(row("zh-Hant").slice(0, 3)).toEqual(["zh-Hant", "1", "0.0 (0/1)"]);
  expect(stdout).toContain("1 missed:");
  expect(stdout).toMatch(/n3 .*應急供水車由誰調度\n {3}no right clause/u);
  expect(stdout).toMatch(/first 二（二） \(leaf\), confidence 0\.\d\d, ranked 1, .*应急/u);
  expect(stdout).toMatch(/right 二（一） \(leaf\), confidence not shown/u);
  expect(stdout).toContain("a fall of 0.0 points");
  expect(stderr.split("\n").map((line) => /:(\d+): /u.exec(line)?.[1])).toEqual([
    "5",
    "7",
    "8",
    undefined,
  ]);
  expect(exitCode).toBe(1);
});

test("without a file, or with one that is not there, the command says so", async () => {
  expect(await run()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Usage") });
  const missing = await run("no-such-file.jsonl");
  expect(missing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("can't be read") });
});
