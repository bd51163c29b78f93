import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

async function screening(locale = "zh-hans", text = "帮我预审，咖啡加工，普洱，1亿") {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale });
  await ann.says(text);
  await ann.presses(/^(同意|I agree)$/);
  return { stage, ann };
}

const LAND = "需要新增建设用地多少亩";

/** How often in a row the last messages put that question. */
function inARow(ann: Actor, question: string): number {
  const texts = ann.all().map(({ text }) => text);
  const last = texts.findLastIndex((text) => !text.includes(question));
  return texts.length - 1 - last;
}

describe("an answer that settles nothing", () => {
  it("is met with other words, then the buttons, then a person, and the talk goes on", async () => {
    const { ann } = await screening();

    await ann.says("呃呃呃");
    ann.sees("抱歉，没听明白。请给一个数，比如“50亩”");
    ann.sees(LAND);
    await ann.says("哎呀这个");
    ann.sees("请点下面的按钮");
    ann.sees(LAND);
    expect(inARow(ann, LAND)).toBe(3);
    await ann.says("随便啦随便");

    ann.sees("这一问先放一放");
    ann.sees("请专员听您说");
    ann.sees("达产后预计一年的税收");
  });

  it("to a question without buttons comes to an end too", async () => {
    const { ann } = await screening("zh-hans", "帮我预审，做核桃油的");
    ann.sees("打算落在哪个州市");
    expect(ann.labels()).toContain("还没定");

    for (const words of ["呃呃呃", "哎呀这个", "随便啦随便"]) await ann.says(words);

    ann.sees("这一问先放一放");
    ann.sees("计划固定资产投资多少");
  });

  it("to something asked back comes to an end too", async () => {
    const { ann } = await screening();
    for (const words of ["用地50到80亩", "呃呃呃", "哎呀这个"]) await ann.says(words);
    ann.sees("“50到80亩”是一个范围");

    await ann.says("随便啦随便");

    ann.sees("这一问先放一放");
    ann.sees("达产后预计一年的税收");
  });
});

describe("one question", () => {
  it("is not put a fourth time below answers to other questions, but waits behind a button", async () => {
    const { ann } = await screening();
    for (let asked = 0; asked < 2; asked++) await ann.says(`招商委是谁管的？第${asked}遍问`);
    expect(inARow(ann, LAND)).toBe(3);

    await ann.says("那多久检查一次你们啊");
    ann.sees("每季度");
    ann.sees("预审停在第 3 问（共 9 问）");
    await ann.presses("继续");

    ann.sees(LAND);
  });

  it("is put again for as long as facts come in that others would have asked for", async () => {
    const { ann } = await screening();
    for (const words of ["年税收900万", "没有失信", "能耗正常", "允许类", "没有危化品"]) {
      await ann.says(words);
      ann.sees("记下了");
      ann.sees(LAND);
    }
    expect(ann.all().some(({ text }) => text.includes("预审停在"))).toBe(false);
  });

  it("that waits is answered all the same", async () => {
    const { ann } = await screening();
    for (let asked = 0; asked < 4; asked++) await ann.says(`招商委是谁管的？第${asked}遍问`);

    await ann.says("50亩");

    ann.sees("新增建设用地：50亩");
  });
});

describe("why a question is asked", () => {
  it("is answered with the sentence that carries the rule, whole", async () => {
    const { ann } = await screening(
      "en",
      "Screen my project: coffee roasting in Pu'er, RMB 90m, 50 mu, tax RMB 9m a year",
    );
    await ann.says("why do you ask?");

    const said = ann.sees("the red lines of permanent basic farmland and ecological protection");
    expect(said).not.toContain("farmers is not fully secured");
    expect(said).not.toContain("…");
  });
});

describe("words about the question", () => {
  it.each(["跳过", "下一题", "skip this one"])(
    "skip it, and the fact counts as not known: %s",
    async (words) => {
      const { ann } = await screening();

      await ann.says(words);

      ann.sees(/先跳过，记为不清楚|Skipped/);
      ann.sees(/年的税收|tax a year/);
      await ann.says("用地50亩");
      ann.sees("50亩");
    },
  );

  it("go back to the one before, whose answer stands until there is a new one", async () => {
    const { ann } = await screening();
    await ann.says("50亩");

    await ann.says("上一步");
    ann.sees("原来记的是：新增建设用地：50亩");
    ann.sees(LAND);
    await ann.says("60");

    ann.sees("已更正：新增建设用地 50亩 → 60亩。");
    ann.sees("达产后预计一年的税收");
  });

  it("go back by more than one, and leave what is skipped as it was", async () => {
    const { stage, ann } = await screening();
    await ann.says("50亩");
    await ann.says("上一步");
    await stage.advance(5_000);
    await ann.says("上一步");
    ann.sees("计划固定资产投资多少");

    await ann.says("跳过");

    ann.sees("保持原来的回答");
    ann.sees("达产后预计一年的税收");
    await ann.says("继续");
    ann.sees("固定资产投资：1亿元；新增建设用地：50亩");
  });

  it("have nothing to go back to at the first question", async () => {
    const { ann } = await screening("en", "/prescreen");

    await ann.says("back");

    ann.sees("This is the first question.");
  });
});

describe("words that go round the question", () => {
  it.each([
    ["zh-hans", "为什么问这个？", "附件1·二（三）", LAND],
    ["zh-hans", "问这个干嘛", "附件1·二（三）", LAND],
    ["en", "why do you ask?", "附件1·二（三）", "How much new construction land"],
    ["zh-TW", "為什麼要問這個", "附件1·二（三）", "需要新增建設用地多少畝"],
  ])("ask why, and are told the clause: %s %s", async (...[locale, words, clause, question]) => {
    const { ann } = await screening(locale);

    await ann.says(words);

    ann.sees(clause);
    ann.sees(question);
  });

  it("start over only after the draft was shown", async () => {
    const { ann } = await screening();

    await ann.says("重新开始");

    ann.sees("您有一份预审草稿：产品：咖啡加工");
    expect(ann.labels()).toContain("重新开始");
  });
});
