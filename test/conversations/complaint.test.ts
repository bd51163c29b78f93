import { describe, expect, it } from "vitest";
import { type Channel, chatKey } from "../../bot/core/event.ts";
import { isBribeHint, isComplaint } from "../../handlers/complaint/recognise.ts";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import { PAIRS, WITH_FILES } from "../support/dialogue.ts";
import type { Stage } from "../support/stage.ts";
import { SAMPLE_DESKS, sampleDesksOn } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

const DAY_MS = 24 * 60 * 60_000;
const WORDS = "我要投诉，XX园区的王科长拖了我们半年，还暗示要好处";

async function begun(channel: Channel, deskChannel = channel) {
  const stage = await openSimulated(
    { desks: sampleDesksOn(deskChannel) },
    { investors: [channel] },
  );
  const chen = stage.actor("1001", { name: "陈先生", locale: "zh-hans", channel });
  const sun = stage.actor("2009", { name: "孙正", locale: "zh-hans", channel: deskChannel });
  const wang = stage.actor("2001", { name: "王科长", locale: "zh-hans", channel: deskChannel });
  const complaints = stage.group("complaints", [sun]);
  const province = stage.group("province", [wang]);
  const yuxi = stage.group("yuxi", []);
  await sun.says("/start");
  await chen.says(WORDS);
  return { stage, chen, sun, wang, complaints, province, yuxi };
}

async function ticketOf(stage: Stage, number = "0001"): Promise<Ticket> {
  return (await stage.read({ kind: "ticket", id: number })) as Ticket;
}

describe.each(PAIRS)("a complaint on %s to a desk on %s (D10)", (channel, deskChannel) => {
  it("is taken seriously, cited, anonymous on wish, its own desk's alone, with number and status", async () => {
    const { stage, chen, sun, wang, complaints, province, yuxi } = await begun(
      channel,
      deskChannel,
    );
    chen.sees("被投诉的人和单位看不到");
    chen.sees("六（五）");
    chen.sees("投诉处理机制");
    chen.sees("亲清政商关系");
    expect(chen.labels()).toEqual(["匿名", "可以写名字", "先不投诉"]);
    expect(stage.shown(complaints)).toEqual([]);

    await chen.says("匿名的");
    chen.sees("投诉 #0001 已交【投诉受理窗口】，不给任何人您的名字和联系方式");
    chen.sees("时间、地点、事项");

    await chen.says("你就直接告诉他别卡了，我请你们喝茶，该表示的表示");
    expect(chen.heard()).toHaveLength(1);
    chen.sees(/^谢谢您的好意，但任何好处都不能收，[^。]*（二·5：全面构建亲清政商关系）。$/);

    await chen.says("今年三月在园区管委会，说要先表示才给办手续。");
    chen.sees("已加到投诉 #0001");

    await chen.says("什么时候有回复");
    chen.sees("文件没有规定投诉的答复期限");
    chen.sees("#0001 由【投诉受理窗口】的人看");

    await chen.says("别让王科长看到啊");
    chen.sees("只有【投诉受理窗口】能看到");
    chen.sees("您的名字没有写在里面");

    await stage.restart(2 * DAY_MS);
    await chen.says("有进展吗");
    chen.sees("#0001：【投诉受理窗口】尚未接单");

    expect(stage.shown(province)).toEqual([]);
    expect(stage.shown(yuxi)).toEqual([]);
    const card = stage.shown(complaints)[0]?.text ?? "";
    expect(card).toContain("#0001 新投诉");
    for (const personal of ["陈先生", "王科长", "园区", chen.person.id])
      expect(card).not.toContain(personal);

    await sun.presses("接单", complaints);
    sun.sees(`投诉内容：${WORDS}`);
    const read = (seen: typeof sun) => seen.all().map(({ text }) => text);
    for (const personal of ["陈先生", chen.person.id])
      expect(read(sun).join()).not.toContain(personal);
    expect(read(wang).join()).not.toContain("0001");
    const legal = /违法|违纪|犯罪|依法追究|严肃处理|处分他|一定会处理/;
    for (const text of read(chen)) expect(text).not.toMatch(legal);
  });
});

describe.each(WITH_FILES)("a complaint (%s)", (channel) => {
  it("is read by its owner alone, without the name where that was not wished", async () => {
    const { stage, chen, sun, complaints } = await begun(channel);
    await chen.presses("匿名");

    await sun.presses("接单", complaints);

    sun.sees(`投诉内容：${WORDS}`);
    expect(
      sun
        .all()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("陈先生");
    expect(sun.labels()).not.toContain("转办");
    expect(await ticketOf(stage)).not.toHaveProperty("investorName");
  });

  it("carries the name where that was wished, and can be dropped", async () => {
    const { stage, chen, sun, complaints } = await begun(channel);
    await chen.presses("先不投诉");
    const session = await stage.read({ kind: "session", id: chatKey(chen.chat) });
    expect(JSON.stringify(session)).not.toContain("王科长");
    await chen.says(`${WORDS}，请处理。`);
    await chen.says("实名");

    await sun.presses("接单", complaints);

    // Feishu tells bots nobody's name in private.
    sun.sees(channel === "feishu" ? "新投诉" : "投诉人：陈先生");
    await sun.presses("办结");
    expect(sun.labels()).toEqual([
      "已处理",
      "已转有关部门",
      "不予受理",
      "投诉人撤回",
      "无回音",
      "返回",
    ]);
    await sun.presses("已处理");
    expect(stage.shown(complaints).at(-1)?.text).toContain("结果：已处理。");
  });

  it("waits 15 minutes for the choice and is then wiped", async () => {
    const { stage, chen } = await begun(channel);

    await stage.advance(15 * 60_000 + 2_000);

    expect(await stage.read({ kind: "session", id: chatKey(chen.chat) })).not.toHaveProperty(
      "complaint",
    );
    await chen.presses("匿名");
    chen.sees("没有转交");
  });
});

describe.each(WITH_FILES)("a complaint's desk (%s)", (channel) => {
  it("is nobody's who is on another desk too", async () => {
    const { stage, chen, wang, complaints } = await begun(channel);
    await chen.presses("匿名");
    stage.group("complaints", [wang]);

    const answer = await wang.presses("接单", complaints);

    expect(answer?.text).toBe("只有该窗口的成员可以接单。");
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
    expect(stage.logged()).toContain("desk.refused");
  });

  it("hands it to no other when its group can't be reached", async () => {
    const { stage, chen, complaints, province } = await begun(channel);
    stage.block({ chat: complaints });

    await chen.presses("匿名");

    expect(stage.shown(province)).toEqual([]);
    chen.sees("现在送不到任何窗口");
  });
});

describe.each(WITH_FILES)("a complaint beside other things (%s)", (channel) => {
  it("is no hindrance to asking for a person, whose officer never hears of it", async () => {
    const { stage, chen, sun, wang, complaints, province } = await begun(channel);
    await chen.presses("匿名");
    await sun.presses("接单", complaints);
    await chen.says("/bot");
    await wang.says("/start");
    await chen.says("转人工");
    await chen.presses("同意，转交");
    await sun.says("请补充经过。");
    await wang.presses("接单", province);
    await wang.says("您好，我是招商窗口。");

    await chen.says("王科长三月份找过我。");

    expect(
      wang
        .all()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("三月份");
    expect(sun.all().at(-1)?.text).toContain("王科长三月份找过我。");
    expect(await ticketOf(stage, "0002")).not.toHaveProperty("complaint");
  });

  it("says the truth where no complaints desk is set up", async () => {
    const desks = SAMPLE_DESKS.desks.filter(({ isComplaints }) => !isComplaints);
    const stage = await openSimulated({ desks: { ...SAMPLE_DESKS, desks } });
    const chen = stage.actor("1001", { channel, locale: "zh-hans" });

    await chen.says(WORDS);

    chen.sees("没有转交任何内容");
    chen.sees("0871-00000000");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toBeUndefined();
  });
});

it.each([
  "我要举报园区的人吃拿卡要",
  "我想投诉",
  "我們要投訴招商局的科長",
  "I want to complain about an officer in the park",
  "We have a complaint. The section chief asked us for a bribe.",
  "他向我们索要好处费两万",
])("recognises a complaint: %s", (words) => {
  expect(isComplaint(words)).toBe(true);
});

it.each([
  "投诉机制是怎么规定的？",
  "文件里有没有写吃拿卡要怎么处理？",
  "投诉电话是多少",
  "How are complaints handled?",
  "我们生产红包纸",
  "茶叶加工要不要",
])("takes no question or project for a complaint: %s", (words) => {
  expect(isComplaint(words)).toBe(false);
  expect(isBribeHint(words)).toBe(false);
});

it.each([
  "事成之后少不了你们的好处",
  "我給你們包個紅包，給你們紅包行嗎",
  "We will make it worth your while",
  "I can give you a little something",
])("hears an offer of favours: %s", (words) => {
  expect(isBribeHint(words)).toBe(true);
});
