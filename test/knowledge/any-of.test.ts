import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyOf } from "../../knowledge/any-of.ts";

const SEED = 20_261_201;
/** Of the kinds our lists hold: groups that capture, look around, begin or end anywhere, and brackets that are meant. */
const LISTS: readonly (readonly RegExp[])[] = [
  [/^(请|帮我)?(转|找)(人工|真人)(吧|来)?$/, /^(a |the )?(human|officer)( please)?$/, /停/],
  [/[(（]注[)）]/u, /\((a|b)\)/u, /(?<!不)(要|想)(?=投资)/u, /[^(]x(y)/u],
  [/看/gu, /(?:查|看)(一下)?进度/u],
];
const WORDS = [
  "请",
  "转",
  "人工",
  "吧",
  "the ",
  "human",
  "停",
  "（注）",
  "(a)",
  "(",
  "想",
  "投资",
  "不",
  "xy",
  "看",
  "进度",
  "\\",
  "[",
  "?",
  ":",
  " ",
];

describe("one pattern for a list of them", () => {
  it.each(LISTS.map((list) => [list]))("matches where any of %s does, and nowhere else", (list) => {
    const any = anyOf(list);
    const texts = fc
      .array(fc.constantFrom(...WORDS), { maxLength: 6 })
      .map((words) => words.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        expect(any.test(text)).toBe(list.some((one) => text.search(one) >= 0));
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it("matches nothing where there is none", () => {
    expect(anyOf([]).test("云南")).toBe(false);
  });

  it("is not made of patterns that read letters differently", () => {
    expect(() => anyOf([/云南/u, /yunnan/iu])).toThrow("flags");
  });

  it("is not made of a pattern that needs its groups", () => {
    expect(() => anyOf([/(.)\1/u])).toThrow("groups");
  });
});
