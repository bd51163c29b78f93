import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";
import type { ActorOptions } from "../support/stage-actor.ts";

const HOUR_MS = 60 * 60_000;

async function arriving(options: ActorOptions = { locale: "zh-hans" }) {
  const stage = await openStage();
  const lin = stage.actor("1001", { name: "林先生", ...options });
  const province = stage.group("province", []);
  stage.group("yuxi", []);
  return { stage, lin, province };
}

async function waiting(options?: ActorOptions) {
  const arrived = await arriving(options);
  await arrived.lin.says(options?.locale === "en" ? "human please" : "转人工");
  await arrived.lin.presses(options?.locale === "en" ? "Agree and pass on" : "同意，转交");
  return arrived;
}

describe("a person wished for in ordinary words", () => {
  it("is offered at once by the desk of the place that is named", async () => {
    const { lin } = await arriving();
    await lin.says("我不想跟机器聊，找个活人，玉溪的");
    lin.sees("由【玉溪市招商窗口】接手");
  });

  it("is offered amid the pre-screen, whose question waits", async () => {
    const { lin } = await arriving();
    await lin.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩");
    await lin.presses("同意");
    await lin.says("能不能安排个人跟我谈");
    lin.sees("由【玉溪市招商窗口】接手");
    await lin.presses("先不转");
    await lin.says("年税收1100万");
    lin.sees("达产后年税收：1100万元");
  });

  it("may be asked to call: the wish goes along, the number is not kept", async () => {
    const { stage, lin } = await arriving();
    await lin.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩");
    await lin.presses("同意");
    await lin.says("电话打给我，13812345678");
    lin.sees("联系方式记下了：可以打电话");
    lin.sees("号码我没有保存");
    lin.sees("由【玉溪市招商窗口】接手");
    await lin.presses("同意，转交");
    lin.sees("编号 #0001");
    expect(await stage.bytes()).not.toContain("13812345678");
  });

  it("is offered to who speaks English too", async () => {
    const { lin } = await arriving({ locale: "en" });
    await lin.says("I'd rather talk to a real person");
    lin.sees("A person from the provincial desk would take over");
  });
});

describe("who waits for an officer", () => {
  it("hears where his request stands and until when he is answered", async () => {
    const { lin } = await waiting();
    for (const words of [
      "人呢，怎么还没人理我",
      "要等多久",
      "我的编号是多少",
      "现在有人吗",
      "都半天了怎么还没消息",
      "他们啥时候联系我",
      "怎么还没有人来",
    ]) {
      await lin.says(words);
      lin.sees("#0001：【省级招商窗口】尚未接单");
      lin.sees(/最迟 11月23日[^\n]*10:30/);
    }
  });

  it("hears that it is late, once it is", async () => {
    const { stage, lin } = await waiting({ locale: "en" });
    await stage.restart(HOUR_MS);
    await lin.says("when will somebody answer");
    lin.sees("#0001: waiting for the provincial desk to accept");
    lin.sees("The first reply is late; we are sorry.");
  });

  it("marks it urgent by 急急急 and 催一下", async () => {
    const { stage, lin, province } = await waiting();
    await lin.says("急急急");
    lin.sees("#0001 已标为加急");
    lin.sees("最迟 11月23日");
    expect(stage.shown(province)[0]?.text).toContain("【急】#0001");
    await lin.says("催一下");
    lin.sees("#0001 已标为加急");
  });

  it("asks the documents as before when nothing of his waits", async () => {
    const { lin } = await arriving();
    await lin.says("到哪一步了");
    expect(lin.heard().at(-1)?.text).not.toContain("#");
  });
});

describe("a request that nobody has accepted", () => {
  it.each([
    "算了不用了，取消",
    "我改主意了，别转了",
    "撤回我的申请",
    "不用了，actually cancel that",
  ])("is withdrawn by words, after a question: %s", async (words) => {
    const { stage, lin, province } = await waiting();
    await lin.says(words);
    lin.sees("要撤回 #0001 吗？");
    await lin.presses("撤回");
    lin.sees("#0001 已撤回，窗口不再处理");
    expect(stage.shown(province)[0]?.text).toContain("投资者已撤回，不用接单");
    expect(stage.shown(province)[0]?.buttons).toEqual([]);
    await stage.advance(HOUR_MS);
    expect(stage.shown(province)).toHaveLength(1);
    await lin.says("转人工");
    await lin.presses("同意，转交");
    lin.sees("编号 #0002");
  });

  it.each(["算了，还是要吧", "还是留着", "继续等"])(
    "stays where he thinks better of it: %s",
    async (words) => {
      const { lin } = await waiting();
      await lin.says("撤回我的申请");
      await lin.says(words);
      lin.sees("好的，照旧办理");
    },
  );

  it("stays when he says so, and amid the pre-screen its question waits", async () => {
    const { lin } = await arriving();
    await lin.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩");
    await lin.presses("同意");
    await lin.says("转人工");
    await lin.presses("同意，转交");
    await lin.says("取消转人工");
    lin.sees("要撤回 #0001 吗？");
    await lin.says("不用");
    lin.sees("好的，照旧办理");
    await lin.says("年税收1100万");
    lin.sees("达产后年税收：1100万元");
  });
});

it("/status is answered also while an officer owns the talk, and no message to him", async () => {
  const { stage, lin } = await waiting();
  const zhang = stage.actor("2001", { name: "张敏敏" });
  const group = stage.group("province", [zhang]);
  await zhang.says("/start");
  await zhang.presses("接单", group);
  const read = zhang.all();
  await lin.says("/status");
  lin.sees("#0001：【省级招商窗口】的专员已接单");
  expect(zhang.all()).toEqual(read);
});

describe("a favour offered amid the pre-screen", () => {
  it("is declined with thanks, and the question is put again", async () => {
    const { lin } = await arriving();
    await lin.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩");
    await lin.presses("同意");
    await lin.says("给你们领导送点礼行不行");
    lin.sees("任何好处都不能收");
    lin.sees("税收");
  });
});
