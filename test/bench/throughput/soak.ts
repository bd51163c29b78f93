import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasRedisServer, startRedis } from "../../support/redis.ts";
import { percentile } from "../arithmetic.ts";
import { createLoad } from "./load.ts";
import { commonEnv, oursIn, SECRET, takeWaiting } from "./ours.ts";
import { type Bot, end, startFakeApi, startOurs, usageOf } from "./processes.ts";
import { someQuestions } from "./questions.ts";

const TURNS = 200_000;
/** Two questions each: what is kept for a chat would pile up. */
const CHATS = 100_000;
const QUESTIONS = 1_000;
const SLICE_MS = 5_000;
/** Turns from one line printed to the next. */
const LINE = 20_000;

interface Sample {
  readonly turns: number;
  readonly rssMb: number;
  readonly files: number;
}

/** Our bot over 200,000 turns: whether its memory and its open files stay what they were. */
export async function benchSoak(options: {
  readonly store: "sqlite" | "redis";
  readonly print: (text: string) => void;
}): Promise<void> {
  const { store, print } = options;
  if (store === "redis" && !hasRedisServer()) return;
  const folder = mkdtempSync(join(tmpdir(), "dianqiao-soak-"));
  const redis = store === "redis" ? await startRedis() : undefined;
  const settings = oursIn(folder, redis?.url);
  try {
    const { samples, surplus } = await soak(settings, print);
    const waiting = await takeWaiting(settings.STORE_URL);
    print(`${store}: ${surplus} replies nobody waited for, ${waiting.length} left in the outbox`);
    print(verdictOf(samples));
  } finally {
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function soak(settings: ReturnType<typeof oursIn>, print: (text: string) => void) {
  const api = await startFakeApi();
  const { child, url } = await startOurs({ env: { ...commonEnv(api.root), ...settings } });
  const questions = someQuestions(QUESTIONS);
  const load = createLoad({ url, secret: SECRET, questions, api, chats: CHATS });
  const samples: Sample[] = [];
  let turns = 0;
  let surplus = 0;
  try {
    while (turns < TURNS) {
      const run = await load.flood(SLICE_MS);
      turns += run.updates;
      surplus += run.surplus;
      const sample = { turns, rssMb: usageOf(child).rssMb, files: openFiles(child) };
      const before = samples.at(-1)?.turns ?? 0;
      samples.push(sample);
      if (Math.floor(turns / LINE) > Math.floor(before / LINE)) print(lineOf(sample));
    }
    return { samples, surplus };
  } finally {
    load.close();
    await end(child);
    await api.stop();
  }
}

function openFiles({ pid }: Bot["child"]): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function lineOf({ turns, rssMb, files }: Sample): string {
  return `${turns} turns: ${rssMb.toFixed(0)} MB, ${files} open files`;
}

/** Of the samples between those shares of the run. */
function middleOf(samples: readonly Sample[], from: number, to: number): Sample {
  const some = samples.slice(Math.floor(from * samples.length), Math.ceil(to * samples.length));
  return {
    turns: some.at(-1)?.turns ?? 0,
    rssMb: percentile(
      some.map(({ rssMb }) => rssMb),
      0.5,
    ),
    files: percentile(
      some.map(({ files }) => files),
      0.5,
    ),
  };
}

/** The first quarter warms up; then the last is held against the second. */
function verdictOf(samples: readonly Sample[]): string {
  const [early, late] = [middleOf(samples, 0.25, 0.5), middleOf(samples, 0.75, 1)];
  const ratio = (late.rssMb / early.rssMb).toFixed(2);
  return `last quarter over second: memory ${ratio}, open files ${early.files} → ${late.files}`;
}
