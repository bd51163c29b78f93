import { expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

/** A question waits with the Yuxi desk on Feishu, whose events carry no names. */
async function waiting(name = "") {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  const officer = (id: string) => stage.actor(id, { channel: "feishu", name, isNameless: true });
  const [zhang, li] = [officer("ou_zhang"), officer("ou_li")];
  const group = stage.group("yuxi", [zhang, li]);
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  return { zhang, li, group, card: () => stage.shown(group)[0]?.text };
}

it("names the officer as the group's member list does where events don't", async () => {
  const { zhang, group, card } = await waiting("张敏");

  await zhang.presses("接单", group);

  expect(card()).toContain("已由 张敏 接单。");
  await zhang.presses("另行认定");
  await zhang.presses(/需人工复核/);
  await zhang.says("设备目录还没有核实");
  const owners = zhang.all().find(({ text }) => text.startsWith("#0001 新项目咨询"));
  expect(owners?.text).toContain("理由：设备目录还没有核实（张敏，");
});

it("tells officers apart whose names nobody tells", async () => {
  const { zhang, li, group, card } = await waiting();
  await zhang.presses("接单", group);
  expect(card()).toContain("已由 一位专员 接单。");

  await zhang.says("/absent");
  await li.presses("接单", group);

  expect(card()).toContain("已由 专员乙 接单。");
});
