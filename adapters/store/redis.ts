import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import { z } from "zod";
import { CHANNELS } from "../../bot/core/event.ts";
import { type Lane, NO_LIMITS } from "../../bot/core/limits.ts";
import { LONGEST_WAIT_MS, type Store, type Taken } from "../../bot/core/ports.ts";
import { epochMs, parseDelivery, parseEvent, takenDelivery } from "./queue-item.ts";
import { encodeCommit, encodeSettlement } from "./redis-change.ts";
import { createLeases, type Leases } from "./redis-leases.ts";
import { indexName, memberRange, prefixOf, recordName } from "./redis-names.ts";
import { announce, checkSchema } from "./redis-presence.ts";
import { createScripts, type RunScript } from "./redis-scripts.ts";
import { wholeLimit } from "./sort-key.ts";

export interface RedisOptions {
  /** Connected; the store closes it. */
  readonly redis: Redis;
  /** Bots with different prefixes share a database without meeting. */
  readonly prefix: string;
  /** How long what was taken by a process that died stays away. */
  readonly leaseMs: number;
  /** How long the platform's ids of sent messages are kept. */
  readonly messageDays: number;
}

/** So long a stop waits for Redis to take leave. */
const LEAVE_MS = 500;

const COMMITTED = z.enum(["committed", "duplicate", "conflict"]);
const READ = z.array(z.tuple([z.coerce.number(), z.string().nullable()]));
const FOUND = z.array(z.tuple([z.string(), z.coerce.number(), z.string()]));
const absent = <T>(value: T | null): T | undefined => value ?? undefined;
const since = z.number().nullable().transform(absent);
const named = z.string().nullable().transform(absent);
const DELIVERIES = z.array(z.tuple([z.string(), z.number(), since, named, named]));
const TIMERS = z.array(z.tuple([z.string(), z.number()]));

/**
 * The store in Redis, for several processes at once. Every change is one script; a cluster keeps all
 * keys in one slot. How safe a commit is on the disk is for Redis's own settings to say.
 *
 * @throws {StoreError} when a newer version has written there, or it is being moved.
 */
export async function createRedisStore(options: RedisOptions): Promise<Store> {
  const { redis, leaseMs, messageDays } = options;
  const prefix = prefixOf(options.prefix);
  await checkSchema(redis, prefix);
  const presence = await announce(redis, prefix, leaseMs);
  const run = createScripts(redis, prefix);
  const leases = createLeases({
    leaseMs,
    renewPresence: () => presence.renew(),
    renew: (queue, held) => run("renew", [queue, ITEM[queue], String(leaseMs), ...held]),
  });
  const take = createTakers({ run, leases, leaseMs });

  return {
    async read(keys) {
      const found = READ.parse(await run("read", keys.map(recordName)));
      return keys.map((key, index) => {
        const [version, data] = found[index] ?? [0, null];
        return data === null ? undefined : { key, version, data: JSON.parse(data) };
      });
    },
    async find(query) {
      const { kind, index, limit } = query;
      const range = memberRange(query);
      const args = [encodeURIComponent(kind), indexName(kind, index), ...range];
      const found = FOUND.parse(await run("find", [...args, String(wholeLimit(limit))]));
      return found.map(([id, version, data]) => ({
        key: { kind, id },
        version,
        data: JSON.parse(data),
      }));
    },
    commit: async (change) =>
      COMMITTED.parse(await run("commit", [encodeCommit(change, messageDays)])),
    take: (queue, now, limit) => take[queue](now, wholeLimit(limit)),
    takeFor: (lane, now, limit) => take.deliveries(now, wholeLimit(limit), lane),
    async settle(queue, id, settlement) {
      const attempts = leases.letGo(queue, id);
      await run("settle", [encodeSettlement({ queue, id, attempts, settlement })]);
    },
    claim: async (role) => (await run("claim", [role, presence.id, String(leaseMs)])) === 1,
    async resign(role) {
      await run("resign", [role, presence.id]);
    },
    async close() {
      leases.stop();
      // Behind whatever still waits to be sent.
      const leave = async () => {
        await presence.end();
        await redis.quit();
      };
      // Without a connection there is nobody to take leave of, and who does not answer is not waited for.
      if (redis.status === "ready") {
        await Promise.race([leave().catch(() => undefined), sleep(LEAVE_MS)]);
      }
      redis.disconnect();
    },
  };
}

/** What the keys of a queue's items begin with. */
const ITEM = { deliveries: "delivery", timers: "timer" } as const;

type Takers = {
  readonly [Queue in keyof Taken]: (
    now: Date,
    limit: number,
    lane?: Lane,
  ) => Promise<readonly Taken[Queue][]>;
};

interface TakerDependencies {
  readonly run: RunScript;
  readonly leases: Leases;
  readonly leaseMs: number;
}

function createTakers({ run, leases, leaseMs }: TakerDependencies): Takers {
  const args = (now: Date, limit: number) => [epochMs(now), limit, leaseMs].map(String);
  return {
    async deliveries(now, limit, lane) {
      const answer = await run("take-deliveries", [
        ...args(now, limit),
        encodeLane(lane),
        String(LONGEST_WAIT_MS),
      ]);
      return DELIVERIES.parse(answer).map(([body, attempts, doubt, replaces, thread]) => {
        const delivery = parseDelivery(body);
        leases.hold("deliveries", delivery.id, attempts + 1);
        return takenDelivery(delivery, { attempts, doubt, replaces, thread });
      });
    },
    async timers(now, limit) {
      const taken = TIMERS.parse(await run("take-timers", args(now, limit)));
      return taken.map(([body, attempts]) => {
        const event = parseEvent(body);
        leases.hold("timers", event.id, attempts + 1);
        return event;
      });
    },
  };
}

/** A lane as the script takes it: every channel without a limit when absent. */
function encodeLane(lane: Lane | undefined): string {
  if (lane === undefined) return JSON.stringify({ channels: CHANNELS, ...NO_LIMITS });
  const { channel, limits } = lane;
  const chats = limits.chats.map((rate) => ({ ...rate, prefix: `${channel}:${rate.prefix}` }));
  return JSON.stringify({ channels: [channel], overall: limits.overall, chats });
}
