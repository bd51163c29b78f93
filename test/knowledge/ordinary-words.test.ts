import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();

test.for([
  ["一共几大产业", "附件1·一"],
  ["目录里一共多少项", "附件1·一"],
  ["两个县抢同一个老板怎么办", "二·4"],
  ["一个县只能有一个产业吗", "二·2"],
  ["园区外面能建厂吗", "二·2"],
  ["老厂想再上一条新线，算不算招商", "五（三）"],
  ["领导一个人能定项目吗", "六（六）"],
  ["意见是公开的还是内部的", "落款"],
  ["招商看不看环境影响", "二·3"],
] as const)("%s is answered, in whatever ordinary words, by %s", ([question, path]) => {
  const { kind, matches } = knowledge.search(question);
  expect([kind, matches[0]?.passage.path]).toEqual(["answer", path]);
});

test.for([
  "做咖啡和做花卉哪个赚钱",
  "你推荐我做茶叶还是核桃",
  "開養老院有利潤嗎",
  "建议我投什么",
  "Which is more profitable, tea or coffee?",
])("what pays better (%s) is not for the documents to say: they only list", (question) => {
  const { kind, missing, matches } = knowledge.search(question);
  expect([kind, missing, matches[0]?.passage.path]).toEqual(["none", "advice", "附件1·一"]);
});

test.for([
  ["赚快钱的项目收吗", "二·5·2"],
  ["你们推荐哪些产业", "附件1·一"],
] as const)("%s asks for no advice", ([question, path]) => {
  const { missing, matches } = knowledge.search(question);
  expect([missing, matches[0]?.passage.path]).toEqual([undefined, path]);
});

test.for([
  ["目标完成了没有", "statistics"],
  ["审批要跑多少天", "procedure-time"],
  ["有没有绿色通道", "procedure-time"],
  ["搞民宿要不要办证", "procedure-time"],
  ["买地能打折吗", "land-price"],
  ["小巨人企业来了给多少", "incentive-amount"],
  ["带团队来有没有安家费", "incentive-amount"],
] as const)("%s is known to be missing", ([question, missing]) => {
  expect(knowledge.search(question)).toMatchObject({ kind: "none", missing });
});

test("where experts may live is not written, though they are wanted", () => {
  expect(knowledge.search("引进的专家有房子住吗").kind).toBe("none");
});

test("whether a project can be vouched for is no question about loans", () => {
  expect(knowledge.search("你们能担保项目通过吗").missing).toBeUndefined();
});
