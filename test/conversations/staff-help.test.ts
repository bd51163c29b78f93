import { describe, expect, it } from "vitest";
import type { Channel, ChatRef } from "../../bot/core/event.ts";
import { type Office, openOffice, withOwner, withProject } from "../support/staff-stage.ts";

const CHANNELS: readonly Channel[] = ["web", "telegram", "feishu"];
const TITLE = "窗口成员的命令";

function lastIn({ stage }: Office, chat: ChatRef): string {
  return stage.shown(chat).at(-1)?.text ?? "";
}

function labelsIn({ stage }: Office, chat: ChatRef): readonly string[] {
  return (
    stage
      .shown(chat)
      .at(-1)
      ?.buttons.map(({ label }) => label) ?? []
  );
}

describe.each(CHANNELS)("officers find their commands, on %s", (channel) => {
  it("in the group by 帮助, and each button does what its words do", async () => {
    const office = await withProject(await openOffice(channel));
    const { zhang, group } = office;
    await zhang.says("帮助", { in: group });
    expect(lastIn(office, group)).toContain(TITLE);
    const labels = ["窗口队列", "我的单", "谁在值班", "周报", "月报", "季报", "常用语"];
    expect(labelsIn(office, group)).toEqual(labels);
    await zhang.presses("窗口队列", group);
    expect(lastIn(office, group)).toContain("【玉溪市招商窗口】待接单 1");
    await zhang.says("帮助", { in: group });
    await zhang.presses("月报", group);
    expect(lastIn(office, group)).toContain("月报 2026-11-01 至 2026-11-30");
  });

  it("in private, also with a ticket in hand: nothing of it goes to the investor", async () => {
    const office = await withOwner(await openOffice(channel));
    const { zhang, ann } = office;
    const before = ann.all().length;
    await zhang.says("/help");
    zhang.sees(TITLE);
    await zhang.presses("我的单");
    zhang.sees("您手上 1 单");
    await zhang.says("/help");
    await zhang.presses("月报");
    zhang.sees("月报 2026-11-01 至 2026-11-30");
    expect(ann.all()).toHaveLength(before);
  });
});

describe("officers find their commands", () => {
  it.each(["telegram", "feishu"] as const)(
    "by mentioning the bot alone, on %s",
    async (channel) => {
      const office = await openOffice(channel);
      await office.zhang.says("", { in: office.group });
      expect(lastIn(office, office.group)).toContain(TITLE);
    },
  );

  it("when the bot is added to a desk's group on Feishu", async () => {
    const office = await openOffice("feishu");
    const { stage, group } = office;
    stage.block({ chat: group });
    await stage.advance(1_000);
    stage.unblock({ chat: group });
    await stage.advance(1_000);
    expect(lastIn(office, group)).toContain(TITLE);
    expect(labelsIn(office, group)).toContain("窗口队列");
  });

  it("with his first word, if his desk names him; investors never see them", async () => {
    const { chen, ann, zhang } = await openOffice("feishu");
    expect(chen.all().filter(({ text }) => text.includes(TITLE))).toHaveLength(1);
    await chen.says("你好");
    expect(chen.all().filter(({ text }) => text.includes(TITLE))).toHaveLength(1);
    expect(zhang.all().some(({ text }) => text.includes(TITLE))).toBe(false);
    await ann.says("帮助");
    ann.sees("云南招商引资咨询助手");
    expect(ann.all().some(({ text }) => text.includes(TITLE))).toBe(false);
  });

  it("and nobody else can press their buttons", async () => {
    const office = await openOffice("feishu");
    const { stage, zhang, bob } = office;
    await zhang.says("帮助");
    const inPrivate = { ...zhang.press("我的单"), id: "feishu:9001", from: bob.person };
    const [refused] = await stage.deliver({ ...inPrivate, chat: bob.chat });
    expect(refused?.text).toMatch(/只有窗口成员可以用|Only members/);
    expect(stage.logged().match(/"code":"staff\.refused"/g)).toHaveLength(1);
    expect(bob.all()).toEqual([]);
  });
});

describe("who is on duty", () => {
  it.each(["telegram", "feishu"] as const)(
    "is told with what each has in hand, on %s",
    async (channel) => {
      const office = await withOwner(await openOffice(channel));
      const { stage, ann, zhang, li, group } = office;
      await zhang.says("谁在值班", { in: group });
      expect(lastIn(office, group)).toContain(
        "【玉溪市招商窗口】现在是工作时间。\n• 张敏敏敏：在岗，手上 1 单",
      );
      await zhang.says("我请假了");
      await li.presses("接单", group);
      await li.says("who is on duty");
      li.sees(
        /The Yuxi desk: in working hours now\.\n• 李强强强: on duty, 1 in hand\n• 张敏敏敏: off duty since Mon 23 Nov/,
      );
      await stage.restart(10 * 3_600_000);
      await li.says("/duty");
      li.sees(/现在休息，11月24日周二 09:00 上班|closed now, opens Tue 24 Nov, 09:00/);
      await ann.says("谁在值班");
      expect(
        ann
          .heard()
          .map(({ text }) => text)
          .join(),
      ).not.toMatch(/在岗|on duty/);
    },
  );

  it("leaves out who is no officer any more, and says so where nobody is known", async () => {
    const { stage, zhang, li, group } = await withOwner(await openOffice("feishu"));
    stage.remove(group, zhang);
    await stage.advance(61_000);
    await li.says("谁在值班");
    li.sees("• 没有查到在岗的人");
    expect(
      li
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("张敏敏敏");
  });
});
