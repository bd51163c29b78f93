import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { NO_LIMITS } from "../../../bot/core/limits.ts";
import type { Store } from "../../../bot/core/ports.ts";
import {
  ANN,
  BEN,
  createChanges,
  delivery,
  failure,
  PROJECT,
  START,
  TICKET,
} from "../../contract/store-data.ts";
import { dataOf, sendNext, takeIds, timerIds } from "../../contract/store-fixtures.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../../support/redis.ts";
import {
  inspect,
  LEASE_MS,
  type OpenedStore,
  openRedisStore,
  passTime,
} from "../../support/redis-harness.ts";

const hasRedis = hasRedisServer();
const { change } = createChanges();
const HOUR_MS = 3_600_000;

let server: RedisServer;
let prefixes = 0;

/** A store with keys of its own, closed after the test. */
async function open(prefix = `own-${(prefixes += 1)}`): Promise<OpenedStore & { prefix: string }> {
  const opened = await openRedisStore(server, prefix);
  onTestFinished(() => opened.store.close());
  return { ...opened, prefix };
}

/** What was to be at some time is now to be an hour later. */
async function inAnHour(queue: string, member: string): Promise<void> {
  await (await inspect(server)).zincrby(queue, HOUR_MS, member);
}

const hello = (store: Store) =>
  store.commit(change({ write: [{ key: PROJECT, version: 0, data: "hello" }] }));

beforeAll(async () => {
  if (hasRedis) server = await startRedis();
});
afterAll(async () => {
  if (hasRedis) await server.stop();
});

describe.runIf(hasRedis)("a lease in Redis", () => {
  it("lasts as long as the process that holds it lives", async () => {
    const { store, prefix } = await open();
    const other = await open(prefix);
    const timers = [{ name: "remind", subject: TICKET, chat: ANN, due: START }];
    await store.commit(change({ deliveries: [delivery("slow")], timers }));
    await store.take("deliveries", START, 9);
    await store.take("timers", START, 9);

    await passTime(server, 3 * LEASE_MS);

    expect(await takeIds(other.store)).toEqual([]);
    expect(await timerIds(other.store)).toEqual([]);
  });

  it("that was lost can't be put back or given up, but what was sent is sent", async () => {
    const { store, redis, prefix } = await open();
    const other = await open(prefix);
    await store.commit(change({ deliveries: [delivery("slow"), delivery("next")] }));
    await store.take("deliveries", START, 9);
    redis.disconnect();
    await passTime(server, LEASE_MS + 50);
    expect(await takeIds(other.store)).toEqual(["slow"]);
    await redis.connect();

    await store.settle("deliveries", "slow", { kind: "retry", at: START });
    expect(await takeIds(store)).toEqual([]);

    await store.settle("deliveries", "slow", { kind: "sent", messageId: "m1" });
    expect(await takeIds(store)).toEqual(["next"]);
    await other.store.settle("deliveries", "slow", { kind: "failed", event: failure("slow") });
    expect(await timerIds(store)).toEqual([]);
    expect(await dataOf(store, { kind: "message", id: "telegram:1001/m1" })).toBeDefined();
  });

  it("that was lost is not renewed by the process that lost it", async () => {
    const { store, redis, prefix } = await open();
    const other = await open(prefix);
    await store.commit(change({ deliveries: [delivery("slow")] }));
    await store.take("deliveries", START, 9);
    redis.disconnect();
    await passTime(server, LEASE_MS + 50);
    expect(await takeIds(other.store)).toEqual(["slow"]);
    other.redis.disconnect();
    await redis.connect();

    await passTime(server, LEASE_MS + 50);

    const third = await open(prefix);
    expect(await takeIds(third.store)).toEqual(["slow"]);
  });

  it("is settled only for what was taken", async () => {
    const { store } = await open();
    await store.commit(change({ deliveries: [delivery("waiting")] }));
    await store.settle("deliveries", "waiting", { kind: "sent", messageId: "m1" });
    expect(await takeIds(store)).toEqual(["waiting"]);
  });
});

describe.runIf(hasRedis)("Redis whose clock was set back an hour", () => {
  it("takes back what a process that died had, when a lease has passed", async () => {
    const { store, redis, prefix } = await open();
    await store.commit(change({ deliveries: [delivery("slow")] }));
    await store.take("deliveries", START, 9);
    redis.disconnect();
    const other = await open(prefix);
    await inAnHour(`{${prefix}}:deliveries:leased`, "slow");

    expect(await takeIds(other.store)).toEqual([]);
    await passTime(server, LEASE_MS + 50);
    expect(await takeIds(other.store)).toEqual(["slow"]);
  });

  it("gives away the role of a process that died, when a lease has passed", async () => {
    const { store, redis, prefix } = await open();
    await store.claim("poll");
    redis.disconnect();
    const other = await open(prefix);
    await (await inspect(server)).pexpire(`{${prefix}}:role:poll`, HOUR_MS);

    expect(await other.store.claim("poll")).toBe(false);
    await passTime(server, LEASE_MS + 50);
    expect(await other.store.claim("poll")).toBe(true);
  });
});

describe.runIf(hasRedis)("what lies in Redis", () => {
  it("is only what is still needed, under one hash tag", async () => {
    const { store, prefix } = await open();
    const write = [{ key: PROJECT, version: 0, data: 1, index: { by: 1 }, of: ANN }];
    const timers = ["done", "erased"].map((name) => ({
      name,
      subject: TICKET,
      chat: ANN,
      due: START,
    }));
    const deliveries = ["sent", "lost", "waiting"].map((text) => delivery(text));
    await store.commit(
      change({ write, timers, deliveries: [...deliveries, delivery("b", { to: BEN })] }),
    );
    await store.take("timers", START, 1);
    await store.settle("timers", `done/ticket:t1/${START.toISOString()}`, { kind: "done" });
    await sendNext(store);
    await sendNext(store);
    await store.take("deliveries", START, 9);
    await store.settle("deliveries", "lost", { kind: "failed", event: failure("lost") });
    await store.commit(change({ erase: ANN }));
    await store.commit(change({ erase: BEN }));

    const redis = await inspect(server);
    const all = (await redis.keys(`*${prefix}*`)).toSorted();
    const keys = all.filter((key) => !key.startsWith(`{${prefix}}:process:`));
    const lasting = keys.filter((key) => !key.startsWith(`{${prefix}}:applied:`));
    expect(lasting).toEqual(["schema", "sequence", "version"].map((key) => `{${prefix}}:${key}`));
    expect(keys).toHaveLength(lasting.length + 3);
  });

  it("tells for 48 hours that an event was applied", async () => {
    const { store, prefix } = await open();
    const one = change();
    await store.commit(one);

    const redis = await inspect(server);
    const leftMs = await redis.pttl(`{${prefix}}:applied:${one.event.id}`);

    expect(leftMs).toBeGreaterThan(48 * HOUR_MS - 60_000);
    expect(leftMs).toBeLessThanOrEqual(48 * HOUR_MS);
  });

  it("is not seen by a bot with another prefix", async () => {
    const one = await open();
    const other = await open();
    await one.store.commit(change({ deliveries: [delivery("mine")] }));
    expect(await takeIds(other.store)).toEqual([]);
  });
});

describe.runIf(hasRedis)("Redis", () => {
  it("keeps what was committed when it is killed the next moment", async () => {
    const { store } = await open();
    await hello(store);

    await server.kill();
    await server.restart();

    expect(await dataOf(store, PROJECT)).toBe("hello");
  });

  it("being away, commands reject, and work again once it is back", async () => {
    const { store } = await open();
    await server.kill();

    await expect(hello(store)).rejects.toThrow(/connection|retries|ECONNREFUSED|timed out/i);
    await expect(store.take("deliveries", START, 9)).rejects.toThrow(/connection|retries|timed/i);

    await server.restart();
    await vi.waitFor(async () => expect(await hello(store)).toBe("committed"), { timeout: 15_000 });
  });

  it("being away does not keep the store from closing", async () => {
    const { store } = await open();
    await server.kill();
    onTestFinished(() => server.restart());

    await expect(store.close()).resolves.toBeUndefined();
  });
});

describe.runIf(hasRedis)("Redis that does not answer", () => {
  it("keeps the store from closing for half a second only", async () => {
    const { store } = await open();
    await hello(store);
    server.freeze();
    onTestFinished(() => server.thaw());
    const since = performance.now();

    await store.close();

    expect(performance.now() - since).toBeLessThan(2_000);
  });
});

describe.runIf(hasRedis)("Redis in use", () => {
  it("is asked once for the commits of one tick", async () => {
    const { store, redis } = await open();
    await hello(store);
    const write = vi.spyOn(redis.stream, "write");
    const results = await Promise.all(Array.from({ length: 50 }, () => store.commit(change())));
    expect(new Set(results)).toEqual(new Set(["committed"]));
    // Beside them the process may just have said that it is still there.
    const scripts = write.mock.calls.filter(([chunk]) => /evalsha/i.test(String(chunk)));
    expect(scripts).toHaveLength(1);
  });

  it("gets what still waits to be sent when the store is closed", async () => {
    const { store, prefix } = await open();
    const committing = hello(store);
    await store.close();
    expect(await committing).toBe("committed");
    expect(await dataOf((await open(prefix)).store, PROJECT)).toBe("hello");
  });

  it("having forgotten the scripts is told them again", async () => {
    const { store, redis } = await open();
    await hello(store);
    await redis.script("FLUSH");
    expect(await dataOf(store, PROJECT)).toBe("hello");
    expect(await store.commit(change())).toBe("committed");
  });

  it("being full refuses a commit whole", async () => {
    const { store, redis } = await open();
    await redis.config("SET", "maxmemory", "1mb");
    const late = change({ write: [{ key: PROJECT, version: 0, data: "x" }], erase: BEN });

    const committing = store.commit(late);

    await expect(committing).rejects.toThrow(/OOM/);
    await redis.config("SET", "maxmemory", "0");
    expect(await dataOf(store, PROJECT)).toBeUndefined();
    expect(await store.commit(late)).toBe("committed");
  });
});

describe.runIf(hasRedis)("a channel in Redis", () => {
  it("is held as long as the bot means, however far their clocks are apart", async () => {
    const { store, prefix } = await open();
    for (const [id, hours] of [
      ["behind", -1],
      ["ahead", 1],
    ] as const) {
      await store.commit(change({ deliveries: [delivery(id)] }));
      const takenAt = Date.now() + hours * HOUR_MS;
      await store.take("deliveries", new Date(takenAt), 1);
      const retry = { kind: "retry", at: new Date(takenAt + 60_000), holds: "telegram" } as const;
      await store.settle("deliveries", id, retry);

      const leftMs = await (await inspect(server)).pttl(`{${prefix}}:hold:telegram`);
      expect(leftMs).toBeGreaterThan(50_000);
      expect(leftMs).toBeLessThanOrEqual(60_000);
    }
  });

  it("is held for ten minutes at most", async () => {
    const { store, prefix } = await open();
    await store.commit(change({ deliveries: [delivery("refused")] }));
    await store.takeFor({ channel: "telegram", limits: NO_LIMITS }, START, 1);
    const tomorrow = new Date(Date.now() + 24 * HOUR_MS);
    const retry = { kind: "retry", at: tomorrow, holds: "telegram" } as const;
    await store.settle("deliveries", "refused", retry);

    const leftMs = await (await inspect(server)).pttl(`{${prefix}}:hold:telegram`);
    expect(leftMs).toBeGreaterThan(9 * 60_000);
    expect(leftMs).toBeLessThanOrEqual(10 * 60_000);
  });
});
