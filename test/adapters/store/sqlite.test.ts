import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { NO_LIMITS } from "../../../bot/core/limits.ts";
import { describeStore } from "../../contract/store.ts";
import { at, delivery, message, PROJECT, START } from "../../contract/store-data.ts";
import { setup } from "../../contract/store-fixtures.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { createSqliteHarness } from "../../support/sqlite-harness.ts";

const HOUR_MS = 3_600_000;

describeStore("SQLite", createSqliteHarness);

it("SQLite recognises an event for 48 hours and forgets it within the next second", async () => {
  const { store, change } = await setup(createSqliteHarness);
  const commitAt = (ms: number, event = message(`telegram:at-${ms}`)) =>
    store.commit(change({ now: at(ms), event }));
  const event = message("telegram:a");
  await commitAt(0, event);
  await commitAt(48 * HOUR_MS);
  expect(await commitAt(48 * HOUR_MS, event)).toBe("duplicate");

  await commitAt(48 * HOUR_MS + 1_000);

  expect(await commitAt(48 * HOUR_MS + 1_000, event)).toBe("committed");
});

it("SQLite rejects what is asked after closing, and closes twice without complaint", async () => {
  const { store, change } = await setup(createSqliteHarness);
  await store.close();
  await store.close();

  await expect(store.commit(change())).rejects.toThrow(/store\.db is closed/);
  await expect(store.read([PROJECT])).rejects.toThrow(/not open|finalized/);
});

it("SQLite lets a channel go that was held before the clock was set back an hour", async () => {
  const { store, change } = await setup(createSqliteHarness);
  const lane = { channel: "telegram", limits: NO_LIMITS } as const;
  await store.commit(change({ deliveries: [delivery("refused")] }));
  await store.takeFor(lane, START, 1);
  const retry = { kind: "retry", at: at(60_000), holds: "telegram" } as const;
  await store.settle("deliveries", "refused", retry);

  expect(await store.takeFor(lane, START, 9)).toEqual([]);
  expect(await store.takeFor(lane, at(-3_600_000), 9)).toMatchObject([{ id: "refused" }]);
});

it("SQLite holds a channel for ten minutes at most", async () => {
  const { store, change } = await setup(createSqliteHarness);
  const lane = { channel: "telegram", limits: NO_LIMITS } as const;
  const other = { channel: "telegram", chatId: "1003" } as const;
  const deliveries = [delivery("refused"), delivery("other", { to: other })];
  await store.commit(change({ deliveries }));
  await store.takeFor(lane, START, 1);
  const retry = { kind: "retry", at: at(11 * 60_000), holds: "telegram" } as const;
  await store.settle("deliveries", "refused", retry);

  const minutes = (count: number) => at(count * 60_000);
  expect(await store.takeFor(lane, minutes(9), 9)).toEqual([]);
  expect(await store.takeFor(lane, minutes(10), 9)).toMatchObject([{ id: "other" }]);
});

it("SQLite keeps a process alive while something is asked of it, and no longer", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "store.db");
  const module = new URL("../../../adapters/store/sqlite.ts", import.meta.url);
  const program = `
    import { openSqliteStore } from ${JSON.stringify(module.href)};
    const store = await openSqliteStore({ path: ${JSON.stringify(path)}, messageDays: 90 });
    console.log(await store.take("timers", new Date(), 1));
    if (process.argv[2] === "close") console.log(await store.close());
  `;
  const script = join(folder, "program.mjs");
  await writeFile(script, program);
  const run = (last: string) => spawnSync(process.execPath, [script, last]);

  expect(run("close").stdout.toString()).toBe("[]\nundefined\n");
  expect(run("leave").stdout.toString()).toBe("[]\n");
});
