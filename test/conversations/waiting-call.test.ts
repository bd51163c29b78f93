import { describe, expect, it } from "vitest";
import { openOffice, withOwner, withProject } from "../support/staff-stage.ts";

describe("who waits for an officer and calls out", () => {
  it.each([
    "有人吗",
    "有人吗？？",
    "喂？",
    "您好",
    "在吗",
    "你好，有人在吗？",
    "请问现在有人吗",
    "？？",
    "人呢？",
  ])(
    "reads in one sentence that it stands, and by when he is promised a reply: %s",
    async (words) => {
      const { ann } = await withProject(await openOffice("telegram"));
      await ann.says(words);
      expect(ann.heard().map(({ text }) => text)).toEqual([
        "我在。#0001：【玉溪市招商窗口】尚未接单，最迟 11月23日周一 11:00（北京时间）首次回复。",
      ]);
    },
  );

  it.each(["hello?", "Hello, anyone there?", "anybody?", "hi, is anyone there?", "are you there?"])(
    "in his own language: %s",
    async (words) => {
      const { ann } = await withProject(await openOffice("telegram"));
      await ann.says(words);
      const said = ann.sees("I'm here. #0001: waiting for the Yuxi desk to accept. First reply by");
      expect(said).not.toContain("\n");
    },
  );

  it("is told so where the promised time is past", async () => {
    const { stage, ann } = await withProject(await openOffice("telegram"));
    await stage.advance(2 * 3_600_000);
    await ann.says("有人吗");
    ann.sees("尚未接单，首次回复已经晚了，抱歉");
  });

  it("with a question gets the question answered", async () => {
    const { ann } = await withProject(await openOffice("telegram"));
    await ann.says("你好，失信企业的项目怎么处理？");
    ann.sees("附件1·二");
  });
});

it("a greeting of who waits for nobody is a greeting", async () => {
  const { ann } = await openOffice("telegram");
  await ann.says("您好");
  expect(
    ann
      .heard()
      .map(({ text }) => text)
      .join(),
  ).not.toContain("我在");
});

it("once an officer has accepted, hello? is his to answer", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  await ann.says("hello?");
  expect(ann.heard()).toEqual([]);
  expect(zhang.all().at(-1)?.text).toBe("#0001 投资者：hello?");
});
