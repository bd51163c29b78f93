import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../bot/core/errors.ts";
import { integerOf } from "./sqlite-row.ts";
import { APPLICATION_ID } from "./sqlite-schema.ts";

/** How long a copy waits for a moment in which nobody writes. */
const BUSY_TIMEOUT_MS = 30_000;

/** What a copy holds. */
export interface BackupReport {
  readonly records: number;
  readonly deliveries: number;
  readonly timers: number;
  readonly bytes: number;
}

/**
 * Copies a store's file as it is at one moment, while the bot goes on. The copy is read through and on the disk
 * when it takes its name, and is for its owner's eyes only. Nothing that was erased is in it.
 *
 * @throws {StoreError} when there is no such store, something of that name exists, or the copy is not whole.
 */
export function backUpSqlite(path: string, target: string): BackupReport {
  if (!existsSync(path)) throw new StoreError(`There is no store at ${path}: nothing to back up.`);
  if (existsSync(target)) throw new StoreError(`${target} exists already: choose another name.`);
  const part = `${target}.part`;
  try {
    copy(path, part);
    const report = look(part);
    makeDurable(part);
    renameSync(part, target);
    return report;
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`${path} can't be copied to ${target} (${reason}).`, { cause: error });
  }
}

function copy(path: string, part: string): void {
  rmSync(part, { force: true });
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const { application_id: id } = database.prepare("PRAGMA application_id").get() ?? {};
    if (id !== APPLICATION_ID) throw new StoreError(`${path} is not a store of the bot.`);
    // A page-by-page copy would begin anew at each commit; this reads one snapshot.
    database.prepare("VACUUM INTO ?").run(part);
  } finally {
    database.close();
  }
}

/** @throws {StoreError} when the copy has a fault. */
function look(part: string): BackupReport {
  const database = new DatabaseSync(part, { readOnly: true });
  try {
    const fault = database.prepare("PRAGMA integrity_check(1)").get()?.["integrity_check"];
    if (fault !== "ok") throw new StoreError(`The copy is damaged (${String(fault)}).`);
    const count = (table: string) =>
      integerOf(database.prepare(`SELECT count(*) AS count FROM ${table}`).get(), "count");
    const page = (name: string) => integerOf(database.prepare(`PRAGMA ${name}`).get(), name);
    return {
      records: count("records"),
      deliveries: count("deliveries"),
      timers: count("timers"),
      bytes: page("page_count") * page("page_size"),
    };
  } finally {
    database.close();
  }
}

function makeDurable(part: string): void {
  chmodSync(part, 0o600);
  const file = openSync(part, "r+");
  fsyncSync(file);
  closeSync(file);
}
