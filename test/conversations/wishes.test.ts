import { describe, expect, it } from "vitest";
import { openDialogue } from "../support/dialogue.ts";

async function asked() {
  const dialogue = await openDialogue("web");
  await dialogue.ann.says("帮我预审，做核桃油的，大理，5000万");
  await dialogue.ann.presses("同意");
  return dialogue;
}

describe("a wish for a language", () => {
  it.each([
    ["english please", "All right, English from now on.", "How much new construction land"],
    ["請用英文回答", "All right, English from now on.", "How much new construction land"],
    ["可唔可以講英文", "All right, English from now on.", "How much new construction land"],
    ["繁體", "好的，接下來用繁體中文。", "需要新增建設用地多少畝"],
    ["/language en", "All right, English from now on.", "How much new construction land"],
  ])(
    "is heard at once, and the pending question follows in it: %s",
    async (words, said, question) => {
      const { ann } = await asked();

      await ann.says(words);
      ann.sees(said);
      ann.sees(question);
      await ann.says("50");

      ann.sees(/How much tax a year|達產後預計一年的稅收/);
    },
  );

  it("outside a screening holds for what follows", async () => {
    const { ann } = await openDialogue("web", "en");

    await ann.says("中文");
    ann.sees("好的，接下来用简体中文。");
    await ann.says("what languages do you speak");

    ann.sees("我会说中文");
  });
});

describe("what somebody wants to know of his data", () => {
  it.each([
    "我的信息存多久",
    "你们会不会把我的资料给别人",
    "这个对话别人看得到吗",
    "为什么要同意",
    "how long will you keep my data",
    "is my data safe",
  ])("is answered by the notice, not by the policy: %s", async (words) => {
    const { ann } = await openDialogue("web");

    await ann.says(words);

    ann.sees(/谁能看|seen by/);
    ann.sees(/存多久|deleted: after/);
  });

  it.each(["删掉我的全部资料", "delete everything", "把我的资料都删了"])(
    "is deleted after one question, in words throughout: %s",
    async (words) => {
      const { stage, ann } = await asked();

      await ann.says(words);
      ann.sees(/确定全部删除吗|Delete everything\?/);
      await ann.says(words.startsWith("delete") ? "yes" : "是的");

      ann.sees(/已全部删除|Everything was deleted/);
      expect(await stage.bytes()).not.toContain("核桃油");
    },
  );

  it.each(["我都填了什么", "看看我填的", "what have you got so far?"])(
    "is what he told of his project: %s",
    async (words) => {
      const { ann } = await asked();

      await ann.says(words);

      ann.sees(/您说的项目情况|What you told me/);
      ann.sees("核桃油");
    },
  );
});

describe("while the notice waits for its answer", () => {
  it.each(["可以啊", "嗯", "sure, go ahead", "yes please"])(
    "consent is heard: %s",
    async (words) => {
      const { ann, session } = await openDialogue("web");
      await ann.says("帮我预审，做核桃油的，大理");

      await ann.says(words);

      expect(await session()).toHaveProperty("project");
    },
  );

  it("a yes after a question in between has the notice put again", async () => {
    const { ann, session } = await openDialogue("web");
    await ann.says("帮我预审，做核桃油的，大理");
    await ann.says("省里招商委是谁管的？");

    await ann.says("嗯");
    ann.sees("预审前先说明");
    expect(await session()).not.toHaveProperty("project");
    await ann.says("好的");

    ann.sees("产品：核桃油");
  });

  it("figures that are told wait with the rest, unread", async () => {
    const { ann, facts } = await openDialogue("web");
    await ann.says("帮我预审，做核桃油的，大理");

    await ann.says("投资5000万");
    ann.sees("这条先放着，还没有读");
    expect(await facts()).toEqual({});
    await ann.presses("同意");

    expect(await facts()).toMatchObject({ product: "核桃油", investmentCnyWan: 5000 });
  });

  it("a refusal ends the waiting", async () => {
    const { ann, session } = await openDialogue("web");
    await ann.says("帮我预审，做核桃油的，大理");
    await ann.says("不同意");

    await ann.says("投资5000万");

    for (const { text } of ann.heard()) expect(text).not.toContain("先放着");
    expect(await session()).not.toHaveProperty("unread");
  });
});

it("what was told with a question is kept when he taps for a screening", async () => {
  const { ann, facts } = await openDialogue("web");
  await ann.says("茶叶精制，普洱，投资1.2亿，占地40亩，税收700万，你们要不要？");

  await ann.presses("项目预审");
  await ann.presses("同意");

  expect(await facts()).toMatchObject({ region: "普洱市", investmentCnyWan: 12_000, landMu: 40 });
});

describe("who is not ready to answer", () => {
  it.each(["我再想想", "我问下老板", "明天告诉你", "我在开会，晚点回你"])(
    "pauses, and nothing is put down: %s",
    async (words) => {
      const { ann, facts } = await asked();
      const before = await facts();

      await ann.says(words);

      ann.sees("草稿已保留");
      expect(await facts()).toEqual(before);
    },
  );

  it("may swear as often as he likes: no question is given up for that", async () => {
    const { ann, facts } = await asked();

    for (const words of ["你们这破机器人", "垃圾客服", "没用的东西，真是垃圾", "傻逼"])
      await ann.says(words);

    expect(await facts()).not.toHaveProperty("landMu");
    await ann.says("50亩");
    expect(await facts()).toMatchObject({ landMu: 50 });
  });
});
