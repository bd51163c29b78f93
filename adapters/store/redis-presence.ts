import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { StoreError } from "../../bot/core/errors.ts";

/** Raised when what is kept changes its form. */
const SCHEMA = 1;
/** A move that was killed holds the store no longer than this. */
const MOVE_MS = 10 * 60_000;

/** @throws {StoreError} when a newer version has written there. */
export async function checkSchema(redis: Redis, prefix: string): Promise<void> {
  await redis.set(`${prefix}schema`, SCHEMA, "NX");
  const schema = Number(await redis.get(`${prefix}schema`));
  if (schema > SCHEMA) {
    throw new StoreError(
      `What lies in Redis under ${prefix} was written by a newer version of the bot (schema ` +
        `${schema}, this one knows ${SCHEMA}). Start the newer version, or give this one a Redis of its own.`,
    );
  }
}

/** Tells others that this process uses the store, for as long as it says so again. */
export interface Presence {
  /** What this process is called. */
  readonly id: string;
  renew(): Promise<unknown>;
  end(): Promise<unknown>;
}

/** @throws {StoreError} while the store is being moved. */
export async function announce(redis: Redis, prefix: string, ms: number): Promise<Presence> {
  const id = randomUUID();
  const key = `${prefix}process:${id}`;
  const renew = () => redis.set(key, 1, "PX", ms);
  await renew();
  if ((await redis.exists(`${prefix}moving`)) === 1) {
    await redis.del(key);
    throw new StoreError(
      `What lies in Redis under ${prefix} is being moved. Wait for move-store to end; after one that was killed, ten minutes.`,
    );
  }
  return { id, renew, end: () => redis.del(key) };
}

/**
 * Keeps bots away while the store is moved. Resolves to how to let them in again.
 *
 * @throws {StoreError} when a bot uses it.
 */
export async function holdForMove(redis: Redis, prefix: string): Promise<() => Promise<unknown>> {
  const key = `${prefix}moving`;
  if ((await redis.set(key, 1, "PX", MOVE_MS, "NX")) === null) {
    throw new StoreError(`What lies in Redis under ${prefix} is being moved already.`);
  }
  const release = () => redis.del(key);
  for await (const keys of redis.scanStream({ match: `${prefix}process:*`, count: 1_000 })) {
    if ((keys as string[]).length === 0) continue;
    await release();
    throw new StoreError(
      `A bot uses what lies in Redis under ${prefix}. Stop it first; one that was killed is gone after some seconds.`,
    );
  }
  return release;
}
