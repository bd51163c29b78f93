import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type FaultsOptions, runFaults } from "./faults.ts";
import { PLANTS } from "./plants.ts";
import { describeReport } from "./report.ts";

const USAGE = `Usage: npm run faults -- [--store sqlite|redis] [--processes N] [--minutes M] [--seed S]
  [--telegram poll|webhook] [--feishu ws|webhook] [--calm] [--plant ${Object.keys(PLANTS).join("|")}]
SQLite is for one process. --calm breaks nothing.
`;

const optionsSchema = z.object({
  store: z.enum(["sqlite", "redis"]),
  processes: z.coerce.number().int().min(1),
  minutes: z.coerce.number().positive(),
  seed: z.coerce.number().int(),
  telegram: z.enum(["poll", "webhook"]),
  feishu: z.enum(["ws", "webhook"]),
  calm: z.boolean(),
  plant: z
    .string()
    .refine((name) => name in PLANTS)
    .optional(),
});

await main();

/** Exit code 1 when anything was lost, repeated, out of order or left behind. */
async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const { store, processes, minutes, seed, telegram, feishu, plant } = options;
  const bug = plant === undefined ? "" : `, planted: ${plant}`;
  process.stdout.write(
    `${store} × ${processes}, Telegram by ${telegram}, Feishu by ${feishu}, ${minutes} min, seed ${seed}${bug}\n`,
  );
  const report = await runFaults(options);
  process.stdout.write(`${describeReport(report)}\n`);
  const log = join(tmpdir(), `dianqiao-faults-${store}-${processes}-${seed}.log`);
  await writeFile(log, report.lines.join("\n"));
  process.stdout.write(`What the bot's processes printed, and what was done to them: ${log}\n`);
  process.exit(report.findings.length === 0 ? 0 : 1);
}

/** `undefined` when they make no sense. */
function readOptions(): FaultsOptions | undefined {
  const { values } = parseArgs({
    options: {
      store: { type: "string", default: "sqlite" },
      processes: { type: "string", default: "1" },
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      telegram: { type: "string", default: "poll" },
      feishu: { type: "string", default: "ws" },
      calm: { type: "boolean", default: false },
      plant: { type: "string" },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) return undefined;
  const { plant, calm: isCalm, ...options } = parsed.data;
  if (options.store === "sqlite" && options.processes > 1) return undefined;
  return { ...options, isCalm, ...(plant !== undefined && { plant }) };
}
