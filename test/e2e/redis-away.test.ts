import { expect, onTestFinished, test, vi } from "vitest";
import { unusedPort } from "../support/port.ts";
import { hasRedisServer } from "../support/redis.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { openRedisAndTelegram } from "./one-redis.ts";

const GROUP = -1_001_000_005_001;
/** A stop is to end within two seconds; the rest is what a busy machine takes to end a process. */
const STOP_MS = 2_000;
const BUSY_MS = 1_000;

/** Two processes on one Redis, one of which polls Telegram. */
async function openTwo() {
  const { redis, telegram, ann, folder, env } = await openRedisAndTelegram(GROUP);
  const start = async () => {
    const port = await unusedPort();
    const bot = await startBotProcess({
      env: { ...env, PORT: String(port) },
      folder,
      onLine: () => undefined,
    });
    onTestFinished(() => void bot.kill());
    const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).json();
    return { bot, readiness };
  };
  return { redis, ann, telegram, bots: [await start(), await start()] as const };
}

async function timeToStop(bot: BotProcess): Promise<number> {
  const since = performance.now();
  expect(await bot.stop()).toBe(0);
  return performance.now() - since;
}

test.skipIf(!hasRedisServer())(
  "while Redis is away processes say that they are not ready and why, and end within two seconds when told to",
  { timeout: 120_000 },
  async () => {
    const { redis, ann, telegram, bots } = await openTwo();
    for (const { readiness } of bots) expect(await readiness()).toEqual({ status: "ready" });

    await redis.kill();
    for (const { readiness } of bots) {
      const away = { status: "not ready", reason: "store" };
      await vi.waitFor(async () => expect(await readiness()).toMatchObject(away), 15_000);
    }
    await redis.restart();
    for (const { readiness } of bots) {
      await vi.waitFor(async () => expect(await readiness()).toEqual({ status: "ready" }), 15_000);
    }

    await redis.kill();
    ann.says("/start");
    await telegram.until(() => telegram.handovers() > 0);
    const took = await Promise.all(bots.map(({ bot }) => timeToStop(bot)));
    expect(Math.max(...took)).toBeLessThan(STOP_MS + BUSY_MS);
    expect(telegram.pending()).toHaveLength(1);
  },
);
