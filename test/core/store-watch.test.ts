import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { openSqliteStore } from "../../adapters/store/sqlite.ts";
import { systemClock } from "../../bot/core/clock.ts";
import type { Store } from "../../bot/core/ports.ts";
import { watchStore } from "../../bot/core/store-watch.ts";
import { ANN, BEN, createChanges, PROJECT, START } from "../contract/store-data.ts";
import { dataOf } from "../contract/store-fixtures.ts";
import { createDrivenClock } from "../support/clock.ts";
import { temporaryFolder } from "../support/folder.ts";
import { hasRedisServer, startRedis } from "../support/redis.ts";
import { openRedisStore } from "../support/redis-harness.ts";
import { createFaultyStore, openTestStore } from "../support/store.ts";

const { change } = createChanges();
const LARGE = "x".repeat(100_000);

function watch(store: Store) {
  const clock = createDrivenClock();
  return { clock, ...watchStore({ store, clock, random: () => 0.5 }) };
}

/** A database that can't grow beyond a few pages. */
async function openSmall() {
  const path = join(await temporaryFolder(), "store.db");
  const real = await openSqliteStore({ path, messageDays: 90, maxPages: 100 });
  onTestFinished(() => real.close());
  return watch(real);
}

const keep = (store: Store, id: string) =>
  store.commit(change({ write: [{ key: { ...PROJECT, id }, version: 0, data: LARGE, of: BEN }] }));

/** Until nothing goes in any more. */
async function fill(store: Store): Promise<void> {
  for (let n = 0; n < 100; n++) {
    try {
      await keep(store, `p${n}`);
    } catch {
      return;
    }
  }
  expect.unreachable("It is never full.");
}

it("a store that is watched takes what it is given until its database is full, though it can be read and its queues be looked at", async () => {
  const { store, isTaking } = await openSmall();
  expect(await isTaking()).toBe(true);
  await fill(store);
  expect(await isTaking()).toBe(false);
  expect(await store.take("deliveries", START, 9)).toEqual([]);
  expect(await dataOf(store, { ...PROJECT, id: "p0" })).toHaveLength(LARGE.length);
  expect(await isTaking()).toBe(false);
});

it("a store that is watched is found to take again once there is room, though nobody gives it anything", async () => {
  const { store, isTaking, clock } = await openSmall();
  await fill(store);
  expect(await isTaking()).toBe(false);
  await store.commit(change({ erase: BEN }));
  await clock.advance(1_000);
  expect(await isTaking()).toBe(true);
});

it("a store that is watched is probed once a second at most, and not at all while it refuses nothing", async () => {
  const { store: faulty, failNext } = createFaultyStore(await openTestStore());
  const commit = vi.spyOn(faulty, "commit");
  const { store, isTaking, clock } = watch(faulty);
  for (let n = 0; n < 3; n++) expect(await isTaking()).toBe(true);
  expect(commit).not.toHaveBeenCalled();

  for (let n = 0; n < 2; n++) failNext("commit");
  await expect(store.commit(change())).rejects.toThrow("away");
  for (let n = 0; n < 3; n++) expect(await isTaking()).toBe(false);
  expect(commit).toHaveBeenCalledTimes(2);
  await clock.advance(999);
  expect(await isTaking()).toBe(false);
  await clock.advance(1);
  expect(await isTaking()).toBe(true);
});

it("a store that is watched that does not answer is said to take nothing within a second", async () => {
  const { store: faulty, failNext } = createFaultyStore(await openTestStore());
  const { store, isTaking, clock } = watch({ ...faulty, commit: () => new Promise(() => {}) });
  failNext("take");
  await expect(store.take("timers", START, 9)).rejects.toThrow("away");
  const asked = isTaking();
  await clock.advance(1_000);
  expect(await asked).toBe(false);
});

it("a store that is watched is waited for as long as it takes, but in a hurry for a second, and then no more", async () => {
  const { store: faulty } = createFaultyStore(await openTestStore());
  const commit = vi.fn<Store["commit"]>(() => new Promise(() => {}));
  const { store, hurry, clock } = watch({ ...faulty, commit });
  const refusals: string[] = [];
  const ask = () =>
    void store.commit(change()).catch((error: unknown) => void refusals.push(String(error)));
  ask();
  await clock.advance(60_000);
  hurry();
  await clock.advance(500);
  ask();
  await clock.advance(499);
  expect(await store.read([PROJECT])).toEqual([undefined]);
  expect(refusals).toEqual([]);
  await clock.advance(1);
  expect(refusals).toHaveLength(2);
  await expect(store.read([PROJECT])).rejects.toThrow("does not answer");
  expect(commit).toHaveBeenCalledTimes(2);
});

it("a store that is watched keeps nothing of a probe", async () => {
  const { store: faulty, failNext } = createFaultyStore(await openTestStore());
  const commit = vi.spyOn(faulty, "commit");
  const { store, isTaking } = watch(faulty);
  failNext("read");
  await expect(store.read([PROJECT])).rejects.toThrow("away");
  expect(await isTaking()).toBe(true);
  const keys = commit.mock.calls.flatMap(([{ write }]) => write.map(({ key }) => key));
  expect(keys).toHaveLength(1);
  expect(await store.read(keys)).toEqual([undefined]);
});

it.runIf(hasRedisServer())(
  "a store that is watched takes nothing while Redis is away or full, also where only the queues were looked at",
  async () => {
    const server = await startRedis();
    onTestFinished(() => server.stop());
    const { store: real, redis } = await openRedisStore(server, "watched");
    onTestFinished(() => real.close());
    const { store, isTaking } = watchStore({
      store: real,
      clock: systemClock,
      random: Math.random,
    });
    const becomes = (taking: boolean) =>
      vi.waitFor(async () => expect(await isTaking()).toBe(taking), { timeout: 15_000 });

    await server.kill();
    await expect(store.take("deliveries", START, 9)).rejects.toThrow(/connection|retries/i);
    expect(await isTaking()).toBe(false);
    await server.restart();
    await becomes(true);

    await redis.config("SET", "maxmemory", "1mb");
    await expect(store.commit(change({ erase: ANN }))).rejects.toThrow(/OOM/);
    expect(await isTaking()).toBe(false);
    await redis.config("SET", "maxmemory", "0");
    await becomes(true);
  },
);
