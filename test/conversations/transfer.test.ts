import { expect, it } from "vitest";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import { describeSides, openSides, type Sides } from "../support/sides.ts";
import type { Stage } from "../support/stage.ts";

/** Ann's project is Zhang's of the Yuxi desk; Luo of the Qujing desk is on her platform. */
async function asked(sides: Sides) {
  const stage = await openSides(sides);
  const on = { channel: sides.investor, locale: "zh-hans" };
  const ann = stage.actor("1001", { name: "Ann Lee", ...on });
  const zhang = stage.actor("ou_zhang", { name: "张敏", channel: sides.yuxi, locale: "zh-hans" });
  const luo = stage.actor("2003", { name: "罗云", ...on });
  const yuxi = stage.group("yuxi", [zhang]);
  const qujing = stage.group("qujing", [luo]);
  for (const officer of [zhang, luo]) await officer.says("/start");
  await ann.says("省里招商委是谁管的？");
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  await zhang.presses("接单", yuxi);
  await zhang.says("您好");
  await zhang.presses("转办");
  await zhang.presses("曲靖市招商窗口");
  return { stage, ann, zhang, luo, yuxi, qujing };
}

async function ticketOf(stage: Stage): Promise<Ticket> {
  return (await stage.read({ kind: "ticket", id: "0001" })) as Ticket;
}

function last(stage: Stage, chat: Parameters<Stage["shown"]>[0]): string {
  return stage.shown(chat).at(-1)?.text ?? "";
}

describeSides("a transfer", (sides) => {
  it("asks the investor first, names the recipient, the clauses and what goes along", async () => {
    const { stage, ann, qujing } = await asked(sides);

    const words = last(stage, ann.chat);

    for (const part of [
      "【曲靖市招商窗口】",
      "五（一）",
      "六（五）",
      "项目资料和预审结果",
      "办理经过",
    ]) {
      expect(words).toContain(part);
    }
    expect(ann.labels()).toEqual(["同意，连同问题", "同意，不含问题", "不同意"]);
    expect(stage.shown(qujing)).toEqual([]);
  });

  it("agreed to goes to the other desk with facts, verdict and events, and leaves nothing behind", async () => {
    const { stage, ann, zhang, luo, yuxi, qujing } = await asked(sides);

    await ann.presses("同意，不含问题");

    ann.sees("#0001 已转给【曲靖市招商窗口】。最迟 11月23日周一 11:00");
    expect(last(stage, yuxi)).toContain("已转给【曲靖市招商窗口】。");
    expect(zhang.all()[0]?.text).not.toContain("Ann Lee");
    expect(last(stage, qujing)).toContain("待接单");
    await luo.presses("接单", qujing);
    // Feishu tells bots nobody's name in private.
    luo.sees(sides.investor === "feishu" ? "语言：简体中文" : "投资者：Ann Lee");
    luo.sees("咖啡加工");
    expect(
      luo
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("招商委");
    expect((await ticketOf(stage)).history.map(({ what, why }) => [what, why])).toEqual([
      ["opened", undefined],
      ["accepted", undefined],
      ["replied", undefined],
      ["transferOffered", "qujing"],
      ["transferred", "qujing"],
      ["accepted", undefined],
    ]);
    await ann.says("还在吗？");
    expect(luo.all().at(-1)?.text).toContain("还在吗？");
  });

  it("takes the question along only where he says so", async () => {
    const { ann, luo, qujing } = await asked(sides);
    await ann.presses("同意，连同问题");

    await luo.presses("接单", qujing);

    luo.sees("最近的问题：省里招商委是谁管的？");
  });
});

describeSides("a transfer that is not wanted", (sides) => {
  it("by the investor leaves everything as it is", async () => {
    const { stage, ann, zhang, qujing } = await asked(sides);
    const card = () =>
      zhang.all().findLast(({ text }) => text.startsWith("#0001 新项目咨询"))?.text;
    expect(card()).toContain("已问投资者是否同意转给【曲靖市招商窗口】");

    await ann.presses("不同意");
    expect(card()).not.toContain("已问投资者");
    await ann.says("我还是想在玉溪。");

    expect(
      zhang
        .all()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(["投资者不同意转办，#0001 仍由您办理。", "#0001 投资者：我还是想在玉溪。"]);
    expect(stage.shown(qujing)).toEqual([]);
  });

  it("by the other desk comes back, and the investor is told", async () => {
    const { stage, ann, luo, yuxi, qujing } = await asked(sides);
    await ann.presses("同意，不含问题");

    const answer = await luo.presses("退回", qujing);

    expect(answer?.text).toBe("#0001 已退回【玉溪市招商窗口】。");
    expect(await ticketOf(stage)).toMatchObject({ state: "offered", desk: "yuxi" });
    expect(last(stage, ann.chat)).toContain(
      "【曲靖市招商窗口】没有接，#0001 已退回【玉溪市招商窗口】。",
    );
    expect(last(stage, yuxi)).toContain("待接单");
  });

  it("was agreed to too late once another was asked for", async () => {
    const { stage, ann, zhang } = await asked(sides);
    const old = ann.press("同意，不含问题");
    await zhang.presses("转办");
    await zhang.presses("省级招商窗口");

    const [answer] = await stage.deliver(old);

    expect(answer?.text).toBe("这个转办已经不再需要答复。");
    expect(await ticketOf(stage)).toMatchObject({ state: "accepted", desk: "yuxi" });
  });
});
