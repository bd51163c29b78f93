import { expect, test } from "vitest";
import { createPlainSearch } from "../../knowledge/plain-search.ts";
import { createSentenceCoverage } from "../../knowledge/sentences.ts";

const WORDS = { zh: ["哪些", "怎么", "吗"], en: ["which", "the"] };

test("the text that speaks most to a question comes first, whatever the script", () => {
  const search = createPlainSearch(
    [
      { id: "coffee", title: "咖啡", text: "咖啡豆产自保山。" },
      { id: "tea", title: "茶", text: "普洱茶产自西双版纳和普洱。" },
      { id: "metal", text: "铝锭产自文山。" },
    ],
    WORDS,
  );
  expect(search("哪些普洱茶", 10)[0]).toBe("tea");
  expect(search("咖啡豆產自哪裡", 1)).toEqual(["coffee"]);
  expect(search("xyz", 10)).toEqual([]);
});

test("of two texts with the same words, the one that has them in one sentence comes first", () => {
  const filler = "此处另有说明。".repeat(6);
  const search = createPlainSearch(
    [
      { id: "apart", text: `咖啡种植很广。${filler}保山气候温和。${filler}出口逐年增加。` },
      { id: "together", text: `保山咖啡出口逐年增加。${filler}种植很广。${filler}气候温和。` },
    ],
    WORDS,
  );
  expect(search("保山咖啡出口", 2)).toEqual(["together", "apart"]);
});

test("what a question says twice counts for more than what it says once", () => {
  const search = createPlainSearch(
    [
      { id: "coffee", text: "咖啡。" },
      { id: "tea", text: "红茶。" },
      { id: "other", text: "铝锭。" },
    ],
    WORDS,
  );
  expect(search("咖啡、红茶、红茶", 2)).toEqual(["tea", "coffee"]);
  expect(search("红茶、咖啡、咖啡", 2)).toEqual(["coffee", "tea"]);
});

test("a sentence holds a token once, and Latin words only from their beginning", () => {
  const coverage = createSentenceCoverage(["铝矿铝矿。", "矿铝矿。", "tin testing。", "testing。"]);
  const ore = [{ token: "铝矿", worth: 1 }];
  expect(coverage(0, ore)).toBe(coverage(1, ore));
  expect(coverage(2, [{ token: "tin", worth: 1 }])).toBeGreaterThan(0);
  expect(coverage(3, [{ token: "test", worth: 1 }])).toBeGreaterThan(0);
  expect(coverage(3, [{ token: "sting", worth: 1 }])).toBe(0);
  expect(coverage(9, ore)).toBe(0);
});

test("a long sentence needs more of the question than a short one", () => {
  const coverage = createSentenceCoverage([
    "茶。咖啡。",
    "茶与众多其他作物一同种植于本省各地。咖啡。",
  ]);
  const question = [{ token: "茶", worth: 1 }];
  expect(coverage(0, question)).toBeGreaterThan(coverage(1, question));
});
