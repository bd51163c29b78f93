import { readdirSync, readFileSync } from "node:fs";

const FIXTURES = new URL("../fixtures/", import.meta.url);

/** Every question, and every sentence about a project, of the samples: what means nothing but itself. */
export function everythingSaid(): readonly string[] {
  const rows = readdirSync(FIXTURES)
    .filter((name) => /^(?:questions|screening|projects)\.(?!notice).*\.jsonl$/.test(name))
    .flatMap((name) => readFileSync(new URL(name, FIXTURES), "utf8").trim().split("\n"))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const texts = rows.flatMap((row) => [
    row["question"],
    ...listOf(row["history"]),
    ...listOf(row["utterances"]),
  ]);
  return texts.filter((text) => typeof text === "string");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
