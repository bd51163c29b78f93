import { readFileSync } from "node:fs";
import { understand } from "../../handlers/screening/extract/understand.ts";
import { type FactName, QUANTITY_FACTS } from "../../handlers/screening/facts.ts";

type Scalar = string | number | boolean | null;

export interface ExamLine {
  readonly id: string;
  readonly kind?: string;
  readonly utterances: readonly string[];
  readonly facts: Readonly<Record<string, Scalar>>;
  readonly stated: readonly FactName[];
  /** Other values that are right too: a question (null) where the words leave it open. */
  readonly also?: Readonly<Partial<Record<FactName, readonly Scalar[]>>>;
}

export type Mark = "right" | "missed" | "wrong" | "invented";

export interface Marked {
  readonly id: string;
  readonly kind: string;
  readonly fact: FactName;
  readonly mark: Mark;
  readonly wanted: Scalar | undefined;
  readonly got: Scalar | undefined;
}

const RATE = { date: "2026-11-02", source: "test" };
export const EXAM_RATES = {
  USD: { rate: 7.2, ...RATE },
  EUR: { rate: 7.8, ...RATE },
  HKD: { rate: 0.92, ...RATE },
};

/** Facts nobody said that must not be made up. What a product implies (software, no farmers) may be. */
const NEVER_INVENTED: readonly FactName[] = [...QUANTITY_FACTS, "region"];
const YES_NO: readonly FactName[] = [
  "usesBasicFarmland",
  "inEcologicalRedline",
  "hazardousChemicals",
  "dishonestList",
  "heavyPollution",
  "highEnergy",
  "nationalCatalogue",
  "shortTermGdpOnly",
];
const WORDS: ReadonlySet<FactName> = new Set(["product", "industry", "process"]);

export function readExam(name: string): readonly ExamLine[] {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ExamLine);
}

export function markLine(line: ExamLine): readonly Marked[] {
  const got = understand(line.utterances, EXAM_RATES);
  const base = { id: line.id, kind: line.kind ?? "dev" };
  const marks: Marked[] = line.stated.map((fact) => {
    const wanted = line.facts[fact];
    const value = got[fact];
    const accepted = [wanted, ...(line.also?.[fact] ?? [])];
    return { ...base, fact, wanted, got: value, mark: markOf(fact, value, accepted) };
  });
  for (const fact of [...NEVER_INVENTED, ...YES_NO]) {
    const value = got[fact];
    if (line.stated.includes(fact) || value === undefined || value === null) continue;
    if (fact === "agriLandMu" || (YES_NO.includes(fact) && value === false)) continue;
    marks.push({ ...base, fact, wanted: undefined, got: value, mark: "invented" });
  }
  return marks;
}

/** Where the right answer is "not known", to have understood nothing leads to the same question. */
function markOf(
  fact: FactName,
  got: Scalar | undefined,
  accepted: readonly (Scalar | undefined)[],
): Mark {
  if (accepted.some((value) => same(fact, got ?? null, value ?? null))) return "right";
  return got === undefined || got === null ? "missed" : "wrong";
}

function same(fact: FactName, got: Scalar, wanted: Scalar): boolean {
  if (typeof got === "number" && typeof wanted === "number") {
    return Math.abs(got - wanted) <= 0.11;
  }
  if (WORDS.has(fact) && typeof got === "string" && typeof wanted === "string") {
    const [a, b] = [got.toLowerCase(), wanted.toLowerCase()];
    return (a.includes(b) || b.includes(a)) && a.length <= b.length * 2 + 2;
  }
  return got === wanted;
}

export interface Tally {
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  readonly invented: number;
}

export function tally(marks: readonly Marked[]): Tally {
  const count = (mark: Mark) => marks.filter((one) => one.mark === mark).length;
  return {
    right: count("right"),
    missed: count("missed"),
    wrong: count("wrong"),
    invented: count("invented"),
  };
}
