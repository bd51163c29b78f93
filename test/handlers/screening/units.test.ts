import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import { AMOUNTS, AREAS, type Rendering } from "../../support/amount-renderings.ts";

const SEED = 20_261_122;
/** Of each, spread over its notations: 10,000 altogether. */
const RUNS = 5_000;

/** From 100,000 RMB to 50 billion, to 0.01 万元; round figures as often as odd ones. */
const wan = fc.oneof(
  fc.integer({ min: 10, max: 9_999 }),
  fc.integer({ min: 1, max: 500 }).map((hundreds) => hundreds * 100),
  fc.integer({ min: 10_001, max: 500_000 }),
  fc.integer({ min: 1_000, max: 99_999_999 }).map((hundredths) => hundredths / 100),
);
const mu = fc.oneof(
  fc.integer({ min: 1, max: 999 }),
  fc.integer({ min: 1, max: 99_999 }).map((tenths) => tenths / 10),
  fc.integer({ min: 1, max: 400 }).map((whole) => whole + 0.5),
);

function understood(text: string, fact: "investmentCnyWan" | "landMu") {
  const { facts } = extractFacts(text, { fx: {} });
  return { text, value: facts[fact]?.value };
}

function sharedBy(renderings: readonly Rendering<number>[]): number {
  return Math.ceil(RUNS / renderings.length);
}

describe("every notation of an amount is read back to 0.01 万元", () => {
  test.each(AMOUNTS)("%s", (_, render) => {
    let count = 0;
    const property = fc.property(wan, (value) => {
      const text = render(value);
      fc.pre(text !== undefined);
      count++;
      const { value: read } = understood(text, "investmentCnyWan");
      expect({ text, off: Math.abs(Number(read) - value) <= 0.0101 }).toEqual({ text, off: true });
    });
    fc.assert(property, { seed: SEED, numRuns: sharedBy(AMOUNTS), maxSkipsPerRun: 1_000 });
    expect(count).toBeGreaterThanOrEqual(sharedBy(AMOUNTS));
  });
});

describe("every notation of an area is read back to 0.1 亩", () => {
  test.each(AREAS)("%s", (_, render) => {
    const property = fc.property(mu, (value) => {
      const text = render(value);
      fc.pre(text !== undefined);
      const { value: read } = understood(text, "landMu");
      expect({ text, off: Math.abs(Number(read) - value) <= 0.1001 }).toEqual({ text, off: true });
    });
    fc.assert(property, { seed: SEED, numRuns: sharedBy(AREAS), maxSkipsPerRun: 1_000 });
  });
});
