import { describe, expect, it } from "vitest";
import { toTraditional } from "../../knowledge/script.ts";
import { CHANNELS, openDialogue } from "../support/dialogue.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Everything a person sees of the last replies: words and buttons. */
function shown(ann: Actor): readonly string[] {
  return ann.heard().flatMap(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)]);
}

const PATH = /[附件开头落款一二三四五六七八九十（）·\d]+/gu;

function expectEnglish(ann: Actor): void {
  for (const words of shown(ann)) expect(words.replace(PATH, "")).not.toMatch(/\p{Script=Han}/u);
}

function expectTraditional(ann: Actor): void {
  for (const words of shown(ann)) expect(toTraditional(words)).toBe(words);
}

/** Dialogue D3: language switching midway. */
describe.each(CHANNELS)("three languages in one talk, on %s", (channel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const { ann, facts } = await openDialogue(channel);
    await ann.says("文山电解铝下游，做铝箔的");
    for (const item of [
      "包装：附件1·一（二）3",
      "动力电池：附件1·一（二）4",
      "空调：附件1·一（二）5",
    ]) {
      ann.sees(item);
    }
    ann.sees("您的产品用在哪方面？");
    expect(ann.labels().slice(0, 3)).toEqual(["包装", "动力电池", "空调"]);

    await ann.says("battery foil. can we speak english, my boss is here");
    ann.sees("附件1·一（二）4");
    ann.sees("foil for new energy power batteries");
    expect(ann.labels()).toContain("Chinese original");
    expectEnglish(ann);
    await ann.presses("Screen my project");
    await ann.presses("I agree");
    ann.sees("附件1·一（二）4 Electric power and electronics");
    ann.sees("In which prefecture would it stand?");
    expectEnglish(ann);

    await ann.says("How much state subsidy per ton?");
    ann.sees("no amounts or percentages for subsidies");
    ann.sees("六（六）");
    ann.sees("Back to the screening (1/9): In which prefecture");
    expect(shown(ann).join()).not.toMatch(/RMB \d|¥\s?\d/);
    expect(ann.labels()).toContain("Ask a person");
    expectEnglish(ann);

    await ann.says("那投資強度有規定多少嗎");
    ann.sees("附件1·二（三）");
    ann.sees("一律不招");
    ann.sees("沒有寫具體數字");
    ann.sees("（轉繁體）");
    ann.sees("回到預審（1/9）：項目打算落在哪個州市？");
    expect(ann.labels()).toEqual(expect.arrayContaining(["還沒定", "看原文", "先暫停", "轉人工"]));
    expectTraditional(ann);

    await ann.says("ok thanks 先這樣");
    ann.sees("草稿已保留，什麼都沒有提交");
    ann.sees("想接著來，發“繼續”");
    expectTraditional(ann);
    await ann.says("繼續");
    ann.sees("產品：battery foil");
    ann.sees("（1/9）項目打算落在哪個州市？");
    expectTraditional(ann);
    expect(await facts()).toMatchObject({ product: "battery foil" });
  });
});

it("a product whose use is known is not asked about, nor is a question", async () => {
  const { ann } = await openDialogue("web");

  await ann.says("做动力电池铝箔的");
  expect(shown(ann).join()).not.toContain("用在哪方面");
  await ann.says("铝箔你们要不要？");
  expect(shown(ann).join()).not.toContain("用在哪方面");
});

it("the use of a product may be said in the midst of a screening", async () => {
  const { ann, facts } = await openDialogue("web");
  await ann.says("帮我预审，在文山做铝箔，投资2亿");
  await ann.presses("同意");
  ann.sees("“铝箔”在目录里看用途：包装（附件1·一（二）3）、动力电池（附件1·一（二）4）");
  const before = await facts();

  await ann.says("空调上用的");

  ann.sees("对应目录：附件1·一（二）5 耐用消费品领域");
  ann.sees("需要新增建设用地多少亩");
  expect(await facts()).toEqual(before);
});
