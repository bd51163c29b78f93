import { describe, expect, it } from "vitest";
import { toTraditional } from "../../knowledge/script.ts";
import { openStage } from "../support/stage.ts";

const CHANNELS = ["telegram", "feishu", "web"] as const;

/** Nothing the bot says may sound like an approval. */
const APPROVED = /已通过|已批准|通过审批|has been approved|is approved|you are approved/i;

async function begin(channel: (typeof CHANNELS)[number], locale: string) {
  const stage = await openStage();
  const ann = stage.actor("1001", { channel, locale });
  const session = async () =>
    (await stage.read({ kind: "session", id: `${channel}:1001` })) as {
      readonly project?: string;
      readonly projects?: readonly string[];
    };
  const project = async () =>
    (await stage.read({ kind: "project", id: (await session()).project ?? "" })) as {
      readonly consent: { readonly version: string; readonly at: string };
      readonly contact?: readonly string[];
      readonly state: {
        readonly facts: Readonly<Record<string, { readonly value: unknown }>>;
        readonly history: readonly {
          readonly fact: string;
          readonly old: { readonly at: string };
        }[];
      };
    };
  return { stage, ann, session, project };
}

describe.each(CHANNELS)("D1 on %s", (channel) => {
  it("a question in between is answered, and the pre-screen goes on where it was", async () => {
    const { ann, project } = await begin(channel, "zh-hans");
    await ann.says("/start");
    await ann.says("想看看我们项目能不能进，做磷酸铁锂正极的");
    expect(ann.labels()).toEqual(expect.arrayContaining(["同意", "不同意"]));
    await ann.presses("同意");
    ann.sees("附件1·一（六）2");
    await ann.says("玉溪。对了你们这个省里招商委是谁管的？");
    ann.sees("六（一）");
    ann.sees("计划固定资产投资多少");
    await ann.says("那多久检查一次你们啊");
    ann.sees("每季度");
    ann.sees("计划固定资产投资多少");
    expect((await project()).state.facts).not.toHaveProperty("investmentCnyWan");
    await ann.says("12个亿");
    ann.sees("12亿元");
    await ann.says("300亩，满产一年税六千万");
    expect(
      ann
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/初步符合|初步不符合/);
    await ann.says("都没有，园区的工业用地，危化也没有，能耗正常，我们也没失信");
    for (let asked = 0; asked < 6 && ann.labels().includes("都没有"); asked++) {
      await ann.presses("都没有");
    }
    await ann.says("鼓励类");
    for (
      let asked = 0;
      asked < 6 && ann.labels().some((one) => /^(都没有|否)$/.test(one));
      asked++
    ) {
      await ann.presses(/^(都没有|否)$/);
    }
    ann.sees("初步符合");
    ann.sees("非行政决定");
    const { facts } = (await project()).state;
    expect(facts).toMatchObject({
      region: { value: "玉溪市" },
      investmentCnyWan: { value: 120_000 },
      landMu: { value: 300 },
      annualTaxWan: { value: 6_000 },
    });
    for (const { text } of ann.all()) {
      expect(text).not.toMatch(APPROVED);
      expect(text).not.toContain("项目做什么产品");
    }
  });
});

describe.each(CHANNELS)("D2 on %s", (channel) => {
  it("several answers at once, and corrections that replace and are kept on record", async () => {
    const { ann, session, project } = await begin(channel, "en");
    await ann.says(
      "Coffee roasting plant in Pu'er, US$20m, 5 hectares, beans from co-ops with a floor price",
    );
    await ann.presses("I agree");
    ann.sees("USD 20,000,000 ≈ RMB 144 million (converted at 1 USD = RMB 7.2 (2026-11-01, 示例))");
    ann.sees("75 mu");
    const { project: first } = await session();
    await ann.says("tax around 11 million");
    ann.sees(/RMB, or another currency/);
    await ann.says("RMB");
    expect(ann.all().at(-1)?.text).not.toMatch(/not eligible/);
    await ann.says("sorry, it's 50 mu not 5 hectares");
    ann.sees("75 mu → 50 mu");
    await ann.says("Actually make the investment 150 million yuan in total, forget the dollars");
    ann.sees(/→ RMB 150 million/);
    await ann.says(
      "not on any blacklist, no farmland, not in a protected zone, no chemicals, permitted category",
    );
    await ann.says("normal energy, nothing sensitive");
    for (
      let asked = 0;
      asked < 6 && ann.labels().some((one) => /^(None of these|No)$/.test(one));
      asked++
    ) {
      await ann.presses(/^(None of these|No)$/);
    }
    ann.sees("Eligible (preliminary");
    ann.sees("附件1·一（一）6 Coffee");
    expect(await session()).toMatchObject({ project: first });
    expect(await session()).not.toHaveProperty("projects");
    const { facts, history } = (await project()).state;
    expect(facts).toMatchObject({ landMu: { value: 50 }, investmentCnyWan: { value: 15_000 } });
    expect(history.map(({ fact }) => fact)).toEqual(["landMu", "investmentCnyWan"]);
    expect(
      ann
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toContain("75 mu");
  });
});

describe.each(CHANNELS)("D3 on %s", (channel) => {
  it("each reply is in the language of the latest message, wholly", async () => {
    const { ann } = await begin(channel, "zh-hans");
    await ann.says("文山电解铝下游，做铝箔的");
    ann.sees(/[一-龥]/);
    await ann.says("battery foil. can we speak english, my boss is here");
    const english = ann
      .heard()
      .flatMap(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)]);
    const path = /[附件开头落款一二三四五六七八九十（）·\d]+/gu;
    for (const words of english) expect(words.replace(path, "")).not.toMatch(/\p{Script=Han}/u);
    await ann.says("How much state subsidy per ton?");
    expect(
      ann
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/RMB \d|¥\s?\d/);
    expect(ann.labels().join()).toMatch(/person/);
    await ann.says("那投資強度有規定多少嗎");
    ann.sees("附件1·二（三）");
    await ann.says("ok thanks 先這樣");
    for (const { text, buttons } of ann.heard()) {
      for (const words of [text, ...buttons.map(({ label }) => label)]) {
        expect(toTraditional(words)).toBe(words);
      }
    }
  });
});

describe.each(CHANNELS)("D4 on %s", (channel) => {
  it("a refusal is respected, and help goes on; consent comes later, with its wish", async () => {
    const { stage, ann, session, project } = await begin(channel, "zh-hans");
    await ann.says("帮我预审一下，做核桃油的");
    await ann.says("不同意，你们凭什么存我资料");
    ann.sees("刚才说的已经清除");
    expect(ann.labels()).toEqual(expect.arrayContaining(["五条准入条件", "转人工"]));
    expect(await stage.bytes()).not.toContain("核桃油");
    await ann.says("那你直接告诉我核桃油行不行");
    ann.sees("附件1·一（一）5");
    expect(ann.labels()).not.toContain("同意");
    await ann.says("我要先知道你们要存什么");
    for (const part of ["保存什么", "做什么用", "谁能看", "存多久", "不作营销"]) ann.sees(part);
    expect(await session()).not.toHaveProperty("project");
    await ann.says("行吧，同意，但别给我打电话");
    ann.sees("产品：核桃油");
    const kept = await project();
    expect(kept.consent).toEqual({ version: "2026-11", at: expect.stringMatching(/^2026-11-23T/) });
    expect(kept.contact).toEqual(["no-calls"]);
    await ann.says("大理，9000万，30亩，税500万");
    ann.sees("落地州市：大理州");
    expect((await project()).state.facts).toMatchObject({
      product: { value: "核桃油" },
      investmentCnyWan: { value: 9_000 },
      landMu: { value: 30 },
      annualTaxWan: { value: 500 },
    });
  });
});
