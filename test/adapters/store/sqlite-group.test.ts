import { open as openFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { createSqliteStore } from "../../../adapters/store/sqlite.ts";
import { openSqliteFile } from "../../../adapters/store/sqlite-file.ts";
import { createGroup } from "../../../adapters/store/sqlite-group.ts";
import { StoreError } from "../../../bot/core/errors.ts";
import type { Store } from "../../../bot/core/ports.ts";
import { createChanges, delivery, PROJECT } from "../../contract/store-data.ts";
import { dataOf, takeIds } from "../../contract/store-fixtures.ts";
import { temporaryFolder } from "../../support/folder.ts";

async function openStore(maxPages?: number): Promise<{ store: Store; path: string }> {
  const path = join(await temporaryFolder(), "store.db");
  const limit = maxPages === undefined ? {} : { maxPages };
  const store = createSqliteStore({ path, messageDays: 90, ...limit });
  onTestFinished(() => store.close());
  return { store, path };
}

function project(id: string, data: unknown = id) {
  return { write: [{ key: { ...PROJECT, id }, version: 0, data }] };
}

/** A group, how many transactions it has begun, and its disk, which can be held. */
async function openGroup() {
  const file = openSqliteFile(join(await temporaryFolder(), "store.db"));
  onTestFinished(() => file.close());
  let count = 0;
  const transaction = <T>(work: () => T): T => {
    count += 1;
    return file.transaction(work);
  };
  const disk = createDisk();
  const group = createGroup({ ...file, transaction, flush: disk.flush });
  return { group, transactions: () => count, disk };
}

function createDisk() {
  const reached = Promise.withResolvers<void>();
  let held: PromiseWithResolvers<void> | undefined;
  return {
    flush: async () => {
      reached.resolve();
      await held?.promise;
      return 0;
    },
    hold: () => {
      held = Promise.withResolvers();
    },
    reached: () => reached.promise,
    release: () => held?.resolve(),
    break: (error: Error) => held?.reject(error),
  };
}

it("changes that wait at the same moment share one transaction, in the order asked", async () => {
  const { group, transactions } = await openGroup();
  const done: number[] = [];
  const asked = Array.from({ length: 50 }, (_, n) => group.run(() => done.push(n)));
  await Promise.all(asked);
  expect(transactions()).toBe(1);
  expect(done).toEqual(Array.from({ length: 50 }, (_, n) => n));

  await group.run(() => 0);
  expect(transactions()).toBe(2);
});

it("what comes while the disk takes a group waits for the next, and is in one with it", async () => {
  const { group, transactions, disk } = await openGroup();
  const told: string[] = [];
  const ask = async (name: string) => {
    told.push(await group.run(() => name));
  };
  disk.hold();
  const first = ask("first");
  await disk.reached();
  const others = ["second", "third"].map(ask);
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  expect({ told, transactions: transactions() }).toEqual({ told: [], transactions: 1 });
  disk.release();
  await Promise.all([first, ...others]);
  expect({ told, transactions: transactions() }).toEqual({
    told: ["first", "second", "third"],
    transactions: 2,
  });
});

it("nobody is told of a change that the disk would not take", async () => {
  const { group, disk } = await openGroup();
  disk.hold();
  const asked = Promise.allSettled([group.run(() => 1), group.run(() => 2)]);
  await disk.reached();
  disk.break(new Error("EIO"));
  expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
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
  const again = createSqliteStore({ path, messageDays: 90 });
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

  const again = createSqliteStore({ path, messageDays: 90 });
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

  const again = createSqliteStore({ path, messageDays: 90 });
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
  expect(() => createSqliteStore({ path, messageDays: 90 })).toThrow(
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
