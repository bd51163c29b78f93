import { onTestFinished } from "vitest";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startRedis } from "../support/redis.ts";
import { writeSettings } from "./desk-settings.ts";

/** One Redis and one Telegram for several processes of the bot; Ann is in the group of its only desk. */
export async function openRedisAndTelegram(groupId: number) {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const telegram = await startTelegramSimulator();
  onTestFinished(() => telegram.close());
  const ann = telegram.person(501, "Ann", "en");
  telegram.group(groupId, [ann]);
  const folder = await temporaryFolder();
  const group = {
    chat: { channel: "telegram", chatId: String(groupId) } as const,
    shown: () => [],
  };
  const env = {
    ...(await writeSettings(folder, [
      { id: "province", name: "省级招商窗口", regions: [], group },
    ])),
    STORE_URL: redis.url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  return { redis, telegram, ann, folder, env };
}
