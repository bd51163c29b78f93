import { type MessagePort, parentPort } from "node:worker_threads";
import { createCheckpoints } from "./sqlite-checkpoints.ts";
import { openSqliteFile } from "./sqlite-file.ts";
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

/** A file to open, and the port over which the thread then takes orders for it, and `"close"`. */
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

/** Orders that came while the disk took the last ones are carried out together, with one flush. */
function takeOrders(
  port: MessagePort,
  file: ReturnType<typeof openSqliteFile>,
  messageDays: number,
) {
  const writer = createWriter(file, messageDays);
  const changed = file.database.prepare("SELECT total_changes() AS changes");
  const checkpoints = createCheckpoints({
    path: file.path,
    finish: () => file.database.exec("PRAGMA wal_checkpoint(PASSIVE)"),
  });
  let waiting: Order[] = [];
  const workOff = (): void => {
    if (waiting.length === 0) return;
    const orders = waiting;
    waiting = [];
    port.postMessage(writer.carryOut(orders));
    checkpoints.consider(integerOf(changed.get(), "changes"));
  };
  const close = async (): Promise<void> => {
    workOff();
    await checkpoints.stop();
    file.close();
    port.close();
  };
  port.on("message", (order: Order | "close") => {
    if (order === "close") return void close();
    if (waiting.push(order) === 1) setImmediate(workOff);
  });
}
