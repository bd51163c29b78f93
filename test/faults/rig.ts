import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyedQueue } from "../../bot/core/keyed-queue.ts";
import { type DeskSetting, writeSettings } from "../e2e/desk-settings.ts";
import type { ChannelName, Place } from "../e2e/platform.ts";
import { unusedPort } from "../support/port.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import type { RigDesk } from "./desk.ts";
import { startFeishuSide } from "./feishu-side.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import { createRandom } from "./random.ts";
import type { Span } from "./repeats.ts";
import type { Doer, Side } from "./side.ts";
import { type Outage, openBase } from "./store-outages.ts";
import { startTelegramSide } from "./telegram-side.ts";

export interface RigOptions {
  readonly store: "sqlite" | "redis";
  readonly processes: number;
  readonly seed: number;
  readonly minutes: number;
  /** How events get to the bot. */
  readonly telegram: "poll" | "webhook";
  readonly feishu: "ws" | "webhook";
  /** Name of a bug to plant. */
  readonly plant?: string;
}

/** The bot's processes between two simulated platforms, with people on them, and what can be broken. */
export interface Rig {
  readonly sides: readonly Side[];
  readonly desks: readonly RigDesk[];
  /** The group of the provincial desk, where nobody ever accepts anything. */
  readonly province: Place;
  readonly fleet: Fleet;
  readonly storeUrl: string;
  readonly lines: readonly string[];
  readonly outages: readonly Span[];
  /** Adds a line of ours to the bot's. */
  readonly note: (words: string) => void;
  /** Somebody new. */
  person(channel: ChannelName): Doer;
  /** Everywhere the bot may write. */
  places(): readonly Place[];
  readonly loseAnswers: (count: number) => void;
  /** Resolves to whether the store could be taken that way. */
  readonly takeStore: (how: Outage, forMs: number) => Promise<boolean>;
  /** Does it when nothing else is done in turn. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** With what the store wrote, or leaving it for somebody to look at. */
  close(isKept: boolean): Promise<void>;
}

const REGIONS: readonly (readonly [
  id: string,
  said: string,
  noted: string,
  channel: ChannelName,
  isConfidential: boolean,
])[] = [
  ["yuxi", "玉溪", "玉溪市", "telegram", false],
  ["dali", "大理", "大理州", "feishu", false],
  ["qujing", "曲靖", "曲靖市", "telegram", true],
  ["honghe", "红河", "红河州", "feishu", true],
];
const PROVINCE = "省级招商窗口";
/** How soon the provincial desk promises its first reply. */
export function promisedMinutes(minutes: number): number {
  return 60 + Math.ceil(minutes);
}
/** After an outage the store is written again only when the connection is back. */
const BACK_MS = 4_000;

export async function openRig(options: RigOptions): Promise<Rig> {
  const { processes, seed } = options;
  const folder = await mkdtemp(join(tmpdir(), "dianqiao-faults-"));
  const base = await openBase(options.store, folder);
  const ports = await Promise.all(Array.from({ length: processes }, unusedPort));
  const balancer = await startBalancer(ports, createRandom(seed, "balancer"));
  const { lines, add, note } = createDiary();
  const queue = createKeyedQueue();
  const inTurn = (work: () => Promise<void>) => queue.run("", work);
  const telegram = await startTelegramSide(portOf(balancer, options.telegram));
  const feishu = await startFeishuSide({
    random: createRandom(seed, "feishu"),
    webhookPort: portOf(balancer, options.feishu),
    isUp: () => fleet.isUp(),
    inTurn,
  });
  const crowd = createCrowd([telegram, feishu]);
  const desks = openDesks([telegram, feishu], crowd);
  const province = feishu.group(PROVINCE, []);
  const settings = await writeDesks(folder, { province, desks, minutes: options.minutes });
  const fleet = createFleet({
    folder,
    ports,
    env: {
      ...settings,
      STORE_URL: base.url,
      ...telegram.env,
      ...feishu.env,
      ...(options.plant !== undefined && { PLANT: options.plant }),
    },
    onLine: add,
  });
  const outages: Span[] = [];
  return {
    sides: [telegram, feishu],
    desks,
    province,
    fleet,
    storeUrl: base.url,
    lines,
    outages,
    note,
    inTurn,
    person: crowd.add,
    places: () => [...crowd.places(), ...desks.map(({ group }) => group), province],
    loseAnswers: (count) => balancer.loseAnswers(count),
    takeStore: async (how, forMs) => {
      const from = Date.now();
      const isTaken = await base.take(how, forMs, fleet);
      if (isTaken) outages.push({ from, to: Date.now() + BACK_MS });
      return isTaken;
    },
    close: async (isKept) => {
      fleet.abandon();
      await Promise.all([telegram, feishu, balancer].map((one) => one.close()));
      await base.close();
      if (!isKept) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where a platform calls the bot, if it does. */
function portOf({ port }: Balancer, way: "poll" | "ws" | "webhook"): number | undefined {
  return way === "webhook" ? port : undefined;
}

/** Lines of the processes and of ours, with the time where they come without. */
function createDiary() {
  const lines: string[] = [];
  return {
    lines,
    add: (line: string): void => void lines.push(line),
    note: (words: string): void => void lines.push(`rig ${new Date().toISOString()} ${words}`),
  };
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
  return REGIONS.map(([id, said, noted, channel, isConfidential]) => {
    const side = sides.find((one) => one.channel === channel);
    if (side === undefined) throw new Error(`There is no ${channel} here.`);
    const officers = [crowd.add(channel), crowd.add(channel)] as const;
    const group = side.group(`${noted}招商窗口`, officers, isConfidential);
    const openThread = isConfidential && {
      inThread: (officer: Doer, messageId: string) => side.inThread(officer, group, messageId),
    };
    return { id, region: [said, noted], officers, group, ...openThread };
  });
}

function settingOf({ id, region, group, inThread }: RigDesk): DeskSetting {
  const isConfidential = inThread !== undefined;
  return { id, name: `${region[1]}招商窗口`, regions: [region[1]], group, isConfidential };
}

interface DesksSetUp {
  readonly province: Place;
  readonly desks: readonly RigDesk[];
  readonly minutes: number;
}

async function writeDesks(folder: string, { province, desks, minutes }: DesksSetUp) {
  const settings = await writeSettings(folder, [provinceIn(province), ...desks.map(settingOf)]);
  await keepAtWork(settings["DESKS_FILE"] ?? "", minutes);
  return settings;
}

/** Nobody is led there but who wants a person and says nothing of a project. */
function provinceIn(group: Place): DeskSetting {
  return { id: "province", name: PROVINCE, regions: [], group };
}

/** The provincial desk never closes: what it promises falls due when the clock leaps, and not in the run. */
async function keepAtWork(path: string, minutes: number): Promise<void> {
  const settings = JSON.parse(await readFile(path, "utf8")) as {
    readonly desks: readonly object[];
  };
  const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" };
  const always = { hours, firstReplyMinutes: promisedMinutes(minutes) };
  const desks = settings.desks.map((desk) =>
    "id" in desk && desk.id === "province" ? { ...desk, ...always } : desk,
  );
  await writeFile(path, JSON.stringify({ ...settings, desks, calendar: { on: aroundToday() } }));
}

/** Yesterday, today and tomorrow in Beijing. */
function aroundToday(): readonly string[] {
  return [-1, 0, 1].map((days) =>
    new Date(Date.now() + (8 + 24 * days) * 60 * 60_000).toISOString().slice(0, 10),
  );
}
