import { expect, it } from "vitest";
import { openOffice, withOwner } from "../support/staff-stage.ts";

it("an officer's short orders are asked back, and never reach the investor", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all();
  const orders = [
    ["转曲靖", "转办"],
    ["把这个转给曲靖窗口", "转办"],
    ["办结", "办结"],
    ["投资额改成13亿，企业电话里说了", "改资料"],
    ["transfer it to qujing", "Transfer"],
  ] as const;
  for (const [words, label] of orders) {
    await zhang.says(words);
    zhang.sees(/这句没有发给投资者|was not sent to the investor/);
    expect(zhang.labels()).toEqual([label]);
  }
  await zhang.says("撤回上一条");
  zhang.sees("没有可撤回的");
  expect(ann.all()).toEqual(read);

  await zhang.says("我们帮您转给曲靖窗口，好不好？");
  expect(ann.all().at(-1)?.text).toBe("专员：我们帮您转给曲靖窗口，好不好？");
});
