import { expect, it } from "vitest";
import { chatKey } from "../../bot/core/event.ts";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import { describeSides, openSides, type Sides } from "../support/sides.ts";
import type { Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Ann's project waits with the Yuxi desk. `start` in Beijing time. */
async function offered(sides: Sides, start = "2026-11-23T10:00") {
  const stage = await openSides(sides, { start: new Date(`${start}:00+08:00`) });
  const ann = investorOf(stage, sides);
  const officer = { channel: sides.yuxi, locale: "zh-hans" };
  const zhang = stage.actor("ou_zhang", { name: "张敏", ...officer });
  const chief = stage.actor("ou_chief", { name: "周局", ...officer });
  const group = stage.group("yuxi", [zhang]);
  for (const one of [zhang, chief]) await one.says("/start");
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  return { stage, ann, zhang, chief, group };
}

function investorOf(stage: Stage, { investor }: Sides): Actor {
  return stage.actor("1001", { name: "Ann Lee", channel: investor, locale: "zh-hans" });
}

async function accepted(sides: Sides, start?: string) {
  const all = await offered(sides, start);
  await all.zhang.presses("接单", all.group);
  return all;
}

async function closed(sides: Sides) {
  const all = await accepted(sides);
  await all.zhang.says("您好");
  await all.zhang.presses("办结");
  await all.zhang.presses("已落地");
  return all;
}

async function ticketOf(stage: Stage, number = "0001"): Promise<Ticket> {
  return (await stage.read({ kind: "ticket", id: number })) as Ticket;
}

async function stepsOf(stage: Stage): Promise<readonly string[]> {
  return (await ticketOf(stage)).history.map(({ what }) => what);
}

/** Down until that Beijing time, then up again on the same file. */
async function restartAt(stage: Stage, time: string): Promise<void> {
  await stage.restart(Date.parse(`${time}:00+08:00`) - stage.now().getTime());
}

/** What an officer has read of the ticket. */
function toldOf(officer: Actor): readonly string[] {
  return officer
    .all()
    .map(({ text }) => text)
    .filter((text) => text.includes("#0001"));
}

function countOf(actor: Actor | { text: string }[], words: string): number {
  const seen = Array.isArray(actor) ? actor : actor.all();
  return seen.filter(({ text }) => text.includes(words)).length;
}

describeSides("a ticket nobody accepts", (sides) => {
  it("goes to the desk's supervisors, and at last to the operator's log", async () => {
    const { stage, chief } = await offered(sides);
    await stage.restart(61 * MINUTE_MS);
    expect(toldOf(chief)).toEqual([]);

    await stage.restart(60 * MINUTE_MS);
    expect(toldOf(chief)).toEqual([
      "【玉溪市招商窗口】#0001 已超时：120 分钟（工作时间）没有人接单。请您督办。",
    ]);
    expect(stage.logged()).not.toContain("ticket.unaccepted");

    await stage.restart(60 * MINUTE_MS);
    expect(stage.logged()).toContain("ticket.unaccepted");
  });
});

describeSides("an accepted ticket without a word to the investor", (sides) => {
  it("is reminded of to the owner, then his supervisors and the investor, then goes back", async () => {
    const { stage, ann, zhang, chief, group } = await accepted(sides);
    await stage.restart(61 * MINUTE_MS);
    expect(countOf(zhang, "接单后还没有给投资者写话")).toBe(1);
    await stage.restart(60 * MINUTE_MS);
    expect(countOf(chief, "接单人没有回复")).toBe(1);
    expect(countOf(ann, "的专员还没有回复，抱歉让您久等")).toBe(1);

    await stage.restart(60 * MINUTE_MS);

    expect(countOf([...stage.shown(group)], "已退回待接单")).toBe(1);
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
    await ann.says("省里招商委是谁管的？");
    ann.sees("六（一）");
  });

  it("is let be once he has written", async () => {
    const { stage, zhang, chief } = await accepted(sides);
    await zhang.says("您好，我是专员。");

    await stage.restart(5 * HOUR_MS);

    expect(countOf(zhang, "还没有给投资者写话")).toBe(0);
    expect(toldOf(chief)).toEqual([]);
    expect(await stepsOf(stage)).toEqual(["opened", "accepted", "replied"]);
  });
});

describeSides("waiting for the investor", (sides) => {
  it("reminds him after three working days and closes after five more", async () => {
    const { stage, ann, zhang, group } = await accepted(sides);
    await zhang.says("请问选址定了吗？");
    const answer = await zhang.presses("等投资者答复");
    expect(answer?.text).toContain("11月26日周四 10:00 仍无答复");
    expect(stage.shown(group)[0]?.text).toContain("张敏 在等投资者答复。");

    await stage.restart(3 * DAY_MS + MINUTE_MS);
    expect(countOf(ann, "还在等您的答复")).toBe(1);
    await stage.restart(7 * DAY_MS);

    expect(await ticketOf(stage)).toMatchObject({ state: "closed", outcome: "noAnswer" });
    expect(countOf(ann, "先办结了")).toBe(1);
    expect(countOf(zhang, "已按“无回音”办结")).toBe(1);
  });

  it("ends with his answer, which goes to the officer", async () => {
    const { stage, ann, zhang } = await accepted(sides);
    await zhang.says("请问选址定了吗？");
    await zhang.presses("等投资者答复");

    await ann.says("选在高新区。");
    await stage.restart(20 * DAY_MS);

    expect(countOf(zhang, "选在高新区。")).toBe(1);
    expect(countOf(ann, "还在等您的答复")).toBe(0);
    const steps = ["opened", "accepted", "replied", "waiting", "answered"];
    // His answer stayed without a word of the officer's, so the bot has the talk again.
    expect(await stepsOf(stage)).toEqual([...steps, "paused"]);
  });

  it("lets the officer go on writing meanwhile", async () => {
    const { ann, zhang } = await accepted(sides);
    await zhang.presses("等投资者答复");

    await zhang.says("不急，下周也行。");

    ann.sees("不急，下周也行。");
  });
});

// 2026: off 15–23 February, working on the Saturdays 14 and 28 February.
describeSides(
  "a restart with a timer pending fires it once, at the right working time",
  (sides) => {
    it("offered before Spring Festival: the reminder comes on the first working morning", async () => {
      const { stage, ann, group } = await offered(sides, "2026-02-14T17:30");
      expect(countOf(ann, "最迟 2月24日周二 09:30")).toBe(1);
      for (const day of ["2026-02-16T10:00", "2026-02-23T17:00", "2026-02-24T09:29"]) {
        await restartAt(stage, day);
        expect(stage.shown(group)).toHaveLength(1);
      }

      await restartAt(stage, "2026-02-24T09:31");
      await restartAt(stage, "2026-02-24T09:40");

      expect(countOf([...stage.shown(group)], "提醒：#0001 已等候 60 分钟")).toBe(1);
      expect(countOf(ann, "抱歉让您久等")).toBe(1);
    });

    it("offered on a Friday evening: the adjusted Saturday counts", async () => {
      const { stage, group } = await offered(sides, "2026-02-27T17:30");
      await restartAt(stage, "2026-02-28T09:29");
      expect(stage.shown(group)).toHaveLength(1);

      await restartAt(stage, "2026-02-28T09:31");
      await restartAt(stage, "2026-02-28T09:40");

      expect(countOf([...stage.shown(group)], "提醒：#0001")).toBe(1);
    });

    it("accepted: the owner is reminded of his first reply", async () => {
      const { stage, zhang } = await accepted(sides, "2026-02-14T17:30");
      await restartAt(stage, "2026-02-24T09:29");
      expect(countOf(zhang, "还没有给投资者写话")).toBe(0);

      await restartAt(stage, "2026-02-24T09:31");
      await restartAt(stage, "2026-02-24T09:40");

      expect(countOf(zhang, "还没有给投资者写话")).toBe(1);
    });
  },
);

describeSides("a restart later in a ticket's life", (sides) => {
  it("new, since nobody can be shown it: tried again once, on the first working morning", async () => {
    const stage = await openSides(sides, { start: new Date("2026-02-14T17:45:00+08:00") });
    const ann = investorOf(stage, sides);
    const province = stage.group("province", []);
    stage.block({ chat: province });
    await ann.says("转人工");
    await ann.presses("同意，转交");
    expect(await ticketOf(stage)).toMatchObject({ state: "new" });
    const tries = () => stage.logged().match(/"code":"ticket\.stranded"/g)?.length;
    expect(tries()).toBe(1);
    await restartAt(stage, "2026-02-24T09:14");
    expect(tries()).toBe(1);

    await restartAt(stage, "2026-02-24T09:16");
    await restartAt(stage, "2026-02-24T09:25");
    expect(tries()).toBe(2);
    stage.unblock({ chat: province });
    await stage.advance(MINUTE_MS);

    expect(countOf([...stage.shown(province)], "#0001 新的人工咨询")).toBe(1);
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
    expect(await stepsOf(stage)).toEqual([
      "opened",
      "stranded",
      "rerouted",
      "stranded",
      "rerouted",
    ]);
  });

  it("transferred: the next desk is reminded once, on its first working morning", async () => {
    const { stage, ann, zhang } = await accepted(sides, "2026-02-14T17:30");
    const qujing = stage.group("qujing", []);
    await zhang.says("您好");
    await zhang.presses("转办");
    await zhang.presses("曲靖市招商窗口");
    await ann.presses("同意转给他们");
    const shown = stage.shown(qujing).length;
    await restartAt(stage, "2026-02-24T09:29");
    expect(stage.shown(qujing)).toHaveLength(shown);

    await restartAt(stage, "2026-02-24T09:31");
    await restartAt(stage, "2026-02-24T09:40");

    expect(countOf([...stage.shown(qujing)], "提醒：#0001")).toBe(1);
    expect(countOf([...stage.shown(stage.group("yuxi", []))], "提醒：#0001")).toBe(0);
  });
});

describeSides("a restart while or after somebody waits", (sides) => {
  it("waiting: three working days over Spring Festival and the adjusted Saturday before it", async () => {
    const { stage, ann, zhang } = await accepted(sides, "2026-02-13T17:30");
    await zhang.says("请问选址定了吗？");
    await zhang.presses("等投资者答复");
    // Saturday 14 counts, then Tuesday 24 and Wednesday 25.
    await restartAt(stage, "2026-02-25T17:29");
    expect(countOf(ann, "还在等您的答复")).toBe(0);

    await restartAt(stage, "2026-02-25T17:31");
    await restartAt(stage, "2026-02-25T17:40");

    expect(countOf(ann, "还在等您的答复")).toBe(1);
  });

  it("closed: the follow-up comes on a working day", async () => {
    const { stage, zhang } = await accepted(sides, "2026-02-10T10:00");
    await zhang.presses("办结");
    await zhang.presses("不予接洽");
    await zhang.presses("一周后跟进");
    await restartAt(stage, "2026-02-23T12:00");
    expect(countOf(zhang, "到了跟进 #0001 的日子")).toBe(0);

    await restartAt(stage, "2026-02-24T09:05");
    await restartAt(stage, "2026-02-24T09:10");

    expect(countOf(zhang, "到了跟进 #0001 的日子")).toBe(1);
  });
});

describeSides("closing", (sides) => {
  it("asks the investor one question, which he may answer once", async () => {
    const { stage, ann } = await closed(sides);
    expect(ann.labels()).toEqual(["1", "2", "3", "4", "5", "还没解决"]);

    const answer = await ann.presses("4");
    await ann.presses("1");

    expect(answer?.text).toBe("谢谢，已记下 4 分。");
    expect(await ticketOf(stage)).toMatchObject({ outcome: "invested", rating: 4 });
  });

  it("can be undone by the investor: the same number before the same desk", async () => {
    const { stage, ann, zhang, group } = await closed(sides);

    await ann.presses("还没解决");

    ann.sees("#0001 已重新打开，交给【玉溪市招商窗口】。最迟 11月23日周一 11:00");
    const [old, anew] = stage.shown(group).filter(({ text }) => text.startsWith("#0001 新"));
    expect(old?.text).toContain("已重新打开，重新等待接单，见新的卡片。");
    expect(anew?.text).toContain("待接单。已承诺最迟 11月23日周一 11:00 首次回复。");
    const owners = zhang.all().find(({ text }) => text.startsWith("#0001 新"));
    expect([owners?.text, owners?.buttons]).toEqual([expect.stringContaining("已重新打开"), []]);
    expect(stage.shown(group).at(-1)?.text).toContain("#0001 新项目咨询");
    await zhang.presses("接单", group);
    await ann.says("还有一件事");
    expect(countOf(zhang, "还有一件事")).toBe(1);
    expect((await stepsOf(stage)).slice(-2)).toEqual(["reopened", "accepted"]);
  });

  it("can be undone by the officer whose it was", async () => {
    const { stage, ann, zhang } = await closed(sides);

    await zhang.presses("重新打开");

    expect(await ticketOf(stage)).toMatchObject({ state: "offered", desk: "yuxi" });
    expect(countOf(ann, "#0001 已重新打开")).toBe(1);
  });

  it("keeps who, when and why of each step", async () => {
    const { stage, ann, zhang } = await closed(sides);

    const { history } = await ticketOf(stage);

    expect(history.map(({ what, who, why }) => [what, who, why])).toEqual([
      ["opened", chatKey(ann.chat), undefined],
      ["accepted", chatKey(zhang.chat), undefined],
      ["replied", chatKey(zhang.chat), undefined],
      ["closed", chatKey(zhang.chat), "invested"],
    ]);
  });
});

describeSides("a desk whose group can't be reached", (sides) => {
  async function unreachable(...groups: readonly string[]) {
    const stage = await openSides(sides);
    const ann = investorOf(stage, sides);
    for (const id of groups) stage.block({ chat: stage.group(id, []) });
    await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
    await ann.presses("同意");
    await ann.says("转人工");
    await ann.presses("同意，转交");
    return { stage, ann };
  }

  it("loses the ticket to the provincial desk, and the investor and the operator are told", async () => {
    const { stage, ann } = await unreachable("yuxi");

    expect(stage.shown(stage.group("province", []))[0]?.text).toContain("#0001 新项目咨询");
    ann.sees("【玉溪市招商窗口】暂时联系不上，#0001 已改由【省级招商窗口】接手。最迟");
    expect(stage.logged()).toContain("desk.unreachable");
  });

  it("with the provincial desk gone too is the operator's, and the investor hears the truth", async () => {
    const { stage, ann } = await unreachable("yuxi", "province");

    ann.sees("#0001 现在送不到任何窗口，已通知运营方");
    ann.sees("0871-00000000");
    expect(stage.logged()).toContain("ticket.stranded");
    expect(await ticketOf(stage)).toMatchObject({ state: "new" });
    await ann.says("/status");
    ann.sees("还没有送到窗口");
  });

  it("is tried again, and nothing is lost", async () => {
    const { stage, ann } = await unreachable("yuxi", "province");
    const province = stage.group("province", []);
    await stage.advance(40 * MINUTE_MS);
    expect(countOf(ann, "送不到任何窗口")).toBe(1);
    stage.unblock({ chat: province });

    await stage.advance(40 * MINUTE_MS);

    const cards = stage.shown(province).filter(({ text }) => text.includes("#0001 新项目咨询"));
    expect(cards).toHaveLength(1);
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
  });
});
