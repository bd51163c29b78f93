import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runFaults } from "./faults.ts";
import { describeReport } from "./report.ts";

const USAGE =
  "Usage: npm run faults -- [--store sqlite|redis] [--processes N] [--minutes M] [--seed S]";

await main();

/** Exit code 1 when anything was lost, repeated, out of order or left behind. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      store: { type: "string", default: "sqlite" },
      processes: { type: "string", default: "1" },
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
    },
  });
  const { store } = values;
  const [processes, minutes, seed] = [values.processes, values.minutes, values.seed].map(
    Number,
  ) as [number, number, number];
  const isSane = processes >= 1 && minutes > 0 && Number.isInteger(seed);
  if (
    (store !== "sqlite" && store !== "redis") ||
    !isSane ||
    (store === "sqlite" && processes > 1)
  ) {
    process.stderr.write(`${USAGE}\nSQLite is for one process.\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(`${store} × ${processes}, ${minutes} min, seed ${seed}\n`);
  const report = await runFaults({ store, processes, minutes, seed });
  process.stdout.write(`${describeReport(report)}\n`);
  if (report.findings.length === 0) process.exit();
  const log = join(tmpdir(), `dianqiao-faults-${store}-${seed}.log`);
  await writeFile(log, report.lines.join("\n"));
  process.stdout.write(`\nWhat the bot's processes printed, and when each was killed: ${log}\n`);
  process.exit(1);
}
