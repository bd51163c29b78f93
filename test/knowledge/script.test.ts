import { expect, it } from "vitest";
import { toTraditional } from "../../knowledge/script.ts";

it.each([
  ["自己对照准入条件", "自己對照准入條件"],
  ["仍要看准入条件", "仍要看准入條件"],
  ["折合人民币", "折合人民幣"],
  ["对准入口", "對準入口"],
  ["批准、标准、不准", "批准、標準、不準"],
])("%s in traditional characters", (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
});
