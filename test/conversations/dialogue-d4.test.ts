import { describe, expect, it } from "vitest";
import { CHANNELS, type Dialogue, openDialogue } from "../support/dialogue.ts";

interface Consented {
  readonly consent: { readonly version: string; readonly at: string };
  readonly contact?: readonly string[];
}

async function respectsTheRefusal({ stage, ann }: Dialogue): Promise<void> {
  await ann.says("帮我预审一下，做核桃油的");
  ann.sees("预审前先说明");
  await ann.says("不同意，你们凭什么存我资料");
  ann.sees("刚才说的已经清除");
  ann.sees("预审要边问边记，所以须先征得同意");
  ann.sees("也可以随意提问，不需要同意");
  expect(ann.labels()).toEqual(["五条准入条件", "不招、慎招的情形", "转人工"]);
  expect(await stage.bytes()).not.toContain("核桃油");
}

async function helpsAllTheSame({ ann, session }: Dialogue): Promise<void> {
  await ann.says("那你直接告诉我核桃油行不行");
  ann.sees("附件1·一（一）5");
  ann.sees("准入条件（附件1·二）和不招、慎招的情形（二·5）");
  expect(ann.labels()).not.toContain("同意");
  expect(
    ann
      .heard()
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(/您的(姓名|电话|公司)/);

  await ann.says("我要先知道你们要存什么");
  for (const part of [
    "项目情况",
    "这个聊天的编号",
    "联系方式",
    "做什么用",
    "谁能看",
    "180 天",
    "/mydata",
    "不作营销",
  ]) {
    ann.sees(part);
  }
  expect(await session()).not.toHaveProperty("project");
}

async function beginsWithConsent({ stage, ann, session, facts }: Dialogue): Promise<void> {
  await ann.says("行吧，同意，但别给我打电话");
  ann.sees("联系方式记下了：不打电话");
  ann.sees("产品：核桃油");
  const { project = "" } = await session();
  const kept = (await stage.read({ kind: "project", id: project })) as Consented;
  expect(kept.consent).toEqual({
    version: "2026-11-30",
    at: expect.stringMatching(/^2026-11-23T/),
  });
  expect(kept.contact).toEqual(["no-calls"]);
  await ann.says("大理，9000万，30亩，税500万");
  ann.sees("落地州市：大理州");
  ann.sees("算下来，投资强度 300 万元/亩、亩均税收 16.66 万元/亩");
  expect(await facts()).toMatchObject({
    product: "核桃油",
    investmentCnyWan: 9_000,
    landMu: 30,
    annualTaxWan: 500,
  });
}

async function neverNags({ stage, ann, session }: Dialogue): Promise<void> {
  const asked = ann.all().filter(({ buttons }) => buttons.some(({ label }) => label === "同意"));
  expect(asked.length).toBeLessThanOrEqual(2);
  const { project = "" } = await session();
  await ann.says("转人工");
  await ann.presses(/^同意/);
  expect(await stage.read({ kind: "project", id: project })).toMatchObject({
    contact: ["no-calls"],
  });
}

/** Dialogue D4: refusing consent. */
describe.each(CHANNELS)("a refusal of consent, on %s", (channel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const dialogue = await openDialogue(channel);
    await respectsTheRefusal(dialogue);
    await helpsAllTheSame(dialogue);
    await beginsWithConsent(dialogue);
    await neverNags(dialogue);
  });

  it("leaves a way to check the rules oneself, with nothing kept", async () => {
    const { stage, ann, session } = await openDialogue(channel);
    await ann.says("帮我预审一下，做核桃油的");
    await ann.presses("不同意");

    await ann.presses("五条准入条件");
    ann.sees("附件1·二");
    await ann.presses("不招、慎招的情形");
    ann.sees("二·5");

    expect(await session()).not.toHaveProperty("project");
    expect(await stage.bytes()).not.toContain("核桃油");
  });
});
