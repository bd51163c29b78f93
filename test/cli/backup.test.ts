import { execFile } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { openSqliteStore } from "../../adapters/store/sqlite.ts";
import { createChanges, delivery, PROJECT } from "../contract/store-data.ts";
import { dataOf, takeIds } from "../contract/store-fixtures.ts";
import { temporaryFolder } from "../support/folder.ts";

const run = promisify(execFile);
const COMMAND = new URL("../../bot/cli/backup.ts", import.meta.url).pathname;

async function backup(storeUrl: string, ...args: readonly string[]) {
  const env = { PATH: process.env["PATH"], STORE_URL: storeUrl };
  try {
    const { stdout } = await run(process.execPath, [COMMAND, ...args], { env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

async function openStore() {
  const folder = await temporaryFolder();
  const path = join(folder, "store.db");
  const store = await openSqliteStore({ path, messageDays: 90 });
  onTestFinished(() => store.close());
  return { store, path, folder, target: join(folder, "copy.db"), ...createChanges() };
}

it("copies a store in use, as it is at one moment, and the copy can take its place", async () => {
  const { store, path, target, change } = await openStore();
  const write = [{ key: PROJECT, version: 0, data: "kept" }];
  await store.commit(change({ write, deliveries: [delivery("waiting")] }));

  const done = new AbortController();
  let later = 0;
  const writing = (async () => {
    for (; !done.signal.aborted; later++) {
      const key = { ...PROJECT, id: `later-${later}` };
      await store.commit(change({ write: [{ key, version: 0, data: later }] }));
    }
  })();
  const { code, said } = await backup(`sqlite:${path}`, target);
  done.abort();
  await writing;

  expect([code, later > 0]).toEqual([0, true]);
  expect(said).toMatch(/copy\.db: \d+ records, 1 deliveries, 0 timers/);
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  const copy = await openSqliteStore({ path: target, messageDays: 90 });
  onTestFinished(() => copy.close());
  expect(await dataOf(copy, PROJECT)).toBe("kept");
  expect(await takeIds(copy)).toEqual(["waiting"]);
});

it("names the copy itself, beside the store, when no name is given", async () => {
  const { path, folder } = await openStore();
  const { code, said } = await backup(`sqlite:${path}`);
  expect(code).toBe(0);
  expect(said).toMatch(new RegExp(`^${folder}/backups/\\d{8}T\\d{9}Z\\.db: `));
});

it("overwrites nothing, and says what is wrong with what it is asked", async () => {
  const { path, folder, target } = await openStore();
  await writeFile(target, "dear");
  expect(await backup(`sqlite:${path}`, target)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/exists already/),
  });
  expect(await backup(`sqlite:${folder}/none.db`, `${folder}/x.db`)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/There is no store/),
  });
  const other = new DatabaseSync(join(folder, "other.db"));
  other.exec("CREATE TABLE theirs (a)");
  other.close();
  const foreign = await backup(`sqlite:${folder}/other.db`, `${folder}/x.db`);
  expect(foreign.said).toMatch(/not a store of the bot/);
  expect((await backup("redis://127.0.0.1:6379")).said).toMatch(/Redis is backed up with its own/);
  expect((await backup(`sqlite:${path}`, "a", "b")).code).toBe(2);
});
