import { describe, expect, it } from "vitest";
import { PAIRS } from "../support/dialogue.ts";
import { openStage } from "../support/stage.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

const NIGHT = new Date("2026-11-23T22:00:00+08:00");

describe.each(PAIRS)(
  "a person wanted at once on %s from a desk on %s (D9)",
  (channel, deskChannel) => {
    it("has a number, the mark, the truth; the phone as configured; answers meanwhile; silence after", async () => {
      const desks = sampleDesksOn(deskChannel);
      const stage = await openSimulated({ desks }, { investors: [channel], start: NIGHT });
      const ann = stage.actor("1001", { name: "Ann Lee", locale: "en", channel });
      const wang = stage.actor("2001", { name: "王芳", channel: deskChannel, locale: "zh-hans" });
      const group = stage.group("province", [wang]);
      await wang.says("/start");
      await ann.says("human please");
      ann.sees("I'm an automatic assistant. A person from the provincial desk would take over");
      ann.sees("Working hours: Mon–Fri 09:00–18:00, Beijing time, except public holidays.");

      await ann.says("NOW. we have a board meeting tomorrow");
      ann.sees("Your number is #0001");
      ann.sees("First reply by Tue 24 Nov, 09:30 Beijing time");
      ann.sees("#0001 is marked urgent; I cannot promise an earlier time");
      expect(stage.shown(group)[0]?.text).toContain("【急】#0001");

      await ann.says("just tell me the phone number");
      ann.sees("0871-00000000");
      await ann.says("fine. Is foreign private equity allowed in the free trade zone?");
      ann.sees("五（四）");

      await stage.restart(11.5 * 60 * 60_000);
      await wang.presses("接单", group);
      await wang.says("Good morning, how can I help?");
      await ann.says("Thanks. Is it a pilot only?");
      expect(ann.heard()).toEqual([]);
      await ann.says("/bot");
      await ann.says("what does the investment committee do?");
      ann.sees("六（一）");

      await ann.says("one more thing, what is the corporate income tax rate?");
      ann.sees("I added this question to #0001; the officer of the provincial desk will see it.");
      expect(wang.all().at(-1)?.text).toContain(
        "#0001：投资者问了我从文件里答不了的：one more thing",
      );
      expect(wang.all().find(({ text }) => text.startsWith("【急】#0001"))?.text).toContain(
        "one more thing, what is the corporate",
      );

      const said = ann.all().map(({ text }) => text);
      expect(said.filter((text) => text.includes("would take over"))).toHaveLength(1);
      for (const text of said) expect(text).not.toMatch(/connecting/i);
      expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "accepted" });
      expect(
        stage
          .shown(group)
          .map(({ text }) => text)
          .join(),
      ).not.toContain("tax rate");
    });
  },
);

it("what the documents don't say waits on the open ticket for its officer, never in the group", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  const wang = stage.actor("2001", { name: "王芳", locale: "zh-hans" });
  const group = stage.group("province", [wang]);
  await wang.says("/start");
  await ann.says("转人工");
  await ann.presses("同意，转交");

  await ann.says("企业所得税税率是多少？");
  ann.sees("这个问题已记到 #0001，【省级招商窗口】的专员会看到。");
  await ann.says("咖啡加工属于鼓励类吗？");
  expect(ann.heard().at(-1)?.text).not.toContain("已记到");
  // There is a clause on it, which does not go into what is asked.
  await ann.says("外商股权投资企业的注册资本最低多少");
  ann.sees("五（四）");
  ann.sees("这个问题已记到 #0001");

  await wang.presses("接单", group);
  wang.sees("文件没写明、等您答的：企业所得税税率是多少？\n外商股权投资企业的注册资本最低多少");
  expect(
    stage
      .shown(group)
      .map(({ text }) => text)
      .join(),
  ).not.toContain("税率");
  await ann.says("/mydata");
  await ann.presses("全部删除");
  await ann.presses("确定删除");
  expect(JSON.stringify(await stage.read({ kind: "ticket", id: "0001" }))).not.toContain("税率");
});

it("what is asked amid the pre-screen's questions waits for the officer too", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  stage.group("province", []);
  await ann.says("帮我预审，咖啡加工，1.5亿，50亩");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");

  await ann.says("企业所得税税率是多少？");

  ann.sees("这个问题已记到 #0001");
  ann.sees(/回到预审/);
  expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({
    questions: ["企业所得税税率是多少？"],
  });
});

it("an open request can be marked urgent once, and the desk's card shows it", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  const group = stage.group("province", []);
  await ann.says("转人工");
  await ann.presses("同意，转交");

  await ann.says("很急，马上要签合同了");
  await ann.says("请尽快联系我");

  ann.sees("#0001 已标为加急");
  expect(stage.shown(group)).toHaveLength(1);
  expect(stage.shown(group)[0]?.text).toContain("【急】#0001");
});
