import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import { type Facts, factsSchema, roundWan } from "../../../handlers/screening/facts.ts";
import { screen } from "../../../handlers/screening/verdict.ts";

const THRESHOLDS = { intensityMinWanPerMu: 200, taxMinWanPerMu: 15 };
const FX = { USD: { rate: 7.2, date: "2026-11-01", source: "test" } };
const schema = z.object({ id: z.string(), facts: factsSchema });
const CASES = readFileSync(new URL("../../fixtures/screening.dev.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => schema.parse(JSON.parse(line)));
const WITH_AMOUNT = CASES.filter(({ facts }) => typeof facts.investmentCnyWan === "number");
const ON_LAND = CASES.filter(
  ({ facts }) =>
    typeof facts.landMu === "number" && facts.landMu > 0 && screenOf(facts) === "eligible",
);

function screenOf(facts: Facts): string {
  return screen(facts, THRESHOLDS).verdict;
}

/** The same amount as people write it, by hand. */
const NOTATIONS: Readonly<Record<string, (wan: number) => string>> = {
  "in 万元": (wan) => `固定资产投资${wan}万元`,
  "in 亿元": (wan) => `固定资产投资${wan / 10_000}亿元`,
  "in million RMB": (wan) => `fixed-asset investment RMB ${wan / 100} million`,
  "in US dollars at the test rate": (wan) =>
    `fixed-asset investment US$${(wan / 100 / 7.2).toFixed(6)} million`,
};

describe.each(Object.entries(NOTATIONS))("the same investment %s", (_, write) => {
  test.each(WITH_AMOUNT)("leaves the verdict of $id as it is", ({ facts }) => {
    const wan = facts.investmentCnyWan ?? 0;
    const read = extractFacts(write(wan), {
      fx: FX,
      pending: ["investmentCnyWan"],
      known: new Set(),
      currencies: [],
    }).facts.investmentCnyWan?.value;
    expect(typeof read).toBe("number");
    expect(screenOf({ ...facts, investmentCnyWan: roundWan(Number(read)) })).toBe(screenOf(facts));
  });
});

describe("a step at the threshold", () => {
  test.each(ON_LAND)("$id passes at exactly 200 and 15, and not one step below", ({ facts }) => {
    const mu = facts.landMu ?? 0;
    const at = (intensity: number, tax: number) =>
      screenOf({ ...facts, investmentCnyWan: intensity * mu, annualTaxWan: tax * mu });
    expect(at(200, 15)).toBe("eligible");
    expect(at(201, 15.1)).toBe("eligible");
    expect(at(199, 15)).toBe("ineligible");
    expect(at(200, 14.9)).toBe("ineligible");
  });
});
