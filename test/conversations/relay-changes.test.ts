import { describe, expect, it } from "vitest";
import { talkBetween } from "../support/relay-stage.ts";
import type { Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const HOUR_MS = 3_600_000;

function texts(actor: Actor): readonly string[] {
  return actor.all().map(({ text }) => text);
}

function last(actor: Actor) {
  return actor.all().at(-1) ?? { id: "", text: "", quotes: undefined };
}

async function said(stage: Stage, actor: Actor, words: string) {
  const message = actor.message(words);
  await stage.deliver(message);
  return message;
}

describe("an edit", () => {
  it("takes the place of what was passed on, with the old words below", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    await said(stage, ann, "50 mu");
    const { length } = zhang.all();

    await ann.edits("50 mu", "60 mu");
    expect(last(zhang).text).toBe("#0001 投资者：60 mu\n（已修改，原为：50 mu）");
    await ann.edits("60 mu", "70 mu");
    expect(last(zhang).text).toBe("#0001 投资者：70 mu\n（已修改，原为：60 mu）");

    expect(zhang.all()).toHaveLength(length);
    expect(ann.heard()).toEqual([]);
  });

  it("of the same words is none, nor is one of what was never passed on", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    await said(stage, ann, "see example.org");
    await said(stage, zhang, "// 内部");
    const before = [texts(zhang), texts(ann)];

    await ann.edits("see example.org", "see example.org ");
    await zhang.edits("// 内部", "外部");

    expect([texts(zhang), texts(ann)]).toEqual(before);
  });

  it("of the officer's keeps his notes to himself, and withdraws what becomes one", async () => {
    const { stage, ann, zhang } = await talkBetween("feishu", "telegram");
    await said(stage, zhang, "Tomorrow at ten.");

    await zhang.edits("Tomorrow at ten.", "Tomorrow at eleven.\n// 他总迟到");
    expect(last(ann).text).toBe("Officer: Tomorrow at eleven.\n(edited; before: Tomorrow at ten.)");
    await zhang.edits("Tomorrow at ten.", "// 再想想");

    expect(last(ann).text).toBe("Officer: (withdrew a message)");
    expect(texts(ann).join()).not.toMatch(/迟到|再想想/);
  });

  it("says nothing any more once the old words are forgotten", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    await said(stage, ann, "old words");
    await stage.restart(49 * HOUR_MS);
    const before = texts(zhang);
    await ann.edits("old words", "new words");
    expect(texts(zhang)).toEqual(before);
    expect(await stage.bytes()).not.toContain('"text":"old words"');
  });
});

describe("a recall", () => {
  it("is told in the place of what was passed on, in both directions", async () => {
    const { stage, ann, zhang } = await talkBetween("feishu", "feishu");
    await said(stage, ann, "a secret");
    await said(stage, zhang, "a slip");

    await ann.recalls("a secret");
    await zhang.recalls("a slip");

    expect(texts(zhang)).toContain("#0001 投资者：（撤回了一条消息）");
    expect(texts(ann)).toContain("Officer: (withdrew a message)");
    expect([...texts(zhang), ...texts(ann)].join()).not.toMatch(/secret|slip/);
  });

  it("of what was not passed on is nobody's business", async () => {
    const { stage, ann, zhang } = await talkBetween("feishu", "feishu");
    await said(stage, zhang, "// 内部");
    const before = [texts(ann), texts(zhang)];
    await zhang.recalls("// 内部");
    expect([texts(ann), texts(zhang)]).toEqual(before);
  });
});

describe("an answer to a message", () => {
  it("quotes the message it answers, on the other side", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    const question = await said(stage, ann, "How much land?");
    await said(stage, ann, "And how much tax?");

    const answer = zhang.message("50 mu.", { replyTo: "How much land?" });
    await stage.deliver(answer);
    expect(last(ann)).toMatchObject({ text: "Officer: 50 mu.", quotes: question.messageId });

    await ann.says("Only 50?", { replyTo: "50 mu." });
    expect(last(zhang)).toMatchObject({
      text: "#0001 投资者：Only 50?",
      quotes: answer.messageId,
    });
  });

  it("to one's own message says its words, since it can't be shown", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    const first = await said(stage, ann, "How much land?\nIn Yuxi.");
    await stage.deliver({ ...ann.message("Anybody?"), replyTo: first.messageId });
    expect(last(zhang).text).toBe("#0001 投资者：↪ “How much land?”\nAnybody?");
  });
});

describe("an investor who waits for the officer's word", () => {
  async function talking() {
    const talk = await talkBetween("telegram", "feishu");
    await talk.zhang.says("Good morning.");
    await talk.ann.says("How much land?");
    return talk;
  }

  it("has the bot back after 24 hours, and both are told; the ticket stays the officer's", async () => {
    const { stage, ann, zhang } = await talking();
    await stage.restart(23 * HOUR_MS);
    await ann.says("Hello?");
    expect(texts(ann).join()).not.toContain("I'm back");

    await stage.restart(HOUR_MS);
    expect(last(ann).text).toContain("has not replied to #0001 for 24 hours; sorry. I'm back");
    expect(last(zhang).text).toBe(
      "#0001：24 小时没有您的回复，机器人先接着答复投资者。您再写给他，机器人就会停下。",
    );
    await ann.says("who chairs the investment committee?");
    ann.sees("六（一）");

    await zhang.says("Sorry, I was away.");
    expect(last(ann).text).toBe("Officer: Sorry, I was away.");
    await ann.says("who chairs it?");
    expect(ann.heard()).toEqual([]);
  });

  it("waits anew from the officer's last word, and not at all after it", async () => {
    const { stage, ann, zhang } = await talking();
    await stage.restart(20 * HOUR_MS);
    await zhang.says("50 mu.");
    const { length } = ann.all();
    await stage.restart(30 * HOUR_MS);
    expect(ann.all()).toHaveLength(length);
  });

  it("is told once", async () => {
    const { stage, ann } = await talking();
    const { length } = ann.all();
    await stage.restart(30 * HOUR_MS);
    await stage.restart(30 * HOUR_MS);
    expect(ann.all()).toHaveLength(length + 1);
  });
});
