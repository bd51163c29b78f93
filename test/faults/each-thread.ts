import { DatabaseSync } from "node:sqlite";
import { BroadcastChannel } from "node:worker_threads";
import { plant } from "./plants.ts";

// Loaded into every thread of the bot before anything of the bot is, since SQLite has one of its own: the bug, where
// one is planted, and the way to keep databases from growing.

/** Over it every thread is told whether its databases are full. */
export const FULL = "faults.full";

const databases = new Set<DatabaseSync>();
const channel = new BroadcastChannel(FULL);
channel.onmessage = ({ data }) => {
  for (const database of databases) limitPages(database, data === true);
};
// Listening for orders does not keep a thread alive that is to end.
channel.unref();

watchDatabases();
const bug = process.env["PLANT"];
if (bug !== undefined) plant(bug);

function watchDatabases(): void {
  const exec = Reflect.get(DatabaseSync.prototype, "exec") as (
    this: DatabaseSync,
    sql: string,
  ) => void;
  DatabaseSync.prototype.exec = function (sql) {
    databases.add(this);
    exec.call(this, sql);
  };
}

/** SQLite never takes less than the file has. */
function limitPages(database: DatabaseSync, isFull: boolean): void {
  if (database.isOpen) database.exec(`PRAGMA max_page_count = ${isFull ? 1 : 0xfffffffe}`);
}
