import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { type DeskSetting, writeSettings } from "./desk-settings.ts";
import { startFeishu } from "./feishu-platform.ts";
import type { Actor, ChannelName, Place, Platform } from "./platform.ts";
import { startTelegram } from "./telegram-platform.ts";

export type DeskId = "province" | "yuxi" | "dali";

export interface WorldOptions {
  /** Where each desk has its group; the desks of one prefecture may be left out. */
  readonly desks: Partial<Readonly<Record<DeskId, ChannelName>>>;
  /** Where people write from besides. */
  readonly channels?: readonly ChannelName[];
  /** A file of its own unless given. */
  readonly storeUrl?: string;
  /** Telegram calls the bot there; without it the bot polls. */
  readonly webhookPort?: number;
  /** How long somebody waits for what he is to see. */
  readonly patienceMs?: number;
}

/** The bot in a process of its own, the platforms it talks to, and the people on them. */
export interface World {
  readonly storeUrl: string;
  readonly platforms: readonly Platform[];
  platform(channel: ChannelName): Platform;
  person(channel: ChannelName, name: string): Actor;
  /** One of the desk. */
  officer(desk: DeskId): Actor;
  /** The desk's group. */
  group(desk: DeskId): Place;
  /** Resolves as soon as it holds. @throws when that takes too long; `what` says what was waited for. */
  until(place: Place, what: string, holds: () => boolean): Promise<void>;
  /** As the promise. @throws when it takes too long; `what` says what was waited for. */
  within(promise: Promise<void>, what: string): Promise<void>;
  start(): Promise<void>;
  /** Ends the bot as `kill -9`. Resolves when the platforms have noticed. */
  kill(): Promise<void>;
  /** Ends the bot at once, from inside a platform's call. */
  killNow(): void;
  /** Asks the bot to stop; resolves to its exit code. */
  stop(): Promise<number | null | undefined>;
  /** Every line the bot printed, through all its lives. */
  readonly lines: readonly string[];
}

const NAMES: Readonly<Record<DeskId, string>> = {
  province: "省级招商窗口",
  yuxi: "玉溪市招商窗口",
  dali: "大理州招商窗口",
};
const REGIONS: Readonly<Record<DeskId, readonly string[]>> = {
  province: [],
  yuxi: ["玉溪市"],
  dali: ["大理州"],
};
const OFFICERS: Readonly<Record<DeskId, string>> = {
  province: "李卫东",
  yuxi: "张敏之",
  dali: "段云飞",
};
const PATIENCE_MS = 15_000;

/** How to have something done when the running test ends. */
export type OnFinished = (work: () => Promise<void>) => void;

/** Starts everything, and ends it after the running test, which says how where others run beside it. */
export async function openWorld(
  options: WorldOptions,
  onFinished: OnFinished = onTestFinished,
): Promise<World> {
  const platforms = await startPlatforms(options);
  const desks = openDesks(platforms, options.desks);
  const folder = await temporaryFolder(onFinished);
  const storeUrl = options.storeUrl ?? `sqlite:${join(folder, "store.db")}`;
  const env = {
    ...(await writeSettings(folder, settingsOf(desks))),
    STORE_URL: storeUrl,
    PORT: String(options.webhookPort ?? 0),
  };
  const lines: string[] = [];
  const world = createWorld({ platforms, desks, env, folder, lines, options });
  onFinished(async () => {
    await world.kill();
    await Promise.all([...platforms.values()].map((platform) => platform.close()));
  });
  await world.start();
  return world;
}

type Platforms = ReadonlyMap<ChannelName, Platform>;

async function startPlatforms({
  desks,
  channels = [],
  webhookPort,
}: WorldOptions): Promise<Platforms> {
  const wanted = new Set<ChannelName>([...Object.values(desks), ...channels]);
  const platforms = new Map<ChannelName, Platform>();
  if (wanted.has("telegram")) platforms.set("telegram", await startTelegram(webhookPort));
  if (wanted.has("feishu")) platforms.set("feishu", await startFeishu());
  return platforms;
}

interface OpenDesk {
  readonly group: Place;
  readonly officer: Actor;
}
type OpenDesks = ReadonlyMap<DeskId, OpenDesk>;

function openDesks(platforms: Platforms, desks: WorldOptions["desks"]): OpenDesks {
  const opened = new Map<DeskId, OpenDesk>();
  for (const id of ["province", "yuxi", "dali"] as const) {
    const channel = desks[id];
    if (channel === undefined) continue;
    const platform = known(platforms.get(channel), channel);
    const officer = platform.person(OFFICERS[id]);
    opened.set(id, { officer, group: platform.group(NAMES[id], [officer]) });
  }
  return opened;
}

function settingsOf(desks: OpenDesks): readonly DeskSetting[] {
  return [...desks].map(([id, { group }]) => ({
    id,
    name: NAMES[id],
    regions: REGIONS[id],
    group,
  }));
}

interface Parts {
  readonly platforms: Platforms;
  readonly desks: OpenDesks;
  readonly env: Readonly<Record<string, string>> & { readonly STORE_URL: string };
  readonly folder: string;
  readonly lines: string[];
  readonly options: WorldOptions;
}

function createWorld({ platforms, desks, env, folder, lines, options }: Parts): World {
  const { patienceMs = PATIENCE_MS } = options;
  const all = [...platforms.values()];
  let bot: BotProcess | undefined;
  const platform = (channel: ChannelName) => known(platforms.get(channel), channel);
  const start = async (): Promise<void> => {
    const channels = Object.assign({}, ...all.map((one) => one.env)) as Record<string, string>;
    const onLine = (line: string): void => void lines.push(line);
    bot = await startBotProcess({ env: { ...env, ...channels }, folder, onLine });
    await Promise.all(all.map((one) => one.found()));
  };
  const end = async (how: (bot: BotProcess) => unknown): Promise<void> => {
    if (bot === undefined) return;
    how(bot);
    await bot.gone;
    bot = undefined;
    await Promise.all(all.map((one) => one.lost()));
  };
  return {
    storeUrl: env.STORE_URL,
    platforms: all,
    platform,
    person: (channel, name) => platform(channel).person(name),
    officer: (desk) => known(desks.get(desk), desk).officer,
    group: (desk) => known(desks.get(desk), desk).group,
    until: (place, what, holds) => {
      const waiting = platform(place.chat.channel as ChannelName).until(holds);
      return within(patienceMs, waiting, () => `${what}. ${described(place, lines)}`);
    },
    within: (promise, what) => within(patienceMs, promise, () => what),
    start,
    kill: () => end((running) => running.kill()),
    killNow: () => bot?.kill(),
    stop: async () => {
      let code: number | null | undefined;
      await end((running) => void running.stop().then((it) => (code = it)));
      return code;
    },
    lines,
  };
}

function described(place: Place, lines: readonly string[]): string {
  const shown = place.shown().map(({ text, buttons }) => `${text}\n{${buttons.join(" | ")}}`);
  return `The chat holds:\n${shown.join("\n---\n")}\nThe bot's last lines:\n${lines.slice(-8).join("\n")}`;
}

/** @throws when the promise takes longer. */
async function within(ms: number, promise: Promise<void>, why: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(why())), ms);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`There is no ${name} in this world.`);
  return value;
}
