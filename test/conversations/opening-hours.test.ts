import { expect, it } from "vitest";
import { openOffice, withProject } from "../support/staff-stage.ts";

it.each([
  [
    "What are the working hours of the desk?",
    "The provincial desk works Mon–Fri 09:00–18:00, Beijing time",
  ],
  ["Do you work on weekends?", "The provincial desk works Mon–Fri 09:00–18:00"],
  ["你们几点上班", "【省级招商窗口】的工作时间：周一至周五 09:00–18:00（北京时间"],
  ["你們週末上班嗎？", "【省级招商窗口】的工作時間：週一至週五"],
  ["玉溪窗口几点上班", "【玉溪市招商窗口】的工作时间"],
])("the desk's hours are told as they are set up: %s", async (words, told) => {
  const { bob } = await openOffice("telegram");
  await bob.says(words);
  bob.sees(told.replace("省级招商窗口】的工作時間", "省級招商窗口】的工作時間"));
  bob.sees(/最迟|最遲|First reply by/);
});

it("of somebody who waits, his own desk's hours", async () => {
  const { ann } = await withProject(await openOffice("telegram"));
  await ann.says("你们几点上班");
  ann.sees("【玉溪市招商窗口】的工作时间");
});

it("other hours are no desk's", async () => {
  const { bob } = await openOffice("telegram");
  await bob.says("海关几点下班？");
  expect(bob.heard().at(-1)?.text).not.toContain("窗口】");
});

it("an unknown command is answered in one line, with /help", async () => {
  const { bob } = await openOffice("telegram");
  for (const words of ["/tickets", "/nosuch 昆明"]) {
    await bob.says(words);
    bob.sees("没有这个命令。发送 /help");
  }
});
