import { expect, it } from "vitest";
import type { ChatRef } from "../../bot/core/event.ts";
import { openStage, type Stage } from "../support/stage.ts";

/** Ann's project waits with the Yuxi desk. `reach` is what a platform reports. */
async function offered() {
  const stage = await openStage();
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "zh-hans" });
  const zhang = stage.actor("ou_zhang", { name: "张敏", channel: "feishu" });
  const group = stage.group("yuxi", [zhang]);
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  let events = 0;
  const reach = (chat: ChatRef, reachable: boolean, movedTo?: ChatRef) =>
    stage.deliver({
      kind: "reach",
      id: `reach ${(events += 1)}`,
      chat,
      at: stage.now(),
      reachable,
      ...(movedTo !== undefined && { movedTo }),
    });
  return { stage, ann, zhang, group, reach };
}

function ticketOf(stage: Stage): Promise<unknown> {
  return stage.read({ kind: "ticket", id: "0001" });
}

it("the owner hears at once that the investor has blocked the bot, and that he is back", async () => {
  const { ann, zhang, group, reach } = await offered();
  await zhang.presses("接单", group);

  await reach(ann.chat, false);
  zhang.sees("#0001：投资者停用了机器人，您写的话暂时送不到。");
  await reach(ann.chat, true);
  zhang.sees("#0001：投资者重新启用了机器人，可以接着联系了。");
});

it("nobody hears of it while nobody owns the talk", async () => {
  const { stage, ann, group, reach } = await offered();
  const before = stage.shown(group).length;
  await reach(ann.chat, false);
  expect(stage.shown(group)).toHaveLength(before);
  expect(stage.logged()).not.toContain("unreachable");
});

it("a group that lost the bot loses what waits there to the provincial desk, and the operator is called", async () => {
  const { stage, ann, group, reach } = await offered();
  const ben = stage.actor("1002", { name: "Ben Ho", locale: "zh-hans" });
  await ben.says("帮我预审，咖啡加工，玉溪，2亿，60亩，年税收1500万");
  await ben.presses("同意");
  await ben.says("转人工");
  await ben.presses("同意，转交");

  await reach(group, false);

  const cards = stage.shown(stage.group("province", [])).map(({ text }) => text);
  expect(cards).toEqual([
    expect.stringContaining("#0001 新项目咨询"),
    expect.stringContaining("#0002 新项目咨询"),
  ]);
  ann.sees("【玉溪市招商窗口】暂时联系不上，#0001 已改由【省级招商窗口】接手。最迟");
  expect(stage.logged()).toContain('"subject":{"kind":"desk","id":"yuxi"}');
});

it("what an officer has in hand stays his when the group is lost", async () => {
  const { stage, zhang, group, reach } = await offered();
  await zhang.presses("接单", group);
  await reach(group, false);
  expect(await ticketOf(stage)).toMatchObject({ state: "accepted", desk: "yuxi" });
});

it("a group that has the bot again is shown at once what nobody could be shown", async () => {
  const { stage, group, reach } = await offered();
  const province = stage.group("province", []);
  stage.block({ chat: province });
  await reach(group, false);
  expect(await ticketOf(stage)).toMatchObject({ state: "new", desk: "province" });
  stage.unblock({ chat: province });

  await reach(province, true);

  expect(stage.shown(province).at(-1)?.text).toContain("#0001 新项目咨询");
  expect(await ticketOf(stage)).toMatchObject({ state: "offered" });
});

it("of a group that moved the operator learns the new id", async () => {
  const { stage, group, reach } = await offered();
  await reach(group, false, { channel: "telegram", chatId: "-1009" });
  expect(stage.logged()).toContain("desk.moved");
  expect(stage.logged()).toContain("telegram:-1009");
  expect(await ticketOf(stage)).toMatchObject({ state: "offered", desk: "yuxi" });
});
