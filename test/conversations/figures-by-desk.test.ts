import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { readSheets } from "../support/sheet.ts";
import type { Actor } from "../support/stage-actor.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

const COFFEE = "附件1·一（一）6 咖啡";

/**
 * A week at three desks. Three people ask of coffee in Yuxi, one of solar panels, which are Qujing's, one of a
 * tax rate, which is nobody's. Three screen coffee in Yuxi and stop: two at the land, one a question later. One
 * names his region while he is asked for his product.
 */
async function aWeek(channel: Channel) {
  const stage = await openSimulated({ desks: sampleDesksOn(channel) });
  const person = (id: string) => stage.actor(id, { channel, locale: "zh-hans" });
  const [zhang, li, wang] = [person("zhang-2001"), person("li-2002"), person("wang-2003")];
  const yuxi = stage.group("yuxi", [zhang]);
  stage.group("qujing", [li]);
  stage.group("province", [wang]);
  const people = ["ann-1001", "bob-1002", "cai-1003", "dan-1004"].map(person);
  const [ann, bob, cai, dan] = people as [Actor, Actor, Actor, Actor];
  for (const one of [ann, bob, cai]) await one.says("玉溪的咖啡是重点产业吗？");
  await dan.says("光伏组件是重点产业吗？");
  await dan.says("企业所得税税率是多少？");
  for (const one of [ann, bob, cai]) {
    await one.says("帮我预审，咖啡加工，玉溪，1.5亿");
    await one.presses("同意");
  }
  await cai.says("50亩");
  await dan.says("帮我预审");
  await dan.presses("同意");
  await dan.says("玉溪");
  dan.sees(/产品|做什么/);
  await dan.says("光伏组件");
  dan.sees(/投资/);
  return { stage, zhang, li, wang, yuxi };
}

async function sheetsFor(officer: Actor) {
  await officer.says("/report week");
  await officer.presses("导出表格");
  const document = officer.all().findLast(({ document: one }) => one !== undefined)?.document;
  if (document === undefined) throw new Error("No sheet came.");
  return readSheets(document.bytes);
}

describe.each(["telegram", "feishu"] as const)("figures by desk (%s)", (channel) => {
  it("a desk's officer reads what counts for his desk, and nothing that came once or twice", async () => {
    const { zhang } = await aWeek(channel);

    await zhang.says("/report week");

    const card = zhang.sees("提问 3");
    expect(card).toContain(`问得最多：${COFFEE} 3`);
    // Shown the land: three; answered: one. The tax was shown once, the sum of the fourth once: not named.
    expect(card).toContain("预审最易停下的一问：新增建设用地 67% (2/3)");
    expect(card).toContain("单个窗口出现不足 3 次的内容不单列");
    expect(card).not.toMatch(/光伏|年税收|省级招商窗口|各窗口/);
  });

  it("a desk is counted by the clause's industry where no place is named, and small counts stay unnamed", async () => {
    const { li } = await aWeek(channel);

    await li.says("/report week");

    const card = li.sees("提问 1");
    expect(card).not.toMatch(/光伏|问得最多|咖啡/);
    expect(card).toContain("提问按所提地区归窗口，没提的按项目地区，再按行业");
  });

  it("the provincial desk reads all desks together and each for itself, but complaints", async () => {
    const { wang } = await aWeek(channel);

    await wang.says("/report week");

    const card = wang.sees("提问 5");
    expect(card).toContain(`问得最多：${COFFEE} 3；`);
    expect(card).toMatch(/【玉溪市招商窗口】提问 3 · .*\n.*新增建设用地 67% \(2\/3\)/);
    expect(card).toMatch(/【曲靖市招商窗口】提问 1 · /);
    expect(card).toMatch(/【省级招商窗口】提问 1 · /);
    expect(card).not.toContain("投诉受理窗口");
  });
});

describe.each(["telegram", "feishu"] as const)("the same figures elsewhere (%s)", (channel) => {
  it("the sheet compares the desks: stages side by side, entries one a row", async () => {
    const { wang, zhang } = await aWeek(channel);

    const sheet = (await sheetsFor(wang)).get("各窗口") ?? [];

    expect(sheet.slice(0, 4)).toEqual([
      ["窗口", "提问", "完成预审", "符合或待复核", "转人工", "接单", "办结"],
      ["省级招商窗口", "1", "0", "0", "0", "0", "0"],
      ["玉溪市招商窗口", "3", "0", "0", "0", "0", "0"],
      ["曲靖市招商窗口", "1", "0", "0", "0", "0", "0"],
    ]);
    expect(sheet.slice(5, 8)).toEqual([
      ["窗口", "类别", "内容", "数量", "问到", "比例"],
      ["玉溪市招商窗口", "问得最多的条款", COFFEE, "3"],
      ["玉溪市招商窗口", "预审停在", "新增建设用地", "2", "3", String(2 / 3)],
    ]);
    expect(sheet[8]).toEqual([]);
    const own = await sheetsFor(zhang);
    expect([...own.keys()]).toEqual(["办理时效", "漏斗与评分", "提问与缺口", "工单"]);
    expect(own.get("提问与缺口")?.flat().join("\n")).not.toMatch(/光伏|税率|企业所得税/);
  });

  it("the group of a desk reads the same as its officer", async () => {
    const { stage, zhang, yuxi } = await aWeek(channel);

    await zhang.says("/report week", { in: yuxi });

    const card = stage.shown(yuxi).at(-1)?.text ?? "";
    expect(card).toContain("提问 3");
    expect(card).toContain("新增建设用地 67% (2/3)");
  });
});

it("a question of the pre-screen counts for the desk it was shown for, also when its answer names a region", async () => {
  const { wang, stage } = await aWeek("telegram");

  const sheet = await sheetsFor(wang);
  const lost = sheet.get("提问与缺口")?.find(([step]) => step === "产品");

  expect(lost).toEqual(["产品", "1", "0", "0"]);
  const counted = (await stage.bytes()).match(/"what":"question","step":"project"[^}]*/g) ?? [];
  expect(counted.map((one) => /"desk":"(\w+)"/.exec(one)?.[1])).toEqual(["province", "province"]);
});

describe("a month's report", () => {
  it("is of the calendar month, this one or the last", async () => {
    const { zhang } = await aWeek("telegram");

    await zhang.says("/report month");
    zhang.sees("月报 2026-11-01 至 2026-11-30");
    zhang.sees("提问 3");
    await zhang.says("/report last month");
    zhang.sees("月报 2026-10-01 至 2026-10-31");
    await zhang.says("/report 上月");
    zhang.sees("月报 2026-10-01 至 2026-10-31");
  });
});
