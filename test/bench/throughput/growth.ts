import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../adapters/store/open.ts";
import { table } from "../../../bot/cli/table.ts";
import type { ChatRef } from "../../../bot/core/event.ts";
import type { Store, Write } from "../../../bot/core/ports.ts";
import { createLoad, FIRST_CHAT } from "./load.ts";
import { commonEnv, oursIn, SECRET, takeWaiting } from "./ours.ts";
import { end, startFakeApi, startOurs, usageOf } from "./processes.ts";
import { someQuestions } from "./questions.ts";

const QUESTIONS = 1_000;
const WARM_UP_MS = 2_000;
const FLOOD_MS = 6_000;
const PACE_MS = 5_000;
const PACE_PER_SECOND = 150;
const PENDING = 1_000;
const PER_COMMIT = 1_000;

interface Size {
  readonly sessions: number;
  readonly tickets: number;
}

const SIZES: readonly Size[] = [
  { sessions: 1_000, tickets: 1_000 },
  { sessions: 100_000, tickets: 1_000 },
  { sessions: 100_000, tickets: 100_000 },
  { sessions: 1_000_000, tickets: 100_000 },
];

/** Our bot on SQLite with ever more in its store: what starting, turns and stopping cost. */
export async function benchGrowth(print: (text: string) => void): Promise<void> {
  const rows = [
    ["sessions", "tickets", "ready ms", "of it CPU ms", "turns/s", "CPU µs", "p99 ms at 150/s"],
  ];
  for (const size of SIZES) rows.push(await measure(size));
  print(table(rows));
  print(await measureStop());
}

async function measure(size: Size): Promise<string[]> {
  const questions = someQuestions(QUESTIONS);
  return await withFolder(async (env) => {
    await seed(env.STORE_URL, size);
    const api = await startFakeApi();
    const startedAt = performance.now();
    const { child, url } = await startOurs({ env: { ...commonEnv(api.root), ...env } });
    const readyMs = performance.now() - startedAt;
    const readyCpuMs = usageOf(child).cpuUs / 1_000;
    const load = createLoad({ url, secret: SECRET, questions, api });
    try {
      await load.flood(WARM_UP_MS);
      const before = usageOf(child).cpuUs;
      const { updates, seconds } = await load.flood(FLOOD_MS);
      const cpuUs = (usageOf(child).cpuUs - before) / updates;
      const { p99Ms } = await load.pace(PACE_PER_SECOND, PACE_MS);
      const figures = [readyMs, readyCpuMs, updates / seconds, cpuUs, p99Ms].map((value) =>
        value.toFixed(0),
      );
      return [String(size.sessions), String(size.tickets), ...figures];
    } finally {
      load.close();
      await end(child);
      await api.stop();
    }
  });
}

/** Told to stop as soon as it is ready, with all these deliveries before it. */
async function measureStop(): Promise<string> {
  return await withFolder(async (env) => {
    await withStore(env.STORE_URL, async (store) => {
      const to = Array.from({ length: PENDING }, (_, n) => chatOf(n));
      const reply = { kind: "text", text: "pending" } as const;
      const due = new Date();
      const deliveries = to.map((chat, n) => ({ id: `pending-${n}`, to: chat, reply, due }));
      await store.commit({ ...changeOf("pending"), deliveries });
    });
    const api = await startFakeApi();
    const sent = new Set<string>();
    api.onReplies(({ chats }) => {
      for (const chat of chats) sent.add(String(chat));
    });
    const { child } = await startOurs({ env: { ...commonEnv(api.root), ...env } });
    const toldAt = performance.now();
    await end(child);
    const stopMs = performance.now() - toldAt;
    await api.lastTexts([]);
    await api.stop();
    const waiting = await takeWaiting(env.STORE_URL);
    const lost = PENDING - new Set([...sent, ...waiting.map(({ to }) => to.chatId)]).size;
    const words = `${sent.size} sent, ${waiting.length} still waiting, ${lost} lost`;
    return `stopped with ${PENDING} deliveries pending in ${stopMs.toFixed(0)} ms: ${words}`;
  });
}

async function seed(storeUrl: string, { sessions, tickets }: Size): Promise<void> {
  await withStore(storeUrl, async (store) => {
    const all = [...numbers(sessions, sessionOf), ...numbers(tickets, ticketOf)];
    for (let from = 0; from < all.length; from += PER_COMMIT) {
      const write = all.slice(from, from + PER_COMMIT).map((make) => make());
      await store.commit({ ...changeOf(`seed-${from}`), write });
    }
  });
}

function numbers(count: number, make: (n: number) => Write): readonly (() => Write)[] {
  return Array.from({ length: count }, (_, n) => () => make(n));
}

function sessionOf(n: number): Write {
  const of = chatOf(n);
  const data = { form: 1, language: "zh-Hans", tickets: [String(n).padStart(4, "0")] };
  return { key: { kind: "session", id: `telegram:${of.chatId}` }, version: 0, data, of };
}

function ticketOf(n: number): Write {
  const number = String(n).padStart(4, "0");
  const of = chatOf(n);
  const at = "2026-11-20T02:00:00.000Z";
  const history = [{ at, what: "offered" }];
  const state = ["offered", "accepted", "waiting", "closed"][n % 4] ?? "closed";
  const data = {
    form: 1,
    number,
    state,
    investor: of,
    language: "zh-Hans",
    desk: "bench",
    deskCard: `card-${n}`,
    reminders: 0,
    history,
  };
  const index = { state, desk: "bench" };
  return { key: { kind: "ticket", id: number }, version: 0, data, index, of };
}

function chatOf(n: number): ChatRef {
  return { channel: "telegram", chatId: String(FIRST_CHAT + n) };
}

function changeOf(id: string) {
  const now = new Date();
  const chat = chatOf(0);
  const event = { kind: "due", name: "bench", id, subject: { kind: "chat", id }, chat, at: now };
  return { event: { ...event, kind: "due" as const }, now, ...NO_CHANGE };
}

const NO_CHANGE = { reads: [], write: [], deliveries: [], timers: [] };

async function withStore(url: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(url, { onWarning: () => undefined });
  await work(store);
  await store.close();
}

async function withFolder<Result>(
  work: (env: ReturnType<typeof oursIn>) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "dianqiao-bench-"));
  try {
    return await work(oursIn(folder, undefined));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
