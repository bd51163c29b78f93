import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { CHANNELS, type Dialogue, openDialogue } from "../support/dialogue.ts";

const HOUR_MS = 60 * 60_000;

async function paused(channel: Channel): Promise<Dialogue> {
  const dialogue = await openDialogue(channel);
  const { ann } = dialogue;
  await ann.says("帮我预审，做磷酸铁锂正极的");
  await ann.presses("同意");
  await ann.says("玉溪");
  await ann.says("12个亿");
  await ann.says("算了不弄了");
  return dialogue;
}

/** Dialogue D5: cancelling, and coming back the next day. */
describe.each(CHANNELS)("cancelling, and coming back the next day, on %s", (channel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const { stage, ann, facts, session } = await paused(channel);
    ann.sees("已暂停，什么都没有提交。草稿保留 180 天");
    expect(ann.labels().slice(0, 2)).toEqual(["保留草稿", "删除草稿"]);

    await ann.says("先留着");
    ann.sees("草稿已保留，什么都没有提交，也不会主动提醒您");
    const before = ann.all().length;
    await stage.restart(20 * HOUR_MS);
    expect(ann.all()).toHaveLength(before);

    await ann.says("我又来了，昨天说到哪");
    ann.sees(/产品：.*磷酸铁锂.*落地州市：玉溪市；固定资产投资：12亿元/);
    ann.sees("需要新增建设用地多少亩");

    await ann.says("继续，不过投资改成8000万");
    ann.sees("已更正：固定资产投资 12亿元 → 8000万元。");
    ann.sees("需要新增建设用地多少亩");
    expect(await facts()).toMatchObject({ region: "玉溪市", investmentCnyWan: 8000 });

    await ann.says("取消");
    expect(ann.labels().slice(0, 2)).toEqual(["保留草稿", "删除草稿"]);
    await ann.says("删");
    ann.sees("草稿已删除");
    expect(ann.labels()).toContain("项目预审");
    expect(await session()).not.toHaveProperty("project");

    await ann.says("昨天说到哪");
    ann.sees("没有草稿");
    expect(await stage.bytes()).not.toContain("磷酸铁锂");
  });
});

describe.each(CHANNELS)("a paused screening, on %s", (channel) => {
  it("does not lose the state on a restart", async () => {
    const { stage, ann, facts } = await paused(channel);
    const before = await facts();

    await stage.restart();
    await ann.says("继续");

    expect(await facts()).toEqual(before);
    ann.sees("玉溪市");
  });

  it.each(["厂房我们算了一下要50亩", "人工成本先算了，电价你们给多少？", "税收我算了下大概1100万"])(
    "does not cancel for 算了 within a sentence: %s",
    async (words) => {
      const { ann } = await paused(channel);
      await ann.says("继续");

      await ann.says(words);

      for (const { text } of ann.heard()) expect(text).not.toContain("已暂停");
      expect(ann.heard().at(-1)?.text).toMatch(/（\d\/\d）/);
    },
  );

  it("shows nothing of the draft in a group", async () => {
    const { stage, ann } = await paused(channel);
    const group = stage.group("province", [ann]);

    await ann.says("我又来了，昨天说到哪", { in: { ...group, channel } });

    const said = stage.shown(group).map(({ text }) => text);
    expect(said.join("\n")).not.toMatch(/磷酸铁锂|玉溪|12亿|草稿/);
    expect(ann.heard()).toEqual([]);
  });
});
