import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../../adapters/store/open.ts";
import type { TakenDelivery } from "../../../bot/core/ports.ts";

export const SECRET = "bench-secret";
const TOKEN = `123456:${"bench".repeat(7)}`;

/** What every bot is told: its token, and where the fake Bot API listens. */
export function commonEnv(apiRoot: string) {
  return {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
}

/** What our bot is told besides: its store, in this folder or in Redis, and a desk. */
export function oursIn(folder: string, redisUrl: string | undefined) {
  const desks = join(folder, "desks.json");
  const everyHour = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" };
  const desk = {
    id: "bench",
    name: { zh: "压测", en: "Bench" },
    chat: { channel: "telegram", chatId: "-1" },
    isProvincial: true,
    hours: everyHour,
    firstReplyMinutes: 60,
  };
  writeFileSync(
    desks,
    JSON.stringify({ operator: { name: { zh: "压测", en: "Bench" } }, desks: [desk] }),
  );
  return {
    STORE_URL: redisUrl ?? `sqlite:${join(folder, "bench.db")}`,
    DESKS_FILE: desks,
    THRESHOLDS_FILE: "none",
    TELEGRAM_WEBHOOK_URL: "https://bench.invalid/telegram/webhook",
    LOG_LEVEL: "error",
  };
}

/** What the outbox would still have sent, at most 5,000. */
export async function takeWaiting(storeUrl: string): Promise<readonly TakenDelivery[]> {
  const store = await openStore(storeUrl, { onWarning: () => undefined });
  const inAYear = new Date(Date.now() + 365 * 86_400_000);
  const waiting = await store.take("deliveries", inAYear, 5_000);
  await store.close();
  return waiting;
}
