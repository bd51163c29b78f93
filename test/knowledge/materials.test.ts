import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();

test.for([
  ["保健品厂能来吗", "附件1·一（一）5"],
  ["想建飲料廠", "附件1·一（一）5"],
  ["做门窗的能来吗", "附件1·一（二）1"],
  ["维生素片剂", "附件1·一（一）7"],
  ["做外壳的可以来吗", "附件1·一（二）4"],
] as const)(
  "%s names no material: the item of one material (%s) is only the nearest",
  ([question, path]) => {
    const finding = knowledge.search(question);
    expect(finding).toMatchObject({ kind: "related", unsaid: true });
    expect(finding.matches[0]?.passage.path).toBe(path);
  },
);

test.for([
  ["核桃保健品", "附件1·一（一）5"],
  ["铝门窗", "附件1·一（二）1"],
  ["中药片剂", "附件1·一（一）7"],
  ["系统门窗", "附件1·一（二）1"],
  ["蔬菜罐头", "附件1·一（一）3"],
] as const)("%s is listed", ([question, path]) => {
  const { kind, matches } = knowledge.search(question);
  expect([kind, matches[0]?.passage.path]).toEqual(["answer", path]);
});

test("what goes on from a question has its material", () => {
  const history = ["铝型材在目录里吗"];
  expect(knowledge.search("那门窗呢", { history }).kind).toBe("answer");
});
