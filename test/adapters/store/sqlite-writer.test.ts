import { open as openFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { openSqliteStore } from "../../../adapters/store/sqlite.ts";
import { openSqliteFile } from "../../../adapters/store/sqlite-file.ts";
import type { Order } from "../../../adapters/store/sqlite-orders.ts";
import { createWriter } from "../../../adapters/store/sqlite-writer.ts";
import { StoreError } from "../../../bot/core/errors.ts";
import type { Store } from "../../../bot/core/ports.ts";
import { createChanges, delivery, PROJECT } from "../../contract/store-data.ts";
import { dataOf, takeIds } from "../../contract/store-fixtures.ts";
import { temporaryFolder } from "../../support/folder.ts";

async function openStore(maxPages?: number): Promise<{ store: Store; path: string }> {
  const path = join(await temporaryFolder(), "store.db");
  const limit = maxPages === undefined ? {} : { maxPages };
  const store = await openSqliteStore({ path, messageDays: 90, ...limit });
  onTestFinished(() => store.close());
  return { store, path };
}

function project(id: string, data: unknown = id) {
  return { write: [{ key: { ...PROJECT, id }, version: 0, data }] };
}

it("changes that wait at the same moment share one transaction, in the order asked", async () => {
  const file = openSqliteFile(join(await temporaryFolder(), "store.db"));
  onTestFinished(() => file.close());
  let transactions = 0;
  const transaction = <T>(work: () => T): T => {
    transactions += 1;
    return file.transaction(work);
  };
  const writer = createWriter({ ...file, transaction }, 90);
  transactions = 0;
  const { change } = createChanges();
  const orders = Array.from({ length: 50 }, (): Order => ["commit", change(project("p"))]);

  const answers = writer.carryOut(orders);

  expect(transactions).toBe(1);
  const rest = Array.from({ length: 49 }, () => ({ result: "conflict" }));
  expect(answers).toEqual([{ result: "committed" }, ...rest]);
});

it("a change that can't be made leaves nothing behind, and those beside it are made", async () => {
  const { store } = await openStore();
  const { change } = createChanges();
  const broken = [delivery("never", { due: new Date(Number.NaN) })];
  const results = await Promise.allSettled([
    store.commit(change(project("before"))),
    store.commit(change({ ...project("broken"), deliveries: broken })),
    store.commit(change(project("after"))),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await dataOf(store, { ...PROJECT, id: "before" })).toBe("before");
  expect(await dataOf(store, { ...PROJECT, id: "broken" })).toBeUndefined();
  expect(await dataOf(store, { ...PROJECT, id: "after" })).toBe("after");

  await expect(store.commit(change({ ...project("alone"), deliveries: broken }))).rejects.toThrow(
    /invalid date/,
  );
  expect(await dataOf(store, { ...PROJECT, id: "alone" })).toBeUndefined();
});

it("two changes of one group that read the same version: the second is in conflict", async () => {
  const { store } = await openStore();
  const { change } = createChanges();
  const results = await Promise.all([
    store.commit(change(project("p", 1))),
    store.commit(change(project("p", 2))),
  ]);
  expect(results).toEqual(["committed", "conflict"]);
});

it("what waits when the store is closed is on the disk", async () => {
  const { store, path } = await openStore();
  const { change } = createChanges();
  const committing = store.commit(change(project("last")));
  await store.close();
  expect(await committing).toBe("committed");
  const again = await openSqliteStore({ path, messageDays: 90 });
  onTestFinished(() => again.close());
  expect(await dataOf(again, { ...PROJECT, id: "last" })).toBe("last");
});

it("a full disk is named, and loses nothing that was committed, nor keeps half of what was not", async () => {
  const { store, path } = await openStore(60);
  const { change } = createChanges();
  const committed: string[] = [];
  let refusal: Error | undefined;
  for (let n = 0; refusal === undefined; n++) {
    const parts = project(`p${n}`, "x".repeat(9_000));
    await store.commit(change({ ...parts, deliveries: [delivery(`d${n}`)] })).then(
      () => committed.push(`p${n}`),
      (error: Error) => {
        refusal = error;
      },
    );
  }
  expect(refusal).toBeInstanceOf(StoreError);
  expect(String(refusal)).toMatch(/store\.db can't grow: the disk is full/);
  expect(committed.length).toBeGreaterThan(3);
  expect(await store.commit(change())).toBe("committed");
  await store.close();

  const again = await openSqliteStore({ path, messageDays: 90 });
  onTestFinished(() => again.close());
  for (const id of committed) expect(await dataOf(again, { ...PROJECT, id })).toHaveLength(9_000);
  expect(await dataOf(again, { ...PROJECT, id: `p${committed.length}` })).toBeUndefined();
  const ids = await takeIds(again);
  expect(ids).toHaveLength(1);
  expect(await again.commit(change(project("room")))).toBe("committed");
});

it("the log a killed process left goes into the file at opening, however often one is killed before it is long", async () => {
  const { store, path } = await openStore();
  await store.close();
  const killed = new DatabaseSync(path);
  onTestFinished(() => killed.close());
  killed.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
  const write = killed.prepare(
    "INSERT INTO records (kind, id, version, data) VALUES ('project', ?, 1, '{}')",
  );
  for (let n = 0; n < 100; n++) write.run(`p${n}`);
  const sizeOfLog = async () => (await stat(`${path}-wal`)).size;
  expect(await sizeOfLog()).toBeGreaterThan(100 * 4_096);

  const again = await openSqliteStore({ path, messageDays: 90 });
  onTestFinished(() => again.close());

  expect(await sizeOfLog()).toBeLessThan(10 * 4_096);
  expect(await dataOf(again, { kind: "project", id: "p99" })).toEqual({});
});

it("a file that was damaged is refused with what to do, when the bot was killed before", async () => {
  const { store, path } = await openStore();
  const { change } = createChanges();
  for (let n = 0; n < 40; n++) await store.commit(change(project(`p${n}`, "x".repeat(4_000))));
  await store.close();
  await scribble(path);
  // A process that was killed leaves its log behind.
  const killed = new DatabaseSync(path);
  killed.exec("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS more (a); DROP TABLE more");
  await expect(openSqliteStore({ path, messageDays: 90 })).rejects.toThrow(
    /store\.db is damaged.*restore the last backup/s,
  );
  killed.close();
});

/** Overwrites pages in the middle of the file. */
async function scribble(path: string): Promise<void> {
  const file = await openFile(path, "r+");
  const { size } = await file.stat();
  await file.write(Buffer.alloc(8 * 4_096, 0xa5), 0, 8 * 4_096, Math.floor(size / 8_192) * 4_096);
  await file.close();
}
