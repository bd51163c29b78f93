import { describe, expect, it } from "vitest";
import { chatKey } from "../../bot/core/event.ts";
import { describeSides, openSides, type Sides, YUXI_ON_FEISHU } from "../support/sides.ts";
import { openStage, type Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const MINUTE_MS = 60_000;

/** Ann's project waits with the Yuxi desk, whose officers are Zhang and Li. */
async function offered(sides: Sides) {
  return offeredOn(await openSides(sides), sides);
}

/** Between fakes: for presses that no app would make, and answers that get lost. */
async function offeredOnFakes() {
  return offeredOn(await openStage(), YUXI_ON_FEISHU);
}

async function offeredOn(stage: Stage, { investor, yuxi }: Sides) {
  const ann = stage.actor("ann-1001", { name: "Ann Lee", locale: "zh-hans", channel: investor });
  const officer = { locale: "zh-hans", channel: yuxi };
  const zhang = stage.actor("ou_zhang", { name: "张敏", ...officer });
  const li = stage.actor("ou_li", { name: "李强", ...officer });
  for (const one of [zhang, li]) await one.says("/start");
  const group = stage.group("yuxi", [zhang, li]);
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  return { stage, ann, zhang, li, group };
}

/** A question of Ann's waits with the provincial desk, in its Telegram group. */
async function offeredOnTelegram() {
  const stage = await openSides(YUXI_ON_FEISHU);
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "en" });
  const wang = stage.actor("2001", { name: "王芳", locale: "zh-hans" });
  const group = stage.group("province", [wang]);
  await ann.says("human please");
  await ann.presses("Agree and pass on");
  return { stage, ann, wang, group };
}

function ticketOf(stage: Stage, number = "0001"): Promise<unknown> {
  return stage.read({ kind: "ticket", id: number });
}

function cardsOf(officer: Actor): readonly unknown[] {
  return officer.all().filter(({ text }) => text.startsWith("#0001"));
}

function last(actor: Actor): string {
  return actor.all().at(-1)?.text ?? "";
}

describeSides("accepting", (sides) => {
  it("gives the officer everything in private, the group his name, the investor the word", async () => {
    const { stage, ann, zhang, group } = await offered(sides);

    const answer = await zhang.presses("接单", group);

    expect(answer).toEqual({ text: "已接单，完整资料在您和我的私聊里。", tone: "success" });
    // Feishu tells bots nobody's name in private.
    const name = sides.investor === "feishu" ? [] : ["投资者：Ann Lee"];
    for (const part of [...name, "产品：咖啡加工", "1.5亿元", "需人工复核（初步）"]) {
      zhang.sees(part);
    }
    expect(zhang.labels()).toEqual([
      "等投资者答复",
      "办结",
      "常用语",
      "转办",
      "问资料",
      "改资料",
      "另行认定",
      "项目一页纸",
    ]);
    expect(stage.shown(group)).toHaveLength(1);
    expect(stage.shown(group)[0]?.text).toContain("已由 张敏 接单。");
    expect(stage.shown(group)[0]?.buttons).toEqual([]);
    expect(last(ann)).toContain("【玉溪市招商窗口】的专员已接单（#0001）");
  });

  it("at once by two has one owner, and the other is told who", async () => {
    const { stage, zhang, li, group } = await offered(sides);

    const answers = await stage.deliver(zhang.press("接单", group), li.press("接单", group));

    expect(new Set(answers.map((answer) => answer?.text))).toEqual(
      new Set(["已接单，完整资料在您和我的私聊里。", "已经由 张敏 接单了。"]),
    );
    expect(await ticketOf(stage)).toMatchObject({
      state: "accepted",
      owner: { id: zhang.person.id },
    });
    expect(cardsOf(li)).toHaveLength(0);
  });

  it("twice by the same officer is said to be his already", async () => {
    const { stage, zhang, group } = await offered(sides);

    const [, second] = await stage.deliver(zhang.press("接单", group), zhang.press("接单", group));

    expect(second?.text).toBe("这单已经是您的了。");
    expect(cardsOf(zhang)).toHaveLength(1);
  });
});

describeSides("accepting a ticket", (sides) => {
  it("is refused outside the desk's own group, and for a number that is not the desk's", async () => {
    const { stage, ann, zhang, group } = await offeredOnFakes();
    const other = stage.group("province", []);
    const press = zhang.press("接单", group);

    const answers = await stage.deliver(
      { ...press, id: "feishu:a", chat: other },
      { ...press, id: "feishu:b", chat: zhang.chat },
      { ...press, id: "feishu:c", value: "0007" },
      { ...press, id: "telegram:d", chat: ann.chat, from: ann.person },
    );

    expect(answers.map((answer) => answer?.text)).toEqual(
      Array.from({ length: 4 }, () => "只有该窗口的成员可以接单。"),
    );
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
  });

  it("calls the reminders off", async () => {
    const { stage, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);

    await stage.restart(90 * MINUTE_MS);

    expect(stage.shown(group)).toHaveLength(1);
  });

  it("survives a restart: the card, the owner, the silence", async () => {
    const { stage, ann, zhang, group } = await offered(sides);
    await stage.restart();
    await zhang.presses("接单", group);
    await stage.restart();

    await ann.says("什么时候方便？");

    expect(ann.heard()).toEqual([]);
    expect(last(zhang)).toBe("#0001 投资者：什么时候方便？");
  });
});

describe("an officer whom Telegram lets nobody write first", () => {
  it("is taken to his private chat, where the link accepts", async () => {
    const { stage, ann, wang, group } = await offeredOnTelegram();

    const answer = await wang.presses("接单", group);
    // The app opens what the answer carries and sends it.
    expect(answer).toMatchObject({ startPayload: "accept-0001" });

    wang.sees("投资者：Ann Lee");
    expect(await ticketOf(stage)).toMatchObject({ state: "accepted", owner: { id: "2001" } });
    expect(last(ann)).toContain("An officer of the provincial desk has accepted #0001");
  });

  it("accepts in the group itself once he has written to the bot", async () => {
    const { wang, group } = await offeredOnTelegram();
    await wang.says("/start");

    const answer = await wang.presses("接单", group);

    expect(answer).toEqual({ text: "已接单，完整资料在您和我的私聊里。", tone: "success" });
  });

  it.each(["0001", "0099"])(
    "is checked for membership: nobody else's link works (%s)",
    async (number) => {
      const { stage, ann } = await offeredOnTelegram();
      const stranger = stage.actor("3001", { locale: "zh-hans" });

      await stranger.says(`/start accept-${number}`);
      await ann.says(`/start accept-${number}`);

      stranger.sees("只有该窗口的成员可以接单。");
      ann.sees("Only members of the desk can accept it.");
      expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
    },
  );

  it("is told by the link too who was faster", async () => {
    const { stage, wang, group } = await offeredOnTelegram();
    const chen = stage.actor("2002", { name: "陈静", locale: "zh-hans" });
    stage.group("province", [chen]);
    await wang.presses("接单", group);
    await wang.says("/start accept-0001");

    await chen.says("/start accept-0001");

    chen.sees("已经由 王芳 接单了。");
  });
});

describeSides("closing", (sides) => {
  it("ends the silence, and officer, group and investor are told", async () => {
    const { stage, ann, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);

    await zhang.presses("办结");
    const answer = await zhang.presses("已转介");

    expect(answer?.text).toBe("#0001 已办结。");
    expect(cardsOf(zhang)).toHaveLength(1);
    expect(last(zhang)).toContain("已办结（张敏）。结果：已转介。");
    expect(zhang.labels()).toEqual([
      "一周后跟进",
      "一个月后跟进",
      "三个月后跟进",
      "另选日期",
      "重新打开",
    ]);
    expect(stage.shown(group)[0]?.text).toContain("已办结（张敏）。");
    expect(last(ann)).toContain("#0001 的人工服务已结束");
    await ann.says("省里招商委是谁管的？");
    ann.sees("六（一）");
  });

  it("is for the owner alone, whoever knows the number", async () => {
    const { stage, ann, zhang, li, group } = await offeredOnFakes();
    await zhang.presses("接单", group);
    const close = zhang.press("办结");
    const namesake = stage.actor("ou_zhang", { channel: "web" });

    const answers = await stage.deliver(
      { ...close, id: "feishu:a", chat: li.chat, from: li.person },
      { ...close, id: "telegram:b", chat: ann.chat, from: ann.person },
      { ...close, id: "web:c", chat: namesake.chat, from: namesake.person },
      { ...close, id: "feishu:d", value: "0002" },
    );

    expect(answers.map((answer) => answer?.text)).toEqual(
      Array.from({ length: 4 }, () => "这不是您的单。"),
    );
    expect(await ticketOf(stage)).toMatchObject({ state: "accepted" });
  });

  it("twice is said to be done", async () => {
    const { stage, zhang, group } = await offeredOnFakes();
    await zhang.presses("接单", group);
    await zhang.presses("办结");
    const close = zhang.press("已转介");
    await stage.deliver(close);

    const [answer] = await stage.deliver({ ...close, id: "feishu:again" });

    expect(answer?.text).toBe("这单已经办结。");
  });
});

describeSides("a closed ticket", (sides) => {
  it("leaves the officer a person like others: his questions are answered again", async () => {
    const { zhang, group } = await offered(sides);
    await zhang.presses("接单", group);
    await zhang.presses("办结");
    await zhang.presses("已转介");

    await zhang.says("省里招商委是谁管的？");

    zhang.sees("六（一）");
  });

  it("lets the next request have the next number", async () => {
    const { ann, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);
    await zhang.presses("办结");
    await zhang.presses("已转介");
    await ann.says("转人工");

    await ann.presses("同意，转交");

    ann.sees("编号 #0002");
  });

  it("is followed after the retention time by forgetting whose the ticket was", async () => {
    const { stage, ann, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);
    await zhang.presses("办结");
    await zhang.presses("已转介");

    await stage.restart(181 * 24 * 60 * MINUTE_MS);

    expect(await stage.bytes()).not.toContain("Ann Lee");
    expect(await ticketOf(stage)).toMatchObject({ state: "closed", investor: { chatId: "" } });
    await ann.says("/status");
    ann.sees("您还没有转人工的记录。");
  });
});

describe("what perhaps arrived", () => {
  it("is said to be in doubt, and nobody is taken for gone", async () => {
    const { stage, ann, zhang, group } = await offeredOnFakes();
    await zhang.presses("接单", group);
    stage.doubt(ann);

    await zhang.says("您好，明天上午方便通话吗？");
    zhang.sees(/^#0001：不确定是否送达：/);

    stage.unblock(ann);
    stage.doubt(zhang);
    await ann.says("在的");
    ann.sees(/^不确定是否送达：/);
    expect(await ticketOf(stage)).toMatchObject({ state: "accepted" });
  });

  it("as a desk's card is the operator's matter, and the ticket stays with its desk", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { name: "Ann Lee", locale: "zh-hans" });
    stage.doubt({ chat: stage.group("yuxi", []) });
    await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
    await ann.presses("同意");
    await ann.says("转人工");

    await ann.presses("同意，转交");

    expect(stage.logged()).toContain("delivery.perhaps");
    expect(await ticketOf(stage)).toMatchObject({ state: "offered", desk: "yuxi" });
  });
});

describeSides("who can't be reached", (sides) => {
  it("is named to the officer when it is the investor", async () => {
    const { stage, ann, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);
    stage.block(ann);

    await zhang.says("您好，明天上午方便通话吗？");

    zhang.sees("#0001：没有送达，对方停用了机器人。");
  });

  it("is named also when the acceptance itself does not arrive", async () => {
    const { stage, ann, zhang, group } = await offered(sides);
    stage.block(ann);

    await zhang.presses("接单", group);

    zhang.sees("#0001：没有送达，对方停用了机器人。");
  });

  it("loses the ticket when it is the officer: it is the desk's again, and the bot answers", async () => {
    const { stage, ann, zhang, li, group } = await offered(sides);
    stage.block(zhang);

    await zhang.presses("接单", group);

    expect(stage.shown(group).map(({ text }) => text)).toEqual([
      expect.stringContaining("待接单。"),
      "#0001：接单人的私聊送不到，已退回待接单。",
    ]);
    expect(last(ann)).toContain("#0001 的专员暂时联系不上，已退回【玉溪市招商窗口】重新安排");
    await ann.says("省里招商委是谁管的？");
    ann.sees("六（一）");
    await li.presses("接单", group);
    li.sees("#0001 新项目咨询");
  });

  it("loses it also later, the desk is reminded again, and what he writes goes nowhere", async () => {
    const { stage, ann, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);
    stage.block(zhang);
    await ann.says("在吗？有急事");
    const before = ann.all().length;

    await stage.restart(61 * MINUTE_MS);
    await zhang.says("您好");

    expect(stage.shown(group).at(-1)?.text).toContain("提醒：#0001");
    expect(
      ann
        .all()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([expect.stringContaining("抱歉让您久等")]);
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
    const officer = await stage.read({ kind: "session", id: chatKey(zhang.chat) });
    expect(officer).toMatchObject({ owns: [] });
  });
});
