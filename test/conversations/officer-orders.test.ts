import { expect, it } from "vitest";
import { openOffice, withOwner } from "../support/staff-stage.ts";

it("an officer's short orders are asked back, and never reach the investor", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all();
  const orders = [
    ["转省级", ["省级招商窗口"]],
    ["把这个转给省级窗口", ["省级招商窗口"]],
    ["办结", ["已落地", "已转介", "不予接洽", "投资者放弃", "无回音"]],
    ["transfer it to province", ["the provincial desk"]],
    ["投资额改成13亿", ["固定资产投资"]],
  ] as const;
  for (const [words, choices] of orders) {
    await zhang.says(words);
    zhang.sees(/这句没有发给投资者|was not sent to the investor/);
    const send = words.startsWith("transfer") ? "Send to the investor" : "发给投资者";
    expect(zhang.labels()).toEqual([...choices, send]);
  }
  await zhang.says("撤回上一条");
  zhang.sees("没有可撤回的");
  expect(ann.all()).toEqual(read);

  for (const words of [
    "我们帮您转给曲靖窗口，好不好？",
    "我们可以帮您转给曲靖窗口，您看行吗",
    "您的项目转给昆明窗口可以吗",
    "Can we transfer you to the Qujing desk",
  ]) {
    await zhang.says(words);
    ann.sees(words);
  }
});

it("what was held back as an order goes out with one tap, once", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  await zhang.says("转曲靖");
  const read = ann.all().length;

  await zhang.presses("发给投资者");
  const again = await zhang.presses("发给投资者");

  expect(again?.text).toContain("已过期");
  expect(ann.all()).toHaveLength(read + 1);
  expect(ann.all().at(-1)?.text).toBe("专员：转曲靖");
});

it("who asks the bot for the investor's number is told that it keeps none, and the investor reads nothing", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all().length;
  for (const words of [
    "企业电话多少",
    "投资者的联系方式有吗？",
    "對方微信是什麼",
    "怎么联系他",
    "What is their phone number?",
  ]) {
    await zhang.says(words);
    zhang.sees(/(?:没有发给投资者|沒有發給投資者|was not sent to the investor)[\s\S]*Ann Quixley/u);
    expect(zhang.sees("0001")).not.toContain("13812345678");
  }
  expect(ann.all()).toHaveLength(read);

  await zhang.presses(/发给投资者|Send to/);
  expect(ann.all().at(-1)?.text).toBe("专员：What is their phone number?");
  for (const words of ["您的电话是多少？", "电话多少", "贵公司电话是多少"]) {
    await zhang.says(words);
    ann.sees(words);
  }
});

it("a command that was mistyped is no word for the investor, and can be sent after all", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all().length;
  await zhang.says("/opne 1");
  zhang.sees("没有 /opne 这个命令，这句没有发给投资者");
  await zhang.says("大开 #1");
  zhang.sees("#0001 新项目咨询");
  expect(ann.all()).toHaveLength(read);

  await zhang.presses("发给投资者");
  expect(ann.all().at(-1)?.text).toBe("专员：/opne 1");
  await zhang.says("您的编号是 #0001");
  ann.sees("您的编号是 #0001");
});
