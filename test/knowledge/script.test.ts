import { Converter, Locale } from "opencc-js/t2cn";
import { expect, it } from "vitest";
import { toSimplified, toTraditional } from "../../knowledge/script.ts";

it("converts every character and phrase that opencc knows as opencc does", () => {
  const convert = Converter({ from: "t", to: "cn" });
  const phrases = Object.values(Locale.configs["t2s"] ?? {})
    .flat(2)
    .flatMap((list) => String(list).split("|"))
    .flatMap((entry) => entry.split(" ").slice(0, 1));
  const characters = Array.from({ length: 0x3_00_00 }, (_, code) => String.fromCodePoint(code));
  expect(phrases.length).toBeGreaterThan(4_000);
  const others = [...phrases, ...characters].filter(
    (text) => toSimplified(`在${text}吗`) !== convert(`在${text}吗`),
  );
  expect(others).toEqual([]);
});

it.each([
  ["自己对照准入条件", "自己對照准入條件"],
  ["仍要看准入条件", "仍要看准入條件"],
  ["折合人民币", "折合人民幣"],
  ["180 天后自动删除", "180 天後自動刪除"],
  ["没有回音", "沒有回音"],
  ["地类和面积", "地類和面積"],
  ["是不是只做短期", "是不是只做短期"],
  ["一只鸡", "一隻雞"],
  ["对准入口", "對準入口"],
  ["批准、标准、不准", "批准、標準、不準"],
])("%s in traditional characters", (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
});
