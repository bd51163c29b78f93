import { expect, test } from "vitest";
import { createImpactIndex } from "../../knowledge/impact-index.ts";
import { createMissingDetector } from "../../knowledge/missing.ts";
import { createScorer } from "../../knowledge/score.ts";
import { calibrate } from "../../knowledge/thresholds.ts";
import { toPlainUnits } from "../../knowledge/units.ts";
import { RUNNING_TEXT_WEIGHTS } from "../../knowledge/weights.ts";

test("a token's postings hold every text it stands in, with more impact where it says more", () => {
  const index = createImpactIndex(
    [
      {
        weight: 1,
        texts: [["茶", "茶", "叶"], ["茶", "和", "咖", "啡", "与", "花"], [], ["花"]],
      },
    ],
    0.5,
  );
  const { ids, impacts } = index.postings("茶");
  expect(ids).toEqual([0, 1]);
  expect(impacts[0]).toBeGreaterThan(impacts[1] ?? 1);
  expect(index.postings("铝")).toEqual({ ids: [], impacts: [] });
  expect([...index.tokens]).toContain("啡");
});

test("no text is lost, however often or seldom a token stands in it", () => {
  const texts = Array.from({ length: 40 }, (_, n) => [
    ...Array.from({ length: n + 1 }, () => "茶"),
    ...Array.from({ length: (n * 7) % 90 }, (_unused, m) => `词${m}`),
  ]);
  expect(createImpactIndex([{ weight: 1, texts }], 0.5).postings("茶").ids).toHaveLength(40);
});

test("a text's length tells against it as far as the length weight says", () => {
  const texts = [["茶"], ["茶", "和", "咖", "啡", "与", "花", "及", "其", "他"]];
  const [whole, half, none] = [1, 0.5, 0].map((lengthWeight) => {
    const { impacts } = createImpactIndex([{ weight: 1, texts }], lengthWeight).postings("茶");
    return (impacts[0] ?? 0) - (impacts[1] ?? 0);
  });
  expect(none).toBe(0);
  expect(half).toBeGreaterThan(0);
  expect(whole).toBeGreaterThan(half ?? 1);
});

test("a unit stands once in a token's postings, with its fields' impacts by their weights", () => {
  const text = { weight: 1, texts: [["茶"], ["铝"]] };
  const words = { weight: 0.5, texts: [["茶"], ["茶"]] };
  const both = createImpactIndex([text, words], 0.5).postings("茶");
  const [inText = 0] = createImpactIndex([text], 0.5).postings("茶").impacts;
  expect(both.ids.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(both.impacts[both.ids.indexOf(0)]).toBeCloseTo(1.5 * inText);
  expect(both.impacts[both.ids.indexOf(1)]).toBeCloseTo(0.5 * inText);
});

test("thresholds lie where three of four and nineteen of twenty foreign questions stay below", () => {
  const thresholds = calibrate(Array.from({ length: 101 }, (_, n) => 100 - n));
  expect([
    thresholds.kindOf(75),
    thresholds.kindOf(75.1),
    thresholds.kindOf(95),
    thresholds.kindOf(95.1),
  ]).toEqual(["none", "related", "related", "answer"]);
  expect([thresholds.confidence(0), thresholds.confidence(95)]).toEqual([0, 0.5]);
  expect(thresholds.confidence(1e6)).toBeLessThan(1);
});

test("a thing and what is wanted of it are missing in whatever words, but only in one breath", () => {
  const detect = createMissingDetector([
    { topic: "labour", asks: [], pairs: [{ of: "工人|workers?", wants: ["price"] }] },
  ]);
  const told = "我们是家老厂，工人和配套都还在，厂区要搬迁，想问一下那边的设备便宜不便宜";
  expect(detect("请一个工人要花多少钱")?.topic).toBe("labour");
  expect(detect("are workers cheap there")?.topic).toBe("labour");
  expect(detect("工人")).toBeUndefined();
  expect(detect(told)).toBeUndefined();
  expect(detect(told.replace("设备", "工人"))?.topic).toBe("labour");
});

test("a missing thing is told by the first topic that fits, with the first mention that fits", () => {
  const detect = createMissingDetector([
    { topic: "threshold", asks: ["亩均.*多少"], mentions: [{ document: "d", path: "三" }] },
    {
      topic: "incentive-amount",
      asks: ["奖.*多少|多少.*奖"],
      unless: ["抽奖"],
      mentions: [
        { when: "小巨人", document: "d", path: "四" },
        { document: "d", path: "六" },
      ],
    },
    { asks: ["运费"] },
  ]);
  expect(detect("亩均税收多少有奖")?.topic).toBe("threshold");
  expect(detect("小巨人奖多少")?.mention?.path).toBe("四");
  expect(detect("落户奖多少")).toEqual({
    topic: "incentive-amount",
    mention: { document: "d", path: "六" },
  });
  expect(detect("抽奖奖多少")).toBeUndefined();
  expect(detect("运费")).toEqual({ topic: undefined, mention: undefined });
  expect(detect("咖啡")).toBeUndefined();
});

test("above 1, the weight of rarity sets rare tokens further apart from common ones", () => {
  const units = toPlainUnits(
    ["茶", "茶", "茶", "铝"].map((text, id) => ({ id: String(id), text })),
  );
  const [plain = 0, raised = 0] = [1, 2].map((rarity) => {
    const scorer = createScorer(units, { ...RUNNING_TEXT_WEIGHTS, rarity });
    return scorer.rarity("铝") / scorer.rarity("茶");
  });
  expect(plain).toBeGreaterThan(1);
  expect(raised).toBeCloseTo(plain ** 2);
});

test("a unit's score falls with its length as far as the length weight says", () => {
  const units = toPlainUnits([
    { id: "short", text: "茶" },
    { id: "long", text: "茶，以及本省各地的许多其他作物" },
  ]);
  const [none = 0, whole = 0] = [0, 1].map((length) => {
    const scorer = createScorer(units, { ...RUNNING_TEXT_WEIGHTS, length });
    const asked = { tokens: [{ token: "茶", weight: 1 }], terms: [] };
    const [short = 0, long = 0] = scorer.score(asked).byUnit;
    return short - long;
  });
  expect(none).toBe(0);
  expect(whole).toBeGreaterThan(0);
});
