import { expect, it } from "vitest";
import { openOffice, withOwner } from "../support/staff-stage.ts";

it("a clause that is named, or to be opened, is shown whole", async () => {
  const { ann } = await openOffice("telegram");
  for (const words of ["六（五）", "打开六（五）", "查一下六（五）"]) {
    await ann.says(words);
    ann.sees(/建立省级重大招商引资项目库[\s\S]*投诉处理机制[\s\S]*六（五）/u);
  }
  await ann.says("請打開 六（五）");
  ann.sees(/重大招商引資項目庫[\s\S]*投訴處理機制/u);
});

it("what 慎招 means is the two clauses that say it of a project", async () => {
  const { ann } = await openOffice("telegram");
  for (const words of ["什么叫慎招", "慎招是什么意思？"]) {
    await ann.says(words);
    ann.sees("农民收益得不到充分保障的项目慎招");
    const shown = ann.sees("不能形成产业链的项目慎招");
    expect(shown).not.toContain("亲清");
  }
});

it("an owner who looks a clause up in a talk is answered, and the investor reads nothing", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const before = ann.all().length;
  await zhang.says("查一下六（五）");
  zhang.sees("六（五）");
  expect(ann.all()).toHaveLength(before);
});

it("asked in English, it is the same two clauses", async () => {
  const { ann } = await openOffice("telegram");
  for (const words of ["What does caution mean", "Which projects are brought in with caution?"]) {
    await ann.says(words);
    ann.sees("the income of farmers is not fully secured");
    ann.sees("without subsequent deep processing");
  }
});

it("a path is opened with a question mark behind it too", async () => {
  const { ann } = await openOffice("telegram");
  await ann.says("附件1·一（三）1？");
  ann.sees(/高效电池片[\s\S]*附件1·一（三）1/u);
});

it("who asks for incentives for a product is told of both", async () => {
  const { ann } = await openOffice("telegram");
  for (const words of ["咖啡深加工有優惠嗎", "核桃加工给不给补贴", "新能源电池有什么优惠政策"]) {
    await ann.says(words);
    ann.sees(/附件1·一（[一六]）/u);
    ann.sees(/没有写补贴|沒有寫補貼/u);
  }
  for (const words of ["Are there incentives for coffee processing?", "incentives for coffee?"]) {
    await ann.says(words);
    ann.sees("附件1·一（一）6");
    ann.sees("gives no amounts or percentages");
  }
});
