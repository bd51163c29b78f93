import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { Redis } from "ioredis";
import { DEFAULT_PREFIX, openStore, sqlitePath } from "../../adapters/store/open.ts";
import { type ChatRef, chatKey } from "../../bot/core/event.ts";
import type { Store } from "../../bot/core/ports.ts";
import type { Place } from "./platform.ts";

/** What a bot that does not run any more has left in its store. */
export interface Remains {
  readonly tickets: readonly TicketRecord[];
  /** Chats an officer owns at the moment. */
  readonly owned: readonly string[];
  /** What would be sent if the bot ran on. */
  readonly waiting: number;
}

export interface TicketRecord {
  readonly number: string;
  readonly state: string;
  readonly owner?: { readonly id: string };
  readonly desk: string;
  readonly history: readonly { readonly what: string }[];
}

const FAR_FUTURE = new Date("2099-01-01T00:00:00.000Z");

/** Message ids by chat. */
export type MessageIds = ReadonlyMap<string, ReadonlySet<string>>;

/** Opens the store, looks, and closes it again. `places`: whose chats are looked at. */
export function readRemains(url: string, places: readonly Place[]): Promise<Remains> {
  return look(url, async (store) => ({
    tickets: await readTickets(store),
    owned: await readOwned(store, places),
    waiting: (await store.take("deliveries", FAR_FUTURE, 100)).length,
  }));
}

/** Those of a chat's messages that the bot has recorded as perhaps sent twice. */
export async function readPerhapsTwice(
  url: string,
  messages: readonly { readonly chat: ChatRef; readonly id: string }[],
): Promise<readonly string[]> {
  const keys = messages.map(({ chat, id }) => ({ kind: "message", id: `${chatKey(chat)}/${id}` }));
  const records = await look(url, (store) => store.read(keys));
  return records.flatMap((record) => {
    const { perhapsTwice } = (record?.data ?? {}) as { readonly perhapsTwice?: boolean };
    return record !== undefined && perhapsTwice === true ? [record.key.id] : [];
  });
}

/** How many deliveries wait or are on their way, while the bot runs. */
export async function countDeliveries(url: string): Promise<number> {
  if (url.startsWith("sqlite:")) {
    const database = new DatabaseSync(sqlitePath(url), { readOnly: true });
    const row = database.prepare("SELECT count(*) AS count FROM deliveries").get();
    database.close();
    return Number(row?.["count"]);
  }
  const redis = new Redis(url);
  const keys = await redis.keys(`{${DEFAULT_PREFIX}}:delivery:*`);
  redis.disconnect();
  return keys.length;
}

/**
 * Where a store can be looked at without touching it: opening a file puts back what was taken from it,
 * which is for the bot to do. Looking at Redis changes nothing.
 */
async function copyOf(url: string): Promise<string> {
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? [];
  if (path === undefined) return url;
  for (const suffix of ["", "-wal"]) {
    if (existsSync(path + suffix)) await cp(path + suffix, `${path}-copy.db${suffix}`);
  }
  return `sqlite:${path}-copy.db`;
}

/**
 * The messages a platform holds and the store knows nothing of: the bot never got to keep the answer, so
 * it will send them again. Feishu drops the second by its key, Telegram has none.
 */
export async function readUnanswered(url: string, places: readonly Place[]): Promise<MessageIds> {
  return look(await copyOf(url), async (store) => {
    const unanswered = new Map<string, ReadonlySet<string>>();
    for (const place of places) {
      const { chat } = place;
      const ids = place.shown().map(({ id }) => id);
      const keys = ids.map((id) => ({ kind: "message", id: `${chatKey(chat)}/${id}` }));
      const records = await store.read(keys);
      const unknown = ids.filter((_, index) => records[index] === undefined);
      unanswered.set(chatKey(chat), new Set(unknown));
    }
    return unanswered;
  });
}

async function look<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url, { onWarning: () => undefined });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function readTickets(store: Store): Promise<readonly TicketRecord[]> {
  const range = { from: "", to: "\u{10ffff}", limit: 100 };
  const found = await store.find({ kind: "ticket", index: "state", ...range });
  return found.map(({ data }) => data as TicketRecord);
}

async function readOwned(store: Store, places: readonly Place[]): Promise<readonly string[]> {
  const chats = places.map(({ chat }) => chatKey(chat));
  const owners = await store.read(chats.map((id) => ({ kind: "owner", id })));
  return chats.filter((_, index) => owners[index] !== undefined);
}
