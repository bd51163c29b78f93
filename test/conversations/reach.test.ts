import { expect, it } from "vitest";
import { describeSides, openSides, type Sides, YUXI_ON_FEISHU } from "../support/sides.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";

/** Ann's project waits with the Yuxi desk. */
async function offered(sides: Sides) {
  return opened(await openSides(sides), sides);
}

async function opened(stage: Stage, { investor, yuxi }: Omit<Sides, "desks">) {
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "zh-hans", channel: investor });
  const zhang = stage.actor("ou_zhang", { name: "张敏", locale: "zh-hans", channel: yuxi });
  const group = stage.group("yuxi", [zhang]);
  await zhang.says("/start");
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  return { stage, ann, zhang, group };
}

function ticketOf(stage: Stage): Promise<unknown> {
  return stage.read({ kind: "ticket", id: "0001" });
}

// Feishu tells bots nothing of people who stop them.
it("the owner hears at once that the investor has blocked the bot, and that he is back", async () => {
  const { stage, ann, zhang, group } = await offered(YUXI_ON_FEISHU);
  await zhang.presses("接单", group);

  stage.block(ann);
  await stage.advance(1_000);
  zhang.sees("#0001：投资者停用了机器人，您写的话暂时送不到。");
  stage.unblock(ann);
  await stage.advance(1_000);
  zhang.sees("#0001：投资者重新启用了机器人，可以接着联系了。");
});

it("nobody hears of it while nobody owns the talk", async () => {
  const { stage, ann, group } = await offered(YUXI_ON_FEISHU);
  const before = stage.shown(group).length;
  stage.block(ann);
  await stage.advance(1_000);
  expect(stage.shown(group)).toHaveLength(before);
  expect(stage.logged()).not.toContain("unreachable");
});

describeSides("a desk's group", (sides) => {
  it("a group that lost the bot loses what waits there to the provincial desk, and the operator is called", async () => {
    const { stage, ann, group } = await offered(sides);
    const ben = stage.actor("1002", { name: "Ben Ho", locale: "zh-hans" });
    await ben.says("帮我预审，咖啡加工，玉溪，2亿，60亩，年税收1500万");
    await ben.presses("同意");
    await ben.says("转人工");
    await ben.presses("同意，转交");

    stage.block({ chat: group });
    await stage.advance(1_000);

    const cards = stage.shown(stage.group("province", [])).map(({ text }) => text);
    expect(cards).toEqual([
      expect.stringContaining("#0001 新项目咨询"),
      expect.stringContaining("#0002 新项目咨询"),
    ]);
    ann.sees("【玉溪市招商窗口】暂时联系不上，#0001 已改由【省级招商窗口】接手。最迟");
    expect(stage.logged()).toContain('"subject":{"kind":"desk","id":"yuxi"}');
  });

  it("what an officer has in hand stays his when the group is lost", async () => {
    const { stage, zhang, group } = await offered(sides);
    await zhang.presses("接单", group);
    stage.block({ chat: group });
    await stage.advance(1_000);
    expect(await ticketOf(stage)).toMatchObject({ state: "accepted", desk: "yuxi" });
  });

  it("a group that has the bot again is shown at once what nobody could be shown", async () => {
    const { stage, group } = await offered(sides);
    const province = stage.group("province", []);
    stage.block({ chat: province });
    stage.block({ chat: group });
    await stage.advance(1_000);
    expect(await ticketOf(stage)).toMatchObject({ state: "new", desk: "province" });
    stage.unblock({ chat: province });
    await stage.advance(1_000);

    expect(stage.shown(province).at(-1)?.text).toContain("#0001 新项目咨询");
    expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
  });
});

it("of a group that moved the operator learns the new id", async () => {
  const sides = { investor: "telegram", yuxi: "telegram" } as const;
  const { stage, group } = await opened(
    await openStage({ desks: sampleDesksOn("telegram") }),
    sides,
  );
  await stage.deliver({
    kind: "reach",
    id: "reach 1",
    chat: group,
    at: stage.now(),
    reachable: false,
    movedTo: { channel: "telegram", chatId: "-1010" },
  });
  expect(stage.logged()).toContain("desk.moved");
  expect(stage.logged()).toContain("telegram:-1010");
  expect(await ticketOf(stage)).toMatchObject({ state: "offered", desk: "yuxi" });
});
