import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../../bot/cli/table.ts";

const COMMITS = 1_000;
const AT_ONCE = [1, 10, 50];
const WORKER = fileURLToPath(new URL("commits.ts", import.meta.url));

/**
 * Counts with strace how often a process that commits to SQLite has the disk take what it wrote, less what opening
 * and closing the file cost. That a commit survives a power cut can't be shown by killing the process.
 */
export function benchFsync(print: (text: string) => void): void {
  const rest = flushes(0, 1);
  const rows = AT_ONCE.map((atOnce) => {
    const count = flushes(COMMITS, atOnce) - rest;
    return [`${atOnce}`, `${COMMITS}`, `${count}`, (count / COMMITS).toFixed(3)];
  });
  print(table([["commits at a time", "commits", "flushes", "per commit"], ...rows]));
}

/** @throws when strace is missing or the worker fails. */
function flushes(commits: number, atOnce: number): number {
  const folder = mkdtempSync(join(tmpdir(), "dianqiao-fsync-"));
  try {
    const trace = join(folder, "trace");
    const worker = [WORKER, `sqlite:${join(folder, "store.db")}`, `${commits}`, `${atOnce}`];
    const strace = ["-f", "-e", "trace=fsync,fdatasync", "-o", trace, process.execPath, ...worker];
    const { error, status, stderr } = spawnSync("strace", strace, { encoding: "utf8" });
    if (error !== undefined) throw new Error(`strace can't be run: ${error.message}`);
    if (status !== 0) throw new Error(stderr);
    return readFileSync(trace, "utf8").match(/ f(?:data)?sync\(/g)?.length ?? 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
