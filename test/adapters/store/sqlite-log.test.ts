import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { createSqliteLog } from "../../../adapters/store/sqlite-log.ts";
import { temporaryFolder } from "../../support/folder.ts";

/** A database with a log, and what its disk was asked. `failures`: how its next flushes end. */
async function openLog(failures: readonly Error[] = []) {
  const path = join(await temporaryFolder(), "store.db");
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE things (name)");
  const left = [...failures];
  const flushed: number[] = [];
  const log = createSqliteLog(database, `${path}-wal`, async (descriptor) => {
    const failure = left.shift();
    if (failure !== undefined) throw failure;
    flushed.push(descriptor);
  });
  onTestFinished(() => {
    database.close();
    log.close();
  });
  const add = (name: string) => database.prepare("INSERT INTO things VALUES (?)").run(name);
  return { database, log, add, flushed };
}

it("each change is flushed once, and what changes nothing is not", async () => {
  const { database, log, add, flushed } = await openLog();
  add("one");
  await log.flush();
  expect(flushed).toHaveLength(1);
  await log.flush();
  database.exec("BEGIN IMMEDIATE; DELETE FROM things WHERE name = 'nobody'; COMMIT");
  await log.flush();
  expect(flushed).toHaveLength(1);
  add("two");
  await log.flush();
  expect(flushed).toHaveLength(2);
});

it("after the disk has failed once, nothing more is taken: what of the log is on it nobody knows", async () => {
  const { log, add, flushed } = await openLog([new Error("EIO: i/o error, fdatasync")]);
  log.assertWhole();
  add("one");
  await expect(log.flush()).rejects.toThrow(/EIO/);
  expect(() => log.assertWhole()).toThrow(/EIO/);
  add("two");
  await expect(log.flush()).rejects.toThrow(/EIO/);
  expect(flushed).toEqual([]);
});
