import { describe, expect, it } from "vitest";
import { CHANNELS, openDialogue } from "../support/dialogue.ts";
import { openStage } from "../support/stage.ts";

const LAND = "需要新增建设用地多少亩";

/** In the midst of a screening, asked how much land it takes. */
async function asked(channel: (typeof CHANNELS)[number] = "web") {
  const dialogue = await openDialogue(channel);
  const { ann } = dialogue;
  await ann.says("帮我预审，做核桃油的，大理，5000万");
  await ann.presses("同意");
  ann.sees(LAND);
  return dialogue;
}

it.each([
  "how many more questions?",
  "I'm in a hurry, just give me the verdict",
  "how much longer does this take",
  "what do I have to do next?",
  "why is it not ok",
  "can you send me the report in English",
])("who wants to know in English hears where it stands: %s", async (words) => {
  const { ann, facts } = await asked();
  const before = await facts();
  await ann.says(words);
  ann.sees("No verdict yet; questions still open: 7.");
  expect(await facts()).toEqual(before);
});

describe("an investor who wants to know now", () => {
  it.each([
    "所以到底行不行",
    "那我们能不能进？",
    "结果呢",
    "到底有没有戏啊",
    "那最后能不能过",
    "我赶时间，直接告诉我结论吧",
    "还要问多久啊",
    "还有几道题",
    "快问完了吗",
    "能不能快一点",
    "接下来我要做什么",
    "那我这个能成不",
    "把报告发我看看",
  ])("hears where it stands and what is still asked: %s", async (words) => {
    const { ann, facts } = await asked();
    const before = await facts();

    await ann.says(words);

    ann.sees("还差 7 问，现在下不了结论。目前没有看到不招、慎招的情形。");
    ann.sees(LAND);
    expect(await facts()).toEqual(before);
  });

  it("hears what speaks against it so far, as preliminary", async () => {
    const { ann } = await asked();
    await ann.says("100亩，年税收300万，能耗高");

    await ann.says("所以到底行不行");

    ann.sees("目前要留意（初步）：亩均投资、税收（附件1·二（三））；落后产能、高能耗（二·5·1）。");
  });

  it.each([
    ["zh-TW", "幫我預審，核桃油，大理，5000萬 → 同意 → 所以到底行不行 → 現在下不了結論"],
    [
      "en",
      "Screen my project: walnut oil in Dali → I agree → so are we in or not? → No verdict yet",
    ],
  ])("hears it in his own language: %s", async (locale, talk) => {
    const [words = "", agree = "", question = "", answer = ""] = talk.split(" → ");
    const stage = await openStage();
    const ann = stage.actor("1001", { locale });
    await ann.says(words);
    await ann.presses(agree);

    await ann.says(question);

    ann.sees(answer);
  });
});

describe("figures per mu", () => {
  it("are computed as soon as they are known, without a verdict", async () => {
    const { ann } = await asked();

    await ann.says("20亩，年税收300万");

    ann.sees("算下来，投资强度 250 万元/亩、亩均税收 15 万元/亩。");
    for (const { text } of ann.heard()) expect(text).not.toMatch(/初步符合|初步不符合/);
  });

  it("that are too low are flagged with whose figures they are, and the talk goes on", async () => {
    const { ann } = await asked();

    await ann.says("100亩，年税收300万");

    ann.sees(
      "投资强度 50 万元/亩，低于标准 200 万元/亩；亩均税收 3 万元/亩，低于标准 15 万元/亩（示例数字）。先记着，不是结论",
    );
    ann.sees("选址有没有下面的情况");
  });
});

describe("an investor who leaves", () => {
  it.each([
    "先这样",
    "好的，先到这里吧",
    "改天再说",
    "ok thanks 先这样",
    "谢谢，我回去跟老板商量一下",
    "谢谢，再见",
  ])("keeps his draft, and is told how to go on: %s", async (words) => {
    const { ann, facts } = await asked();
    const before = await facts();

    await ann.says(words);
    ann.sees("草稿已保留，什么都没有提交");
    ann.sees("发“继续”");
    await ann.says("继续");

    ann.sees(LAND);
    expect(await facts()).toEqual(before);
  });

  it("in anger loses nothing, and may keep or delete it", async () => {
    const { ann, facts } = await asked();

    await ann.says("算了你们太慢了");

    ann.sees("已暂停，什么都没有提交");
    expect(ann.labels()).toEqual(["保留草稿", "删除草稿", "转人工"]);
    expect(await facts()).toMatchObject({ product: "核桃油" });
  });
});

describe.each(CHANNELS)("what a difficult investor writes in between, on %s", (channel) => {
  it.each([
    ["你们这破机器人会不会说人话", "没帮上忙，抱歉"],
    ["🤔🤔", "表情我不当作回答"],
    ["你能保证批下来吗", "这个保证不了"],
    ["随便吧", "抱歉，没听明白"],
  ])("is answered in one breath and the question stays: %s", async (words, answer) => {
    const { ann, facts } = await asked(channel);
    const before = await facts();

    await ann.says(words);

    expect(ann.heard()).toHaveLength(1);
    ann.sees(answer);
    ann.sees(LAND);
    expect(ann.labels()).toContain("转人工");
    expect(await facts()).toEqual(before);
  });

  it.each(["我姓陈，电话13800001111", "I'm Klaus, call me at +49 170 1234567"])(
    "who says his name with it is not told that he was not understood: %s",
    async (words) => {
      const { ann } = await asked();
      await ann.says(words);
      expect(ann.sees(/新增建设用地多少亩|How much new construction land/)).not.toMatch(
        /没听明白|didn't get that/,
      );
    },
  );

  it("once a ticket is open the number is for its officer, and the wish is on his card", async () => {
    const { ann } = await asked();
    await ann.says("转人工");
    await ann.presses("同意，转交");

    await ann.says("我叫陈建国，电话13800001111，下午打电话给我");

    const words = ann.sees("联系方式记下了：可以打电话。#0001 的专员会看到。");
    expect(words).toContain("您的号码我没有保存：#0001 的专员先在这个聊天里联系您");
    expect(words).not.toContain("转人工时");
  });

  it("a telephone number is not kept; the wish to be called is", async () => {
    const { stage, ann, session } = await asked(channel);

    await ann.says("我电话13812345678，打给我");

    ann.sees("联系方式记下了：可以打电话");
    ann.sees("您的号码我没有保存");
    ann.sees("转人工");
    await ann.says("先不转");
    ann.sees(LAND);
    const { project = "" } = await session();
    expect(await stage.read({ kind: "project", id: project })).toMatchObject({
      contact: ["phone"],
    });
    expect(await stage.bytes()).not.toContain("13812345678");
  });
});

it.each(["投资13812345678元", "50亩，税收300万"])(
  "a figure is no telephone number: %s",
  async (words) => {
    const { ann } = await asked();

    await ann.says(words);

    for (const { text } of ann.heard()) expect(text).not.toContain("号码");
  },
);
