import type { DatabaseSync } from "node:sqlite";
import { chatKey } from "../../bot/core/event.ts";
import type { Delivery, Settlement } from "../../bot/core/ports.ts";
import { messageData, messageKey } from "./queue-item.ts";
import type { Records } from "./sqlite-records.ts";
import { integerOf, textOf } from "./sqlite-row.ts";

/** Old messages forgotten at once: more than are sent in a second, so that they never pile up. */
const FORGET_AT_ONCE = 2_000;

type Sent = Extract<Settlement, { kind: "sent" }>;

/** What is remembered of messages sent: the platform's ids, and the records that lead back from them. */
export interface SentMessages {
  add(delivery: Delivery, settlement: Sent, atMs: number): void;
  /** The platform's id of that delivery's message. */
  messageId(delivery: string): string | undefined;
  /** The records are those of the chat, and erased with its others. */
  erase(chat: string): void;
  /** Forgets messages sent before that time. */
  forget(beforeMs: number): void;
}

export function createSentMessages(database: DatabaseSync, records: Records): SentMessages {
  const sql = statements(database);
  return {
    add(delivery, { messageId, perhapsTwice }, atMs) {
      const key = messageKey(delivery.to, messageId);
      const chat = chatKey(delivery.to);
      // Of a message whose place is taken the other copy still stands.
      const before = delivery.replaces === undefined ? undefined : records.read(key);
      const data = messageData(delivery, perhapsTwice || isPerhapsTwice(before?.data));
      const version = records.nextVersion();
      // Never in the index, so there is nothing of it to clear there.
      records.apply({ key, data, entries: [], chat, isNew: true }, version);
      sql.add.run(delivery.id, chat, messageId, version, atMs);
    },
    messageId(delivery) {
      const row = sql.find.get(delivery);
      return row && textOf(row, "message");
    },
    erase: (chat) => void sql.erase.run(chat),
    forget(beforeMs) {
      for (const row of sql.old.all(beforeMs, FORGET_AT_ONCE)) {
        const id = `${textOf(row, "chat")}/${textOf(row, "message")}`;
        records.removeVersion({ kind: "message", id }, integerOf(row, "version"));
        sql.forget.run(textOf(row, "delivery"));
      }
    },
  };
}

function isPerhapsTwice(data: unknown): boolean {
  return typeof data === "object" && data !== null && "perhapsTwice" in data;
}

function statements(database: DatabaseSync) {
  return {
    add: database.prepare(
      "INSERT OR REPLACE INTO sent (delivery, chat, message, version, at) VALUES (?, ?, ?, ?, ?)",
    ),
    find: database.prepare("SELECT message FROM sent WHERE delivery = ?"),
    old: database.prepare(
      "SELECT delivery, chat, message, version FROM sent WHERE at < ? ORDER BY at LIMIT ?",
    ),
    forget: database.prepare("DELETE FROM sent WHERE delivery = ?"),
    erase: database.prepare("DELETE FROM sent WHERE chat = ?"),
  };
}
