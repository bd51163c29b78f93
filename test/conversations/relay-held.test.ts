import { expect, it } from "vitest";
import { describeSides, type Sides, YUXI_ON_FEISHU, YUXI_ON_TELEGRAM } from "../support/sides.ts";
import type { Actor } from "../support/stage-actor.ts";
import { twoTickets } from "../support/two-tickets.ts";

const TO_ANN = /^#0001 .*coffee/;
const TO_BOB = /^#0002 .*tea/;

/** Zhang has written to Bob last; then Ann writes, and he answers without a quote. */
async function guessed(sides: Sides = YUXI_ON_FEISHU) {
  const talk = await twoTickets(sides);
  await talk.zhang.says("Hello Bob");
  await talk.ann.says("question of Ann");
  await talk.zhang.says("tomorrow at ten");
  return talk;
}

function last(actor: Actor): string {
  return actor.all().at(-1)?.text ?? "";
}

function officerWords(actor: Actor): readonly string[] {
  return actor
    .all()
    .map(({ text }) => text)
    .filter((text) => text.startsWith("Officer:"));
}

describeSides("where another investor wrote after an officer's last word", (sides) => {
  it("what he writes without a quote reaches nobody, and he is asked for whom it is", async () => {
    const { ann, bob, zhang } = await guessed(sides);

    zhang.sees("还没有发出（1 条）：#0001 在您上次发言之后来过话。");
    expect(zhang.labels()).toEqual([
      expect.stringMatching(TO_ANN),
      expect.stringMatching(TO_BOB),
      "都不发",
    ]);
    expect(officerWords(ann)).toEqual([]);
    expect(officerWords(bob)).toEqual(["Officer: Hello Bob"]);
  });

  it("a tap sends it there, marked, and once", async () => {
    const { stage, ann, bob, zhang } = await guessed(sides);
    const press = zhang.press(TO_ANN);

    const answer = await zhang.presses(TO_ANN);
    const [again] = await stage.deliver({ ...press, id: `${sides.yuxi}:again` });

    expect(answer?.text).toBe("已发给 #0001。");
    expect(again?.text).toBe("这几条已经发出，或已取消。");
    expect(officerWords(ann)).toEqual(["Officer: tomorrow at ten"]);
    expect(officerWords(bob)).toHaveLength(1);
    await stage.advance(1_000);
    expect(zhang.isMarked("tomorrow at ten")).toBe(true);
    expect(last(zhang)).toContain("已发给 #0001 ");
  });

  it("what he writes meanwhile goes with it, in its order, and the next words go there at once", async () => {
    const { ann, zhang } = await guessed(sides);
    await zhang.says("at the park's gate");
    zhang.sees("还没有发出（2 条）");
    await zhang.says("// 带上名片\nBring your papers.");

    await zhang.presses(TO_ANN);
    await zhang.says("See you.");

    expect(officerWords(ann)).toEqual([
      "Officer: tomorrow at ten",
      "Officer: at the park's gate",
      "Officer: Bring your papers.",
      "Officer: See you.",
    ]);
  });
});

describeSides("while what an officer wrote is held", (sides) => {
  it("a quote decides for what quotes; what is held still waits, and he is shown that", async () => {
    const { ann, bob, zhang } = await guessed(sides);

    await zhang.says("for you, Ann", { replyTo: "question of Ann" });
    expect(officerWords(ann)).toEqual(["Officer: for you, Ann"]);
    zhang.sees("还没有发出（1 条）");
    await zhang.presses(TO_BOB);

    expect(officerWords(bob)).toEqual(["Officer: Hello Bob", "Officer: tomorrow at ten"]);
    expect(officerWords(ann)).toHaveLength(1);
  });

  it("nobody gets it where he says so", async () => {
    const { ann, bob, zhang } = await guessed(sides);

    await zhang.presses("都不发");

    expect(last(zhang)).toBe("没有发出。");
    expect([...officerWords(ann), ...officerWords(bob)]).toEqual(["Officer: Hello Bob"]);
    expect(() => zhang.press(TO_ANN)).toThrow("No button");
  });

  it("a restart loses nothing of it, and a file comes along", async () => {
    const { stage, ann, zhang } = await guessed(sides);
    await zhang.says("", { files: ["document"] });

    await stage.restart(3_600_000);
    const { length } = ann.all();
    await zhang.presses(TO_ANN);

    const came = ann.all().slice(length);
    expect(came[0]?.text).toBe("Officer: tomorrow at ten");
    expect(came.filter(({ document }) => document !== undefined)).toHaveLength(1);
  });

  it("after two days it is gone, and he is told that nobody got it", async () => {
    const { stage, ann, zhang } = await guessed(sides);

    await stage.restart(49 * 3_600_000);

    expect(zhang.all().map(({ text }) => text)).toContain(
      "您有 1 条消息两天没有选定发给谁，没有发出，已删除。",
    );
    expect(officerWords(ann)).toEqual([]);
    expect(await stage.bytes()).not.toContain("tomorrow at ten");
  });
});

it("a ticket's number, typed, decides as its button does", async () => {
  const { ann, zhang } = await guessed();
  await zhang.says("发给 #1");
  expect(officerWords(ann)).toEqual(["Officer: tomorrow at ten"]);
  zhang.sees("已发给 #0001。");
});

it("what he takes back is not sent, and what he changes is sent as it is now", async () => {
  const { ann, zhang } = await guessed(YUXI_ON_TELEGRAM);
  await zhang.edits("tomorrow at ten", "tomorrow at eleven");
  await zhang.presses(TO_ANN);
  expect(officerWords(ann)).toEqual(["Officer: tomorrow at eleven"]);

  const feishu = await guessed(YUXI_ON_FEISHU);
  await feishu.zhang.recalls("tomorrow at ten");
  expect(last(feishu.zhang)).toBe("没有发出。");
  expect(officerWords(feishu.ann)).toEqual([]);
});

it("a note and a question to the bot are no words for an investor: nothing of them is sent by the tap", async () => {
  // In Feishu words and a file are two messages.
  const { ann, zhang } = await guessed(YUXI_ON_TELEGRAM);
  await zhang.says("// 内部：先问科长", { files: ["document"] });
  await zhang.says("？招商委谁是负责人");
  zhang.sees("六（一）");
  const { length } = ann.all();

  await zhang.presses(TO_ANN);

  expect(
    ann
      .all()
      .slice(length)
      .map(({ text }) => text),
  ).toEqual(["Officer: tomorrow at ten"]);
});

it("nobody is asked where none but the one he writes to has written since", async () => {
  const { bob, zhang } = await twoTickets(YUXI_ON_FEISHU);
  await zhang.says("Hello Bob");
  await bob.says("hi");
  await zhang.says("tomorrow at ten");
  expect(officerWords(bob)).toEqual(["Officer: Hello Bob", "Officer: tomorrow at ten"]);
});

it("a ticket he opens, or sends an answer to, is the one he writes to", async () => {
  const { ann, zhang } = await twoTickets(YUXI_ON_FEISHU);
  await zhang.says("Hello Bob");
  await ann.says("question of Ann");
  await zhang.says("打开 #1");
  await zhang.says("tomorrow at ten");
  expect(officerWords(ann)).toEqual(["Officer: tomorrow at ten"]);
});

it("what is held back as an order says whose investor its button sends it to", async () => {
  const { ann, zhang } = await twoTickets(YUXI_ON_FEISHU);
  await zhang.says("Hello Ann", { replyTo: "#0001" });
  await zhang.says("/opne 2");
  await zhang.presses("发给 #0001 的投资者");
  expect(officerWords(ann)).toEqual(["Officer: Hello Ann", "Officer: /opne 2"]);
});

it("the ticket a fact is asked for by a button is the one he writes to", async () => {
  const { ann, bob, zhang } = await twoTickets(YUXI_ON_FEISHU);
  await zhang.says("Hello Ann", { replyTo: "#0001" });
  await zhang.presses("问资料");
  await zhang.presses("新增建设用地");
  await zhang.says("in mu, please");
  expect(officerWords(bob).at(-1)).toBe("Officer: in mu, please");
  expect(officerWords(ann)).toEqual(["Officer: Hello Ann"]);
});

it("of a ticket that was closed meanwhile nothing is sent, and the other is still to be had", async () => {
  const { ann, bob, zhang, stage } = await guessed();
  const toBob = zhang.press(TO_BOB);
  await zhang.presses("办结");
  await zhang.presses("已转介");

  const [answer] = await stage.deliver(toBob);
  expect(answer?.text).toBe("这单已经办结。");
  await zhang.presses(TO_ANN);

  expect(officerWords(ann)).toEqual(["Officer: tomorrow at ten"]);
  expect(officerWords(bob)).toEqual(["Officer: Hello Bob"]);
});

it("who goes off duty is told that what he had not said for whom was not sent, and it is gone", async () => {
  const { stage, ann, bob, zhang } = await guessed();
  const toAnn = zhang.press(TO_ANN);

  await zhang.says("离岗");

  zhang.sees("您有 1 条消息没有选定发给谁，没有发出。");
  expect(zhang.all().map(({ text }) => text)).toContain("没有发出。");
  expect(() => zhang.press(TO_ANN)).toThrow("No button");
  await stage.deliver(toAnn);
  expect([...officerWords(ann), ...officerWords(bob)]).toEqual(["Officer: Hello Bob"]);
  expect(await stage.bytes()).not.toContain("tomorrow at ten");
});
