import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../../../bot/cli/table.ts";
import { hasRedisServer, startRedis } from "../../support/redis.ts";
import { isInstalled } from "../peers.ts";
import { createLoad, type Load, type Run } from "./load.ts";
import { end, startFakeApi, startOurs, startPeer, usageOf } from "./processes.ts";
import { someQuestions } from "./questions.ts";

const TOKEN = "1:bench";
const SECRET = "bench-secret";
const QUESTIONS = 1_000;
const WARM_UP_MS = 2_000;
const FLOOD_MS = 8_000;
const PACE_MS = 6_000;

interface Variant {
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
  { name: "ours on SQLite, each commit on the disk", store: "sqlite" },
  { name: "ours on Redis, each commit on the disk", store: "redis" },
  { name: ECHO, peer: "grammy-echo.ts" },
  { name: WITH_SEARCH, peer: "grammy-search.ts" },
  { name: "grammY echo, memory session", peer: "grammy-session.ts" },
  { name: "telegraf echo, no state", peer: "telegraf-echo.ts", needs: "telegraf" },
  { name: CHAT, peer: "chat-echo.ts", needs: "chat" },
];

interface Figures {
  readonly perSecond: number;
  readonly flood: Run;
  readonly half: Run;
  readonly cpuUs: number;
  readonly rssMb: number;
}

/** Every bot under the same load, one after another, each with a fake Bot API of its own. */
export async function benchThroughput(print: (text: string) => void): Promise<void> {
  const questions = someQuestions(QUESTIONS);
  const measured = new Map<string, Figures>();
  for (const variant of VARIANTS) {
    const { name, needs } = variant;
    if (needs !== undefined && !(await isInstalled(needs))) {
      print(`${name}: not installed, so not measured (npm ci --prefix test/bench)`);
    } else if (variant.store === "redis" && !hasRedisServer()) {
      print(`${name}: not measured`);
    } else {
      const figures = await measure(variant, questions);
      measured.set(name, figures);
      print(`${name}: ${figures.perSecond.toFixed(0)} updates/s`);
      const { surplus } = figures.flood;
      if (surplus > 0) print(`  ${surplus} replies nobody waited for`);
    }
  }
  print(`\n${table(toRows(measured))}`);
}

async function measure(variant: Variant, questions: readonly string[]): Promise<Figures> {
  const api = await startFakeApi();
  const folder = mkdtempSync(join(tmpdir(), "dianqiao-bench-"));
  const redis = variant.store === "redis" ? await startRedis() : undefined;
  const env = {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.root,
    API_ROOT: api.root,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
  const { child, url } =
    variant.peer === undefined
      ? await startOurs({ ...env, ...oursIn(folder, redis?.url) })
      : await startPeer(variant.peer, env);
  const load = createLoad({ url, secret: SECRET, questions, api });
  try {
    return await pressure(load, () => usageOf(child));
  } finally {
    load.close();
    await end(child);
    await api.stop();
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pressure(load: Load, usage: () => ReturnType<typeof usageOf>): Promise<Figures> {
  await load.flood(WARM_UP_MS);
  const before = usage();
  const flood = await load.flood(FLOOD_MS);
  const after = usage();
  const perSecond = flood.updates / flood.seconds;
  const half = await load.pace(perSecond / 2, PACE_MS);
  const cpuUs = (after.cpuUs - before.cpuUs) / flood.updates;
  return { perSecond, flood, half, cpuUs, rssMb: after.rssMb };
}

function oursIn(folder: string, redisUrl: string | undefined): NodeJS.ProcessEnv {
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

function toRows(measured: ReadonlyMap<string, Figures>): readonly (readonly string[])[] {
  const ratio = (value: number, name: string): string => {
    const base = measured.get(name)?.perSecond;
    return base === undefined ? "–" : (value / base).toFixed(2);
  };
  const rows = [...measured].map(([name, { perSecond, flood, half, cpuUs, rssMb }]) => [
    name,
    perSecond.toFixed(0),
    ratio(perSecond, ECHO),
    ratio(perSecond, WITH_SEARCH),
    ratio(perSecond, CHAT),
    flood.p50Ms.toFixed(1),
    flood.p99Ms.toFixed(1),
    half.p99Ms.toFixed(1),
    cpuUs.toFixed(0),
    rssMb.toFixed(0),
  ]);
  return [HEADINGS, ...rows];
}
