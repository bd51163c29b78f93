import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";

const WORDS = "我要投诉，XX园区的王科长拖了我们半年，还暗示要好处";

/** The sample desks on that channel; the one for complaints talks in threads of its group. */
function openInThreads(channel: Channel): Promise<Stage> {
  const { desks, ...rest } = sampleDesksOn(channel);
  const inThreads = desks.map((desk) =>
    desk.isComplaints ? { ...desk, relay: "group" as const } : desk,
  );
  return openStage({ desks: { ...rest, desks: inThreads } });
}

/** Chen, who writes from Telegram, has complained anonymously; the complaints desk talks in threads of its group. */
async function complained(channel: Channel) {
  const stage = await openInThreads(channel);
  const chen = stage.actor("chen-1001", { name: "陈先生", locale: "zh-hans" });
  const officer = (id: string, name: string) =>
    stage.actor(id, { name, channel, locale: "zh-hans" });
  const [sun, qian, wang] = [
    officer("sun-2009", "孙正正"),
    officer("qian-2010", "钱明明"),
    officer("wang-2001", "王科长"),
  ];
  const group = stage.group("complaints", [sun, qian]);
  const province = stage.group("province", [wang]);
  await chen.says(WORDS);
  await chen.presses("匿名");
  await sun.presses("接单", group);
  const [thread = group] = stage.threads(group);
  return { stage, chen, sun, qian, wang, group, province, thread };
}

function wordsIn(stage: Stage, ...chats: readonly Parameters<Stage["shown"]>[0][]): string {
  return chats
    .flatMap((chat) => stage.shown(chat))
    .map(({ text }) => text)
    .join("\n");
}

describe.each(["telegram", "feishu"] as const)(
  "a complaint in a thread of its desk on %s",
  (channel) => {
    it("is read there and nowhere else, without the name of who made it", async () => {
      const { stage, chen, sun, wang, group, province, thread } = await complained(channel);

      expect(wordsIn(stage, thread)).toContain(`投诉内容：${WORDS}`);
      expect(wordsIn(stage, group)).toContain("#0001 新投诉");
      for (const words of ["王科长", "好处", "园区"]) {
        expect(wordsIn(stage, group)).not.toContain(words);
      }
      await chen.says("今年三月在园区管委会，说要先表示才给办手续。");
      expect(wordsIn(stage, thread)).toContain("今年三月在园区管委会");
      await wang.says("查单 投诉");
      await wang.says("打开 #1");
      expect(wordsIn(stage, province, wang.chat)).not.toMatch(/三月|好处费|王科长拖/);
      for (const place of [thread, group, sun.chat, wang.chat, province]) {
        expect(wordsIn(stage, place)).not.toMatch(/陈先生|chen-1001/);
      }
    });

    it("is answered there by its owner alone, has no transfer, and is closed with its thread", async () => {
      const { stage, chen, sun, qian, group, thread } = await complained(channel);
      const before = chen.all().length;
      await qian.says("这个科长我认识", { in: thread });
      expect(chen.all()).toHaveLength(before);
      const card = stage.shown(thread).find(({ text }) => text.includes("投诉内容"));
      expect(card?.buttons.map(({ label }) => label)).not.toContain("转办");

      await sun.says("您好，请补充经过。", { in: thread });
      expect(chen.all().at(-1)?.text).toBe("专员：您好，请补充经过。");
      await chen.says("上周三他又来过电话。");
      expect(stage.shown(thread).at(-1)?.text).toContain("上周三他又来过电话。");

      await sun.presses("办结", thread);
      await sun.presses("已转有关部门", thread);
      expect(stage.shown(thread)[0]?.text).toContain("[thread closed]");
      expect(wordsIn(stage, group)).not.toMatch(/三月|上周三/);
      expect(chen.all().at(-1)?.text).toContain("#0001");
    });

    it("where no thread can be opened goes on in private, and the group still reads nothing of it", async () => {
      const stage = await openInThreads(channel);
      const chen = stage.actor("chen-1001", { name: "陈先生", locale: "zh-hans" });
      const sun = stage.actor("sun-2009", { name: "孙正正", channel, locale: "zh-hans" });
      const group = stage.group("complaints", [sun]);
      await sun.says("/start");
      stage.forbidThreads(group);
      await chen.says(WORDS);
      await chen.presses("匿名");
      await sun.presses("接单", group);
      await stage.advance(1_000);

      expect(wordsIn(stage, sun.chat)).toContain(`投诉内容：${WORDS}`);
      expect(wordsIn(stage, group)).not.toMatch(/王科长|好处/);
      expect(stage.logged()).toContain("desk.no_threads");
    });
  },
);
