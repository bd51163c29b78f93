import { expect, test } from "vitest";
import { createHanRepair } from "../../knowledge/han-repair.ts";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();

test.for([
  ["咖非豆加工厂", "附件1·一（一）6"],
  ["铝何金门窗", "附件1·一（二）1"],
  ["光幅组件", "附件1·一（三）1"],
  ["海棉钛能投吗", "附件1·一（六）3"],
  ["冷连物流", "附件1·一（十）2"],
  ["疫妙生产", "附件1·一（七）1"],
  ["数据中新", "附件1·一（八）1"],
  ["邊鏡口岸", "四（二）"],
] as const)("%s is understood in spite of a character of the same sound: %s", ([typed, path]) => {
  expect(knowledge.search(typed).matches[0]?.passage.path).toBe(path);
});

const texts = knowledge.leaves.map(({ text }) => text);
const repair = createHanRepair(
  [...texts, "储能电站建设", "边境口岸园区", "磷酸铁锂电池"],
  new Set(["的"]),
);

test("a character that fits nowhere gives way to one of its sound that fits", () => {
  expect(repair("储能电占")).toBe("储能电站");
  expect(repair("边镜口岸")).toBe("边境口岸");
  expect(repair("磷酸铁理的电池")).toBe("磷酸铁锂的电池");
});

test("what is known, what sounds otherwise, and what stands beside anything are left alone", () => {
  for (const text of ["储能电站", "储能电池", "边关口岸", "储能电的", "", "abc"]) {
    expect(repair(text)).toBe(text);
  }
});

test("a text about something else is not bent towards the known words", () => {
  const strange = "边镜口岸旁看电影吃火锅逛夜市喝啤酒睡懒觉打麻将";
  expect(repair(strange)).toBe(strange);
});

test("what is mended was known in a row, and not put together from the ends of two texts", () => {
  expect(createHanRepair(["边境口岸"], new Set())("边镜口岸")).toBe("边境口岸");
  expect(createHanRepair(["边境", "境口", "口岸"], new Set())("边镜口岸")).toBe("边镜口岸");
});
