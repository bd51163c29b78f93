import { DatabaseSync } from "node:sqlite";
import type { Key } from "../../bot/core/event.ts";
import type { Query, Stored } from "../../bot/core/ports.ts";
import { BUSY_TIMEOUT_MS } from "./sqlite-file.ts";
import { createReading } from "./sqlite-records.ts";

/** Reads the file beside the thread that writes it: what is committed, and on the disk. */
export interface Reader {
  /** All from one moment. */
  read(keys: readonly Key[]): readonly (Stored | undefined)[];
  find(query: Query): readonly Stored[];
  close(): void;
}

export function openReader(path: string): Reader {
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  const reading = createReading(database);
  const begin = database.prepare("BEGIN");
  const end = database.prepare("COMMIT");
  return {
    read(keys) {
      begin.run();
      try {
        return keys.map((key) => reading.read(key));
      } finally {
        end.run();
      }
    },
    find: (query) => reading.find(query),
    close() {
      if (database.isOpen) database.close();
    },
  };
}
