import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const NIGHT = new Date("2026-11-23T22:00:00+08:00");

describe.each(["telegram", "feishu", "web"] as const)(
  "a person wanted at once, on %s (D9)",
  (channel) => {
    it("has a number, the mark, no false promise; the phone as configured; answers meanwhile; silence after", async () => {
      const stage = await openStage({}, NIGHT);
      const ann = stage.actor("1001", { name: "Ann Lee", locale: "en", channel });
      const wang = stage.actor("2001", { name: "王芳", locale: "zh-hans" });
      const group = stage.group("province", [wang]);
      await wang.says("/start");
      await ann.says("human please");
      ann.sees("A person from the provincial desk would take over");

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
      for (const { text } of ann.all()) expect(text).not.toMatch(/connecting/i);
    });
  },
);

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
