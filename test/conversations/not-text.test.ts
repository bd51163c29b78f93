import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const STICKER = { files: ["sticker"] } as const;

const KINDS = [
  ["a photo", { files: ["image"] }, "图片我看不了", "I can't read pictures"],
  ["a voice message", { files: ["audio"] }, "语音我听不了", "I can't listen to voice messages"],
  ["a video", { files: ["video"] }, "视频我看不了", "I can't watch videos"],
  ["a file", { files: ["document"] }, "文件我读不了", "I can't open files"],
  ["a sticker", STICKER, "收到。有问题请直接打字问我。", "Got it."],
  ["a place", { other: "location" }, "我查不了红线图", "I can't check a place"],
  ["a contact", { other: "contact" }, "名片我没有保存", "I have not kept that contact"],
  ["a poll", { other: "poll" }, "这类消息我读不了", "I can't read that kind of message"],
] as const;

describe.each(KINDS)("%s", (...[, parts, zh, en]) => {
  it.each([
    ["zh-hans", zh],
    ["en", en],
  ])("gets one line that helps, and the way to a person: %s", async (locale, line) => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale });

    await ann.says("", parts);

    expect(ann.heard()).toHaveLength(1);
    ann.sees(line);
    expect(ann.labels()).toEqual([/zh/.test(locale) ? "转人工" : "Ask a person"]);
  });

  it("answers no question of a screening, which is put again with its buttons", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("帮我预审，咖啡加工，普洱，1.5亿，50亩，年税收1100万");
    await ann.presses("同意");

    await ann.says("", parts);

    ann.sees(parts === STICKER ? "表情我不当作回答" : zh);
    ann.sees("（5/9）选址有没有下面的情况");
    expect(ann.labels()).toContain("都没有");
  });
});

it("is said of a file that came with words, and the words are answered", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });

  await ann.says("省里招商委是谁管的？", { files: ["image"] });

  ann.sees("附件我读不了，只看了文字部分。");
  ann.sees("六（一）");
});

it("warns against identity documents when a picture comes", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });

  await ann.says("", { files: ["image"] });

  ann.sees("请不要发送身份证件");
});
