import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const SCRIPT = new URL("../../bot/cli/screen.ts", import.meta.url).pathname;
const FIXTURE = new URL("../fixtures/screening.dev.jsonl", import.meta.url).pathname;

const outputSchema = z.object({
  id: z.unknown().optional(),
  error: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  verdict: z.string().optional(),
  rules: z
    .array(
      z.strictObject({ id: z.string(), result: z.string(), basis: z.string(), why: z.string() }),
    )
    .optional(),
});

interface Run {
  readonly lines: readonly z.infer<typeof outputSchema>[];
  readonly exitCode: number;
  readonly stderr: string;
}

function run(args: readonly string[], input: string | readonly object[] = ""): Promise<Run> {
  const text =
    typeof input === "string" ? input : input.map((line) => JSON.stringify(line)).join("\n");
  return new Promise((resolve) => {
    const env = { ...process.env, THRESHOLDS_FILE: "" };
    const child = execFile(
      process.execPath,
      [SCRIPT, ...args],
      { env },
      (error, stdout, stderr) => {
        const lines = stdout.split("\n").filter((line) => line !== "");
        resolve({
          lines: lines.map((line) => outputSchema.parse(JSON.parse(line))),
          exitCode: typeof error?.code === "number" ? error.code : 0,
          stderr,
        });
      },
    );
    child.stdin?.end(text);
  });
}

const GOOD = { investmentCnyWan: 20_000, landMu: 100, annualTaxWan: 1_500 };

function resultOf({ rules = [] }: Run["lines"][number], id: string): string | undefined {
  return rules.find((rule) => rule.id === id)?.result;
}

test("prints a verdict and the ten rules for each line, in the order of the file", async () => {
  const cases = readFileSync(FIXTURE, "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      z
        .object({ id: z.string(), expected: z.object({ verdict: z.string() }) })
        .parse(JSON.parse(line)),
    );
  const { lines, exitCode } = await run(["--jsonl", FIXTURE]);
  expect(exitCode).toBe(0);
  expect(lines.map(({ id, verdict }) => [id, verdict])).toEqual(
    cases.map(({ id, expected }) => [id, expected.verdict]),
  );
  expect(lines[0]?.rules?.map(({ id }) => id)).toEqual([
    "A1",
    "A2",
    "A3",
    "A4",
    "A5",
    "P1",
    "P2",
    "C1",
    "C2",
    "R",
  ]);
});

test("takes facts as given, and utterances only where asked for or alone", async () => {
  const line = { id: 1, facts: GOOD, utterances: ["US$20m, 40 mu in Kunming"] };
  const { lines: given } = await run(
    ["--jsonl", "-"],
    [line, { id: 2, utterances: line.utterances }],
  );
  expect(given.map(({ facts }) => facts)).toEqual([
    GOOD,
    { region: "昆明市", investmentCnyWan: 14_400, landMu: 40 },
  ]);
  const { lines: read } = await run(
    ["--jsonl", "-", "--from", "utterances", "--fx", "USD=7.0"],
    [line],
  );
  expect(read[0]?.facts).toMatchObject({ investmentCnyWan: 14_000, landMu: 40 });
});

test("the line's thresholds win over the flag's, and an empty object configures none", async () => {
  const lines = [
    { id: "flag", facts: GOOD },
    { id: "line", facts: GOOD, thresholds: { intensityMinWanPerMu: 200, taxMinWanPerMu: 15 } },
    { id: "none", facts: GOOD, thresholds: {} },
    { id: "null", facts: GOOD, thresholds: { intensityMinWanPerMu: null, taxMinWanPerMu: null } },
  ];
  const { lines: out } = await run(["--jsonl", "-", "--thresholds", "300,15"], lines);
  expect(out.map((line) => resultOf(line, "A3"))).toEqual(["fail", "pass", "unknown", "unknown"]);
});

test("a bad line is reported in its place, the others are answered, and the exit code is 1", async () => {
  const input = [
    JSON.stringify({ id: "a", facts: { landMu: "many" } }),
    "{ not json",
    JSON.stringify({ id: "b" }),
    "",
    JSON.stringify({ id: "c", facts: GOOD, extra: true }),
  ].join("\n");
  const { lines, exitCode } = await run(["--jsonl", "-"], input);
  expect(lines.map(({ id, error, verdict }) => [id, error === undefined, verdict])).toEqual([
    ["a", false, undefined],
    [undefined, false, undefined],
    ["b", false, undefined],
    ["c", true, "review"],
  ]);
  expect(lines[0]?.error).toContain("landMu");
  expect(exitCode).toBe(1);
});

test("a wrong call says how to call it", async () => {
  for (const args of [
    [],
    ["--jsonl", "-", "--thresholds", "200"],
    ["--jsonl", "-", "--fx", "7.2"],
  ]) {
    const { exitCode, stderr } = await run(args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("usage:");
  }
});

test("a file that is not there is said to be missing", async () => {
  const { exitCode, stderr } = await run(["--jsonl", "no-such-file.jsonl"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("no-such-file.jsonl");
});
