import { expect, it } from "vitest";
import { chatKey } from "../../bot/core/event.ts";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import type { Project } from "../../handlers/project/project.ts";
import { describeSides, openSides, type Sides } from "../support/sides.ts";
import type { Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Ann's project, 50 mu and RMB 80 million, is Zhang's. */
async function accepted(sides: Sides, more = "") {
  const stage = await openSides(sides);
  const ann = stage.actor("1001", {
    name: "Ann Lee",
    locale: "zh-hans",
    channel: sides.investor,
  });
  const zhang = stage.actor("ou_zhang", { name: "张敏", locale: "zh-hans", channel: sides.yuxi });
  const group = stage.group("yuxi", [zhang]);
  await zhang.says("/start");
  await ann.says("省里招商委是谁管的？");
  await ann.says(`帮我预审，咖啡加工，玉溪，8000万，50亩，年税收1100万${more}`);
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  await zhang.presses("接单", group);
  return { stage, ann, zhang, group };
}

async function ticketOf(stage: Stage): Promise<Ticket> {
  return (await stage.read({ kind: "ticket", id: "0001" })) as Ticket;
}

function cardOf(officer: Actor): string {
  return officer.all().find(({ text }) => text.startsWith("#0001 新项目咨询"))?.text ?? "";
}

async function projectOf(stage: Stage): Promise<Project> {
  const { project = "" } = await ticketOf(stage);
  return (await stage.read({ kind: "project", id: project })) as Project;
}

describeSides("the owner's card", (sides) => {
  it("has the facts with whose word they are, rules with clauses, open points, question and answer, consent", async () => {
    const { zhang } = await accepted(sides);

    for (const part of [
      // Feishu tells bots nobody's name in private.
      ...(sides.investor === "feishu" ? [] : ["投资者：Ann Lee"]),
      "最近的问题：省里招商委是谁管的？",
      "机器人的依据：六（一）",
      "固定资产投资：8000万元（投资者所述）",
      "✗ 投资强度、亩均税收（附件1·二（三））：属不招情形（初步）",
      "待补充：",
      "目录项：附件1·一（一）6 咖啡",
      "同意保存资料（告知书 2026-11-30 版）",
    ]) {
      zhang.sees(part);
    }
  });

  it("is in the language of an officer's app", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "zh-hans", channel: sides.investor });
    const smith = stage.actor("ou_smith", { channel: sides.yuxi, locale: "en" });
    const group = stage.group("yuxi", [smith]);
    await smith.says("/start");
    await ann.says("帮我预审，咖啡加工，玉溪，8000万，50亩，年税收1100万");
    await ann.presses("同意");
    await ann.says("转人工");
    await ann.presses("同意，转交");
    await smith.presses("接单", group);
    smith.sees("Whatever you type here goes to the investor");
    expect(smith.labels()).toContain("Close");
  });

  it("opens its menus in place and goes back", async () => {
    const { zhang } = await accepted(sides);
    const [main, seen] = [zhang.labels(), zhang.all().length];

    await zhang.presses("另行认定");
    expect(zhang.labels()).toEqual([
      "初步符合（不是批准）",
      "需人工复核（初步）",
      "初步不符合（可更正、可复核）",
      "返回",
    ]);
    await zhang.presses("返回");

    expect(zhang.labels()).toEqual(main);
    expect(zhang.all()).toHaveLength(seen);
  });
});

describeSides("the owner's card is short", (sides) => {
  it("takes one row for what was denied, and asks for nothing that can't matter any more", async () => {
    const { zhang } = await accepted(
      sides,
      "，不占基本农田，不在红线内，没有危化品，不以原料为主，跟农户签了保底价",
    );

    expect(cardOf(zhang)).toMatch(
      /答“否”的：占用永久基本农田、位于生态保护红线内、涉及危险化学品、以原料资源为主（投资者所述）/,
    );
    expect(cardOf(zhang)).not.toMatch(/待补充：.*(?:危化品|精深加工|流转农用地)/);
    await zhang.presses("问资料");
    expect(zhang.labels().join()).not.toMatch(/危化品|精深加工|流转农用地/);
  });

  it("has no button that leads to an empty menu", async () => {
    const { stage, zhang, group } = await accepted(sides);
    const bob = stage.actor("1002", { name: "Bob", locale: "zh-hans", channel: sides.investor });
    await bob.says("帮我预审，玉溪");
    await bob.presses("同意");
    await bob.says("转人工");
    await bob.presses("同意，转交");
    await zhang.presses("接单", group);
    for (const menu of zhang.labels().filter((label) => /常用语|问|改|转/.test(label))) {
      await zhang.presses(menu);
      expect(zhang.labels().length).toBeGreaterThan(1);
      await zhang.presses("返回");
    }
  });
});

describeSides("a button of the owner's card", (sides) => {
  it("sends a canned reply in the investor's language, as the officer's", async () => {
    const { stage, ann, zhang } = await accepted(sides);
    await zhang.presses("常用语");

    const answer = await zhang.presses("已收到");

    expect(answer?.text).toBe("已发出：资料已收到，今天给您回复。");
    expect(ann.all().at(-1)?.text).toBe("专员：资料已收到，今天给您回复。");
    const steps = (await ticketOf(stage)).history.map(({ what }) => what);
    expect(steps).toEqual(["opened", "accepted", "replied"]);
  });

  it("asks the investor for a fact in the words of the pre-screen", async () => {
    const { stage, ann, zhang } = await accepted(sides);
    await zhang.presses("问资料");

    await zhang.presses("国家产业目录类别");

    expect(ann.all().at(-1)?.text).toContain("专员：请补充：项目在国家产业结构调整指导目录里");
    const { history } = await ticketOf(stage);
    expect(history.slice(-2).map(({ what, why }) => [what, why])).toEqual([
      ["replied", undefined],
      ["asked", "nationalCatalogue"],
    ]);
  });
});

async function asked(sides: Sides) {
  const all = await accepted(sides);
  await all.zhang.presses("改资料");
  await all.zhang.presses("固定资产投资");
  return all;
}

describeSides("correcting a fact", (sides) => {
  it("takes value and source, recomputes, tells the investor, keeps the old value", async () => {
    const { stage, ann, zhang } = await asked(sides);
    zhang.sees("#0001 更正“固定资产投资”（现为 8000万元）");

    await zhang.says("2.4亿\n电话核实，王经理，11月23日");

    zhang.sees("#0001 已更正：固定资产投资 8000万元 → 2.4亿元。");
    expect(ann.all().at(-1)?.text).toContain(
      "固定资产投资：8000万元 → 2.4亿元（来源：电话核实，王经理，11月23日）。预审结果：需人工复核（初步）",
    );
    expect(cardOf(zhang)).toContain("2.4亿元（专员更正：电话核实，王经理，11月23日）");
    expect(cardOf(zhang)).toMatch(/✓ 未见问题：.*投资强度、亩均税收/);
    const { state } = await projectOf(stage);
    expect(state.history.at(-1)).toMatchObject({
      fact: "investmentCnyWan",
      old: { value: 8000, from: "text" },
      new: { value: 24_000, from: "officer" },
    });
    expect((await ticketOf(stage)).history.at(-1)).toMatchObject({
      what: "corrected",
      who: chatKey(zhang.chat),
      why: "investmentCnyWan",
    });
  });

  it.each(["2.4亿元", "2.4亿元；王", "很多\n电话核实，王经理"])(
    "changes nothing without a value and a source: %s",
    async (words) => {
      const { stage, ann, zhang } = await asked(sides);
      const before = ann.all().length;

      await zhang.says(words);

      zhang.sees("没有看懂新值，或缺来源");
      expect(ann.all()).toHaveLength(before);
      expect((await projectOf(stage)).state.facts.investmentCnyWan?.value).toBe(8000);
    },
  );
});

describeSides("a correction", (sides) => {
  it("can be called off, and then his words go to the investor again", async () => {
    const { ann, zhang } = await asked(sides);
    await zhang.says("取消");
    zhang.sees("没有改动");

    await zhang.says("您好");

    ann.sees("专员：您好");
  });

  it.each([
    ["新增建设用地", "30亩\n园区来函，11月20日", "新增建设用地 50亩 → 30亩"],
    ["落地州市", "曲靖\n投资者电话确认，11月23日", "落地州市 玉溪市 → 曲靖市"],
    ["达产后年税收", "900\n可研报告第12页", "达产后年税收 1100万元 → 900万元"],
  ])("reads each kind of fact: %s", async (label, words, result) => {
    const { zhang } = await accepted(sides);
    await zhang.presses("改资料");
    await zhang.presses(label);

    await zhang.says(words);

    zhang.sees(result);
  });
});

describeSides("an override", (sides) => {
  it("stands beside the engine's result with reason and name, and needs a reason", async () => {
    const { stage, zhang, group } = await accepted(sides);
    await zhang.presses("另行认定");
    await zhang.presses("需人工复核（初步）");
    await zhang.says("行");
    zhang.sees("请写明理由");

    await zhang.says("二期追加投资已签约，见合同");

    expect(cardOf(zhang)).toContain("初步不符合");
    expect(cardOf(zhang)).toMatch(
      /专员另行认定：需人工复核（初步）\n理由：二期追加投资已签约，见合同（张敏，/,
    );
    expect(stage.shown(group)[0]?.text).toContain("专员另行认定：需人工复核（初步）");
    expect(stage.shown(group)[0]?.text).not.toContain("合同");
    expect(await ticketOf(stage)).toMatchObject({ override: { verdict: "review" } });
  });
});
