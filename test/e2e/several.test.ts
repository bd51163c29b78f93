import { expect, onTestFinished, test } from "vitest";
import { hasRedisServer } from "../support/redis.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { openRedisAndTelegram } from "./one-redis.ts";

/** A role that was left is claimed within half a second; the rest is what a busy machine takes. */
const HANDOVER_MS = 3_000;
/** A killed process is given up after its lease of 12 s. */
const TAKEOVER_MS = 20_000;
const GROUP = -1_001_000_004_001;

/** Processes of the bot on one Redis, between which and Ann stands one Telegram. */
async function openSeveral() {
  const { telegram, ann, folder, env } = await openRedisAndTelegram(GROUP);
  const lines: string[] = [];
  const start = async (name: string): Promise<BotProcess> => {
    const bot = await startBotProcess({
      env,
      folder,
      onLine: (line) => void lines.push(`${name} ${line}`),
    });
    onTestFinished(() => void bot.kill());
    return bot;
  };
  const shown = () => telegram.sent(ann.id).length;
  /** Ann writes, and waits for the answer. Resolves to how long that took, in ms. */
  const ask = async (words: string): Promise<number> => {
    const before = shown();
    const since = performance.now();
    ann.says(words);
    await telegram.until(() => shown() > before);
    return performance.now() - since;
  };
  return { start, lines, ask, shown };
}

test.skipIf(!hasRedisServer())(
  "two processes poll Telegram by turns: one takes over when the other stops or is killed, and none is turned out",
  { timeout: 120_000 },
  async () => {
    const { start, lines, ask, shown } = await openSeveral();
    const first = await start("first");
    const second = await start("second");
    await ask("/start");

    expect(await first.stop()).toBe(0);
    expect(await ask("who chairs the investment committee?")).toBeLessThan(HANDOVER_MS);

    await start("third");
    second.kill();
    await second.gone;
    expect(await ask("/help")).toBeLessThan(TAKEOVER_MS);

    expect(shown()).toBe(3);
    expect(lines.filter((line) => line.includes("409"))).toEqual([]);
  },
);
