import { meanReciprocalRankAt10, percentile, rankOf, successAt } from "./arithmetic.ts";
import { readCorpus } from "./corpus.ts";
import { ENGINES, type Search } from "./engines.ts";
import type { BenchQuery } from "./own-questions.ts";

/** Runs in a process of its own, started with --expose-gc: one engine on one corpus, the figures as JSON. */
const [engineName, set = ""] = process.argv.slice(2);
const engine = ENGINES.find(({ name }) => name === engineName);
if (engine === undefined) throw new Error(`There is no engine ${engineName}.`);

/** Each question counts with its fastest time, for the machine is shared. */
const MOST_ROUNDS = 5;
/** Long enough for a round to say something. */
const QUERIES_FOR_ALL_ROUNDS = 1000;

const { passages, queries } = readCorpus(set);
const heapBefore = heapMegabytes();
const start = cpuMs();
const search = await engine.build(passages, set);
const buildMs = cpuMs() - start;
const firstMs = await firstCost(search);
const ranks = await ranksOf(search);
const micros = await fastestTimes(search);
const figures = {
  queries: queries.length,
  passages: passages.length,
  success1: successAt(1, ranks),
  success5: successAt(5, ranks),
  mrr10: meanReciprocalRankAt10(ranks),
  buildMs,
  firstMs,
  p50Us: percentile(micros, 0.5),
  p99Us: percentile(micros, 0.99),
  heapMb: heapMegabytes() - heapBefore,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

async function ranksOf(find: Search): Promise<readonly (number | undefined)[]> {
  const ranks: (number | undefined)[] = [];
  for (const query of queries) ranks.push(rankOf(await find(query), query.gold));
  return ranks;
}

async function fastestTimes(find: Search): Promise<readonly number[]> {
  const rounds = queries.length < QUERIES_FOR_ALL_ROUNDS ? MOST_ROUNDS : 1;
  const fastest = queries.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [at, query] of queries.entries()) {
      const took = 1000 * (await timeOf(find, query));
      fastest[at] = Math.min(took, fastest[at] ?? took);
    }
  }
  return fastest;
}

async function timeOf(find: Search, query: BenchQuery | undefined): Promise<number> {
  if (query === undefined) return 0;
  const before = performance.now();
  const found = find(query);
  // Waiting costs microseconds; who answers at once is not made to wait.
  if (found instanceof Promise) await found;
  return performance.now() - before;
}

async function firstCost(find: Search): Promise<number> {
  const before = cpuMs();
  await timeOf(find, queries[0]);
  return cpuMs() - before;
}

/** CPU of this thread, for others use the machine too. Too coarse for a single warm question. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function heapMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}
