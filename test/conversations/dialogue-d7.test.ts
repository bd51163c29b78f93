import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { CHANNELS, type Dialogue, openDialogue } from "../support/dialogue.ts";

const HOUR_MS = 60 * 60_000;
const TAX = "達產後預計一年的稅收";

async function consentAsked(channel: Channel): Promise<Dialogue> {
  const dialogue = await openDialogue(channel, "zh-TW");
  await dialogue.ann.says("幫我預審，咖啡加工，普洱，1.5億");
  return dialogue;
}

async function screening(channel: Channel): Promise<Dialogue> {
  const dialogue = await consentAsked(channel);
  await dialogue.ann.presses("同意");
  return dialogue;
}

/** All questions answered, and the result out. */
async function judged(channel: Channel): Promise<Dialogue> {
  const dialogue = await screening(channel);
  const { ann } = dialogue;
  await ann.says("300畝，年稅收6000萬，允許類");
  for (let asked = 0; asked < 8 && /（\d\/\d）/.test(ann.all().at(-1)?.text ?? ""); asked++) {
    await ann.presses(/^(都沒有|否)$/);
  }
  return dialogue;
}

/** Dialogue D7: double taps, stale buttons, edits, duplicates and a thought in pieces. */
describe.each(CHANNELS)("taps and messages that come twice or late, on %s", (channel) => {
  it("one consent for a double tap", async () => {
    const { stage, ann, session } = await consentAsked(channel);
    const before = ann.all().length;

    await stage.deliver(ann.press("同意"), ann.press("同意"));

    expect(ann.all()).toHaveLength(before + 1);
    expect(await session()).toHaveProperty("project");
  });

  it.each([500, 2_000])("one value for the same text %i ms later", async (ms) => {
    const { stage, ann, facts } = await screening(channel);
    const before = ann.all().length;

    await stage.deliver(ann.message("300畝"));
    await stage.advance(ms);
    await stage.deliver(ann.message("300畝"));
    await stage.advance(3_000);

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain(TAX);
    expect(await facts()).toMatchObject({ landMu: 300 });
    expect(await facts()).not.toHaveProperty("annualTaxWan");
  });
});

describe.each(CHANNELS)("a button that comes late, on %s", (channel) => {
  it("of yesterday changes nothing and shows the present question", async () => {
    const { stage, ann, facts } = await screening(channel);
    await ann.says("300畝，年稅收6000萬");
    const old = ann.press("都沒有");
    await ann.says("佔用永久基本農田，不在紅線內");
    const before = await facts();
    await stage.restart(24 * HOUR_MS);

    await stage.deliver({ ...old, id: `${channel}:yesterday` });

    expect(ann.all().at(-1)?.text).toContain("那一問已經過了，沒有改動。現在問的是：");
    expect(ann.all().at(-1)?.text).toMatch(/（\d\/\d）/);
    expect(await facts()).toEqual(before);
  });
});

it("an edit is asked about and changes nothing silently", async () => {
  const { ann, facts } = await screening("telegram");
  await ann.says("300畝");

  await ann.edits("300畝", "200畝");
  ann.sees("新增建設用地由 300畝 改成 200畝，要改嗎？");
  expect(await facts()).toMatchObject({ landMu: 300 });
  await ann.presses("改過來");

  expect(await facts()).toMatchObject({ landMu: 200 });
  ann.sees(TAX);
});

it.each(["feishu", "web"] as const)(
  "an edit that %s tells nobody of changes nothing",
  async (channel) => {
    const { ann, facts } = await screening(channel);
    await ann.says("300畝");

    await ann.edits("300畝", "200畝");

    expect(ann.heard()).toEqual([]);
    expect(await facts()).toMatchObject({ landMu: 300 });
  },
);

describe.each(CHANNELS)("what comes quickly or again, on %s", (channel) => {
  it("twelve short messages in ten seconds get two replies at most", async () => {
    const { stage, ann, facts } = await screening(channel);
    const before = ann.all().length;
    const texts = "你好啊 我想說 我們這個 廠子 打算 放在 那邊的 園區 裡面 土地 大概是 三百畝";

    for (const text of texts.split(" ")) {
      await stage.deliver(ann.message(text));
      await stage.advance(300);
    }
    expect(ann.all().length).toBeLessThanOrEqual(before + 1);
    await stage.advance(2_000);

    expect(ann.all().length).toBeLessThanOrEqual(before + 2);
    expect(await facts()).toMatchObject({ landMu: 300 });
  });

  it("an event that is delivered again does nothing twice, also after a restart", async () => {
    const { stage, ann, facts } = await screening(channel);
    const land = ann.message("300畝");
    await stage.deliver(land, land);
    const before = ann.all().length;

    await stage.restart();
    await stage.deliver(land);
    await stage.advance(3_000);

    expect(ann.all()).toHaveLength(before);
    expect(await facts()).toMatchObject({ landMu: 300 });
  });
});

describe.each(CHANNELS)("answers and submissions tapped twice, on %s", (channel) => {
  it("one submission with one number for two taps", async () => {
    const { stage, ann, session } = await judged(channel);
    await ann.says("轉人工");

    await stage.deliver(ann.press("同意，轉交"), ann.press("同意，轉交"));
    const numbers = ann.heard().map(({ text }) => /#?(\d{4})/.exec(text)?.[1]);

    expect((await session()).tickets).toEqual(["0001"]);
    expect(new Set(numbers.filter(Boolean))).toEqual(new Set(["0001"]));
    expect(stage.shown(stage.group("province", [])).length).toBeLessThanOrEqual(1);
  });

  it("no step is skipped by a double tap on an answer", async () => {
    const { stage, ann, facts } = await screening(channel);
    await ann.says("300畝，年稅收6000萬");

    await stage.deliver(ann.press("都沒有"), ann.press("都沒有"));

    expect(ann.all().at(-1)?.text).toContain("涉及危險化學品");
    expect(await facts()).not.toHaveProperty("hazardousChemicals");
  });
});
