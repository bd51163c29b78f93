import { expect, it } from "vitest";
import { NO_LIMITS } from "../../../bot/core/limits.ts";
import { describeStore } from "../../contract/store.ts";
import { at, delivery, message, START } from "../../contract/store-data.ts";
import { setup } from "../../contract/store-fixtures.ts";
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

  await expect(store.commit(change())).rejects.toThrow(/not open|finalized/);
  await expect(store.read([])).resolves.toEqual([]);
});

it("SQLite holds a channel for ten minutes at most", async () => {
  const { store, change } = await setup(createSqliteHarness);
  const lane = { channel: "telegram", limits: NO_LIMITS } as const;
  const other = { channel: "telegram", chatId: "1003" } as const;
  const deliveries = [delivery("refused"), delivery("other", { to: other })];
  await store.commit(change({ deliveries }));
  await store.takeFor(lane, START, 1);
  const retry = { kind: "retry", at: at(24 * HOUR_MS), holds: "telegram" } as const;
  await store.settle("deliveries", "refused", retry);

  const minutes = (count: number) => at(count * 60_000);
  expect(await store.takeFor(lane, minutes(9), 9)).toEqual([]);
  expect(await store.takeFor(lane, minutes(10), 9)).toMatchObject([{ id: "other" }]);
});
