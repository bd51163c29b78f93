import { describe, expect, it } from "vitest";
import { openOffice, withOwner, withProject } from "../support/staff-stage.ts";
import type { Actor } from "../support/stage-actor.ts";
import { unzip } from "../support/unzip.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Ann's project was accepted after 20 minutes and answered after 30; two questions were asked. */
async function served() {
  const office = await openOffice("feishu");
  const { stage, ann, bob, zhang, group } = office;
  await bob.says("咖啡是重点产业吗？");
  await bob.says("企业所得税税率是多少？");
  await withProject(office);
  await stage.advance(20 * MINUTE_MS);
  await zhang.presses("接单", group);
  await stage.advance(10 * MINUTE_MS);
  await zhang.says("您好，我是玉溪窗口的张敏。");
  ann.sees("");
  return office;
}

/** The parts of the sheet that was handed over last, as XML. */
function sheetOf(actor: Actor) {
  const document = actor.all().findLast(({ document: one }) => one !== undefined)?.document;
  if (document === undefined) throw new Error("No sheet came.");
  const files = unzip(document.bytes);
  const part = (name: string) => files.get(name) ?? "";
  return { document, part, all: [...files.values()].join("\n") };
}

describe("a weekly report", () => {
  it("says who waits, how fast the first reply was, and what was asked", async () => {
    const { chen } = await served();

    await chen.says("周报");

    chen.sees("周报 2026-11-23 至 2026-11-29");
    chen.sees("【玉溪市招商窗口】现在待接单 0（最久 0 分钟），办理中 1，等投资者 0");
    chen.sees("首次回复（工作分钟）：中位 30，九成在 30 内，按时 100% (1/1)");
    chen.sees("提问 2 · 完成预审");
    chen.sees("转人工 1 · 接单 1 · 办结 0");
    chen.sees(/问得最多：附件1·一（一）6 咖啡 1/);
    chen.sees(/没答上或没帮到：.*税/);
    chen.sees("招商服务：已受理 100% (1/1)，按时 100% (1/1)，有用 —，跟进 —");
  });

  it("counts a reply after the promised time as late, and one nobody gave", async () => {
    const office = await withOwner(await openOffice("telegram"));
    await office.stage.advance(70 * MINUTE_MS);

    await office.zhang.says("/report week");

    office.zhang.sees("按时 0% (0/1)");
  });

  it("of an empty week says so", async () => {
    const { zhang } = await openOffice("telegram");

    await zhang.says("/report");

    zhang.sees("这段时间还没有数据。");
  });

  it("shows a desk its own tickets, and the province all", async () => {
    const { zhang, wang, stage } = await served();
    expect(stage.logged()).not.toContain("staff.refused");

    await zhang.says("weekly report");
    await wang.says("/report");

    zhang.sees("The Yuxi desk now");
    wang.sees(
      /【玉溪市招商窗口】提问 0 · .*接单 1 · 办结 0；首次回复中位 30、九成 30，按时 100% \(1\/1\)/,
    );
    wang.sees(/【省级招商窗口】提问 2 · .* 办结 0$/mu);
    wang.sees("【玉溪市招商窗口】现在");
  });
});

describe("a quarterly report", () => {
  it("names the paragraph on supervision", async () => {
    const { chen } = await served();

    await chen.says("季报");

    chen.sees("招商督查季报 2026-10-01 至 2026-12-31");
    chen.sees("按 六（七） 督查要求汇总");
  });

  it("comes as a sheet: heads, widths, Beijing time, nothing personal; logged", async () => {
    const { chen, stage } = await served();
    await chen.says("/report quarter");
    await chen.presses("导出表格");

    chen.sees("只发给您本人");
    const { document, part, all } = sheetOf(chen);
    expect(document.name).toBe("招商督查季报-2026-10-01至2026-12-31.xlsx");
    expect(part("xl/workbook.xml")).toMatch(
      /name="办理时效".*name="漏斗与评分".*name="提问与缺口".*name="各窗口".*name="工单"/s,
    );
    expect(part("xl/worksheets/sheet5.xml")).toMatch(/<col [^>]*width="17"/);
    expect(part("xl/worksheets/sheet5.xml")).toContain('state="frozen"');
    expect(all).toContain("首次回复时间");
    expect(part("xl/styles.xml")).toContain("yyyy-mm-dd hh:mm");
    // 2026-11-23 10:00 in Beijing, as the serial number of a sheet.
    expect(part("xl/worksheets/sheet5.xml")).toMatch(/<v>46349\.41\d*<\/v>/);
    for (const word of ["Ann Quixley", "ann-1001", "13812345678", "咖啡加工", "张敏敏敏"]) {
      expect(all).not.toContain(word);
    }
    expect(stage.logged()).toMatch(/"code":"staff\.exported".*figures/);
  });
});

describe("an export", () => {
  it("is refused in a group, and comes in private", async () => {
    const { stage, zhang, group } = await served();

    await zhang.says("把上个月投资人手机号导出来发群里", { in: group });

    expect(stage.shown(group).at(-1)?.text).toContain("群里不发个人资料，也不导出。");
    expect(stage.shown(group).every(({ document }) => document === undefined)).toBe(true);
    await zhang.says("导出本周的单");
    expect(sheetOf(zhang).document.name).toContain("周报");
  });

  it("makes its rows when it is sent", async () => {
    const { stage, zhang, ann } = await served();
    stage.hold(zhang);
    await zhang.says("导出本周");
    await ann.says("/mydata");
    await ann.presses("全部删除");
    await ann.presses("确定删除");

    await stage.release(zhang);

    const { all } = sheetOf(zhang);
    expect(all).not.toContain("玉溪市<");
    expect(all).toContain("已办结");
  });
});

it("what was counted goes after two years", async () => {
  const { stage } = await served();
  const before = await stage.bytes();
  expect(before).toContain("tally");

  await stage.restart(830 * DAY_MS);
  await stage.advance(2 * MINUTE_MS);

  expect((await stage.bytes()).match(/"what":"asked"/g) ?? []).toEqual([]);
});
