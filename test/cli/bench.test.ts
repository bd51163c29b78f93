import { expect, test } from "vitest";
import { meanReciprocalRankAt10, percentile, rankOf, successAt } from "../bench/arithmetic.ts";
import { createBm25 } from "../bench/bm25.ts";
import { findSets } from "../bench/corpus.ts";
import { fit } from "../bench/fit.ts";
import { budgetLines, type Figures, fastest, toRows } from "../bench/report.ts";

test("success and reciprocal rank are shares of all questions, those without a find included", () => {
  const ranks = [1, 2, undefined, 11];
  expect(successAt(1, ranks)).toBe(25);
  expect(successAt(5, ranks)).toBe(50);
  expect(meanReciprocalRankAt10(ranks)).toBe(37.5);
  expect([successAt(1, []), meanReciprocalRankAt10([])]).toEqual([0, 0]);
});

test("the rank is the place of the first right find, from 1", () => {
  expect(rankOf(["a", "b", "c"], new Set(["c", "b"]))).toBe(2);
  expect(rankOf(["a"], new Set(["b"]))).toBeUndefined();
});

test("a percentile is a value that was measured, and not one in between", () => {
  const values = [9, 1, 5, 3, 7];
  expect([0, 0.2, 0.5, 0.8, 0.81, 1].map((share) => percentile(values, share))).toEqual([
    1, 1, 5, 7, 9, 9,
  ]);
  expect(percentile([], 0.5)).toBe(0);
});

test("BM25 is exact: rarer words and shorter texts count for more", () => {
  const search = createBm25([
    { id: "long", text: "tea and a good many other words besides" },
    { id: "short", text: "tea" },
    { id: "rare", text: "coffee and tea" },
  ]);
  expect(search("tea", 10)).toEqual(["short", "rare", "long"]);
  expect(search("coffee tea", 1)).toEqual(["rare"]);
});

const FIGURES: Figures = {
  queries: 1,
  passages: 1,
  success1: 50,
  success5: 60,
  mrr10: 55,
  buildMs: 100,
  firstMs: 20,
  p50Us: 200,
  p99Us: 1000,
  heapMb: 10,
};

test("a row holds how many times ours another engine takes", () => {
  const slow = { ...FIGURES, buildMs: 250, p50Us: 100, heapMb: 15 };
  const [head, ours, other] = toRows(
    new Map([
      ["ours", FIGURES],
      ["other", slow],
    ]),
    FIGURES,
  );
  expect(ours?.filter((cell) => cell === "1.00")).toHaveLength(4);
  const cell = (heading: string, next: number): string | undefined =>
    other?.[(head?.indexOf(heading) ?? 0) + next];
  expect(["build ms", "p50 µs", "heap MB"].map((heading) => cell(heading, 1))).toEqual([
    "2.50",
    "0.50",
    "1.50",
  ]);
});

test("the build's budget holds what the first question builds, so nothing hides there", () => {
  const lines = budgetLines({ ...FIGURES, buildMs: 140, firstMs: 30 });
  expect(lines.filter((line) => line.includes("EXCEEDED"))).toEqual([
    "the build, with the first question: 170 ms, at most 150 ms: EXCEEDED",
  ]);
  expect(budgetLines(FIGURES).every((line) => line.endsWith("kept"))).toBe(true);
});

test("of several runs the fastest times count", () => {
  const slow = { ...FIGURES, buildMs: 300, firstMs: 10, p99Us: 900, p50Us: 400 };
  expect(fastest([slow, FIGURES])).toEqual({ ...FIGURES, firstMs: 10, p99Us: 900 });
});

test("a folder without sets, or none at all, is no failure", () => {
  expect(findSets("/no/such/place")).toEqual([]);
  expect(findSets(import.meta.dirname)).toEqual([]);
});

const GRID = { a: [0, 1, 2, 3], b: [0, 1, 2, 3] };

test("a fit climbs to the best values, and keeps those in use where others are no better", () => {
  const worths = ({ a }: { readonly a: number; readonly b: number }) => [-((a - 2) ** 2)];
  expect(fit({ start: { a: 0, b: 1 }, grid: GRID, worths, folds: 1 }).values).toEqual({
    a: 2,
    b: 1,
  });
});

test("a fold's values are fitted without its own questions", () => {
  const worths = ({ a }: { readonly a: number; readonly b: number }) => [
    a === 1 ? 9 : 0,
    a === 3 ? 1 : 0,
  ];
  const { values, byFold } = fit({ start: { a: 0, b: 0 }, grid: GRID, worths, folds: 2 });
  expect([values.a, ...byFold.map(({ a }) => a)]).toEqual([1, 3, 1]);
});
