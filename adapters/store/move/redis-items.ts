import type { Redis } from "ioredis";
import { z } from "zod";
import { APPLIED_HOURS, HOUR_MS } from "../queue-item.ts";
import type { Item } from "./content.ts";

const BATCH = 500;

const number = z.coerce.number();
const optional = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);
const recordFields = z.tuple([number, z.string(), optional, optional]);
const entriesText = z.array(z.tuple([z.string(), z.string()]));
const deliveryFields = z.tuple([number, z.string(), number, number, optional, optional]);
const messageFields = z.tuple([z.string(), z.string(), number]);
const timerFields = z.tuple([z.string(), number, optional]);

/** Everything a bot keeps under the prefix (lua/library.lua says where). */
export async function* readAll(redis: Redis, prefix: string): AsyncGenerator<Item> {
  yield { what: "counter", version: Number(await redis.get(`${prefix}version`)) };
  const records = hashesOf(redis, `${prefix}record:`, ["version", "data", "chat", "entries"]);
  for await (const [name, fields] of records) yield toRecord(name, recordFields.parse(fields));
  yield* events(redis, `${prefix}applied:`);
  yield* deliveries(redis, prefix);
  const messages = hashesOf(redis, `${prefix}sent:`, ["chat", "message", "version"]);
  for await (const [delivery, fields] of messages) {
    const [chat, message, version] = messageFields.parse(fields);
    const at = Number(await redis.zscore(`${prefix}sent`, delivery));
    yield { what: "message", delivery, chat, message, version, at };
  }
  for await (const [, fields] of hashesOf(redis, `${prefix}timer:`, ["body", "ready", "slot"])) {
    const [body, ready, slot] = timerFields.parse(fields);
    yield { what: "timer", body, ready, slot };
  }
}

function toRecord(name: string, [version, data, chat, text]: z.infer<typeof recordFields>): Item {
  const slash = name.indexOf("/");
  const kind = decodeURIComponent(name.slice(0, slash));
  const id = name.slice(slash + 1);
  const entries = entriesText
    .parse(JSON.parse(text ?? "[]"))
    // An index is named kind/name, a member is key/id; a sort key has no slash in it.
    .map(([index, member]): [string, string] => [
      index.slice(slash + 1),
      member.slice(0, member.indexOf("/")),
    ])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { what: "record", kind, id, version, data, chat, entries };
}

async function* events(redis: Redis, start: string): AsyncGenerator<Item> {
  for await (const keys of keysOf(redis, start)) {
    const left = await Promise.all(keys.map((key) => redis.pttl(key)));
    for (const [n, key] of keys.entries()) {
      const at = Date.now() + (left[n] ?? 0) - APPLIED_HOURS * HOUR_MS;
      yield { what: "event", id: key.slice(start.length), at };
    }
  }
}

/** Few at any time, so they are put in order in memory. */
async function* deliveries(redis: Redis, prefix: string): AsyncGenerator<Item> {
  const found: { readonly sequence: number; readonly item: Item }[] = [];
  const names = ["sequence", "body", "ready", "attempts", "doubt", "taken"];
  for await (const [id, fields] of hashesOf(redis, `${prefix}delivery:`, names)) {
    const [sequence, body, ready, attempts, doubt, taken] = deliveryFields.parse(fields);
    const isLeased = (await redis.zscore(`${prefix}deliveries:leased`, id)) !== null;
    const since = doubt ?? (isLeased ? taken : undefined);
    const known = { ready, attempts, doubt: since === undefined ? undefined : Number(since) };
    found.push({ sequence, item: { what: "delivery", body, ...known } });
  }
  for (const { item } of found.toSorted((one, other) => one.sequence - other.sequence)) yield item;
}

/** The end of each key that starts so, and these fields of its hash. */
async function* hashesOf(
  redis: Redis,
  start: string,
  fields: readonly string[],
): AsyncGenerator<[string, (string | null)[]]> {
  for await (const keys of keysOf(redis, start)) {
    const hashes = await Promise.all(keys.map((key) => redis.hmget(key, ...fields)));
    for (const [n, key] of keys.entries()) yield [key.slice(start.length), hashes[n] ?? []];
  }
}

/** SCAN may name a key twice, while nobody writes only when tables are resized. */
async function* keysOf(redis: Redis, start: string): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>();
  for await (const keys of redis.scanStream({ match: `${start}*`, count: BATCH })) {
    const fresh = [...new Set(keys as string[])].filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    if (fresh.length > 0) yield fresh;
  }
}
