import { describe, expect, it } from "vitest";
import { type Channel, chatKey } from "../../bot/core/event.ts";
import { PAIRS, WITH_FILES } from "../support/dialogue.ts";
import type { Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

const MINUTE_MS = 60_000;

/** Zhang of the province owns Lin's talk (#0001); Sun is the complaints desk's. */
async function talking(channel: Channel, deskChannel = channel) {
  const desks = sampleDesksOn(deskChannel);
  const stage = await openSimulated({ desks }, { investors: [channel] });
  const lin = stage.actor("1001", { name: "林先生", locale: "zh-hans", channel });
  const officer = (id: string, name: string) =>
    stage.actor(id, { name, locale: "zh-hans", channel: deskChannel });
  const [zhang, sun] = [officer("2001", "张敏敏"), officer("2009", "孙正正")];
  const province = stage.group("province", [zhang]);
  const complaints = stage.group("complaints", [sun]);
  for (const one of [zhang, sun]) await one.says("/start");
  await lin.says("转人工");
  await lin.presses("同意，转交");
  await zhang.presses("接单", province);
  await zhang.says("您好，请讲。");
  return { stage, lin, zhang, sun, province, complaints };
}

function readBy(stage: Stage, ...places: readonly Actor["chat"][]): string {
  return places
    .flatMap((chat) => stage.shown(chat))
    .map(({ text }) => text)
    .join("\n");
}

describe.each(PAIRS)(
  "a complaint about the officer who has the talk, on %s about one on %s",
  (channel, deskChannel) => {
    it("never reaches him: not as a message, on a card, in a search, a list, a report or an export", async () => {
      const { stage, lin, zhang, sun, province, complaints } = await talking(channel, deskChannel);
      const before = readBy(stage, zhang.chat, province);

      await lin.says("我要投诉张专员，他问我要好处费");
      lin.sees("您刚才的话没有转给专员");
      lin.sees("被投诉的人和单位看不到");
      expect(lin.labels()).toEqual(["匿名", "可以写名字", "先不投诉", "不是投诉，发给专员"]);
      await lin.says("上周三在他办公室，只有我们两个人");
      lin.sees("记下了");
      await lin.presses("匿名");
      lin.sees("投诉 #0002 已交【投诉受理窗口】");
      lin.sees("专员看不到这件投诉");
      await lin.says("他说不给两万就不签字，你说他凭什么？");
      lin.sees("已加到投诉 #0002，别的窗口看不到。");
      expect(readBy(stage, zhang.chat, province)).toBe(before);

      for (const words of ["我的单", "窗口队列", "查单 投诉", "打开 #2", "周报", "打开 #1"]) {
        await zhang.says(words);
      }
      const seen = readBy(stage, zhang.chat, province).replaceAll("您的窗口没有 #2。", "");
      for (const trace of ["0002", "好处费", "办公室", "两万", "投诉"])
        expect(seen).not.toContain(trace);

      await sun.presses("接单", complaints);
      expect(readBy(stage, sun.chat)).toContain("只有我们两个人");
      expect(readBy(stage, sun.chat)).not.toContain("林先生");
    });
  },
);

describe.each(WITH_FILES)("beside the complaint (%s)", (channel) => {
  it("the talk with the officer goes on when its maker says so, or half an hour later", async () => {
    const { stage, lin, zhang } = await talking(channel);
    await lin.says("我要投诉这个专员");
    await lin.presses("可以写名字");
    await lin.presses("回到专员");
    lin.sees("接下来您写的话转给专员");
    await lin.says("地块的资料我明天发您");
    expect(zhang.all().at(-1)?.text).toContain("地块的资料我明天发您");

    await lin.says("我还要投诉他态度很差");
    await lin.presses("匿名");
    await stage.restart(31 * MINUTE_MS);
    await lin.says("资料发到哪里？");
    expect(zhang.all().at(-1)?.text).toContain("资料发到哪里？");
  });

  it("what was no complaint is sent to the officer by a button, what is dropped is wiped", async () => {
    const { stage, lin, zhang } = await talking(channel);
    await lin.says("我们要举报材料的清单，请发一份");
    await lin.presses("不是投诉，发给专员");
    expect(zhang.all().at(-1)?.text).toBe("#0001 投资者：我们要举报材料的清单，请发一份");

    await lin.says("我想投诉你们窗口");
    await lin.says("先不投诉");
    lin.sees("没有转交");
    expect(await stage.read({ kind: "session", id: chatKey(lin.chat) })).not.toHaveProperty(
      "complaint",
    );
    await lin.says("请问还要等多久？");
    expect(zhang.all().at(-1)?.text).toContain("请问还要等多久？");
  });

  it("an officer who accepts in the middle of it reads nothing of it", async () => {
    const { lin, zhang, province, stage } = await talking(channel);
    await lin.says("/bot");
    await lin.says("我要投诉招商局的王科长");
    await lin.presses("匿名");
    await zhang.says("您好，我接着给您办。");

    await lin.says("他三月份拖着不办，要我请吃饭");

    lin.sees("已加到投诉 #0002");
    expect(readBy(stage, zhang.chat, province)).not.toContain("三月份");
  });
});

// Feishu tells bots nothing of edits.
it("a passed on message that is edited into one stays as it was with the officer", async () => {
  const { lin, zhang } = await talking("telegram");
  await lin.says("张专员，资料收到了吗");
  const read = zhang.all();

  await lin.edits("张专员，资料收到了吗", "我要投诉张专员，他问我要红包");

  lin.sees("您改的这句没有转给专员");
  expect(zhang.all()).toEqual(read);
});
