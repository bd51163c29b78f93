import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../../../bot/cli/table.ts";
import { hasRedisServer, startRedis } from "../../support/redis.ts";
import { percentile } from "../arithmetic.ts";
import { isInstalled } from "../peers.ts";
import { createLoad, type Load, type Run } from "./load.ts";
import { commonEnv, oursIn, SECRET, takeWaiting } from "./ours.ts";
import { end, startFakeApi, startOurs, startPeer, usageOf } from "./processes.ts";
import { someQuestions } from "./questions.ts";

const QUESTIONS = 1_000;
/** Answers looked at, before the load begins. */
const TEXTS = 100;
const WARM_UP_MS = 2_000;
const FLOOD_MS = 8_000;
const PACE_MS = 6_000;

interface Variant {
  /** As `--only` names it. */
  readonly id: string;
  readonly name: string;
  readonly needs?: string;
  /** Of the folder `bots`; absent: ours. */
  readonly peer?: string;
  readonly store?: "sqlite" | "redis";
}

const WITH_SEARCH = "grammY, our search, no state";
const ECHO = "grammY echo, no state";
const CHAT = "vercel chat echo, memory state";

const VARIANTS: readonly Variant[] = [
  { id: "ours-sqlite", name: "ours on SQLite, each commit on the disk", store: "sqlite" },
  { id: "ours-redis", name: "ours on Redis, each commit on the disk", store: "redis" },
  { id: "grammy-echo", name: ECHO, peer: "grammy-echo.ts" },
  { id: "grammy-search", name: WITH_SEARCH, peer: "grammy-search.ts" },
  { id: "grammy-session", name: "grammY echo, memory session", peer: "grammy-session.ts" },
  { id: "telegraf", name: "telegraf echo, no state", peer: "telegraf-echo.ts", needs: "telegraf" },
  { id: "chat", name: CHAT, peer: "chat-echo.ts", needs: "chat" },
];

interface Pressed {
  readonly perSecond: number;
  readonly flood: Run;
  readonly half: Run;
  readonly cpuUs: number;
  readonly rssMb: number;
}

interface Figures extends Pressed {
  /** What the first questions were answered with. */
  readonly texts: readonly string[];
  /** Deliveries left in the outbox after the bot has stopped. */
  readonly waiting: number;
}

export interface ThroughputOptions {
  /** Ids of the bots to measure; all when absent. */
  readonly only?: readonly string[] | undefined;
  readonly profileDir?: string | undefined;
  /** How often all of them are measured, in turn: a machine's speed may change between two of them. 1 unless given. */
  readonly rounds?: number | undefined;
  readonly print: (text: string) => void;
}

/** What was measured of each bot, by its name, a round each. */
type Measured = ReadonlyMap<string, readonly Figures[]>;

/** Every bot under the same load, one after another, each with a fake Bot API of its own. Figures are medians. */
export async function benchThroughput({
  only,
  profileDir,
  rounds = 1,
  print,
}: ThroughputOptions): Promise<void> {
  const questions = someQuestions(QUESTIONS);
  const measured = new Map<string, Figures[]>();
  const variants = VARIANTS.filter(({ id }) => only?.includes(id) ?? true);
  for (const variant of Array.from({ length: rounds }, () => variants).flat()) {
    const { name, needs } = variant;
    if (needs !== undefined && !(await isInstalled(needs))) {
      print(`${name}: not installed, so not measured (npm ci --prefix test/bench)`);
    } else if (variant.store === "redis" && !hasRedisServer()) {
      print(`${name}: not measured`);
    } else {
      const figures = await measure(variant, questions, profileDir);
      measured.set(name, [...(measured.get(name) ?? []), figures]);
      const { perSecond, half, cpuUs } = figures;
      const [rate, p99, cpu] = [perSecond.toFixed(0), half.p99Ms.toFixed(1), cpuUs.toFixed(0)];
      print(`${name}: ${rate} updates/s, p99 at half ${p99} ms, CPU ${cpu} µs`);
      for (const problem of problemsOf(figures)) print(`  ${problem}`);
    }
  }
  print(`\n${table(toRows(measured))}`);
  for (const line of compareTexts(measured)) print(line);
}

/** What would make the figures worthless. */
function problemsOf({ flood, half, waiting }: Figures): readonly string[] {
  const surplus = flood.surplus + half.surplus;
  return [
    ...(surplus > 0 ? [`${surplus} replies nobody waited for`] : []),
    ...(waiting > 0 ? [`${waiting} deliveries left in the outbox`] : []),
  ];
}

/** Ours must say what our search and our words say without a state: the work is the same. */
function compareTexts(measured: Measured): readonly string[] {
  const expected = measured.get(WITH_SEARCH)?.[0]?.texts;
  const ours = VARIANTS.filter(({ store }) => store !== undefined);
  if (expected === undefined) return [];
  return ours.flatMap(({ name }) => {
    const texts = measured.get(name)?.[0]?.texts;
    if (texts === undefined) return [];
    const same = texts.filter((text, n) => text === expected[n]).length;
    return [`${name}: ${same} of ${texts.length} answers are those of "${WITH_SEARCH}"`];
  });
}

async function measure(
  variant: Variant,
  questions: readonly string[],
  profileDir: string | undefined,
): Promise<Figures> {
  const api = await startFakeApi();
  const folder = mkdtempSync(join(tmpdir(), "dianqiao-bench-"));
  const redis = variant.store === "redis" ? await startRedis() : undefined;
  const ours = oursIn(folder, redis?.url);
  const profile = profileDir === undefined ? {} : { profileDir };
  const { child, url } =
    variant.peer === undefined
      ? await startOurs({ env: { ...commonEnv(api.root), ...ours }, ...profile })
      : await startPeer(variant.peer, { env: commonEnv(api.root), ...profile });
  const load = createLoad({ url, secret: SECRET, questions, api });
  try {
    const texts = await load.ask(TEXTS);
    const pressed = await pressure(load, () => usageOf(child));
    await end(child);
    const waiting = variant.store === undefined ? 0 : (await takeWaiting(ours.STORE_URL)).length;
    return { ...pressed, texts, waiting };
  } finally {
    load.close();
    await end(child);
    await api.stop();
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pressure(load: Load, usage: () => ReturnType<typeof usageOf>): Promise<Pressed> {
  await load.flood(WARM_UP_MS);
  const before = usage();
  const flood = await load.flood(FLOOD_MS);
  const after = usage();
  const perSecond = flood.updates / flood.seconds;
  const half = await load.pace(perSecond / 2, PACE_MS);
  const cpuUs = (after.cpuUs - before.cpuUs) / flood.updates;
  return { perSecond, flood, half, cpuUs, rssMb: after.rssMb };
}

const HEADINGS = [
  "bot",
  "updates/s",
  "× echo",
  "× with search",
  "× chat",
  "p50 ms",
  "p99 ms",
  "p99 ms at half",
  "CPU µs",
  "RSS MB",
];

function toRows(measured: Measured): readonly (readonly string[])[] {
  const median = (values: readonly number[], digits = 0): string =>
    percentile(values, 0.5).toFixed(digits);
  /** Of each round, since both sides of it met the same machine. */
  const ratio = (rounds: readonly Figures[], name: string): string => {
    const base = measured.get(name);
    if (base === undefined) return "–";
    return median(
      rounds.map(({ perSecond }, n) => perSecond / (base[n]?.perSecond ?? Number.NaN)),
      2,
    );
  };
  const rows = [...measured].map(([name, rounds]) => [
    name,
    median(rounds.map(({ perSecond }) => perSecond)),
    ratio(rounds, ECHO),
    ratio(rounds, WITH_SEARCH),
    ratio(rounds, CHAT),
    median(
      rounds.map(({ flood }) => flood.p50Ms),
      1,
    ),
    median(
      rounds.map(({ flood }) => flood.p99Ms),
      1,
    ),
    median(
      rounds.map(({ half }) => half.p99Ms),
      1,
    ),
    median(rounds.map(({ cpuUs }) => cpuUs)),
    median(rounds.map(({ rssMb }) => rssMb)),
  ]);
  return [HEADINGS, ...rows];
}
