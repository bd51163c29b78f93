import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { asksWhatIsRefused } from "../../knowledge/refusals.ts";

const knowledge = loadKnowledge();

test.for([
  "什么样的项目坚决不要",
  "哪几种项目会被拒之门外",
  "哪些企业不能进？",
  "你们会把什么项目卡掉",
  "啥样的厂子你们不收",
  "有没有绝对不能碰的领域",
  "什么情况下会直接被否掉",
  "不讓進的都有哪些",
  "不招的项目有哪些",
  "哪些行当进不来",
  "你们最反感哪类企业",
])("who asks what is refused (%s) is shown the admission rules and the principle", (question) => {
  const { kind, matches } = knowledge.search(question);
  expect(kind).toBe("answer");
  expect(matches.map(({ passage }) => passage.path)).toEqual(["附件1·二", "二·5"]);
});

test.for([
  "为什么不要化工",
  "哪些政策不能享受",
  "哪些地方不能建厂",
  "什么时候不能进",
  "茶叶厂你们收不收",
  "哪些项目慎招",
  "哪些项目不能做抵押",
  "什么手续不能少",
  "不做深加工的项目行不行",
  "有没有不用审批的项目",
  "我的项目被拒绝了怎么办",
  "园区不要的项目怎么办",
  "什么项目不用环评",
])("%s is another question", (question) => {
  expect(asksWhatIsRefused(question)).toBe(false);
});

test("a message of nothing but such words is read at once", () => {
  asksWhatIsRefused("");
  const since = performance.now();
  for (const piece of ["你们", "是", "不", "哪些", "不要", "什么", "项目", "不能", "来了", "的"]) {
    for (const end of ["", "的x", "有哪些x"]) asksWhatIsRefused(piece.repeat(1_000) + end);
  }
  expect(performance.now() - since).toBeLessThan(500);
});
