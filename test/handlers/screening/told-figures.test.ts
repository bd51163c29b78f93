import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import type { FactName, FactScalar } from "../../../handlers/screening/facts.ts";

function read(text: string): Partial<Record<FactName, FactScalar>> {
  const { facts } = extractFacts(text, { fx: {} });
  return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
}

describe("a figure that was moved stands where it was moved to", () => {
  test.each([
    ["投资从3亿缩到2.4亿", { investmentCnyWan: 24_000 }],
    ["用地由150畝砍到110畝了", { landMu: 110 }],
    ["厂区用地从60亩扩至75亩", { landMu: 75 }],
    ["we had asked for 90 mu, cut to 65 mu", { landMu: 65 }],
    ["90 mu, no, 65", { landMu: 65 }],
    ["90亩，不对，65", { landMu: 65 }],
  ])("%s", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test("what was taken back is not kept where the new one cannot be read", () => {
    expect(read("九十亩，不对，六十五").landMu).toBeUndefined();
  });
});

describe("what two figures come to together is the sum of both", () => {
  test.each([
    ["一条线投1.4亿、55亩，另一条投0.6亿、25亩，合计2亿元、80亩"],
    ["One line 140m RMB on 55 mu, the other 60m RMB on 25 mu, 200m RMB and 80 mu all in"],
  ])("%s", (text) => {
    expect(read(text)).toMatchObject({ investmentCnyWan: 20_000, landMu: 80 });
  });
});

test.each([
  "不购地，租开发区三层楼，投资800万",
  "租了园区一层，投资800万",
  "we rent two floors in the park, 8 million yuan",
])("who rents floors takes no land, and the amount is still the investment: %s", (text) => {
  expect(read(text)).toMatchObject({ landMu: 0, investmentCnyWan: 800 });
});
