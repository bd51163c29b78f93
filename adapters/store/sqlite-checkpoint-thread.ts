import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** The thread of `sqlite-checkpoints.ts`: `"go"` brings the log into the file, `"end"` closes it. */
const database = new DatabaseSync(String(workerData));

parentPort?.on("message", (order: "go" | "end") => {
  if (order === "end") {
    database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(pagesOfLog());
});

/** How many pages the log had then; 0 when the file could not be written. */
function pagesOfLog(): number {
  try {
    return Number(database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get()?.["log"]);
  } catch {
    return 0;
  }
}
