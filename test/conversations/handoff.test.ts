import { expect, it } from "vitest";
import { describeSides, openSides, type Sides } from "../support/sides.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function opened(sides: Sides, region = "玉溪") {
  const stage = await openSides(sides);
  const ann = stage.actor("1001", {
    name: "Ann Lee",
    locale: "zh-hans",
    channel: sides.investor,
  });
  const group = stage.group(region === "玉溪" ? "yuxi" : "province", []);
  await ann.says(`帮我预审，咖啡加工，${region}，1.5亿，50亩，年税收1100万`);
  await ann.presses("同意");
  return { stage, ann, group };
}

describeSides("the offer", (sides) => {
  it("names the desk of the region and everything that goes along", async () => {
    const { ann } = await opened(sides);
    await ann.says("招商委是做什么的？");

    await ann.says("转人工");

    ann.sees("由【玉溪市招商窗口】接手");
    ann.sees("您的语言和称呼");
    ann.sees("项目资料和预审结果");
    expect(ann.labels()).toEqual(["同意，转交", "先不转"]);
  });

  it("names the provincial desk where no desk has the region", async () => {
    const { ann } = await opened(sides, "普洱");

    await ann.presses("转人工");

    ann.sees("由【省级招商窗口】接手");
  });

  it("shows the last question that goes along, a long one shortened", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "en", channel: sides.investor });
    await ann.says(`Do you want solar panel factories? ${"We make very good ones. ".repeat(20)}`);

    await ann.says("human please");

    ann.sees(/your last question \(“Do you want solar panel factories\?.{20,40}…”\)/);
  });
});

describeSides("an offer", (sides) => {
  it("that is declined passes nothing on", async () => {
    const { stage, ann, group } = await opened(sides);
    await ann.says("转人工");

    await ann.presses("先不转");

    ann.sees("没有转交任何内容");
    expect(stage.shown(group)).toEqual([]);
  });

  it("is made anew when there is by now something to pass on that it did not name", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "zh-hans", channel: sides.investor });
    const group = stage.group("province", []);
    await ann.says("转人工");
    await ann.says("澳洲坚果加工你们要不要？");

    await ann.presses("同意，转交");

    ann.sees("您刚才的问题“澳洲坚果加工你们要不要？”");
    expect(stage.shown(group)).toEqual([]);
    await ann.presses("同意，转交");
    expect(stage.shown(group)).toHaveLength(1);
  });

  it.each(["同意", "好的", "同意转交"])("may be agreed to in words: %s", async (words) => {
    const { stage, ann, group } = await opened(sides);
    await ann.says("转人工");

    await ann.says(words);

    ann.sees("编号 #0001");
    expect(stage.shown(group)).toHaveLength(1);
  });
});

describeSides("the ticket", (sides) => {
  it("has a number and a promised time within the desk's hours", async () => {
    const { ann } = await opened(sides);
    await ann.says("转人工");

    await ann.presses("同意，转交");

    ann.sees("编号 #0001");
    ann.sees(/最迟 11月23日周一 11:00（北京时间）首次回复/);
  });

  it("opened at night promises the next morning, opened on Friday evening the Monday", async () => {
    const { stage, ann } = await opened(sides);
    await stage.restart(12 * HOUR_MS);
    await ann.says("转人工");
    await ann.presses("同意，转交");
    ann.sees(/最迟 11月24日周二 10:00/);
    const bob = stage.actor("1002", { locale: "en", channel: sides.investor });
    await stage.restart(3.9 * 24 * HOUR_MS);
    await bob.says("human please");

    await bob.presses("Agree and pass on");

    bob.sees("First reply by Mon 30 Nov, 09:30 Beijing time");
  });

  it("opened before a year whose holidays nobody has announced says probably", async () => {
    const { stage, ann } = await opened(sides);
    await stage.restart(74 * 24 * HOUR_MS + 8 * HOUR_MS);
    await ann.says("转人工");

    await ann.presses("同意，转交");

    ann.sees("预计 2月15日周一 10:00（北京时间）前首次回复；当年放假安排尚未公布，可能顺延。");
  });

  it("names the time abroad where the country has one", async () => {
    const stage = await openSides(sides);
    const bob = stage.actor("1002", { locale: "en-GB", channel: sides.investor });
    await bob.says("human please");

    await bob.presses("Agree and pass on");

    // Feishu tells the language of an app, and no country.
    const abroad = sides.investor === "feishu" ? "" : " (Mon 23 Nov, 02:30 Greenwich Mean Time)";
    bob.sees(`First reply by Mon 23 Nov, 10:30 Beijing time${abroad}.`);
  });

  it("is one however often the button is tapped, and every tap is told its number", async () => {
    const { stage, ann, group } = await opened(sides);
    await ann.says("转人工");

    await stage.deliver(ann.press("同意，转交"), ann.press("同意，转交"));
    await ann.presses("同意，转交");

    ann.sees("#0001");
    expect(stage.shown(group)).toHaveLength(1);
    expect(await stage.read({ kind: "ticket", id: "0002" })).toBeUndefined();
  });
});

describeSides("an open ticket", (sides) => {
  it("is told of by /status and by asking for a person again", async () => {
    const { ann } = await opened(sides);
    await ann.says("/status");
    ann.sees("您还没有转人工的记录。");
    await ann.says("转人工");
    await ann.presses("同意，转交");

    await ann.says("有进展吗");
    ann.sees(/#0001：【玉溪市招商窗口】尚未接单（11月23日周一 10:\d\d）/);
    await ann.says("转人工");

    ann.sees("#0001：【玉溪市招商窗口】尚未接单");
  });

  it("leaves the bot answering until somebody accepts it", async () => {
    const { ann } = await opened(sides);
    await ann.says("转人工");
    await ann.presses("同意，转交");

    await ann.says("省里招商委是谁管的？");

    ann.sees("六（一）");
  });
});

describeSides("the group's card", (sides) => {
  const CONTACTS = [
    "13812345678",
    "+86 138 1234 5678",
    "１３８１２３４５６７８",
    "0086-138-1234-5678",
    "zhang.san@example.com",
    "微信 zhangsan_88",
    "VX：zhangsan88",
    "QQ 123456789",
  ];

  it.each(CONTACTS)("has no name, no contact and no words of the investor: %s", async (contact) => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", {
      name: "Ann Lee 13900001111",
      locale: "zh-hans",
      channel: sides.investor,
    });
    const group = stage.group("yuxi", []);
    await ann.says(`帮我预审，做秘制辣木籽挂面的，电话${contact}，玉溪，1.5亿，50亩，年税收1100万`);
    await ann.presses("同意");
    await ann.says(`请联系 ${contact} 找张三，投资强度有要求吗？`);
    await ann.says("转人工");
    await ann.presses("同意，转交");

    const [card] = stage.shown(group);

    for (const personal of [contact, "Ann", "139", "辣木", "挂面", "张三", "秘制", "1001"]) {
      expect(card?.text).not.toContain(personal);
    }
    expect(card?.text).not.toMatch(/1\s?3\s?8|zhangsan|[\w.]+@/i);
  });

  it("has what a desk needs to choose: place, figures, verdict, language", async () => {
    const { stage, ann, group } = await opened(sides);
    await ann.says("转人工");
    await ann.presses("同意，转交");

    const [card] = stage.shown(group);

    for (const part of [
      "#0001 新项目咨询",
      "语言：简体中文",
      "附件1·一（一）6 咖啡",
      "玉溪市",
      "1.5亿元",
      "50亩",
      "1100万元",
      "需人工复核（初步）",
      "待接单",
      "称呼、联系方式和原话只给接单人看",
    ]) {
      expect(card?.text).toContain(part);
    }
    expect(card?.buttons.map(({ label }) => label)).toEqual(["接单"]);
  });
});

describeSides("a ticket nobody accepts", (sides) => {
  it("is reminded of at the promised time and not before, and the investor is told", async () => {
    const { stage, ann, group } = await opened(sides);
    await ann.says("转人工");
    await ann.presses("同意，转交");
    await stage.advance(58 * MINUTE_MS);
    expect(stage.shown(group)).toHaveLength(1);

    await stage.advance(2 * MINUTE_MS);

    expect(stage.shown(group).at(-1)?.text).toBe(
      "提醒：#0001 已等候 60 分钟（工作时间），还没有人接单。",
    );
    expect(ann.all().at(-1)?.text).toBe(
      "#0001 还没有专员接单，抱歉让您久等。已提醒【玉溪市招商窗口】。",
    );
  });

  it("is reminded of three times at most, and the investor is told once", async () => {
    const { stage, ann, group } = await opened(sides);
    await ann.says("转人工");
    await ann.presses("同意，转交");

    for (let day = 0; day < 5; day++) await stage.restart(24 * HOUR_MS);

    expect(stage.shown(group).filter(({ text }) => text.startsWith("提醒"))).toHaveLength(3);
    expect(ann.all().filter(({ text }) => text.includes("抱歉让您久等"))).toHaveLength(1);
  });
});
