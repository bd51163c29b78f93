import { execFile } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { table } from "../../bot/cli/table.ts";
import { findSets, OWN } from "./corpus.ts";
import { ENGINES, type EngineEntry, OURS } from "./engines.ts";
import { isInstalled } from "./peers.ts";
import { budgetLines, type Figures, fastest, toRows } from "./report.ts";

const MEASURE = fileURLToPath(new URL("measure.ts", import.meta.url));

const OWN_RUNS = 3;

const figuresSchema = z.object({
  queries: z.number(),
  passages: z.number(),
  success1: z.number(),
  success5: z.number(),
  mrr10: z.number(),
  buildMs: z.number(),
  firstMs: z.number(),
  p50Us: z.number(),
  p99Us: z.number(),
  heapMb: z.number(),
});

export interface SearchBenchOptions {
  /** A folder of public sets; without it only our own text is measured. */
  readonly sets?: string | undefined;
  readonly print: (text: string) => void;
}

/** Measures every engine on every corpus, one after another, each in a process of its own. */
export async function benchSearch({ sets, print }: SearchBenchOptions): Promise<void> {
  const engines = await installed(print);
  const folders = sets === undefined ? [] : findSets(sets);
  if (sets === undefined) print("Without --sets DIR only our own text is measured.\n");
  else if (folders.length === 0) print(`${sets} holds no set; only our own text is measured.\n`);
  for (const set of [...folders, OWN]) {
    const measured = new Map<string, Figures>();
    for (const { name } of engines) {
      const first = await measure(name, set);
      const more: Figures[] = [];
      // Our own text is small, and what it costs is held against a budget.
      for (let run = 1; run < (set === OWN ? OWN_RUNS : 1); run++) {
        more.push(await measure(name, set));
      }
      measured.set(name, fastest([first, ...more]));
    }
    const ours = measured.get(OURS);
    if (ours === undefined) continue;
    print(`${basename(set)}: ${ours.passages} passages, ${ours.queries} questions`);
    print(`${table(toRows(measured, ours))}\n`);
    if (set === OWN) print(budgetLines(ours).join("\n"));
  }
}

async function installed(print: (text: string) => void): Promise<readonly EngineEntry[]> {
  const checked = await Promise.all(
    ENGINES.map(async (engine) => ({
      engine,
      isThere: engine.needs === undefined || (await isInstalled(engine.needs)),
    })),
  );
  const missing = checked.filter(({ isThere }) => !isThere).map(({ engine }) => engine.name);
  if (missing.length > 0) {
    print(`Not installed, so not measured: ${missing.join("; ")}.`);
    print("They are not part of the product: npm ci --prefix test/bench\n");
  }
  return checked.filter(({ isThere }) => isThere).map(({ engine }) => engine);
}

async function measure(engine: string, set: string): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    MEASURE,
    engine,
    set,
  ]);
  return figuresSchema.parse(JSON.parse(stdout));
}
