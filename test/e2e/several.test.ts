import { expect, onTestFinished, test } from "vitest";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";
import { hasRedisServer, startRedis } from "../support/redis.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { writeSettings } from "./desk-settings.ts";

/** A role that was left is claimed within half a second; the rest is what a busy machine takes. */
const HANDOVER_MS = 3_000;
/** A killed process is given up after its lease of 12 s. */
const TAKEOVER_MS = 20_000;
const GROUP = -1_001_000_004_001;

/** Processes of the bot on one Redis, between which and Ann stands one Telegram. */
async function openSeveral() {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const telegram = await startTelegramSimulator();
  onTestFinished(() => telegram.close());
  const ann = telegram.person(501, "Ann", "en");
  telegram.group(GROUP, [ann]);
  const folder = await temporaryFolder();
  const group = { chat: { channel: "telegram", chatId: String(GROUP) } as const };
  const lines: string[] = [];
  const env = {
    ...(await writeSettings(folder, [
      { id: "province", name: "省级招商窗口", regions: [], group: { ...group, shown: () => [] } },
    ])),
    STORE_URL: redis.url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
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
