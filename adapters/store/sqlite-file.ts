import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../bot/core/errors.ts";
import { integerOf } from "./sqlite-row.ts";
import { APPLICATION_ID, MIGRATIONS } from "./sqlite-schema.ts";

/** How long a statement waits for somebody who reads or copies the file from outside. */
export const BUSY_TIMEOUT_MS = 5_000;

const MAX_IDLE_LOG_BYTES = 16 * 1_048_576;

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

export interface SqliteFile {
  /** Where it lies, absolute. */
  readonly path: string;
  readonly database: DatabaseSync;
  /** All or nothing, and on the disk when it returns. @throws {StoreError} when SQLite refuses. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the database, makes it and its folder where they are missing, and brings its schema up to date.
 * While it is open nobody else can open it here; others may still read the file, to back it up.
 * `maxPages` is how far it may grow.
 *
 * @throws {StoreError} when it is in use, not ours, newer than this program, or can't be written.
 */
export function openSqliteFile(path: string, maxPages?: number): SqliteFile {
  const file = makeFolder(path);
  const lock = takeLock(file);
  try {
    const database = openDatabase(file);
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
    const steps = {
      begin: database.prepare("BEGIN IMMEDIATE"),
      commit: database.prepare("COMMIT"),
    };
    return {
      path: file,
      database,
      transaction: (work) => {
        try {
          steps.begin.run();
          const result = work();
          steps.commit.run();
          return result;
        } catch (error) {
          rollBack(database);
          throw named(file, error);
        }
      },
      close() {
        if (!database.isOpen) return;
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        database.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw refusal(file, error);
  }
}

function makeFolder(path: string): string {
  const file = resolve(path);
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    // Two names of one file must lead to one lock.
    return existsSync(file) ? realpathSync(file) : join(realpathSync(folder), basename(file));
  } catch (error) {
    throw refusal(file, error);
  }
}

/**
 * A lock of the operating system on a file beside the database: it ends with the process, however that
 * ends. Locking the database itself would keep its readers out too, and with them every backup. The
 * file is never removed, since whoever waits for it would then hold the lock of a file that is gone.
 */
function takeLock(file: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    if (sqliteCode(error) !== SQLITE_BUSY) throw refusal(file, error);
    throw new StoreError(
      `${file} is in use: another bot has it open. Stop that one first, or give this one a STORE_URL ` +
        "of its own. Several processes can share a store only on Redis (redis://…).",
      { cause: error },
    );
  }
}

function openDatabase(file: string): DatabaseSync {
  const wasCut = existsSync(`${file}-wal`);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    migrate(database, file);
    if (wasCut) checkWhole(database, file);
    database.exec("PRAGMA journal_mode = WAL");
    // 16 MB instead of 2: what every turn touches is not read from the file again and again.
    database.exec("PRAGMA cache_size = -16000");
    // Each COMMIT flushes the log to the disk.
    database.exec("PRAGMA synchronous = FULL");
    // The log goes into the file beside the commits (`sqlite-checkpoints.ts`), at 64 MB within a COMMIT after all; it is
    // cut back after it grew beside a long read.
    database.exec(
      `PRAGMA wal_autocheckpoint = 16000; PRAGMA journal_size_limit = ${MAX_IDLE_LOG_BYTES}`,
    );
    // A process that is killed again and again must not leave the next a longer log each time.
    if (wasCut) database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    // What somebody had erased must not stay readable in the file's free pages.
    database.exec("PRAGMA secure_delete = ON");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * A bot that was killed leaves its log behind; then the file is looked over once. After an orderly stop that
 * would only cost time.
 *
 * @throws {StoreError} when it is damaged.
 */
function checkWhole(database: DatabaseSync, file: string): void {
  const [row] = database.prepare("PRAGMA quick_check(1)").all();
  if (row?.["quick_check"] !== "ok") throw damaged(file, String(row?.["quick_check"]));
}

function damaged(file: string, reason: string, cause?: unknown): StoreError {
  return new StoreError(
    `${file} is damaged (${reason}). Put it aside, restore the last backup in its place, and check the disk.`,
    { cause },
  );
}

function migrate(database: DatabaseSync, file: string): void {
  const pragma = (name: string) => integerOf(database.prepare(`PRAGMA ${name}`).get(), name);
  const version = pragma("user_version");
  const isEmpty = database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (!isEmpty && pragma("application_id") !== APPLICATION_ID) {
    throw new StoreError(
      `${file} is the database of another program. Give the bot a STORE_URL of its own.`,
    );
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      `${file} was written by a newer version of the bot (schema ${version}, this one knows ` +
        `${MIGRATIONS.length}). Start the newer version, or restore the copy made before the update.`,
    );
  }
  for (const [index, script] of MIGRATIONS.entries()) {
    if (index < version) continue;
    const header = `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1}`;
    try {
      database.exec(`BEGIN IMMEDIATE; ${script}; ${header}; COMMIT`);
    } catch (error) {
      rollBack(database);
      throw error;
    }
  }
}

/** On some errors, a full disk among them, SQLite has rolled back already. */
function rollBack(database: DatabaseSync): void {
  if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
}

/** The error as it is, or in words for the operator when it is SQLite's. */
function named(file: string, error: unknown): unknown {
  return sqliteCode(error) === undefined ? error : refusal(file, error);
}

/** What went wrong with the file, and what to do about it. */
function refusal(file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = sqliteCode(error);
  if (code === SQLITE_CORRUPT) return damaged(file, reason, error);
  const advice =
    code === SQLITE_NOTADB
      ? "is not a database. Move it away, or give the bot a STORE_URL of its own."
      : code === SQLITE_FULL
        ? "can't grow: the disk is full. Make room: what could not be stored was not acknowledged and comes again."
        : `can't be used (${reason}). Check that the folder and the files in it belong to the user ` +
          "the bot runs as, and that the disk is healthy.";
  return new StoreError(`${file} ${advice}`, { cause: error });
}

/** SQLite's primary result code, if the error is SQLite's. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
