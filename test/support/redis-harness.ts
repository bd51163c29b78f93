import type { Redis } from "ioredis";
import { onTestFinished, vi } from "vitest";
import { createRedisStore } from "../../adapters/store/redis.ts";
import { connectRedis } from "../../adapters/store/redis-connection.ts";
import type { Store } from "../../bot/core/ports.ts";
import type { StoreHarness } from "../contract/store-fixtures.ts";
import type { RedisServer } from "./redis.ts";

export const LEASE_MS = 300;
/** A renewal that left just before may still arrive. */
const ON_THE_WAY_MS = 50;

export interface OpenedStore {
  readonly store: Store;
  /** The store's own connection. */
  readonly redis: Redis;
}

export async function openRedisStore(server: RedisServer, prefix: string): Promise<OpenedStore> {
  const redis = await connectRedis(server.url);
  const store = await createRedisStore({ redis, prefix, leaseMs: LEASE_MS, messageDays: 90 });
  return { redis, store };
}

/** Resolves when that time has passed by the clock of Redis. */
export async function passTime(server: RedisServer, ms: number): Promise<void> {
  const redis = await connectRedis(server.url);
  const start = await timeMs(redis);
  const isOver = async () => (await timeMs(redis)) >= start + ms;
  await vi.waitUntil(isOver, { timeout: ms + 10_000, interval: 10 });
  redis.disconnect();
}

/** Every test gets keys of its own on the one server. */
export function createRedisHarnesses(server: () => RedisServer): () => Promise<StoreHarness> {
  let harnesses = 0;
  return async () => {
    harnesses += 1;
    const prefix = `test-${harnesses}`;
    const opened: OpenedStore[] = [];
    const open = async () => {
      const one = await openRedisStore(server(), prefix);
      opened.push(one);
      return one.store;
    };
    const close = () => Promise.all(opened.map(({ store }) => store.close()));

    return {
      store: await open(),
      another: open,
      async reopen() {
        await close();
        return open();
      },
      async crash() {
        for (const { redis } of opened) redis.disconnect();
        await passTime(server(), LEASE_MS + ON_THE_WAY_MS);
        return open();
      },
      pass: (ms) => passTime(server(), ms),
      stop: async () => void (await close()),
    };
  };
}

/** A connection to look at what lies in Redis, closed after the test. */
export async function inspect(server: RedisServer): Promise<Redis> {
  const redis = await connectRedis(server.url);
  onTestFinished(() => redis.disconnect());
  return redis;
}

async function timeMs(redis: Redis): Promise<number> {
  const [seconds, micros] = (await redis.time()).map(Number);
  return (seconds ?? 0) * 1_000 + (micros ?? 0) / 1_000;
}
