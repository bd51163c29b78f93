import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { type Office, openOffice, withOwner } from "../support/staff-stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const CHANNELS: readonly Channel[] = ["web", "telegram", "feishu"];
const MINUTE_MS = 60_000;
const REMINDER = "到了跟进 #0001 的日子";

/** Zhang has closed Ann's #0001, on Monday 23 November 2026. */
async function withClosed(channel: Channel): Promise<Office> {
  const office = await withOwner(await openOffice(channel));
  await office.zhang.presses("办结");
  await office.zhang.presses("已转介");
  return office;
}

/** The bot is killed and starts again at that time of Beijing. */
async function restartAt({ stage }: Office, time: string): Promise<void> {
  await stage.restart(Date.parse(`${time}:00+08:00`) - stage.now().getTime());
}

function reminders(actor: Actor): number {
  return actor.all().filter(({ text }) => text.includes(REMINDER)).length;
}

describe.each(CHANNELS)("a day to follow up, on %s", (channel) => {
  it("is any day the officer names once he has closed, and he is reminded when his desk opens, once", async () => {
    const office = await withClosed(channel);
    const { zhang } = office;
    await zhang.says("跟进 12月15日");
    zhang.sees("12月15日周二 09:00 提醒您跟进 #0001。");

    await restartAt(office, "2026-12-15T08:59");
    expect(reminders(zhang)).toBe(0);
    await office.stage.advance(MINUTE_MS);
    await restartAt(office, "2026-12-15T09:30");
    await restartAt(office, "2026-12-16T09:30");

    expect(reminders(zhang)).toBe(1);
  });

  it("is asked for below the closed ticket", async () => {
    const { stage, zhang } = await withClosed(channel);
    await stage.deliver(zhang.press("另选日期"));
    expect(zhang.all().at(-1)?.text).toContain("#0001 哪天跟进？");
    await zhang.says("等我看看");
    zhang.sees("没看懂是哪天");
    await zhang.says("两周后");
    zhang.sees("12月7日周一 09:00 提醒您跟进 #0001。");
  });
});

it("a day to follow up is picked in Feishu's own calendar", async () => {
  const { stage, zhang } = await withClosed("feishu");
  const press = zhang.press("另选日期");
  const [past] = await stage.deliver({ ...press, fields: { day: "2026-11-20" } });
  expect(past).toMatchObject({ tone: "warning" });
  expect(past?.text).toContain("不在今天之后");
  const [answer] = await stage.deliver({
    ...zhang.press("另选日期"),
    fields: { day: "2026-12-15" },
  });
  expect(answer?.text).toBe("12月15日周二 09:00 提醒您跟进 #0001。");
});

describe("a day to follow up", () => {
  it("is taken with a number, a year, in English, by a slash, and in the group", async () => {
    const { stage, zhang, group } = await withClosed("telegram");
    await zhang.says("/followup #1 2026-12-16");
    zhang.sees("12月16日周三 09:00");
    await zhang.says("/followup #0001 15 Dec");
    zhang.sees("12月15日周二 09:00");
    await zhang.says("follow up #1 in two weeks");
    zhang.sees("I will remind you of #0001 on Mon 7 Dec, 09:00.");
    await zhang.says("跟进 #1 下周三", { in: group });
    expect(stage.shown(group).at(-1)?.text).toContain("12月2日周三 09:00 提醒您跟进 #0001。");
  });

  it("may be named while the ticket is in hand, moved, and called off", async () => {
    const office = await withOwner(await openOffice("feishu"));
    const { zhang, ann } = office;
    await zhang.says("您好，我来跟您对接。");
    await zhang.says("跟进 明天");
    zhang.sees("11月24日周二 09:00 提醒您跟进 #0001。");
    await zhang.says("跟进 12月1日");
    expect(ann.all().some(({ text }) => text.includes("跟进"))).toBe(false);
    await restartAt(office, "2026-11-24T12:00");
    expect(reminders(zhang)).toBe(0);

    await zhang.says("跟进 取消");
    zhang.sees("#0001 的跟进提醒已取消。");
    await restartAt(office, "2026-12-02T12:00");
    expect(reminders(zhang)).toBe(0);

    await zhang.says("跟进 明天");
    await restartAt(office, "2026-12-03T09:01");
    expect(reminders(zhang)).toBe(1);
    expect(zhang.all().at(-1)?.text).toBe("到了跟进 #0001 的日子。");
  });

  it("that is no working day is the next one, and he is told", async () => {
    const office = await withClosed("telegram");
    const { zhang } = office;
    await zhang.says("跟进 12月19日");
    zhang.sees("2026年12月19日周六休息，改在下一个工作日 12月21日周一 09:00 提醒您跟进 #0001。");
    await zhang.says("跟进 2027-01-01");
    zhang.sees("2027年1月1日周五休息，改在下一个工作日 1月4日周一 09:00");
    await restartAt(office, "2027-01-04T09:00");
    expect(reminders(zhang)).toBe(1);
  });
});

describe("a day to follow up", () => {
  it.each([
    ["跟进 2026-11-01", "没有设：2026年11月1日周日不在今天之后"],
    ["跟进 今天", "不在今天之后"],
    ["跟进 2027-11-01", /太远，#0001 最远可以设到 2027年5月2[0-9]日/],
    ["跟进 有空的时候", "没看懂是哪天"],
    ["跟进 2月30日", "没看懂是哪天"],
    ["/followup", "没看懂是哪天"],
    ["follow up 31 Nov", "I could not read a day"],
  ])("%s is refused in clear words, and nothing is kept", async (words, refusal) => {
    const { stage, zhang } = await withClosed("telegram");
    const before = await stage.read({ kind: "ticket", id: "0001" });
    await zhang.says(words);
    zhang.sees(refusal);
    expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(before);
  });

  it("is for the owner alone: a colleague, another desk and the investor set none", async () => {
    const { stage, zhang, li, wang, ann } = await withClosed("telegram");
    const before = await stage.read({ kind: "ticket", id: "0001" });
    await li.says("跟进 #1 12月15日");
    li.sees("这不是您的单。");
    await wang.says("跟进 #1 12月15日");
    wang.sees("您的窗口没有 #1。");
    await ann.says("跟进 #1 12月15日");
    expect(
      ann
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("提醒您跟进");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(before);
    await zhang.says("跟进 #2 12月15日");
    zhang.sees("您的窗口没有 #2。");
  });

  it("words that only begin alike go to the investor", async () => {
    const { ann, zhang } = await withOwner(await openOffice("telegram"));
    await zhang.says("跟进一下材料，谢谢");
    ann.sees("专员：跟进一下材料，谢谢");
    await zhang.says("We will follow up with the park");
    ann.sees("专员：We will follow up with the park");
  });
});
