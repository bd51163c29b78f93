import { onTestFinished, vi } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import type { Services } from "../../handlers/services.ts";
import { openStage, START, type Stage } from "./stage.ts";
import { openFeishu } from "./stage-feishu.ts";
import type { StagePlatform } from "./stage-platforms.ts";
import { openTelegram } from "./stage-telegram.ts";
import { openWeb } from "./stage-web.ts";

/**
 * A stage on the bot's own adapters, between simulators of the desks' platforms and the investors' on
 * loopback. The day is the driven clock's for everybody: adapters and simulators read it where they would
 * read the system's.
 */
export async function openSimulated(
  services: Partial<Services> & Pick<Services, "desks">,
  { investors = [], start = START }: { investors?: readonly Channel[]; start?: Date } = {},
): Promise<Stage> {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  onTestFinished(() => void vi.useRealTimers());
  const channels = new Set([...investors, ...services.desks.desks.map(({ chat }) => chat.channel)]);
  const platforms = await Promise.all([...channels].map(openPlatform));
  return openStage(services, { start, platforms, onTime: (now) => void vi.setSystemTime(now) });
}

async function openPlatform(channel: Channel): Promise<StagePlatform> {
  if (channel === "web") return openWeb();
  const platform = await (channel === "telegram" ? openTelegram() : openFeishu());
  onTestFinished(() => platform.close());
  return platform;
}
