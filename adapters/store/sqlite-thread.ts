import { type MessagePort, parentPort } from "node:worker_threads";
import { createCheckpoints } from "./sqlite-checkpoints.ts";
import { openSqliteFile, type SqliteFile } from "./sqlite-file.ts";
import { failureOf, type Order, type Report } from "./sqlite-orders.ts";
import { integerOf } from "./sqlite-row.ts";
import { createWriter } from "./sqlite-writer.ts";

/** Which file to open, and how. */
export interface SqliteOptions {
  readonly path: string;
  /** How long the platform's ids of sent messages are kept. */
  readonly messageDays: number;
  /** How far the file may grow, in pages of 4 KiB, as if the disk were full then; without a limit when absent. */
  readonly maxPages?: number;
}

/** A file to open, and the port over which the thread then takes groups of orders for it, and `"close"`. */
export interface Opening {
  readonly options: SqliteOptions;
  readonly port: MessagePort;
}

// The thread of `sqlite.ts`, which alone writes files.
parentPort?.on("message", ({ options, port }: Opening) => serve(port, options));

function serve(port: MessagePort, { path, messageDays, maxPages }: SqliteOptions): void {
  const tell = (report: Report): void => port.postMessage(report);
  try {
    const file = openSqliteFile(path, maxPages);
    try {
      takeOrders(port, file, messageDays);
      tell({ opened: file.path });
    } catch (error) {
      file.close();
      throw error;
    }
  } catch (error) {
    tell({ refused: failureOf(error) });
    port.close();
  }
}

function takeOrders(port: MessagePort, file: SqliteFile, messageDays: number): void {
  const writer = createWriter(file, messageDays);
  const changed = file.database.prepare("SELECT total_changes() AS changes");
  const checkpoints = createCheckpoints({
    path: file.path,
    finish: () => file.database.exec("PRAGMA wal_checkpoint(PASSIVE)"),
  });
  const close = async (): Promise<void> => {
    await checkpoints.stop();
    file.close();
    port.close();
  };
  port.on("message", (orders: readonly Order[] | "close") => {
    if (orders === "close") return void close();
    port.postMessage(writer.carryOut(orders));
    checkpoints.consider(integerOf(changed.get(), "changes"));
  });
}
