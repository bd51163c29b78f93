import { expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

async function begun() {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  await ann.says("帮我预审，咖啡加工，普洱，1亿");
  await ann.presses("同意");
  return { stage, ann };
}

it("pauses at once when told so, and asks what to do with the draft", async () => {
  const { ann } = await begun();

  await ann.says("算了不弄了");

  ann.sees("已暂停，什么都没有提交。草稿保留 180 天");
  expect(ann.labels()).toEqual(["保留草稿", "删除草稿", "转人工"]);
});

it.each(["别再问了", "不要再问我了", "stop asking"])("pauses for %s", async (words) => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  await ann.says("帮我预审，咖啡加工，普洱，1亿");
  await ann.presses("同意");

  await ann.says(words);

  ann.sees(/已暂停，什么都没有提交|Paused; nothing was submitted/);
});

it("does not pause for 算了 within a sentence about something else", async () => {
  const { ann } = await begun();

  await ann.says("厂房我们算了一下要50亩");

  ann.sees("新增建设用地：50亩");
});

it("keeps the draft over night, sends no reminder, and goes on where the talk was", async () => {
  const { stage, ann } = await begun();
  await ann.says("取消");
  await ann.says("先留着");
  ann.sees("草稿已保留，什么都没有提交，也不会主动提醒您");
  const before = ann.all().length;

  await stage.restart(20 * HOUR_MS);
  expect(ann.all()).toHaveLength(before);
  await ann.says("我又来了，昨天说到哪");

  ann.sees("上次说到这里。产品：咖啡加工；落地州市：普洱市；固定资产投资：1亿元。");
  ann.sees("需要新增建设用地多少亩？");
});

it("takes a correction along when it goes on", async () => {
  const { ann } = await begun();
  await ann.says("取消");
  await ann.presses("保留草稿");

  await ann.says("继续，不过投资改成8000万");

  ann.sees("已更正：固定资产投资 1亿元 → 8000万元。");
  ann.sees("需要新增建设用地多少亩？");
});

it.each(["删", "删除草稿", "delete it"])("deletes the draft for good: %s", async (words) => {
  const { stage, ann } = await begun();
  await ann.says("取消");

  await ann.says(words);
  ann.sees(/草稿已删除|The draft is deleted/);
  await ann.says("昨天说到哪");

  ann.sees("没有草稿");
  expect(await stage.bytes()).not.toContain("咖啡加工");
});

it("starts over when told so: the old facts are gone, the consent stands", async () => {
  const { stage, ann } = await begun();
  await ann.says("/prescreen");
  ann.sees("您有一份预审草稿：产品：咖啡加工");

  await ann.presses("重新开始");

  expect(ann.heard().map(({ text }) => text)).toEqual([
    "（1/9）项目做什么产品，打算落在哪个州市？",
  ]);
  expect(await stage.bytes()).not.toContain("咖啡加工");
});

it("asks before another project takes the place of the draft, and then begins with it", async () => {
  const { ann } = await begun();
  await ann.says("取消");
  await ann.presses("保留草稿");
  await ann.says("另一个项目：橡胶手套厂，西双版纳，投资5000万，20亩");
  ann.sees("您有一份预审草稿");

  await ann.presses("重新开始");

  ann.sees("落地州市：西双版纳州");
  ann.sees("固定资产投资：5000万元");
});

it("says that there is no draft where there is none", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "en" });

  await ann.says("where were we?");
  ann.sees("There is no draft.");
  await ann.says("cancel");

  ann.sees("No screening is under way.");
});

it("deletes a project nobody touched for the retention time, verdict and all", async () => {
  const { stage, ann } = await begun();

  await stage.restart(179 * DAY_MS);
  expect(await stage.bytes()).toContain("咖啡加工");
  await stage.restart(2 * DAY_MS);

  expect(await stage.bytes()).not.toContain("咖啡加工");
  await ann.says("继续");
  ann.sees("没有草稿");
});

it("counts the retention time from the last word about the project", async () => {
  const { stage, ann } = await begun();
  await stage.restart(100 * DAY_MS);
  await ann.says("50亩");

  await stage.restart(100 * DAY_MS);
  await ann.says("继续");

  ann.sees("新增建设用地：50亩");
});
