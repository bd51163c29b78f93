import { describe, expect, it } from "vitest";
import { type ChatRef, chatKey } from "../../bot/core/event.ts";
import { openGroupTalk } from "../support/group-talk.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";
import type { Stage } from "../support/stage.ts";

const HOUR_MS = 3_600_000;

function remembered(stage: Stage, thread: ChatRef): Promise<unknown> {
  return stage.read({ kind: "session", id: chatKey(thread) });
}

describe.each(["telegram", "feishu"] as const)(
  "what is remembered of a thread on %s",
  (channel) => {
    it("is gone once its ticket is closed there", async () => {
      const { stage, zhang, thread } = await openGroupTalk(channel);
      await zhang.says("您好", { in: thread });
      expect(await remembered(stage, thread)).toBeDefined();

      await zhang.presses("办结", thread);
      await zhang.presses("已转介", thread);

      expect(await remembered(stage, thread)).toBeUndefined();
    });

    it("is gone an hour after the last word, however the ticket ended, and the talk can go on", async () => {
      const { stage, ann, zhang, thread } = await openGroupTalk(channel);
      await zhang.says("您好", { in: thread });
      await stage.restart(HOUR_MS / 2);
      await zhang.says("在吗？", { in: thread });
      await stage.restart(HOUR_MS - 60_000);
      expect(await remembered(stage, thread)).toBeDefined();

      await stage.restart(60_000);

      expect(await remembered(stage, thread)).toBeUndefined();
      await zhang.says("明天见", { in: thread });
      expect(ann.all().at(-1)?.text).toBe("Officer: 明天见");
    });

    it("holds a value that is asked for as long as it counts", async () => {
      const { stage, zhang, group } = await withOwner(await openOffice(channel, "group"));
      const [thread = group] = stage.threads(group);
      await zhang.presses("改资料", thread);
      await zhang.presses("新增建设用地", thread);
      await stage.restart(29 * 60_000);

      await zhang.says("60亩\n电话核实，王经理", { in: thread });

      expect(stage.shown(thread).at(-1)?.text).toContain("50亩 → 60亩");
      await stage.restart(HOUR_MS);
      expect(await remembered(stage, thread)).toBeUndefined();
    });
  },
);
