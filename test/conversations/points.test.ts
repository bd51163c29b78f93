import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

/** A project that reviewers will ask more of than we do. */
async function asked(words: string) {
  const stage = await openStage();
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "zh-hans" });
  await ann.says(`帮我预审，${words}，玉溪，8亿，50亩，年税收1100万`);
  await ann.presses("同意");
  ann.sees("审核时会看");
  return { stage, ann };
}

describe("an answer to what reviewers will also ask", () => {
  it.each([
    ["数据中心", "用电5兆瓦，PUE 1.25"],
    ["做磷酸铁锂正极", "已经测算过，每吨2000度电"],
  ])("is kept for the officer as it was said: %s, %s", async (product, answer) => {
    const { stage, ann } = await asked(product);

    await ann.says(answer);
    ann.sees("这一点按您的原话留给审核人员看。");
    ann.sees("占用永久基本农田");
    expect(ann.heard().at(-1)?.text).not.toContain("没听明白");

    const zhang = stage.actor("ou_zhang", { name: "张敏", channel: "feishu" });
    const group = stage.group("yuxi", [zhang]);
    await ann.says("转人工");
    await ann.presses("同意，转交");
    await zhang.presses("接单", group);
    zhang.sees(`答：${answer}`);
  });

  it("is not what speaks of something else", async () => {
    const { ann } = await asked("数据中心");

    await ann.says("呃呃呃那个");

    expect(ann.heard().at(-1)?.text).toContain("没听明白");
  });
});
