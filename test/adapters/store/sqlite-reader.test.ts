import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextRound } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openSqliteStore } from "../../../adapters/store/sqlite.ts";
import { openReader } from "../../../adapters/store/sqlite-reader.ts";
import { createChanges, PROJECT } from "../../contract/store-data.ts";
import { dataOf } from "../../contract/store-fixtures.ts";
import { temporaryFolder } from "../../support/folder.ts";

async function openBoth() {
  const path = join(await temporaryFolder(), "store.db");
  const store = await openSqliteStore({ path, messageDays: 1 });
  const reader = openReader(path);
  onTestFinished(async () => {
    reader.close();
    await store.close();
  });
  const { change } = createChanges();
  const write = (data: string) =>
    store.commit(change({ write: [{ key: PROJECT, version: 0, data }] }));
  return { path, store, reader, write };
}

it("all that is read in one round of the event loop is from one moment, and the next round is from a later one", async () => {
  const { path, reader, write } = await openBoth();
  const first = nextRound().then(() => reader.read([PROJECT]));
  void write("new");
  // The same round, after the order has left.
  await nextRound();
  untilWritten(path);

  expect(await first).toEqual([undefined]);
  expect(reader.read([PROJECT])).toEqual([undefined]);
  await nextRound();
  expect(reader.read([PROJECT])).toMatchObject([{ data: "new" }]);
});

it("who is told that something is committed reads it, also while an earlier moment is still held", async () => {
  const { path, store, write } = await openBoth();
  const earlier = nextRound().then(() => dataOf(store, PROJECT));
  const committing = write("new");
  await nextRound();
  untilWritten(path);

  // Heard before the round ends in which the earlier moment is let go.
  await committing;

  expect(await earlier).toBeUndefined();
  expect(await dataOf(store, PROJECT)).toBe("new");
});

/** Keeps this thread busy while the other writes, so that what that one answers is heard afterwards. */
function untilWritten(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const count = database.prepare("SELECT count(*) AS found FROM records");
  const end = performance.now() + 5_000;
  while (count.get()?.["found"] === 0 && performance.now() < end);
  database.close();
}
