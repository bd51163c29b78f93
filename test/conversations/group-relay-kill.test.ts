import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import type { Store } from "../../bot/core/ports.ts";
import { startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startBot } from "../support/platforms-stage.ts";

const FORUM = -1_001_000_000_001;

/** The store of a process that is killed as soon as that holds: from then on nothing is taken or settled. */
function dyingWhen(real: Store, isKilled: () => boolean): Store {
  const alive = <T>(act: () => Promise<T>): Promise<T> =>
    isKilled() ? Promise.reject(new Error("killed")) : act();
  return {
    read: (keys) => alive(() => real.read(keys)),
    find: (query) => alive(() => real.find(query)),
    commit: (change) => alive(() => real.commit(change)),
    take: (queue, now, limit) => alive(() => real.take(queue, now, limit)),
    takeFor: (lane, now, limit) => alive(() => real.takeFor(lane, now, limit)),
    settle: (queue, id, settlement) => alive(() => real.settle(queue, id, settlement)),
    claim: (role) => real.claim(role),
    resign: (role) => real.resign(role),
    close: () => real.close(),
  };
}

it("a kill between opening a topic and noting it leaves an empty topic at most, and no word is lost", async () => {
  const telegram = await startTelegramSimulator();
  const feishu = await startFeishuSimulator();
  const url = `sqlite:${join(await temporaryFolder(), "store.db")}`;
  const open = () => openStore(url, { onWarning: () => undefined });
  const ann = telegram.person(501, "Ann Lee", "en");
  const zhang = telegram.person(601, "张敏", "zh");
  const forum = telegram.group(FORUM, [zhang], { isBotAdmin: true, topics: [] });
  const bot = {
    telegram,
    feishu,
    desk: { channel: "telegram", chatId: String(forum.id) },
    relay: "group",
  } as const;
  const isOpened = () => forum.topics().size > 0;
  const kill = await startBot({ ...bot, store: dyingWhen(await open(), isOpened) });
  ann.says("human please");
  await telegram.until(() => telegram.sent(ann.id).some(({ keyboard }) => keyboard.length > 0));
  await ann.presses("Agree and pass on");
  await telegram.until(() => telegram.sent(forum.id).some(({ keyboard }) => keyboard.length > 0));
  await zhang.presses("接单", { in: forum.id });
  await telegram.until(isOpened);
  await kill();
  ann.says("Is the land flat?");

  const stop = await startBot({ ...bot, store: await open() });
  onTestFinished(async () => {
    await stop();
    await telegram.close();
    await feishu.close();
  });
  const inForum = (words: string) =>
    telegram.sent(forum.id).filter(({ text }) => text.includes(words));
  await telegram.until(() => inForum("Is the land flat?").length > 0);

  const [empty, used] = [...forum.topics().keys()];
  expect(forum.topics().size).toBe(2);
  expect(telegram.sent(forum.id).filter(({ threadId }) => threadId === empty)).toEqual([]);
  for (const words of ["Ann Lee", "Is the land flat?"]) {
    expect(inForum(words).map(({ threadId }) => threadId)).toEqual([used]);
  }
  zhang.says("Yes, flat", { in: forum.id, threadId: used! });
  await telegram.until(() =>
    telegram.sent(ann.id).some(({ text }) => text === "Officer: Yes, flat"),
  );
});
