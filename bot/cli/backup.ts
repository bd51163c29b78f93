import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { sqlitePath } from "../../adapters/store/open.ts";
import { backUpSqlite } from "../../adapters/store/sqlite-backup.ts";
import { BotError, StoreError } from "../core/errors.ts";
import { loadEnvironment } from "./environment.ts";

const USAGE = `Usage: npm run backup -- [FILE]
Copies the store (STORE_URL) while the bot runs. FILE is backups/<time>.db beside the store unless given.`;
const DEFAULT_STORE = "sqlite:./data/dianqiao.db";

main();

function main(): void {
  const [asked, ...more] = process.argv.slice(2);
  if (more.length > 0 || asked?.startsWith("-") === true) return fail(USAGE, 2);
  try {
    const path = storePath(loadEnvironment()["STORE_URL"]?.trim() || DEFAULT_STORE);
    const target = asked ?? join(dirname(path), "backups", `${timeName(new Date())}.db`);
    // Whoever may read the copy reads what people wrote.
    process.umask(0o077);
    mkdirSync(dirname(target), { recursive: true });
    const { records, deliveries, timers, bytes } = backUpSqlite(path, target);
    process.stdout.write(
      `${target}: ${records} records, ${deliveries} deliveries, ${timers} timers, ${Math.ceil(bytes / 1_024)} KB\n`,
    );
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    fail(error.message, 1);
  }
}

/** @throws {StoreError} for a store that is no file. */
function storePath(url: string): string {
  if (url.startsWith("sqlite:")) return sqlitePath(url);
  throw new StoreError(
    "STORE_URL is no SQLite file. Redis is backed up with its own means: copy its appendonlydir, or use BGSAVE.",
  );
}

/** `20261122T213000123Z`: as a file's name sorts by time. */
function timeName(now: Date): string {
  return now.toISOString().replace(/[-:.]/g, "");
}

function fail(text: string, code: number): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
}
