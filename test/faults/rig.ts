import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DeskSetting, writeSettings } from "../e2e/desk-settings.ts";
import type { ChannelName, Place } from "../e2e/platform.ts";
import { unusedPort } from "../support/port.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import type { RigDesk } from "./desk.ts";
import { startFeishuSide } from "./feishu-side.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import type { Outage } from "./ledger.ts";
import { createRandom } from "./random.ts";
import type { Doer, Side } from "./side.ts";
import { startTelegramSide } from "./telegram-side.ts";

export interface RigOptions {
  readonly store: "sqlite" | "redis";
  readonly processes: number;
  readonly seed: number;
}

/** The bot's processes between two simulated platforms, with people on them, and what can be broken. */
export interface Rig {
  readonly sides: readonly Side[];
  readonly desks: readonly RigDesk[];
  readonly fleet: Fleet;
  readonly storeUrl: string;
  readonly lines: readonly string[];
  readonly outages: readonly Outage[];
  /** Adds a line of ours to the bot's. */
  readonly note: (words: string) => void;
  /** Somebody new. */
  person(channel: ChannelName): Doer;
  /** Everywhere the bot may write. */
  places(): readonly Place[];
  readonly loseAnswers: (count: number) => void;
  readonly takeStore: (forMs: number) => Promise<void>;
  close(): Promise<void>;
}

const REGIONS: readonly (readonly [
  id: string,
  said: string,
  noted: string,
  channel: ChannelName,
])[] = [
  ["yuxi", "玉溪", "玉溪市", "telegram"],
  ["dali", "大理", "大理州", "feishu"],
  ["qujing", "曲靖", "曲靖市", "telegram"],
  ["honghe", "红河", "红河州", "feishu"],
];
/** After an outage the store is written again only when the connection is back. */
const BACK_MS = 4_000;

export async function openRig({ store, processes, seed }: RigOptions): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), "dianqiao-faults-"));
  const redis = store === "redis" ? await startRedis() : undefined;
  const ports = await Promise.all(Array.from({ length: processes }, unusedPort));
  const balancer =
    processes > 1 ? await startBalancer(ports, createRandom(seed, "balancer")) : undefined;
  const telegram = await startTelegramSide(balancer?.port);
  const feishu = await startFeishuSide(createRandom(seed, "feishu"));
  const crowd = createCrowd([telegram, feishu]);
  const desks = openDesks([telegram, feishu], crowd);
  const storeUrl = redis?.url ?? `sqlite:${join(folder, "store.db")}`;
  const lines: string[] = [];
  const settings = await writeSettings(folder, [provinceOn(feishu), ...desks.map(settingOf)]);
  const fleet = createFleet({
    folder,
    ports,
    env: { ...settings, STORE_URL: storeUrl, ...telegram.env, ...feishu.env },
    onLine: (line) => void lines.push(line),
  });
  const outages: Outage[] = [];
  const note = (words: string): void => {
    lines.push(`rig ${new Date().toISOString()} ${words}`);
  };
  return {
    sides: [telegram, feishu],
    desks,
    fleet,
    storeUrl,
    lines,
    outages,
    note,
    person: crowd.add,
    places: () => [...crowd.places(), ...desks.map(({ group }) => group)],
    loseAnswers: (count) => balancer?.loseAnswers(count),
    takeStore: async (forMs) => {
      const from = Date.now();
      note(`the store is away for ${forMs} ms`);
      await takeStore({ redis, fleet }, forMs);
      outages.push({ from, to: Date.now() + BACK_MS });
    },
    close: async () => {
      fleet.abandon();
      await closeAll([telegram, feishu, balancer]);
      await redis?.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function closeAll(all: readonly (Side | Balancer | undefined)[]): Promise<void> {
  await Promise.all(all.map(async (one) => one?.close()));
}

async function takeStore(
  { redis, fleet }: { readonly redis: RedisServer | undefined; readonly fleet: Fleet },
  forMs: number,
): Promise<void> {
  if (redis === undefined) fleet.limitFiles(0);
  else await redis.kill();
  await sleep(forMs);
  if (redis === undefined) fleet.limitFiles();
  else await redis.restart();
}

function createCrowd(sides: readonly Side[]) {
  const people: Doer[] = [];
  return {
    add: (channel: ChannelName): Doer => {
      const side = sides.find((one) => one.channel === channel);
      if (side === undefined) throw new Error(`There is no ${channel} here.`);
      const person = side.person(`某人${people.length + 1}`);
      people.push(person);
      return person;
    },
    places: () => people.map(({ place }) => place),
  };
}

type Crowd = ReturnType<typeof createCrowd>;

function openDesks(sides: readonly Side[], crowd: Crowd): readonly RigDesk[] {
  return REGIONS.map(([id, said, noted, channel]) => {
    const side = sides.find((one) => one.channel === channel);
    if (side === undefined) throw new Error(`There is no ${channel} here.`);
    const officers = [crowd.add(channel), crowd.add(channel)] as const;
    return { id, region: [said, noted], officers, group: side.group(`${noted}招商窗口`, officers) };
  });
}

function settingOf({ id, region, group }: RigDesk): DeskSetting {
  return { id, name: `${region[1]}招商窗口`, regions: [region[1]], group };
}

/** Nobody is led there. */
function provinceOn(side: Side): DeskSetting {
  return {
    id: "province",
    name: "省级招商窗口",
    regions: [],
    group: side.group("省级招商窗口", []),
  };
}
