import { parseArgs } from "node:util";

const USAGE = `Usage: npm run bench -- search [--sets DIR] | weights | turn | throughput [--only BOTS] [--profile DIR] | growth | soak [--only STORE]
DIR holds a folder for each public set, with passages.jsonl and queries.jsonl.
BOTS are divided by commas: ours-sqlite, ours-redis, grammy-echo, grammy-search, grammy-session, telegraf, chat.
STORE is sqlite or redis.
With --profile the CPU profile of each is put into DIR.`;

const WHAT = ["search", "weights", "turn", "throughput", "growth", "soak"] as const;

await main();

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  // What measures is no part of the product, and is not there in an installation without tests.
  const print = (text: string) => process.stdout.write(`${text}\n`);
  if (asked.what === "turn") {
    const { benchTurn } = await import("../../test/bench/turn.ts");
    return benchTurn(print);
  }
  if (asked.what === "throughput") {
    const { benchThroughput } = await import("../../test/bench/throughput/throughput.ts");
    return benchThroughput({ only: asked.only?.split(","), profileDir: asked.profile, print });
  }
  if (asked.what === "growth") {
    const { benchGrowth } = await import("../../test/bench/throughput/growth.ts");
    return benchGrowth(print);
  }
  if (asked.what === "soak") {
    const { benchSoak } = await import("../../test/bench/throughput/soak.ts");
    return benchSoak({ store: asked.only === "redis" ? "redis" : "sqlite", print });
  }
  if (asked.what === "weights") {
    const { benchWeights } = await import("../../test/bench/weights.ts");
    return benchWeights(print);
  }
  const { benchSearch } = await import("../../test/bench/search.ts");
  await benchSearch({ ...asked, print });
}

interface Asked {
  readonly what: (typeof WHAT)[number];
  readonly sets: string | undefined;
  readonly only: string | undefined;
  readonly profile: string | undefined;
}

function readArguments(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: {
        sets: { type: "string" },
        only: { type: "string" },
        profile: { type: "string" },
      },
      allowPositionals: true,
    });
    const what = WHAT.find((one) => one === positionals[0]);
    return what && positionals.length === 1
      ? { what, sets: values.sets, only: values.only, profile: values.profile }
      : undefined;
  } catch {
    return undefined;
  }
}
