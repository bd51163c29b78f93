import { describe, expect, it } from "vitest";
import { talkBetween } from "../support/relay-stage.ts";

const PAIRS = [
  ["telegram", "feishu"],
  ["feishu", "telegram"],
  ["feishu", "feishu"],
  ["telegram", "telegram"],
] as const;

describe.each(PAIRS)("who stops the bot, an investor on %s, an officer on %s", (from, to) => {
  it("the investor gets nothing, the officer is told of each message, and once he is back they talk on", async () => {
    const { stage, ann, zhang } = await talkBetween(from, to);
    stage.block(ann);
    const before = ann.all().length;

    await zhang.says("Tomorrow at ten?");
    zhang.sees("#0001：没有送达，对方停用了机器人。");
    await zhang.says("", { files: ["image"] });
    zhang.sees("#0001：没有送达，对方停用了机器人。");

    expect(ann.all()).toHaveLength(before);
    stage.unblock(ann);
    await zhang.says("Are you back?");
    expect(ann.all().at(-1)?.text).toBe("Officer: Are you back?");
  });

  it("the officer loses the ticket to his desk, and the investor reads that it is so", async () => {
    const { stage, ann, zhang } = await talkBetween(from, to);
    await zhang.says("Hello.");
    stage.block(zhang);

    await ann.says("Is the land flat?");

    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "offered" });
    ann.sees(/can't be reached|cannot be reached|out of reach/);
  });
});
