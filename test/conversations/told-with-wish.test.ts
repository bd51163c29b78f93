import { expect, it } from "vitest";
import { openStage } from "../support/stage.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";

async function counter(locale = "zh-hans") {
  const stage = await openStage({ desks: sampleDesksOn("telegram") });
  const ho = stage.actor("1001", { name: "何小姐", locale });
  const zhang = stage.actor("2001", { name: "张敏敏", locale: "zh-hans" });
  const group = stage.group("province", [zhang]);
  await zhang.says("/start");
  return { stage, ho, zhang, group };
}

it("what is told in the message that wishes for a person goes to the officer, and no number with it", async () => {
  const { stage, ho, zhang, group } = await counter();

  await ho.says("我是做铝合金轮毂的，想找人聊，手机13900001111");
  ho.sees("您刚才的问题“我是做铝合金轮毂的”");
  await ho.presses("同意，转交");
  await zhang.presses("接单", group);

  expect(zhang.all().at(-1)?.text).toContain("我是做铝合金轮毂的");
  expect(zhang.all().at(-1)?.text).not.toContain("139");
  expect(
    stage
      .shown(group)
      .map(({ text }) => text)
      .join(),
  ).not.toContain("轮毂");
});

it("beside a question asked before, and in English", async () => {
  const { ho, zhang, group } = await counter("en");
  await ho.says("What is the corporate tax rate?");
  await ho.says("I want to talk to a person. We grow cut flowers in Kenya.");
  ho.sees(/What is the corporate tax rate\?\s+We grow cut flowers in Kenya/);
  await ho.presses("Agree and pass on");
  await zhang.presses("接单", group);
  expect(zhang.all().at(-1)?.text).toMatch(/tax rate\?\s+We grow cut flowers/);
});

it.each(["转人工，谢谢", "转人工，玉溪", "human please, thanks"])(
  "where nothing is told, nothing but language and name goes: %s",
  async (words) => {
    const { ho } = await counter();
    await ho.says(words);
    ho.sees(/您的语言和称呼。|your language and display name\./);
  },
);

it("who asks whether anybody is there while he waits is told how it stands", async () => {
  const { ho } = await counter();
  await ho.says("转人工");
  await ho.presses("同意，转交");
  await ho.says("请问有人吗");
  ho.sees("#0001：【省级招商窗口】尚未接单");
  await ho.says("排到第几了");
  ho.sees("#0001：【省级招商窗口】尚未接单");
  await ho.says("取消吧，不用了");
  ho.sees("#0001");
  expect(ho.labels().join()).toMatch(/撤回/);
});

it("算了 before a question is no part of what he makes", async () => {
  const { ho } = await counter();
  await ho.says("帮我预审，做锂电池隔膜");
  await ho.presses("不同意");
  await ho.says("那算了，问你个问题，隔膜属于哪一条");
  await ho.says("好吧我同意");
  ho.sees("产品：隔膜");
});

it("a draft is deleted by words as by its button; what was deleted is not told as if it were there", async () => {
  const { ho } = await counter();
  await ho.says("帮我预审，做核桃油，大理，9000万，30亩");
  await ho.presses("同意");
  await ho.says("我要删除所有资料");
  ho.sees("确定全部删除吗");
  await ho.presses("先不删");
  await ho.says("都删了吗");
  ho.sees("关于这个聊天，我保存了");
  await ho.says("删除草稿");
  ho.sees("草稿已删除");
  await ho.says("刚才的项目还在吗");
  ho.sees(/没有.*草稿/);
});

it("who asks why he is asked so much is told why, and nothing is put down for him", async () => {
  const { ho } = await counter();
  await ho.says("帮我预审，做核桃油，大理，9000万，30亩");
  await ho.presses("同意");
  await ho.says("为什么要问这么多");
  expect(ho.all().at(-1)?.text).not.toContain("记下了");
  ho.sees("附件1·二（三）");
  await ho.says("好的谢谢，那我继续填");
  ho.sees(/上次说到这里|达产后预计一年的税收/);
});

it("a wish to know whether one qualifies begins the screening, and is no question beside it", async () => {
  const { ho } = await counter("en");
  await ho.says("Can I check if my project qualifies?");
  await ho.presses("I agree");
  ho.sees(/^\(1\/9\)/);
  await ho.says("maybe Qujing or Yuxi");
  ho.sees("(Qujing, Yuxi)");
});

it("the wish to be judged takes nothing from what is told with it", async () => {
  const { ho } = await counter();
  await ho.says("帮我看看我们的项目能不能进：在大理做核桃油，投8000万，用地30亩");
  await ho.presses("同意");
  ho.sees("产品：核桃油；落地州市：大理州；固定资产投资：8000万元；新增建设用地：30亩");
});

it("after the result a figure is corrected by plain words, and the project passed on by two", async () => {
  const { ho } = await counter("en");
  await ho.says(
    "Please pre-screen: coffee roasting, Pu'er, RMB 150 million, 60 mu, tax 12 million RMB",
  );
  await ho.presses("I agree");
  for (const words of ["neither", "none of them", "none", "none of these", "permitted"])
    await ho.says(words);
  ho.sees("Eligible");
  await ho.says("tax will rather be 8 million RMB");
  ho.sees("RMB 12 million → RMB 8 million");
  await ho.says("ok, pass it on");
  ho.sees("If you agree, they receive");
});
