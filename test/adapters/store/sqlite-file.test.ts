import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../../adapters/store/open.ts";
import { StoreError } from "../../../bot/core/errors.ts";
import type { Store } from "../../../bot/core/ports.ts";
import { ANN, createChanges, delivery, PROJECT } from "../../contract/store-data.ts";
import { dataOf } from "../../contract/store-fixtures.ts";
import { temporaryFolder } from "../../support/folder.ts";

const HOLDER = new URL("../../support/hold-store.ts", import.meta.url);

async function open(path: string): Promise<Store> {
  const store = await openStore(`sqlite:${path}`, { onWarning: (text) => expect.fail(text) });
  onTestFinished(() => store.close());
  return store;
}

/** What opening that file says against it. */
async function refusalOf(path: string): Promise<string> {
  const error: unknown = await open(path).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreError);
  return String(error);
}

/** Another process that opens the store and keeps it open. */
async function holdElsewhere(path: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [HOLDER.pathname, `sqlite:${path}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void holder.kill("SIGKILL"));
  const [words] = await once(holder.stdout, "data");
  expect(String(words)).toContain("open");
  return holder;
}

it("makes the folder and the file", async () => {
  const path = join(await temporaryFolder(), "a", "b", "store.db");
  await open(path);
  expect(existsSync(path)).toBe(true);
});

it("refuses a file that is open already, by any of its names", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "store.db");
  await open(path);
  await symlink(path, join(folder, "other-name.db"));

  expect(await refusalOf(path)).toMatch(/store\.db is in use.*STORE_URL.*Redis/s);
  expect(await refusalOf(join(folder, "other-name.db"))).toContain("store.db is in use");
});

it("opens the file again after it was closed", async () => {
  const path = join(await temporaryFolder(), "store.db");
  const first = await open(path);
  await first.close();
  await expect(open(path)).resolves.toBeDefined();
});

it("is refused while another process has it open, and gets it when that is killed", async () => {
  const path = join(await temporaryFolder(), "store.db");
  const holder = await holdElsewhere(path);
  expect(await refusalOf(path)).toContain("in use");

  holder.kill("SIGKILL");
  await once(holder, "exit");

  const store = await open(path);
  expect(await dataOf(store, PROJECT)).toBe("committed before the kill");
});

it("leaves nothing of what was erased in the file", async () => {
  const path = join(await temporaryFolder(), "store.db");
  const store = await open(path);
  const { change } = createChanges();
  const write = [{ key: PROJECT, version: 0, data: "private words".repeat(500), of: ANN }];
  await store.commit(change({ write, deliveries: [delivery("a private answer")] }));
  await store.commit(change({ erase: ANN }));

  await store.close();

  expect(await readFile(path, "latin1")).not.toContain("private");
});

it("lets others read the file meanwhile", async () => {
  const path = join(await temporaryFolder(), "store.db");
  const store = await open(path);
  const { change } = createChanges();
  await store.commit(change({ write: [{ key: PROJECT, version: 0, data: "backed up" }] }));

  const reader = new DatabaseSync(path, { readOnly: true });
  onTestFinished(() => reader.close());

  expect(reader.prepare("SELECT data FROM records").get()).toEqual({ data: '"backed up"' });
  const write = [{ key: { ...PROJECT, id: "p2" }, version: 0, data: 2 }];
  expect(await store.commit(change({ write }))).toBe("committed");
});

it("refuses a file that is no database, and leaves it as it is", async () => {
  const path = join(await temporaryFolder(), "notes.txt");
  await writeFile(path, "not a database, only some notes\n".repeat(100));
  expect(await refusalOf(path)).toMatch(/notes\.txt is not a database/);
});

it("refuses the database of another program", async () => {
  const path = join(await temporaryFolder(), "other.db");
  const other = new DatabaseSync(path);
  other.exec("CREATE TABLE theirs (a)");
  other.close();
  expect(await refusalOf(path)).toMatch(/other\.db is the database of another program/);
});

it("refuses a file that a newer version wrote", async () => {
  const path = join(await temporaryFolder(), "store.db");
  const store = await open(path);
  await store.close();
  const database = new DatabaseSync(path);
  database.exec("PRAGMA user_version = 99");
  database.close();
  expect(await refusalOf(path)).toMatch(/store\.db was written by a newer version.*schema 99/);
  // The refusal must not keep the lock.
  expect(await refusalOf(path)).toMatch(/newer version/);
});

it("refuses a path that can't be written", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "file"), "");
  expect(await refusalOf(join(folder, "file", "store.db"))).toMatch(/store\.db can't be used/);
  await mkdir(join(folder, "folder.db"));
  expect(await refusalOf(join(folder, "folder.db"))).toMatch(/folder\.db can't be used/);
});

it.each(["sqlite:", "sqlite::memory:", "sqlite:./data/", "postgres://u:secret@db", ""])(
  "refuses the address %j and says what to write instead",
  async (url) => {
    const opening = openStore(url, { onWarning: () => undefined });
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toThrow(/sqlite:\.\/data\/dianqiao\.db/);
    await expect(opening).rejects.not.toThrow(/secret/);
  },
);
