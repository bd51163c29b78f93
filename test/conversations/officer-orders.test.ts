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
    ["这个项目转省级吧", ["省级招商窗口"]],
    ["已经签约了，办结", ["已落地", "已转介", "不予接洽", "投资者放弃", "无回音"]],
    ["关闭 #1", ["已落地", "已转介", "不予接洽", "投资者放弃", "无回音"]],
  ] as const;
  for (const [words, choices] of orders) {
    await zhang.says(words);
    zhang.sees(/这句没有发给投资者|was not sent to the investor/);
    const send = words.startsWith("transfer") ? "Send to the investor" : "发给投资者";
    expect(zhang.labels()).toEqual([...choices, send]);
  }
  await zhang.says("撤回上一条");
  zhang.sees("没有可撤回的");
  await zhang.says("本周数据");
  zhang.sees("周报");
  for (const words of ["今天来了几个新项目", "现在有没有新单"]) {
    await zhang.says(words);
    zhang.sees("待接单");
  }
  await zhang.says("投资者说设备9000万，帮我记到资料里");
  zhang.sees("请在开头加 //");
  await zhang.says("我去开会，下午请李强接");
  zhang.sees("李强");
  await zhang.says("我下午请个假");
  zhang.sees("您是说“离岗”吗？");
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

it("a command with one slip of the keyboard is asked back: no word for the investor, one tap from what was meant", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all().length;
  const slips = [
    ["我的但", "我的单"],
    ["周抱", "周报"],
    ["窗口对列", "窗口队列"],
    ["跟近 #1 下周三", "跟进 #1 下周三"],
    ["my tikets", "my tickets"],
    ["weekly reprot", "weekly report"],
    ["folow up #1 15 Dec", "follow up #1 15 dec"],
  ] as const;
  for (const [words, meant] of slips) {
    await zhang.says(words);
    zhang.sees(meant);
    zhang.sees(/没有发给投资者|not sent to the investor/);
    expect(zhang.labels()[0]).toBe(meant);
  }
  await zhang.says("跟近 #1 下周三");
  await zhang.presses("跟进 #1 下周三");
  zhang.sees("提醒您跟进 #0001");
  expect(ann.all()).toHaveLength(read);

  for (const words of ["周末", "打卡 #园区", "跟进情况下周告诉您", "我的天", "离开", "报告"]) {
    await zhang.says(words);
    ann.sees(words);
  }
});

it("what mentions the bot in the owner's private chat is for the bot, and its answer is his to send", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all();

  await zhang.says("招商经费从哪来", { mentionsBot: true });

  zhang.sees("六（七）");
  expect(zhang.labels()).toContain("发给投资者");
  expect(ann.all()).toEqual(read);
});

it("an officer without a ticket in hand, and one in the group, is asked back too; anybody else is not", async () => {
  const { stage, ann, zhang, group } = await openOffice("telegram");

  await zhang.says("大开 #1");
  zhang.sees("您是说“打开 #1”吗？");
  await zhang.presses("打开 #1");
  zhang.sees("您的窗口没有 #1");
  await zhang.says("周抱", { in: group });
  expect(stage.shown(group).at(-1)?.text).toBe("您是说“周报”吗？");
  await zhang.presses("周报", group);
  expect(stage.shown(group).at(-1)?.text).toContain("周报 2026-11-23");

  await ann.says("周抱");
  expect(ann.all().at(-1)?.text).not.toContain("您是说");
  expect(stage.logged()).not.toContain("staff.refused");
});

it("what an officer asks of his own day is no word for the investor", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  const read = ann.all().length;
  await zhang.says("12月14日提醒我跟进");
  zhang.sees("12月14日周一 09:00 提醒您跟进 #0001");
  await zhang.says("记一下：客户要土地");
  zhang.sees("要记成内部备注，请在开头加 //");
  await zhang.says("提醒我明天上午联系林总");
  zhang.sees("11月24日周二 09:00 提醒您跟进 #0001");
  for (const [words, said] of [
    ["remind me tomorrow", "#0001 on Tue 24 Nov"],
    ["internal note: waits for the permit", "begin with //"],
    ["transfer this to province please", "was not sent to the investor"],
    ["close #1", "was not sent to the investor"],
  ] as const) {
    await zhang.says(words);
    zhang.sees(said);
  }
  await zhang.says("提醒我下周三回访一下");
  zhang.sees("提醒您跟进 #0001");
  await zhang.says("取消跟进");
  zhang.sees("#0001");
  await zhang.says("撤回");
  zhang.sees("没有可撤回的");
  await zhang.says("上个月的月报");
  zhang.sees("月报 2026-10-01");
  await zhang.says("投资额改成2.4亿，今天上午电话里企业说的");
  zhang.sees(/1\.5亿元 → 2\.4亿元/);
  expect(
    ann
      .all()
      .slice(read)
      .map(({ text }) => text),
  ).toEqual([expect.stringContaining("来源：今天上午电话里企业说的")]);

  for (const words of [
    "导出的表格发我一份",
    "资料准备好了提醒我一下",
    "您12月提醒我一下",
    "撤回的那条我没看到",
  ]) {
    await zhang.says(words);
    ann.sees(words);
  }
});
