import { StoreError } from "../../bot/core/errors.ts";
import type { Store } from "../../bot/core/ports.ts";
import { DEFAULT_MESSAGE_DAYS } from "./queue-item.ts";
import { openSqliteStore } from "./sqlite.ts";

export const DEFAULT_PREFIX = "dianqiao";

export interface StoreOptions {
  /** Told what is risky about the database, in a sentence for the operator. */
  readonly onWarning: (text: string) => void;
  /** How long the platform's ids of sent messages are kept: 90 days unless given. */
  readonly messageDays?: number;
  /** Redis only: how long what was taken by a process that died stays away; 12 s unless given. */
  readonly leaseMs?: number;
  /** Redis only: what every key begins with, so that several bots can share one: `dianqiao` unless given. */
  readonly prefix?: string;
}

/**
 * A killed process's chats wait so long. Leases are renewed three times in it, so a process would have to stand
 * still for 8 s to lose one; then a message may go out twice, and the first to settle it wins.
 */
const DEFAULT_LEASE_MS = 12_000;

/**
 * Opens the store that `STORE_URL` names: `sqlite:./data/dianqiao.db` (a path) for one process, or
 * `redis://host:6379` (`rediss://` with TLS) for several.
 *
 * @throws {StoreError} when it can't be opened or used.
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const { messageDays = DEFAULT_MESSAGE_DAYS } = options;
  if (url.startsWith("sqlite:")) return openSqliteStore({ path: sqlitePath(url), messageDays });
  if (/^rediss?:\/\//.test(url)) return openRedis(url, options);
  throw new StoreError(
    "STORE_URL names no store the bot knows. Use sqlite:./data/dianqiao.db or redis://host:6379.",
  );
}

async function openRedis(url: string, options: StoreOptions): Promise<Store> {
  const { messageDays = DEFAULT_MESSAGE_DAYS, leaseMs = DEFAULT_LEASE_MS } = options;
  // Its client is loaded only where it is used.
  const { connectRedis, redisWarnings } = await import("./redis-connection.ts");
  const { createRedisStore } = await import("./redis.ts");
  const redis = await connectRedis(url);
  try {
    for (const warning of await redisWarnings(redis)) options.onWarning(warning);
    const prefix = options.prefix ?? DEFAULT_PREFIX;
    return await createRedisStore({ redis, prefix, leaseMs, messageDays });
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

/** The path in `sqlite:<path>`. @throws {StoreError} when the address holds none. */
export function sqlitePath(url: string): string {
  const path = url.slice("sqlite:".length).replace(/^\/\/(?=[./])/, "");
  if (path === "" || path === ":memory:" || path.endsWith("/")) {
    throw new StoreError(
      `STORE_URL is ${url}, which names no file. Use a path: sqlite:./data/dianqiao.db.`,
    );
  }
  return path;
}
