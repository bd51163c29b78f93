import { expect, it } from "vitest";
import { describeSides, YUXI_ON_FEISHU, YUXI_ON_TELEGRAM } from "../support/sides.ts";
import type { Actor } from "../support/stage-actor.ts";
import { twoTickets } from "../support/two-tickets.ts";

function officerWords(actor: Actor): readonly string[] {
  return actor
    .all()
    .map(({ text }) => text)
    .filter((text) => text.startsWith("Officer:"));
}

describeSides("an officer with two tickets who begins with the number of one", (sides) => {
  it("writes to its investor, who reads the words alone", async () => {
    const { ann, bob, zhang } = await twoTickets(sides);
    await zhang.says("Hello Bob");

    await zhang.says("#1 Hello Ann");
    await zhang.says("＃0002：see you\nat ten");

    expect(officerWords(ann)).toEqual(["Officer: Hello Ann"]);
    expect(officerWords(bob)).toEqual(["Officer: Hello Bob", "Officer: see you\nat ten"]);
    expect(zhang.heard().map(({ text }) => text)).toContain("→ #0002");
  });

  it("is not asked for whom it is, also where somebody else wrote since and words of his are held", async () => {
    const { ann, bob, zhang } = await twoTickets(sides);
    await zhang.says("Hello Bob");
    await ann.says("question of Ann");
    await zhang.says("tomorrow at ten");
    zhang.sees("还没有发出（1 条）");

    await zhang.says("#1 yes, Ann");

    expect(officerWords(ann)).toEqual(["Officer: yes, Ann"]);
    zhang.sees("还没有发出（1 条）");
    expect(officerWords(bob)).toEqual(["Officer: Hello Bob"]);
  });
});

it("an order of that ticket is one, and no word for its investor", async () => {
  const { ann, zhang } = await twoTickets(YUXI_ON_FEISHU);

  await zhang.says("#1 跟进 12月15日");
  zhang.sees("12月15日周二 09:00 提醒您跟进 #0001。");
  await zhang.says("#1：办结");
  zhang.sees("#0001");

  expect(zhang.labels()).toContain("已转介");
  expect(officerWords(ann)).toEqual([]);
});

it("a number that is none of his tickets holds the words back, with a button that sends them as they are", async () => {
  const { ann, bob, zhang } = await twoTickets(YUXI_ON_FEISHU);
  await zhang.says("Hello Bob");

  await zhang.says("#7 那边也是这样办的");
  zhang.sees("#0007");
  expect(officerWords(bob)).toEqual(["Officer: Hello Bob"]);
  await zhang.presses("发给 #0002 的投资者");

  expect(officerWords(bob)).toEqual(["Officer: Hello Bob", "Officer: #7 那边也是这样办的"]);
  expect(officerWords(ann)).toEqual([]);
});

it("a list that is numbered so is one message", async () => {
  const { bob, zhang } = await twoTickets(YUXI_ON_FEISHU);
  await zhang.says("#1 营业执照\n#2 可行性研究报告");
  expect(officerWords(bob)).toEqual(["Officer: #1 营业执照\n#2 可行性研究报告"]);
});

it("a changed message is changed without the number, too", async () => {
  const { ann, zhang } = await twoTickets(YUXI_ON_TELEGRAM);
  await zhang.says("#1 Hello Ann");
  await zhang.edits("#1 Hello Ann", "#1 Hello Ann Lee");
  expect(ann.all().at(-1)?.text).toContain("Hello Ann Lee");
  expect(ann.all().at(-1)?.text).not.toContain("#1");
});
