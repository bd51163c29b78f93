import { expect, it } from "vitest";
import { openOffice, withOwner } from "../support/staff-stage.ts";

it.each(["telegram", "feishu"] as const)(
  "a favour offered while an officer owns the talk is declined in one sentence, and he is told; on %s",
  async (channel) => {
    const { stage, ann, zhang, group } = await withOwner(await openOffice(channel));
    const inGroup = stage.shown(group).length;
    await ann.says("明天我带资料来，事成之后给您包个红包");

    expect(ann.heard().map(({ text }) => text)).toEqual([
      expect.stringContaining("谢谢您的好意，但任何好处都不能收"),
    ]);
    const [passed, told] = zhang.all().slice(-2);
    expect(passed?.text).toContain("明天我带资料来，事成之后给您包个红包");
    expect(told?.text).toContain("机器人已按二·5");
    expect(stage.shown(group)).toHaveLength(inGroup);

    await ann.says("需要带营业执照吗？");
    expect(ann.heard()).toEqual([]);
  },
);
