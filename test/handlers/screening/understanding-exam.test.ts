import { describe, expect, test } from "vitest";
import { type FactName, QUANTITY_FACTS } from "../../../handlers/screening/facts.ts";
import { type Marked, markLine, readExam, tally } from "../../support/understanding-exam.ts";

/** Odd lines were used for mending, even lines never. */
const EXAM = readExam("projects.blind.jsonl");
/** Fifty projects used for mending, and fifty scored once before their misses were looked at. */
const FRESH = readExam("projects.fresh.jsonl");
/** Thirty-five more, scored by this test and read by nobody since they were written. */
const UNREAD = readExam("projects.unread.jsonl");
const HALVES = [
  ["mended", EXAM.filter((_, index) => index % 2 === 0).flatMap(markLine), 0.95],
  ["held out", EXAM.filter((_, index) => index % 2 === 1).flatMap(markLine), 0.95],
  ["fresh", FRESH.flatMap(markLine), 0.95],
  ["unread", UNREAD.flatMap(markLine), 0.92],
] as const;
const MEASURES: ReadonlySet<FactName> = new Set<FactName>([...QUANTITY_FACTS, "region"]);
const WORDS: ReadonlySet<FactName> = new Set<FactName>(["product", "industry", "process"]);

function share(marks: readonly Marked[]): number {
  const { right, missed, wrong } = tally(marks);
  return right / (right + missed + wrong);
}

describe.each(HALVES)(
  "projects told in words the parser was not made for, %s",
  (_, marks, floor) => {
    test(`amounts, areas and regions are right for ${floor * 100} of a hundred`, () => {
      expect(share(marks.filter(({ fact }) => MEASURES.has(fact)))).toBeGreaterThan(floor);
    });

    test("no amount or area is made up", () => {
      const invented = marks.filter(({ fact, mark }) => MEASURES.has(fact) && mark === "invented");
      expect(invented).toEqual([]);
    });

    test("yes-or-no facts are right for 90 of a hundred", () => {
      const yesNo = marks.filter(({ fact }) => !MEASURES.has(fact) && !WORDS.has(fact));
      expect(share(yesNo)).toBeGreaterThan(0.9);
    });
  },
);
