import { describe, expect, it } from "vitest";
import { CHANNELS, type Dialogue, openDialogue } from "../support/dialogue.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Nothing the bot says may sound like an approval. */
const APPROVED = /已通过|已批准|通过审批/;
const INVESTMENT = "回到预审（2/9）：计划固定资产投资多少万元";

/** One message: what is answered and what is asked stand together. */
function onlyReply(ann: Actor): string {
  expect(ann.heard()).toHaveLength(1);
  return ann.heard()[0]?.text ?? "";
}

async function greetsAndAsksConsent({ ann }: Dialogue): Promise<void> {
  await ann.says("/start");
  expect(onlyReply(ann).split("\n").length).toBeLessThanOrEqual(4);
  for (const part of ["直接提问", "预审", "转人工", "2022-11-27", "不是行政决定"]) ann.sees(part);
  expect(ann.labels()).toEqual(["提个问题", "看重点产业", "项目预审", "转人工"]);
  expect(onlyReply(ann)).not.toMatch(/姓名|电话|身份/);

  await ann.says("想看看我们项目能不能进，做磷酸铁锂正极的");
  for (const part of ["保存什么", "做什么用", "存多久", "删除"]) ann.sees(part);
  expect(ann.labels().slice(0, 2)).toEqual(["同意", "不同意"]);
  await ann.presses("同意");
  ann.sees("附件1·一（六）2 新能源电池材料");
  ann.sees("打算落在哪个州市");
}

async function answersInBetween({ ann, facts }: Dialogue): Promise<void> {
  await ann.says("玉溪。对了你们这个省里招商委是谁管的？");
  expect(onlyReply(ann)).toContain("落地州市：玉溪市");
  ann.sees("主任由省人民政府主要领导担任");
  ann.sees("六（一）");
  ann.sees(INVESTMENT);
  await ann.says("那多久检查一次你们啊");
  expect(onlyReply(ann)).toContain("每季度");
  ann.sees("六（七）");
  ann.sees(INVESTMENT);
  expect(await facts()).not.toHaveProperty("investmentCnyWan");
}

async function takesSeveralAnswers({ ann, facts }: Dialogue): Promise<void> {
  await ann.says("12个亿");
  ann.sees("固定资产投资：12亿元");
  ann.sees("需要新增建设用地多少亩");
  expect(await facts()).toMatchObject({ investmentCnyWan: 120_000 });
  await ann.says("300亩，满产一年税六千万");
  ann.sees("算下来，投资强度 400 万元/亩、亩均税收 20 万元/亩");
  ann.sees("占用永久基本农田");
  expect(onlyReply(ann)).not.toMatch(/初步/);
}

async function asksOnlyWhatRemains({ ann }: Dialogue): Promise<void> {
  await ann.says("都没有，园区的工业用地，危化也没有，能耗正常，我们也没失信");
  for (const part of ["不占永久基本农田", "不涉及危险化学品", "能耗不高", "没有失信惩戒"]) {
    ann.sees(part);
  }
  const asked: string[] = [];
  for (let turn = 0; turn < 5 && ann.labels().some((one) => /^(都没有|否)$/.test(one)); turn++) {
    asked.push(ann.all().at(-1)?.text.split("（").at(-1) ?? "");
    await ann.presses(/^(都没有|否)$/);
  }
  expect(asked.join()).not.toMatch(/农田|红线|危险化学品|能耗|失信/);
  ann.sees("国家产业结构调整指导目录");
}

async function givesTheResult({ ann, facts }: Dialogue): Promise<void> {
  await ann.says("鼓励类");

  ann.sees("初步符合（不是批准）");
  ann.sees("按您说的");
  expect(
    ann
      .heard()
      .at(-1)
      ?.text.match(
        /^(附件1·二：(（.）[^；\n]+ [✓–](；|$)){5}|二·5：(\d? ?[^；\n]+ [✓–](；|$)){5})/gmu,
      ),
  ).toHaveLength(2);
  ann.sees("示例数字");
  ann.sees("非行政决定");
  ann.sees("哪一项不对，直接说就能改");
  expect(ann.labels()).toEqual(expect.arrayContaining(["逐条看", "带走这份结果", "转人工"]));
  expect(await facts()).toMatchObject({
    product: expect.stringContaining("磷酸铁锂"),
    region: "玉溪市",
  });
  for (const { text } of ann.all()) {
    expect(text).not.toMatch(APPROVED);
    expect(text).not.toContain("项目做什么产品");
  }
}

/** Dialogue D1: interrupting the pre-screen with a question, then resuming. */
describe.each(CHANNELS)("questions in the midst of a pre-screen, on %s", (channel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const dialogue = await openDialogue(channel);
    await greetsAndAsksConsent(dialogue);
    await answersInBetween(dialogue);
    await takesSeveralAnswers(dialogue);
    await asksOnlyWhatRemains(dialogue);
    await givesTheResult(dialogue);
  });
});
