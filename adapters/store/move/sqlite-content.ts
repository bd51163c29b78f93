import type { DatabaseSync } from "node:sqlite";
import { chatKey } from "../../../bot/core/event.ts";
import { APPLIED_HOURS, HOUR_MS, parseDelivery, parseEvent } from "../queue-item.ts";
import { openSqliteFile } from "../sqlite-file.ts";
import { integerOf, type Row, textOf } from "../sqlite-row.ts";
import type { Content, Item } from "./content.ts";

const TABLES = ["records", "deliveries", "timers", "sent", "applied"] as const;

/** @throws {StoreError} when the bot has the file open, or it can't be used. */
export function openSqliteContent(path: string): Content {
  const file = openSqliteFile(path);
  const { database } = file;
  return {
    isEmpty: async () =>
      TABLES.every((table) => !database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get()),
    items: async function* () {
      yield* readAll(database);
    },
    fill: async (items) => {
      const write = createWriter(database);
      database.exec("BEGIN IMMEDIATE");
      try {
        for await (const item of items) write(item);
        database.exec("COMMIT");
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close: async () => file.close(),
  };
}

function* readAll(database: DatabaseSync): Generator<Item> {
  const rows = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).iterate(...values) as Iterable<Row>;
  const { version } = database.prepare("SELECT version FROM counter").get() ?? {};
  yield { what: "counter", version: Number(version) };
  const entries = database.prepare(
    "SELECT name, value FROM entries WHERE kind = ? AND id = ? ORDER BY name",
  );
  for (const row of rows("SELECT kind, id, version, data, chat FROM records")) {
    const [kind, id] = [textOf(row, "kind"), textOf(row, "id")];
    yield {
      what: "record",
      kind,
      id,
      version: integerOf(row, "version"),
      data: textOf(row, "data"),
      chat: row["chat"] === null ? undefined : textOf(row, "chat"),
      entries: entries.all(kind, id).map((one) => [textOf(one, "name"), textOf(one, "value")]),
    };
  }
  const since = Date.now() - APPLIED_HOURS * HOUR_MS;
  for (const row of rows("SELECT event, at FROM applied WHERE at > ?", since)) {
    yield { what: "event", id: textOf(row, "event"), at: integerOf(row, "at") };
  }
  const deliveries = rows(
    "SELECT body, ready, attempts, coalesce(doubt, taken) AS doubt FROM deliveries ORDER BY seq",
  );
  for (const row of deliveries) {
    const [ready, attempts] = [integerOf(row, "ready"), integerOf(row, "attempts")];
    const doubt = row["doubt"] === null ? undefined : integerOf(row, "doubt");
    yield { what: "delivery", body: textOf(row, "body"), ready, attempts, doubt };
  }
  for (const row of rows("SELECT delivery, chat, message, version, at FROM sent")) {
    yield {
      what: "message",
      delivery: textOf(row, "delivery"),
      chat: textOf(row, "chat"),
      message: textOf(row, "message"),
      version: integerOf(row, "version"),
      at: integerOf(row, "at"),
    };
  }
  for (const row of rows("SELECT body, ready, slot FROM timers")) {
    const slot = row["slot"] === null ? undefined : textOf(row, "slot");
    yield { what: "timer", body: textOf(row, "body"), ready: integerOf(row, "ready"), slot };
  }
}

function createWriter(database: DatabaseSync): (item: Item) => void {
  const counter = database.prepare("UPDATE counter SET version = ?");
  const record = database.prepare(
    "INSERT INTO records (kind, id, version, data, chat) VALUES (?, ?, ?, ?, ?)",
  );
  const entry = database.prepare("INSERT INTO entries (kind, name, value, id) VALUES (?, ?, ?, ?)");
  const applied = database.prepare("INSERT INTO applied (event, at) VALUES (?, ?)");
  const delivery = database.prepare(
    `INSERT INTO deliveries (id, chat, body, ready, attempts, doubt, head)
     VALUES (?, ?, ?, ?, ?, ?, NOT EXISTS (SELECT 1 FROM deliveries WHERE chat = ?))`,
  );
  const sent = database.prepare(
    "INSERT INTO sent (delivery, chat, message, version, at) VALUES (?, ?, ?, ?, ?)",
  );
  const timer = database.prepare(
    "INSERT INTO timers (event, slot, chat, body, ready) VALUES (?, ?, ?, ?, ?)",
  );
  return (item) => {
    switch (item.what) {
      case "counter":
        return void counter.run(item.version);
      case "record": {
        const { kind, id, version, data, chat, entries } = item;
        record.run(kind, id, version, data, chat ?? null);
        for (const [name, value] of entries) entry.run(kind, name, value, id);
        return;
      }
      case "event":
        return void applied.run(item.id, item.at);
      case "delivery": {
        const { body, ready, attempts, doubt = null } = item;
        const { id, to } = parseDelivery(body);
        const chat = chatKey(to);
        return void delivery.run(id, chat, body, ready, attempts, doubt, chat);
      }
      case "message":
        return void sent.run(item.delivery, item.chat, item.message, item.version, item.at);
      case "timer": {
        const { id, chat } = parseEvent(item.body);
        return void timer.run(id, item.slot ?? null, chatKey(chat), item.body, item.ready);
      }
    }
  };
}
