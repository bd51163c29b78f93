import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { talkBetween } from "../support/relay-stage.ts";

const TALKS: readonly (readonly [investor: Channel, officer: Channel])[] = [
  ["telegram", "feishu"],
  ["feishu", "telegram"],
  ["web", "feishu"],
  ["telegram", "web"],
  ["telegram", "telegram"],
];

describe.each(TALKS)("an investor on %s, an officer on %s: the mark", (investor, officer) => {
  it("stands at the officer's words that the investor's platform took, and at nothing else", async () => {
    const { stage, ann, zhang } = await talkBetween(investor, officer);
    await zhang.says("您好，材料收到了。");
    ann.sees("Officer: 您好，材料收到了。");
    expect(zhang.isMarked("您好，材料收到了。")).toBe(true);
    expect(zhang.heard()).toEqual([]);

    await zhang.says("// 先问园区");
    expect(zhang.isMarked("// 先问园区")).toBe(false);

    await ann.says("Thank you, when?");
    zhang.sees("Thank you, when?");
    expect(ann.isMarked("Thank you, when?")).toBe(false);

    await zhang.says("明天");
    expect(zhang.isMarked("明天")).toBe(true);
    expect(stage.logged()).not.toMatch(/not delivered|failed/);
  });
});

describe("the mark", () => {
  it("comes only when the other platform has taken the words, however late", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    stage.hold(ann);
    await zhang.says("稍等");
    expect(zhang.isMarked("稍等")).toBe(false);

    await stage.release(ann);

    expect(ann.all().at(-1)?.text).toBe("Officer: 稍等");
    expect(zhang.isMarked("稍等")).toBe(true);
  });

  it("never comes where the investor has blocked the bot: the officer reads why", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    stage.block(ann);
    await zhang.says("在吗？");
    zhang.sees("没有送达，对方停用了机器人。");
    expect(zhang.isMarked("在吗？")).toBe(false);
  });

  it("stays when the officer edits his words, and a recall goes on as before", async () => {
    const { ann, zhang } = await talkBetween("feishu", "telegram");
    await zhang.says("40 mu");
    await zhang.edits("40 mu", "60 mu");
    expect(ann.all().at(-1)?.text).toBe("Officer: 60 mu\n(edited; before: 40 mu)");
    expect(zhang.isMarked("60 mu")).toBe(true);

    const { ann: ben, zhang: li } = await talkBetween("telegram", "feishu");
    await li.says("够了");
    await li.recalls("够了");
    expect(ben.all().at(-1)?.text).toBe("Officer: (withdrew a message)");
  });
});
