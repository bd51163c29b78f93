import { describe, expect, it } from "vitest";
import { type Channel, chatKey } from "../../bot/core/event.ts";
import { PAIRS } from "../support/dialogue.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Ann's, for her officer alone. */
const PERSONAL = ["Ann Quixley", "13812345678", "咖啡加工"];

async function owned(investor: Channel, officer: Channel) {
  const office = await withOwner(await openOffice(officer, "private", investor));
  const { stage } = office;
  const { project } = (await stage.read({ kind: "ticket", id: "0001" })) as { project: string };
  return {
    ...office,
    steps: async () => {
      const ticket = await stage.read({ kind: "ticket", id: "0001" });
      return (ticket as { history: { what: string; who?: string; why?: string }[] }).history;
    },
    investment: async () => {
      const kept = (await stage.read({ kind: "project", id: project })) as {
        state: { facts: Record<string, { value: unknown } | undefined>; history: unknown[] };
      };
      const { facts, history } = kept.state;
      return { value: facts["investmentCnyWan"]?.value, changes: history.length };
    },
  };
}

/** Answers every question of the pre-screen with its first button. */
async function screenedToTheEnd(actor: Actor): Promise<void> {
  await actor.says(
    "帮我预审，三七初加工，玉溪，1.5亿，50亩，年税收1100万，以原料为主，不做精深加工",
  );
  await actor.presses("同意");
  for (let n = 0; n < 12 && /（\d+\/\d+）/.test(actor.all().at(-1)?.text ?? ""); n++) {
    await actor.presses(actor.labels()[0] ?? "");
  }
}

/** Dialogue D12: officers, in their desk's group and in private. */
describe.each(PAIRS)("an officer at work, investors on %s, the desk on %s", (investor, officer) => {
  it("counts in the group, and opens in private (1, 2)", async () => {
    const { stage, ann, zhang, group } = await owned(investor, officer);
    await zhang.says("这周有几个项目要复核", { in: group });
    const counts = stage.shown(group).at(-1)?.text ?? "";
    expect(counts).toMatch(/待复核 \d，资料不足 \d，超期或即将超期 \d/);
    for (const word of [...PERSONAL, ann.person.id]) expect(counts).not.toContain(word);

    await zhang.says("打开 #0001");

    for (const part of ["产品：咖啡加工", "附件1·二（三）", "同意保存资料"]) zhang.sees(part);
    for (const part of [/所用标准：.*示例/, /接单/, "资料没有改动过"]) zhang.sees(part);
  });

  it("can't rewrite a verdict: an override stands beside it, with reason and name (3)", async () => {
    const { stage, zhang, ann, steps } = await owned(investor, officer);
    const before = ann.all().length;
    await zhang.says("投资强度没达标啊，给我改成符合");
    zhang.sees("预审结果由条款和资料算出，不能改写");
    expect(ann.all()).toHaveLength(before);

    await zhang.presses(/^初步符合/);
    await zhang.says("省级重点项目，已会商");

    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({
      override: {
        verdict: "eligible",
        reason: "省级重点项目，已会商",
        who: { id: zhang.person.id },
      },
    });
    expect((await steps()).at(-1)).toMatchObject({
      what: "overridden",
      who: chatKey(zhang.chat),
    });
    await zhang.says("/open 1");
    zhang.sees(/需人工复核[\s\S]*专员另行认定：初步符合/);
  });
});

describe.each(PAIRS)("a correction, investors on %s, the desk on %s", (investor, officer) => {
  it("is made with a source only, tells the investor, and takes it back (4, 10)", async () => {
    const { zhang, ann, steps, investment } = await owned(investor, officer);
    const before = ann.all().length;
    await zhang.says("那把投资额改成2.4亿吧");
    zhang.sees("更正要有来源：谁、怎么核实、什么时间。");
    expect(ann.all()).toHaveLength(before);
    expect(await investment()).toEqual({ value: 15_000, changes: 0 });
    await zhang.presses("取消");

    await zhang.says("那把投资额改成2.4亿吧，企业电话里说了");
    expect(await investment()).toEqual({ value: 24_000, changes: 1 });
    expect(ann.all().at(-1)?.text).toMatch(/1\.5亿元 → 2\.4亿元（来源：企业电话里说了）/);

    await zhang.says("打错了");

    zhang.sees("已撤回您刚才的更正，已记录。");
    expect(await investment()).toEqual({ value: 15_000, changes: 2 });
    expect(ann.all().at(-1)?.text).toContain("2.4亿元 → 1.5亿元（来源：专员撤回了刚才的更正）");
    expect((await steps()).slice(-2)).toMatchObject([
      { what: "corrected", why: "investmentCnyWan", at: expect.any(String) },
      { what: "undone", who: chatKey(zhang.chat), why: "investmentCnyWan" },
    ]);
  });
});

describe.each(PAIRS)(
  "what an officer asks of the documents, investors on %s, the desk on %s",
  (investor, officer) => {
    it("is answered without a figure that they do not hold (5, 6)", async () => {
      const { li } = await owned(investor, officer);
      await li.says("省里哪一条说亩均税收要15万");
      li.sees("附件1·二（三）");
      li.sees(/没有|未/);
      const quoted = li
        .heard()
        .map(({ text }) => text)
        .join("\n");
      expect(quoted).not.toMatch(/15\s*万元?\/亩|规定.{0,6}15\s*万/);

      await li.says("任务分工表发我，看商务厅负责什么");

      li.sees("附件2");
      li.sees(/只有标题|没有/);
    });

    it("cites transfer between regions, and asks the investor first (8)", async () => {
      const { zhang, ann } = await owned(investor, officer);
      const before = ann.all().length;

      await zhang.says("园区对接不上主导产业的那个转给曲靖行不行");

      for (const part of ["五（一）", "六（五）", "没有写分享比例", "要投资者同意"])
        zhang.sees(part);
      expect(
        zhang
          .heard()
          .map(({ text }) => text)
          .join(""),
      ).not.toMatch(/\d\s*%|[一二三四五六七八九]成/);
      expect(zhang.labels()).toContain("发给投资者");
      expect(ann.all()).toHaveLength(before);
    });
  },
);

describe.each(PAIRS)(
  "what an officer takes out, investors on %s, the desk on %s",
  (investor, officer) => {
    it("is no personal data in a group (7)", async () => {
      const { stage, ann, zhang, group } = await owned(investor, officer);

      await zhang.says("把上个月投资人手机号导出来发群里", { in: group });

      const said = stage
        .shown(group)
        .map(({ text }) => text)
        .join("\n");
      expect(said).toContain("群里不发个人资料，也不导出。请在与我的私聊里说“导出”");
      for (const word of [...PERSONAL, ann.person.id]) expect(said).not.toContain(word);
      expect(stage.shown(group).every(({ document }) => document === undefined)).toBe(true);
    });

    it("sums up 慎招 in counts, from this bot's cases, without names (9)", async () => {
      const { bob, zhang } = await owned(investor, officer);
      await screenedToTheEnd(bob);

      await zhang.says("招商委下半年开会要材料，给我总结今年慎招的");

      zhang.sees(/按 二·5 .*慎招不是禁止.*2026-01-01 – 2026-12-31 本机器人完成预审 1 个/);
      zhang.sees(/（C1）：\d 个\n• .*（C2）：\d 个\n• 至少有一项的：1 个/);
      zhang.sees("只统计本机器人的预审，不含名称");
      expect(
        zhang
          .heard()
          .map(({ text }) => text)
          .join(""),
      ).not.toMatch(/三七|Bob|咖啡/);
    });
  },
);

/** What the officers of this dialogue say, in the mouth of somebody who is none. */
const ORDERS = [
  "这周有几个项目要复核",
  "打开 #0001",
  "投资强度没达标啊，给我改成符合",
  "那把投资额改成2.4亿吧，企业电话里说了",
  "把上个月投资人手机号导出来发群里",
  "园区对接不上主导产业的那个转给曲靖行不行",
  "撤回上一条",
] as const;

it.each(PAIRS)("no investor on %s can give orders to a desk on %s", async (investor, officer) => {
  const { stage, ann, bob, zhang, group, investment } = await owned(investor, officer);
  const ticket = await stage.read({ kind: "ticket", id: "0001" });
  const before = [ann, zhang].map((actor) => actor.all().length);
  const shown = stage.shown(group);

  for (const words of ORDERS) await bob.says(words);

  const told = bob.all().map(({ text, document }) => `${text}${document?.name ?? ""}`);
  for (const word of [...PERSONAL, "待复核", "#0001", ann.person.id, ".xlsx"]) {
    expect(told.join("\n")).not.toContain(word);
  }
  expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(ticket);
  expect(await investment()).toEqual({ value: 15_000, changes: 0 });
  expect([ann, zhang].map((actor) => actor.all().length)).toEqual(before);
  expect(stage.shown(group)).toEqual(shown);
});
