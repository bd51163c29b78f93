import { describe, expect, it } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import type { TalkContext } from "../../../handlers/screening/extract/extraction.ts";

const AT = "2026-11-30T00:00:00Z";
const SITE: Partial<TalkContext> = {
  stored: { landMu: { value: 37.5, from: "text", at: AT } },
  known: new Set(["landMu"]),
};

function read(text: string, talk: Partial<TalkContext> = {}) {
  const { facts, ambiguities } = extractFacts(text, { fx: {}, ...talk });
  return {
    investment: facts.investmentCnyWan?.value,
    tax: facts.annualTaxWan?.value,
    words: (facts.annualTaxWan ?? facts.investmentCnyWan)?.words,
    asked: ambiguities.map(({ fact, why, words }) => [fact, why, words]),
  };
}

describe("a figure for every mu", () => {
  it.each([
    ["税收每亩16万", "每亩16万 × 37.5亩"],
    ["税收一亩16万", "每亩16万 × 37.5亩"],
    ["税收16万一亩", "每亩16万 × 37.5亩"],
    ["亩均税收16万", "每亩16万 × 37.5亩"],
    ["税收2000万，不对，是每亩16万", "每亩16万 × 37.5亩"],
    ["tax of RMB 160,000 per mu", "RMB 160,000 per mu × 37.5 mu"],
  ])("is as much for the whole site: %s", (text, words) => {
    expect(read(text, SITE)).toEqual({ investment: undefined, tax: 600, words, asked: [] });
  });

  it.each(["每亩投资300万", "RMB 3 million per mu", "300万每亩"])(
    "is of the investment, where that is said or asked: %s",
    (text) => {
      const { investment, asked } = read(text, { ...SITE, pending: ["investmentCnyWan"] });
      expect({ investment, asked }).toEqual({ investment: 11_250, asked: [] });
    },
  );

  it("is never a site of one mu", () => {
    expect(extractFacts("税收一亩16万", { fx: {}, ...SITE }).facts.landMu).toBeUndefined();
  });

  it("goes by the site of the same message", () => {
    expect(read("用地100亩，税收每亩16万").tax).toBe(1600);
  });

  it.each(["税收每亩20万", "税收2000万，不对，是每亩20万"])(
    "is asked for the total where the site is not known: %s",
    (text) => {
      const asked = [["annualTaxWan", "per-mu", "每亩20万"]];
      expect(read(text)).toEqual({
        investment: undefined,
        tax: undefined,
        words: undefined,
        asked,
      });
    },
  );

  it.each(["税收2000万，亩均税收20万", "税收2000万，园区要求每亩20万"])(
    "leaves a total that was said with it: %s",
    (text) => {
      expect(read(text, SITE).tax).toBe(2000);
    },
  );

  it.each(["地价每亩30万", "租金一亩2万", "园区要求税收每亩20万"])(
    "is nothing of the project where it is a price or a demand: %s",
    (text) => {
      const { investment, tax, asked } = read(text, SITE);
      expect({ investment, tax, asked }).toEqual({
        investment: undefined,
        tax: undefined,
        asked: [],
      });
    },
  );
});
