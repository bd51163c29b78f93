import { expect, it } from "vitest";
import { openStage } from "../support/stage.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";

/** Zhang of the province owns Lin's talk (#0001); Sun has Lin's complaint (#0002). */
async function complaining(locale = "zh-hans") {
  const stage = await openStage({ desks: sampleDesksOn("telegram") });
  const person = (id: string, name: string) => stage.actor(id, { name, locale: "zh-hans" });
  const [lin, zhang] = [person("1001", "林先生"), person("2001", "张敏敏")];
  const sun = stage.actor("2009", { name: "孙正正", locale });
  const province = stage.group("province", [zhang]);
  const complaints = stage.group("complaints", [sun]);
  for (const one of [zhang, sun]) await one.says("/start");
  await lin.says("转人工");
  await lin.presses("同意，转交");
  await zhang.presses("接单", province);
  await zhang.says("您好，请讲。");
  await lin.says("我要投诉张专员，态度很差");
  await lin.presses("匿名");
  await sun.presses("接单", complaints);
  return { stage, lin, zhang, sun, complaints };
}

it("whoever complains is called so wherever the complaints desk reads of him, and no investor", async () => {
  const { stage, lin, sun, complaints } = await complaining();
  await lin.says("上周三的事");
  expect(sun.all().at(-1)?.text).toBe("#0002 投诉人：上周三的事");
  await lin.says("", { other: "poll" });
  expect(sun.all().at(-1)?.text).toContain("#0002：投诉人发来");
  const waits = await sun.presses("等投诉人答复");
  expect(waits?.text).toContain("在等投诉人");
  await lin.says("/bot");
  await sun.says("请再说说经过。");
  await sun.presses("办结");

  const read = [...sun.all(), ...stage.shown(complaints)];
  const words = read.flatMap(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)]);
  expect(words.join("\n")).toContain("投诉人会收到通知");
  expect(words.join("\n")).not.toContain("投资者");
});

it("in English too", async () => {
  const { lin, sun } = await complaining("en");
  await lin.says("It was last Wednesday, in his office.");
  expect(sun.all().at(-1)?.text).toMatch(/^#0002 complainant: It was/);
  const words = sun
    .all()
    .flatMap(({ text, buttons }) => [text, ...buttons.map((one) => one.label)]);
  expect(words.join("\n")).not.toMatch(/\binvestor\b/);
});

it("back to the officer is not promised while the complaint's own officer has the talk", async () => {
  const { lin, zhang, sun } = await complaining();

  await lin.presses("回到专员");

  lin.sees("现在和您对话的是【投诉受理窗口】的专员，您写的话转给他（投诉 #0002）");
  await lin.says("他上周没来");
  expect(sun.all().at(-1)?.text).toContain("他上周没来");
  expect(zhang.all().at(-1)?.text).not.toContain("他上周没来");

  await lin.says("/bot");
  await lin.says("转人工");
  await lin.says("资料明天发您");
  expect(zhang.all().at(-1)?.text).toBe("#0001 投资者：资料明天发您");
});

it("who takes a complaint back while nobody has it is told that this was heard, and the desk reads it", async () => {
  const stage = await openStage({ desks: sampleDesksOn("telegram") });
  const lin = stage.actor("1001", { name: "林先生", locale: "zh-hans" });
  const sun = stage.actor("2009", { name: "孙正正", locale: "zh-hans" });
  const complaints = stage.group("complaints", [sun]);
  await sun.says("/start");
  await lin.says("我要投诉园区的人，收了资料半年不理");
  await lin.presses("匿名");

  await lin.says("我想撤回投诉");

  lin.sees("您想撤回，已记在投诉 #0001 上");
  await sun.presses("接单", complaints);
  expect(sun.all().at(-1)?.text).toContain("我想撤回投诉");
});
