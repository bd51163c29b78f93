import { parseArgs } from "node:util";

const USAGE = `Usage: npm run bench -- search [--sets DIR] | weights | turn | throughput [--only BOTS] [--rounds N] [--profile DIR] | growth | soak [--only STORE] | fsync
DIR holds a folder for each public set, with passages.jsonl and queries.jsonl.
BOTS are divided by commas: ours-sqlite, ours-redis, grammy-echo, grammy-search, grammy-session, telegraf, chat.
STORE is sqlite or redis.
With --profile the CPU profile of each is put into DIR.`;

type Print = (text: string) => void;

// What measures is no part of the product, and is not there in an installation without tests.
const BENCHES = {
  search: async (asked: Asked, print: Print) => {
    const { benchSearch } = await import("../../test/bench/search.ts");
    await benchSearch({ ...asked, print });
  },
  weights: async (_: Asked, print: Print) => {
    const { benchWeights } = await import("../../test/bench/weights.ts");
    benchWeights(print);
  },
  turn: async (_: Asked, print: Print) => {
    const { benchTurn } = await import("../../test/bench/turn.ts");
    await benchTurn(print);
  },
  throughput: async ({ only, rounds, profile }: Asked, print: Print) => {
    const { benchThroughput } = await import("../../test/bench/throughput/throughput.ts");
    await benchThroughput({
      only: only?.split(","),
      rounds: Number(rounds ?? 1),
      profileDir: profile,
      print,
    });
  },
  growth: async (_: Asked, print: Print) => {
    const { benchGrowth } = await import("../../test/bench/throughput/growth.ts");
    await benchGrowth(print);
  },
  soak: async ({ only }: Asked, print: Print) => {
    const { benchSoak } = await import("../../test/bench/throughput/soak.ts");
    await benchSoak({ store: only === "redis" ? "redis" : "sqlite", print });
  },
  fsync: async (_: Asked, print: Print) => {
    const { benchFsync } = await import("../../test/bench/fsync.ts");
    benchFsync(print);
  },
};

await main();

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  await BENCHES[asked.what](asked, (text) => process.stdout.write(`${text}\n`));
}

interface Asked {
  readonly what: keyof typeof BENCHES;
  readonly sets: string | undefined;
  readonly only: string | undefined;
  readonly rounds: string | undefined;
  readonly profile: string | undefined;
}

function readArguments(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: {
        sets: { type: "string" },
        only: { type: "string" },
        rounds: { type: "string" },
        profile: { type: "string" },
      },
      allowPositionals: true,
    });
    const what = Object.keys(BENCHES).find((one) => one === positionals[0]) as
      | Asked["what"]
      | undefined;
    return what && positionals.length === 1
      ? { sets: undefined, only: undefined, rounds: undefined, profile: undefined, ...values, what }
      : undefined;
  } catch {
    return undefined;
  }
}
