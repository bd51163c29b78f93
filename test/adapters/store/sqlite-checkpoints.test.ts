import { spawnSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished, vi } from "vitest";
import { createCheckpoints } from "../../../adapters/store/sqlite-checkpoints.ts";
import { temporaryFolder } from "../../support/folder.ts";

const PAGE_BYTES = 4_096;

/** A database whose log SQLite leaves alone, and what its checkpoints asked for. */
async function openDatabase() {
  const path = join(await temporaryFolder(), "store.db");
  const finished: number[] = [];
  const finish = () => void finished.push(statSync(path).size);
  const checkpoints = createCheckpoints({ path, finish });
  const opened = openAt(path);
  onTestFinished(() => checkpoints.stop());
  return { ...opened, checkpoints, finished };
}

function openAt(path: string) {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  database.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
  database.exec("CREATE TABLE things (words TEXT)");
  const addPages = (count: number) => {
    const insert = database.prepare("INSERT INTO things VALUES (?)");
    database.exec("BEGIN");
    for (let page = 0; page < count; page++) insert.run("x".repeat(PAGE_BYTES - 100));
    database.exec("COMMIT");
  };
  return { addPages, pagesInFile: () => statSync(path).size / PAGE_BYTES };
}

it("a log that has grown goes into the file beside the event loop", async () => {
  const { checkpoints, addPages, pagesInFile, finished } = await openDatabase();
  addPages(500);
  checkpoints.consider(1_999);
  expect(pagesInFile()).toBeLessThan(10);

  checkpoints.consider(2_000);
  // Not before this returns.
  expect(pagesInFile()).toBeLessThan(10);
  await vi.waitUntil(() => pagesInFile() > 500, { timeout: 10_000 });

  addPages(500);
  checkpoints.consider(3_999);
  checkpoints.consider(4_000);
  await vi.waitUntil(() => pagesInFile() > 1_000, { timeout: 10_000 });
  expect(finished).toEqual([]);
});

it("a log that is long is brought to its end, so that it begins anew", async () => {
  const { checkpoints, addPages, finished } = await openDatabase();
  addPages(4_200);
  checkpoints.consider(4_200);
  await vi.waitUntil(() => finished.length > 0, { timeout: 10_000 });
  // Most of it was in the file by then.
  expect(finished[0]).toBeGreaterThan(4_000 * PAGE_BYTES);
});

it("a stop waits for the one under way, and none begins afterwards", async () => {
  const { checkpoints, addPages, pagesInFile, finished } = await openDatabase();
  addPages(4_200);
  checkpoints.consider(4_200);
  await checkpoints.stop();
  expect(pagesInFile()).toBeGreaterThan(4_000);
  expect(finished).toEqual([]);

  addPages(500);
  checkpoints.consider(9_000);
  await checkpoints.stop();
  expect(pagesInFile()).toBeLessThan(4_400);
});

it("where the file can't be opened for once, another thread tries with the next changes", async () => {
  const path = join(await temporaryFolder(), "later", "store.db");
  const checkpoints = createCheckpoints({ path, finish: () => undefined });
  const failed = new Promise((resolve) => {
    process.once("worker", (thread) => thread.once("exit", resolve));
  });
  checkpoints.consider(2_000);
  await failed;
  mkdirSync(dirname(path));
  const { addPages, pagesInFile } = openAt(path);
  addPages(500);

  let changes = 2_000;
  await vi.waitUntil(
    () => {
      checkpoints.consider((changes += 2_000));
      return pagesInFile() > 500;
    },
    { timeout: 10_000 },
  );
  await checkpoints.stop();
});

it("a stop is waited for, also where nothing else keeps the process alive", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "store.db");
  const { addPages } = openAt(path);
  addPages(500);
  const module = new URL("../../../adapters/store/sqlite-checkpoints.ts", import.meta.url);
  const program = `
    import { createCheckpoints } from ${JSON.stringify(module.href)};
    const path = ${JSON.stringify(path)};
    const checkpoints = createCheckpoints({ path, finish: () => undefined });
    checkpoints.consider(2000);
    await checkpoints.stop();
    console.log("stopped");
  `;
  const script = join(folder, "program.mjs");
  writeFileSync(script, program);
  const { stdout } = spawnSync(process.execPath, [script]);
  expect(stdout.toString()).toBe("stopped\n");
});
