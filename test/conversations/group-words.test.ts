import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { openGroupTalk } from "../support/group-talk.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";

const CHANNELS = ["telegram", "feishu"] as const satisfies readonly Channel[];

it.each(CHANNELS)(
  "in a group what the documents do not say is said with the nearest clause, without an offer of a person: %s",
  async (channel) => {
    const { stage, zhang, group } = await openOffice(channel);
    await zhang.says("？食堂几点开饭", { in: group, mentionsBot: channel === "telegram" });
    expect(stage.shown(group).at(-1)?.text).toBe("文件没有写办公、通关或营业时间。");
    await zhang.says("？亩均税收标准多少", { in: group, mentionsBot: channel === "telegram" });
    const words = stage.shown(group).at(-1)?.text;
    expect(words).toContain("但没有写具体数字");
    expect(words).toContain("附件1·二（三）");
    expect(words).not.toContain("转人工");
  },
);

describe.each(CHANNELS)("in a desk's group on %s", (channel) => {
  // What neither mentions the bot nor answers it Telegram hides from it.
  const mentionsBot = channel === "telegram";

  it("a question to the bot, marked as in the talk, is answered as an answer to it, without buttons", async () => {
    const { stage, zhang, group } = await openOffice(channel);

    await zhang.says("？失信企业的项目怎么处理", { in: group, mentionsBot });

    const said = stage.shown(group).at(-1);
    expect(said?.text).toContain("附件1·二");
    expect(said?.quotes).toBeDefined();
    expect(said?.buttons).toEqual([]);
  });

  it("a question that mentions the bot is answered", async () => {
    const { stage, zhang, group } = await openOffice(channel);

    await zhang.says("失信企业的项目怎么处理", { in: group });

    expect(stage.shown(group).at(-1)?.text).toContain("附件1·二");
    expect(stage.shown(group).at(-1)?.quotes).toBeDefined();
  });

  it("what mentions the bot and asks nothing gets its commands, and thanks a word", async () => {
    const { stage, zhang, group } = await openOffice(channel);

    await zhang.says("大家看一下新来的单", { in: group });
    expect(stage.shown(group).at(-1)?.text).toContain("窗口队列");
    await zhang.says("谢谢", { in: group });

    expect(stage.shown(group).at(-1)?.text).toBe("不客气，有需要随时问。");
  });

  it("a question that answers the bot's own words is for the bot", async () => {
    const { stage, zhang, group } = await openOffice(channel);
    await zhang.says("队列", { in: group });

    await zhang.says("失信企业的项目怎么处理？", { in: group, replyTo: /./, mentionsBot: false });

    expect(stage.shown(group).at(-1)?.text).toContain("附件1·二");
  });

  it.each(["失信企业的项目怎么处理", "失信企业的项目怎么处理？", "大家好", "？？", "？谢谢"])(
    "talk among colleagues is left alone: %s",
    async (words) => {
      const { stage, zhang, group } = await openOffice(channel);
      const { length } = stage.shown(group);
      await zhang.says(words, { in: group, mentionsBot: false });
      expect(stage.shown(group)).toHaveLength(length);
    },
  );
});

describe.each(CHANNELS)("words below a ticket's card in the group on %s", (channel) => {
  it("reach nobody, and the owner is told once where to write", async () => {
    const { stage, ann, zhang, group } = await withOwner(await openOffice(channel));
    const before = ann.all().length;

    await zhang.says("您好，资料收到了", { in: group, replyTo: "#0001", mentionsBot: false });
    expect(stage.shown(group).at(-1)?.text).toBe(
      "这条没有发给投资者：群里写的都不转出。#0001 是您的单，请在与我的私聊里写（在那里发送“打开 #0001”）。",
    );
    const { length } = stage.shown(group);
    await zhang.says("还有一件事", { in: group, replyTo: "#0001", mentionsBot: false });

    expect(stage.shown(group)).toHaveLength(length);
    expect(ann.all()).toHaveLength(before);
    await zhang.says("打开 #0001");
    await zhang.says("您好");
    expect(ann.all().at(-1)?.text).toContain("您好");
  });

  it("reach nobody also where they mention the bot, as they must on a platform that hides others from it", async () => {
    const { stage, ann, zhang, group } = await withOwner(await openOffice(channel));
    const before = ann.all().length;

    await zhang.says("您好，资料收到了", { in: group, replyTo: "#0001" });
    expect(stage.shown(group).at(-1)?.text).toMatch(/^这条没有发给投资者/);
    const { length } = stage.shown(group);
    await zhang.says("还有一件事", { in: group, replyTo: "#0001" });

    expect(stage.shown(group)).toHaveLength(length);
    expect(ann.all()).toHaveLength(before);
  });

  it("of a colleague's stay too, and he is told whose ticket it is, after a restart as well", async () => {
    const { stage, zhang, li, group } = await withOwner(await openOffice(channel));
    await zhang.says("您好，资料收到了", { in: group, replyTo: "#0001" });
    await li.says("这家我认识", { in: group, replyTo: "#0001" });
    expect(stage.shown(group).at(-1)?.text).toMatch(/没有发给投资者.*#0001 由.*负责/);
    const { length } = stage.shown(group);

    await stage.restart();
    await li.says("老客户了", { in: group, replyTo: "#0001" });

    expect(stage.shown(group)).toHaveLength(length);
  });
});

it("while nobody has the ticket its accepting is named", async () => {
  const { stage, ann, zhang, group } = await openOffice("telegram");
  await ann.says("转人工，玉溪");
  await ann.presses("同意，转交");
  await zhang.says("您好，请问投资多少", { in: group, replyTo: "#0001" });
  expect(stage.shown(group).at(-1)?.text).toContain("请先在 #0001 的卡片上点“接单”");
});

it("where the talk has a thread its place is named", async () => {
  const { stage, ann, zhang, group } = await openGroupTalk("telegram");
  const { length } = ann.all();
  await zhang.says("您好", { in: group, replyTo: "#0001" });
  expect(stage.shown(group).at(-1)?.text).toContain("对话在它的话题里");
  expect(ann.all()).toHaveLength(length);
});
