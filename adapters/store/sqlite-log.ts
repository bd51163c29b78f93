import { closeSync, fdatasync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { StoreError } from "../../bot/core/errors.ts";
import { integerOf } from "./sqlite-row.ts";

const toDisk = promisify(fdatasync);

/** SQLite's write-ahead log, brought to the disk while the event loop goes on. */
export interface SqliteLog {
  /**
   * Resolves when every transaction committed before is on the disk: at once where none changed anything.
   * Rejects with a {@link StoreError} when the disk failed, from then on always: nobody knows what of the log is on it.
   * To how many rows were changed since the database was opened.
   */
  flush(): Promise<number>;
  /** @throws what a flush rejected with. */
  assertWhole(): void;
  close(): void;
}

/**
 * `PRAGMA synchronous = FULL` flushes the log inside each COMMIT, which stops everything for as long as the disk
 * takes. NORMAL leaves out just that one flush; here it follows, over a descriptor of our own.
 */
export function createSqliteLog(
  database: DatabaseSync,
  path: string,
  write: (descriptor: number) => Promise<void> = toDisk,
): SqliteLog {
  const total = database.prepare("SELECT total_changes() AS changes");
  const state: { flushed: number; descriptor?: number; failure?: StoreError } = { flushed: -1 };
  const assertWhole = (): void => {
    if (state.failure !== undefined) throw state.failure;
  };
  return {
    async flush() {
      assertWhole();
      const changes = integerOf(total.get(), "changes");
      if (changes === state.flushed) return changes;
      try {
        // The same file for as long as the database is open.
        state.descriptor ??= openSync(path, "r+");
        await write(state.descriptor);
        state.flushed = changes;
        return changes;
      } catch (error) {
        state.failure = failed(path, error);
        throw state.failure;
      }
    },
    assertWhole,
    close() {
      if (state.descriptor !== undefined) closeSync(state.descriptor);
    },
  };
}

function failed(path: string, error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(
    `The disk would not take ${path} (${reason}). The bot takes nothing more: what was not acknowledged comes ` +
      "again. Check the disk, then start the bot anew.",
    { cause: error },
  );
}
