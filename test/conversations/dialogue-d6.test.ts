import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { CHANNELS, openDialogue, WITH_FILES } from "../support/dialogue.ts";

const EVERYTHING = [
  { files: ["image"] },
  { files: ["audio"] },
  { files: ["video"] },
  { files: ["document"] },
  { files: ["sticker"] },
  { other: "location" },
  { other: "contact" },
  { other: "poll" },
] as const;

async function asked(channel: Channel, locale = "zh-hans") {
  const dialogue = await openDialogue(channel, locale);
  await dialogue.ann.says(
    locale === "en"
      ? "Please screen my project: coffee roasting in Pu'er, RMB 150 million, 50 mu, tax RMB 11 million a year"
      : "帮我预审，咖啡加工，普洱，1.5亿，50亩，年税收1100万",
  );
  await dialogue.ann.presses(/^(同意|I agree)$/);
  return dialogue;
}

/** Dialogue D6: photo, voice, sticker, location, file, contact card, and somebody who can't type. */
describe.each(WITH_FILES)("everything that is not text, on %s", (channel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const { ann, facts } = await openDialogue(channel);

    await ann.says("", { files: ["image"] });
    ann.sees("图片我看不了");
    ann.sees("地类和面积");
    ann.sees("请不要发送身份证件");
    await ann.says("", { files: ["audio"] });
    ann.sees("语音我听不了");
    expect(ann.labels()).toContain("转人工");
    await ann.says("", { files: ["sticker"] });
    ann.sees("收到");
    await ann.says("", { other: "location" });
    ann.sees("我查不了红线图");
    ann.sees("是否在生态保护红线内");
    ann.sees("不清楚也可以，由专员核对");
    await ann.says("", { files: ["document"] });
    ann.sees("五个要点：产品、州市、投资额、用地、年税收");
    ann.sees(channel === "telegram" ? "不超过 20 MB" : "不超过 30 MB");
    await ann.says("", { other: "contact" });
    ann.sees("名片我没有保存");
    ann.sees("您想用别的方式，说一声就行");
    await ann.says("不知道怎么打字，我方言重");

    ann.sees("招商窗口");
    expect(ann.labels()).toContain("同意，转交");
    expect(await facts()).toEqual({});
  });
});

describe.each([
  ...CHANNELS.map((channel) => [channel, "👍", {}] as const),
  ...WITH_FILES.map((channel) => [channel, "", { files: ["sticker"] }] as const),
])("a thumb on %s: %s%o", (channel, words, parts) => {
  it("is no answer", async () => {
    const { ann, facts } = await asked(channel);
    const before = await facts();

    await ann.says(words, parts);

    ann.sees("表情我不当作回答");
    ann.sees("选址有没有下面的情况");
    expect(ann.labels()).toContain("都没有");
    expect(await facts()).toEqual(before);
  });

  it("is no consent", async () => {
    const { ann, session } = await openDialogue(channel);
    await ann.says("帮我预审，咖啡加工，普洱，1.5亿");

    await ann.says(words, parts);

    expect(await session()).not.toHaveProperty("project");
  });
});

it("somebody in the playground who can't type well is offered a person", async () => {
  const { ann } = await openDialogue("web");

  await ann.says("不知道怎么打字，我方言重");

  ann.sees("招商窗口");
  expect(ann.labels()).toContain("同意，转交");
});

describe.each(WITH_FILES)("what is not text in a screening, on %s", (channel) => {
  it.each(["zh-hans", "en"])(
    "is silent on nothing, and nothing changes a fact: %s",
    async (locale) => {
      const { stage, ann, facts } = await asked(channel, locale);
      const before = await facts();

      for (const parts of EVERYTHING) {
        await ann.says("", parts);
        expect(ann.heard().length).toBeGreaterThan(0);
        expect(ann.labels()).toContain(locale === "en" ? "Ask a person" : "转人工");
        await stage.advance(5_000);
      }

      expect(await facts()).toEqual(before);
    },
  );

  it("keeps nothing of a picture or a contact", async () => {
    const { stage, ann } = await asked(channel);

    await ann.says("", { files: ["image"] });
    await ann.says("", { other: "contact" });
    await stage.advance(5_000);

    const bytes = await stage.bytes();
    // What the platforms call the picture, and the card's number.
    for (const trace of [/photo-file-/, /img_v3_/, /0871 0000/]) expect(bytes).not.toMatch(trace);
  });
});
