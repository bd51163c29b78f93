import { Redis } from "ioredis";
import { StoreError } from "../../bot/core/errors.ts";

/** Reconnections a command waits for before it rejects: with the delays below, at most three seconds. */
const MAX_RETRIES = 5;
const MAX_RECONNECT_DELAY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;
/** A network that swallows everything must not hold a turn for ever. */
const COMMAND_TIMEOUT_MS = 10_000;

/**
 * Resolves when Redis answers. A later loss of the connection is mended by itself; commands in between
 * wait a moment and then reject.
 *
 * @throws {StoreError} when it can't be reached or does not let us in.
 */
export async function connectRedis(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: MAX_RETRIES,
    retryStrategy: (attempt) => Math.min(50 * attempt, MAX_RECONNECT_DELAY_MS),
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    // What is asked in one tick, or while an answer is on its way, goes together.
    enableAutoPipelining: true,
  });
  let cause: unknown;
  // Each failed attempt is told here; those who wait for a command are told by its rejection.
  redis.on("error", (error: unknown) => {
    cause = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (error) {
    redis.disconnect();
    const reason = cause ?? error;
    throw new StoreError(
      `Redis at ${redis.options.host}:${redis.options.port} can't be used ` +
        `(${reason instanceof Error ? reason.message : String(reason)}). Check that it runs, and ` +
        "the address, name and password in STORE_URL.",
      { cause: reason },
    );
  }
}

/** What in Redis's own settings could lose messages, in sentences for the operator. */
export async function redisWarnings(redis: Redis): Promise<readonly string[]> {
  const [memory, policy, log, sync] = await Promise.all(
    ["maxmemory", "maxmemory-policy", "appendonly", "appendfsync"].map((name) =>
      setting(redis, name),
    ),
  );
  const warnings: string[] = [];
  if (memory !== undefined && memory !== "0" && policy !== "noeviction") {
    warnings.push(
      `Redis may throw away anything when its memory is full (maxmemory-policy ${policy}): sessions, ` +
        "projects, tickets, messages on their way, and what tells a repeated event from a new one. " +
        "Set maxmemory-policy noeviction.",
    );
  }
  if (log === "no") {
    warnings.push(
      "Redis keeps no log on the disk (appendonly no): what was committed is lost when it stops. " +
        "Set appendonly yes and appendfsync always.",
    );
  } else if (sync !== undefined && sync !== "always") {
    warnings.push(
      `Redis writes to the disk later than it says (appendfsync ${sync}): the last second may be ` +
        "lost when its machine fails. Set appendfsync always.",
    );
  }
  return warnings;
}

/** Hosted Redis often forbids CONFIG; then the operator knows no more than we do. */
async function setting(redis: Redis, name: string): Promise<string | undefined> {
  try {
    const answer: unknown = await redis.config("GET", name);
    const value: unknown = Array.isArray(answer) ? answer[1] : undefined;
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
