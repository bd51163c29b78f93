import { DatabaseSync } from "node:sqlite";
import type { Key } from "../../bot/core/event.ts";
import type { Query, Stored } from "../../bot/core/ports.ts";
import { BUSY_TIMEOUT_MS } from "./sqlite-file.ts";
import { createReading } from "./sqlite-records.ts";

/**
 * Reads the file beside the thread that writes it: what is committed, and on the disk. All that is read in one round of
 * the event loop is from one moment: to look where the log ends costs more than to read a record.
 */
export interface Reader {
  read(keys: readonly Key[]): readonly (Stored | undefined)[];
  find(query: Query): readonly Stored[];
  /** What is read from now on is from now: to be called when the thread says what it has committed. */
  renew(): void;
  close(): void;
}

export function openReader(path: string): Reader {
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  const reading = createReading(database);
  const begin = database.prepare("BEGIN");
  const end = database.prepare("COMMIT");
  const renew = (): void => {
    if (database.isOpen && database.isTransaction) end.run();
  };
  const stay = (): void => {
    if (database.isTransaction) return;
    begin.run();
    // No longer: while a moment is held, the log can't begin anew.
    setImmediate(renew);
  };
  return {
    read(keys) {
      stay();
      return keys.map((key) => reading.read(key));
    },
    find(query) {
      stay();
      return reading.find(query);
    },
    renew,
    close() {
      if (database.isOpen) database.close();
    },
  };
}
