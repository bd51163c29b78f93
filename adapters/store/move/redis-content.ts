import type { ChainableCommander, Redis } from "ioredis";
import { StoreError } from "../../../bot/core/errors.ts";
import { chatKey } from "../../../bot/core/event.ts";
import { APPLIED_HOURS, HOUR_MS, parseDelivery, parseEvent } from "../queue-item.ts";
import { encodeDelivery } from "../redis-change.ts";
import { connectRedis } from "../redis-connection.ts";
import { prefixOf, recordName } from "../redis-names.ts";
import { checkSchema, holdForMove } from "../redis-presence.ts";
import type { Content, Item } from "./content.ts";
import { readAll } from "./redis-items.ts";

const BATCH = 500;
/** Not contents: who is there, and the form of what is there. */
const OWN_KEYS = ["schema", "moving"];

/** @throws {StoreError} when it can't be reached, or a bot uses it. */
export async function openRedisContent(url: string, name: string): Promise<Content> {
  const redis = await connectRedis(url);
  const prefix = prefixOf(name);
  try {
    await checkSchema(redis, prefix);
    const release = await holdForMove(redis, prefix);
    return {
      isEmpty: async () => {
        for await (const keys of keysOf(redis, prefix)) if (keys.length > 0) return false;
        return true;
      },
      items: () => readAll(redis, prefix),
      fill: async (items) => {
        try {
          await writeAll(redis, prefix, items);
        } catch (error) {
          for await (const keys of keysOf(redis, prefix)) await redis.del(...keys);
          throw error;
        }
      },
      close: async () => {
        await release();
        await redis.quit();
      },
    };
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

/** Everything stored under the prefix, some at a time. */
async function* keysOf(redis: Redis, prefix: string): AsyncGenerator<string[]> {
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: BATCH })) {
    const contents = (keys as string[]).filter(
      (key) => !OWN_KEYS.includes(key.slice(prefix.length)),
    );
    if (contents.length > 0) yield contents;
  }
}

async function writeAll(redis: Redis, prefix: string, items: AsyncIterable<Item>): Promise<void> {
  const state = { sequence: 0, chats: new Set<string>() };
  let pipeline = redis.pipeline();
  for await (const item of items) {
    write(pipeline, prefix, { item, state });
    if (pipeline.length < BATCH) continue;
    await run(pipeline);
    pipeline = redis.pipeline();
  }
  pipeline.set(`${prefix}sequence`, state.sequence);
  await run(pipeline);
}

interface Writing {
  readonly item: Item;
  /** How many deliveries there are so far, and the chats that have one. */
  readonly state: { sequence: number; readonly chats: Set<string> };
}

/** As the scripts would have left it (lua/library.lua). */
function write(pipeline: ChainableCommander, prefix: string, { item, state }: Writing): void {
  const at = (...parts: readonly string[]) => prefix + parts.join("");
  switch (item.what) {
    case "counter":
      pipeline.set(at("version"), item.version);
      return;
    case "record":
      writeRecord(pipeline, at, item);
      return;
    case "event": {
      const left = item.at + APPLIED_HOURS * HOUR_MS - Date.now();
      if (left > 0) pipeline.set(at("applied:", item.id), 1, "PX", left);
      return;
    }
    case "delivery": {
      const delivery = encodeDelivery(parseDelivery(item.body));
      const { id, chat, sent, unless, replaces, thread, mark } = delivery;
      const { body, ready, attempts, doubt } = item;
      state.sequence += 1;
      const fields = { sequence: state.sequence, chat, body, sent, ready, attempts };
      pipeline.hset(at("delivery:", id), {
        ...fields,
        ...(unless !== undefined && { unless }),
        ...(replaces !== undefined && { replaces }),
        ...(thread !== undefined && { thread }),
        ...(mark !== undefined && { mark: 1 }),
        ...(doubt !== undefined && { doubt }),
      });
      pipeline.rpush(at("queue:", chat), id);
      if (!state.chats.has(chat)) pipeline.zadd(at("deliveries:later"), ready, id);
      state.chats.add(chat);
      return;
    }
    case "message": {
      const { delivery, chat, message, version } = item;
      pipeline.hset(at("sent:", delivery), { chat, message, version });
      pipeline.zadd(at("sent"), item.at, delivery);
      pipeline.sadd(at("sent-of:", chat), delivery);
      return;
    }
    case "timer": {
      const { body, ready, slot } = item;
      const { id, chat } = parseEvent(body);
      const fields = { body, chat: chatKey(chat), ready, attempts: 0 };
      pipeline.hset(at("timer:", id), { ...fields, ...(slot !== undefined && { slot }) });
      if (slot !== undefined) pipeline.hset(at("slots"), slot, id);
      pipeline.sadd(at("timers-of:", chatKey(chat)), id);
      pipeline.zadd(at("timers:later"), ready, id);
    }
  }
}

function writeRecord(
  pipeline: ChainableCommander,
  at: (...parts: readonly string[]) => string,
  { kind, id, version, data, chat, entries }: Extract<Item, { what: "record" }>,
): void {
  const name = recordName({ kind, id });
  const members = entries.map(([index, value]) => [
    `${encodeURIComponent(kind)}/${index}`,
    `${value}/${id}`,
  ]);
  pipeline.hset(at("record:", name), {
    version,
    data,
    ...(chat !== undefined && { chat }),
    ...(members.length > 0 && { entries: JSON.stringify(members) }),
  });
  if (chat !== undefined) pipeline.sadd(at("records-of:", chat), name);
  for (const [index = "", member = ""] of members) pipeline.zadd(at("index:", index), 0, member);
}

async function run(pipeline: ChainableCommander): Promise<void> {
  const results = (await pipeline.exec()) ?? [];
  const failed = results.find(([error]) => error !== null)?.[0];
  if (failed) throw new StoreError(`Redis refused what was to be written (${failed.message}).`);
}
