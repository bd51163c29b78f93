import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../bot/core/errors.ts";
import { integerOf } from "./sqlite-row.ts";
import { APPLICATION_ID, MIGRATIONS } from "./sqlite-schema.ts";

/** How long a statement waits for somebody who reads or copies the file from outside. */
const BUSY_TIMEOUT_MS = 5_000;

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

export interface SqliteFile {
  readonly database: DatabaseSync;
  /** All or nothing, and on the disk when it returns. @throws {StoreError} when SQLite refuses. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the database, makes it and its folder where they are missing, and brings its schema up to date.
 * While it is open nobody else can open it here; others may still read the file, to back it up.
 *
 * @throws {StoreError} when it is in use, not ours, newer than this program, or can't be written.
 */
export function openSqliteFile(path: string): SqliteFile {
  const file = makeFolder(path);
  const lock = takeLock(file);
  try {
    const database = openDatabase(file);
    return {
      database,
      transaction: (work) => transaction(database, file, work),
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
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    migrate(database, file);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    // What somebody had erased must not stay readable in the file's free pages.
    database.exec("PRAGMA secure_delete = ON");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
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
    transaction(database, file, () => {
      database.exec(script);
      database.exec(
        `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1}`,
      );
    });
  }
}

function transaction<T>(database: DatabaseSync, file: string, work: () => T): T {
  try {
    database.exec("BEGIN IMMEDIATE");
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
    throw sqliteCode(error) === undefined ? error : refusal(file, error);
  }
}

/** What went wrong with the file, and what to do about it. */
function refusal(file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = sqliteCode(error);
  const advice =
    code === SQLITE_NOTADB
      ? "is not a database. Move it away, or give the bot a STORE_URL of its own."
      : code === SQLITE_FULL
        ? "can't grow: the disk is full. Make room and start again."
        : `can't be used (${reason}). Check that the folder and the files in it belong to the user ` +
          "the bot runs as, and that the disk is healthy.";
  return new StoreError(`${file} ${advice}`, { cause: error });
}

/** SQLite's primary result code, if the error is SQLite's. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
