import { describe, expect, it } from "vitest";
import { openStage, type Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const BEGIN = "帮我预审，咖啡加工，普洱，1亿";

async function screening() {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  await ann.says(BEGIN);
  await ann.presses("同意");
  await ann.says("300亩");
  return { stage, ann };
}

async function landOf(stage: Stage, ann: Actor): Promise<unknown> {
  const { channel, id } = ann.person;
  const session = await stage.read({ kind: "session", id: `${channel}:${id}` });
  const project = await stage.read({
    kind: "project",
    id: (session as { project: string }).project,
  });
  return (project as { state: { facts: { landMu: { value: number } } } }).state.facts.landMu.value;
}

describe("an edited message that gave a fact", () => {
  it("changes nothing until the person says so", async () => {
    const { stage, ann } = await screening();

    await ann.edits("300亩", "200亩");

    ann.sees("新增建设用地由 300亩 改成 200亩，要改吗？");
    expect(ann.labels().slice(0, 2)).toEqual(["改过来", "不改"]);
    expect(await landOf(stage, ann)).toBe(300);
  });

  it.each(["改过来", "改", "好的"])("is taken with 改过来, old → new: %s", async (words) => {
    const { stage, ann } = await screening();
    await ann.edits("300亩", "200亩");

    if (words === "改过来") await ann.presses(words);
    else await ann.says(words);

    ann.sees("已更正：新增建设用地 300亩 → 200亩。");
    ann.sees("达产后预计一年的税收");
    expect(await landOf(stage, ann)).toBe(200);
  });

  it.each(["不改", "不用了"])("is left with 不改, and the screening goes on: %s", async (words) => {
    const { stage, ann } = await screening();
    await ann.edits("300亩", "200亩");

    if (words === "不改") await ann.presses(words);
    else await ann.says(words);

    ann.sees("没有改动");
    ann.sees("达产后预计一年的税收");
    expect(await landOf(stage, ann)).toBe(300);
  });

  it("is nothing where its words mean the same, as platforms report edits nobody made", async () => {
    const { ann } = await screening();

    await ann.edits("300亩", "300亩");
    await ann.edits("300亩", "三百亩");

    expect(ann.heard()).toEqual([]);
  });

  it("was said before consent, and is asked about all the same", async () => {
    const { ann } = await screening();

    await ann.edits(BEGIN, "帮我预审，咖啡加工，普洱，2亿");

    ann.sees("固定资产投资由 1亿元 改成 2亿元，要改吗？");
  });
});

describe("an edited message that gave a fact and now says something else", () => {
  it("may add a fact, which is asked too", async () => {
    const { ann } = await screening();

    await ann.edits("300亩", "300亩，年税收6000万元");

    ann.sees("达产后年税收记为 6000万元，要改吗？");
  });

  it("that can no longer be read leaves what is noted, and says so", async () => {
    const { stage, ann } = await screening();

    await ann.edits("300亩", "刚才手滑发错啦");

    ann.sees("记着的没有动：新增建设用地：300亩");
    expect(await landOf(stage, ann)).toBe(300);
  });

  it("answers no bare number to the question that is open now", async () => {
    const { ann } = await screening();

    await ann.says("400");
    await ann.edits("300亩", "250");

    ann.sees("新增建设用地由 300亩 改成 250亩");
  });

  it("has a button that is past once it was answered", async () => {
    const { stage, ann } = await screening();
    await ann.edits("300亩", "200亩");
    const old = ann.press("改过来");
    await ann.presses("不改");

    const [answer] = await stage.deliver({ ...old, id: "telegram:late" });

    expect(answer?.text).toBe("这个按钮已经过时了。");
    expect(await landOf(stage, ann)).toBe(300);
  });
});

describe("an edited message that gave none", () => {
  it("is answered anew, once, when it was the last", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("招商委是谁管的？");

    await ann.edits("招商委是谁管的？", "招商委多久检查一次？");
    ann.sees("每季度");
    await ann.edits("招商委多久检查一次？", "招商委多久检查一次？");

    expect(ann.heard()).toEqual([]);
  });

  it("is read as the answer it was meant to be", async () => {
    const { ann } = await screening();
    await ann.says("1000到1200万吧");
    ann.sees("是一个范围");

    await ann.edits("1000到1200万吧", "1100万元");

    ann.sees("达产后年税收：1100万元");
  });

  it("stays as it was answered when something else was said since", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("招商委是谁管的？");
    await ann.says("咖啡加工你们要不要？");

    await ann.edits("招商委是谁管的？", "招商委多久检查一次？");

    expect(ann.heard()).toEqual([]);
  });
});

describe("what still waits", () => {
  it("unread for consent is replaced by the edit, and gone with a recall", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says(BEGIN);
    await ann.edits(BEGIN, "帮我预审，紫苏籽油，普洱，2亿");
    expect(await stage.bytes()).not.toContain("咖啡加工");

    await ann.recalls("帮我预审，紫苏籽油，普洱，2亿");

    expect(await stage.bytes()).not.toContain("紫苏");
    await ann.presses("同意");
    ann.sees("项目做什么产品");
  });

  it("as a piece is replaced by the edit, and gone with a recall", async () => {
    const { stage, ann } = await screening();
    const before = ann.all().length;
    await stage.deliver(ann.message("我们那边的"), ann.edit("我们那边的", "我们那边"));
    await ann.recalls("我们那边");

    expect(ann.all()).toHaveLength(before);
    expect(await stage.bytes()).not.toContain("我们那边");
  });
});

describe("a message taken back", () => {
  it("that gave a fact changes nothing, and the person is told", async () => {
    const { stage, ann } = await screening();

    await ann.recalls("300亩");

    ann.sees("您撤回了一条消息，里面说过：新增建设用地：300亩。这些没有改动");
    expect(await landOf(stage, ann)).toBe(300);
  });

  it("that gave none is nothing", async () => {
    const { ann } = await screening();
    await ann.says("招商委是谁管的？");

    await ann.recalls("招商委是谁管的？");

    expect(ann.heard()).toEqual([]);
  });
});
