import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createFeishuAdapter } from "../../adapters/feishu/adapter.ts";
import { openStore } from "../../adapters/store/open.ts";
import { createTelegramAdapter } from "../../adapters/telegram/adapter.ts";
import { createBot } from "../../bot/bot.ts";
import { systemClock } from "../../bot/core/clock.ts";
import { createLog, createSeal } from "../../bot/core/log.ts";
import type { Store } from "../../bot/core/ports.ts";
import { desksSchema } from "../../handlers/desk/desks.ts";
import { startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { createLoneRole } from "./alone.ts";
import { temporaryFolder } from "./folder.ts";
import { knowledge } from "./stage-host.ts";
import { SAMPLE_THRESHOLDS } from "./stage-samples.ts";

/** A whole bot in this process, between simulators of both platforms: Zhang, on Feishu, owns the talk with Ann. */
export async function talkAcrossPlatforms() {
  const telegram = await startTelegramSimulator();
  const feishu = await startFeishuSimulator();
  const ann = telegram.person(501, "Ann Lee", "en");
  const zhang = feishu.person("张敏");
  const desk = feishu.group("desk", [zhang]);
  const stop = await startBot({
    telegram,
    feishu,
    desk: { channel: "feishu", chatId: desk.chatId },
  });
  onTestFinished(async () => {
    await stop();
    await telegram.close();
    await feishu.close();
  });
  /** Resolves to the bot's newest message to Ann that matches. */
  const annSees = async (pattern: RegExp) => {
    const found = () => telegram.sent(ann.id).findLast(({ text }) => pattern.test(text));
    await telegram.until(() => found() !== undefined);
    return found()!;
  };
  const zhangSees = async (pattern: RegExp) => {
    const found = () => feishu.sent(zhang).findLast(({ text }) => pattern.test(text));
    await feishu.until(() => found() !== undefined);
    return found()!;
  };
  ann.says("human please");
  await telegram.until(() => telegram.sent(ann.id).some(({ keyboard }) => keyboard.length > 0));
  await annSees(/would take over/);
  await ann.presses("Agree and pass on");
  await feishu.until(() => feishu.sent(desk).some(({ buttons }) => buttons.length > 0));
  await zhang.presses("接单", { in: desk });
  await annSees(/has accepted #0001/);
  return { telegram, feishu, ann, zhang, annSees, zhangSees };
}

interface Platforms {
  readonly telegram: Awaited<ReturnType<typeof startTelegramSimulator>>;
  readonly feishu: Awaited<ReturnType<typeof startFeishuSimulator>>;
  /** Its group. */
  readonly desk: { readonly channel: "telegram" | "feishu"; readonly chatId: string };
  readonly relay?: "private" | "group";
  /** A file of its own when absent. */
  readonly store?: Store;
}

/** A whole bot of one desk between both simulators. Resolves to how to stop it. */
export async function startBot({
  telegram,
  feishu,
  desk,
  relay = "private",
  store,
}: Platforms): Promise<() => Promise<void>> {
  const silence = { info: () => {}, warn: () => {}, error: () => {} };
  const path = join(await temporaryFolder(), "store.db");
  const bot = createBot({
    store: store ?? (await openStore(`sqlite:${path}`, { onWarning: () => undefined })),
    adapters: [
      createTelegramAdapter({
        token: telegram.token,
        apiRoot: telegram.apiRoot,
        role: createLoneRole(),
        log: silence,
      }),
      createFeishuAdapter({
        appId: feishu.appId,
        appSecret: feishu.appSecret,
        domain: feishu.domain,
        log: silence,
      }),
    ],
    random: () => 0,
    services: {
      knowledge,
      desks: desksSchema.parse({
        operator: { name: { zh: "示例单位", en: "a sample operator" } },
        desks: [
          {
            id: "province",
            name: { zh: "省级招商窗口", en: "the provincial desk" },
            chat: desk,
            relay,
            isProvincial: true,
            hours: { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" },
            firstReplyMinutes: 30,
          },
        ],
      }),
      thresholds: SAMPLE_THRESHOLDS,
      retentionDays: 180,
      seal: createSeal("test"),
    },
    clock: systemClock,
    log: createLog("silent", { write: () => undefined }),
    pseudonym: () => "somebody",
  });
  await bot.start();
  return () => bot.stop();
}
