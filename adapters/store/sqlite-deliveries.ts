import type { DatabaseSync } from "node:sqlite";
import { chatKey, type DueEvent } from "../../bot/core/event.ts";
import type { Delivery, Settlement, TakenDelivery } from "../../bot/core/ports.ts";
import { epochMs, parseDelivery, takenDelivery } from "./queue-item.ts";
import type { Records } from "./sqlite-records.ts";
import { integerOf, type Row, textOf } from "./sqlite-row.ts";
import type { SentMessages } from "./sqlite-sent.ts";

export interface Deliveries {
  add(delivery: Delivery): void;
  take(now: Date, limit: number): readonly TakenDelivery[];
  /** Returns the event a failure leads to, for the timers. */
  settle(id: string, settlement: Settlement): DueEvent | undefined;
  /** Removes what waits for that chat or is on its way to it. */
  erase(chat: string): void;
  /** Takes back everything in flight; whether the platform has it nobody knows. */
  release(): void;
}

interface Dependencies {
  readonly database: DatabaseSync;
  readonly records: Records;
  readonly sent: SentMessages;
}

export function createDeliveries({ database, records, sent }: Dependencies): Deliveries {
  const sql = statements(database);

  const remove = (row: Row) => {
    sql.remove.run(integerOf(row, "seq"));
    sql.promote.run(textOf(row, "chat"));
  };
  return {
    add(delivery) {
      const chat = chatKey(delivery.to);
      sql.insert.run(delivery.id, chat, JSON.stringify(delivery), epochMs(delivery.due), chat);
    },
    take(now, limit) {
      const taken: TakenDelivery[] = [];
      let seq = 0;
      while (taken.length < limit) {
        const row = sql.next.get(seq, epochMs(now));
        if (!row) break;
        seq = integerOf(row, "seq");
        const delivery = parseDelivery(textOf(row, "body"));
        if (delivery.unless && records.versionOf(delivery.unless) > 0) {
          remove(row);
          continue;
        }
        sql.take.run(epochMs(now), seq);
        const known = {
          attempts: integerOf(row, "attempts"),
          doubt: row["doubt"] === null ? undefined : integerOf(row, "doubt"),
          replaces: delivery.replaces && sent.messageId(delivery.replaces),
          thread: delivery.thread && sent.messageId(delivery.thread),
        };
        taken.push(takenDelivery(delivery, known));
      }
      return taken;
    },
    settle(id, settlement) {
      const row = sql.inFlight.get(id);
      if (!row) return undefined;
      if (settlement.kind === "retry") {
        const retry = settlement.isInDoubt ? sql.retryInDoubt : sql.retry;
        retry.run(epochMs(settlement.at), id);
        return undefined;
      }
      remove(row);
      if (settlement.kind === "sent") {
        const delivery = parseDelivery(textOf(row, "body"));
        sent.add(delivery, settlement, integerOf(row, "taken"));
      }
      return settlement.kind === "failed" ? settlement.event : undefined;
    },
    erase: (chat) => void sql.erase.run(chat),
    release: () => void sql.release.run(),
  };
}

function statements(database: DatabaseSync) {
  return {
    insert: database.prepare(
      `INSERT OR IGNORE INTO deliveries (id, chat, body, ready, head)
       VALUES (?, ?, ?, ?, NOT EXISTS (SELECT 1 FROM deliveries WHERE chat = ?))`,
    ),
    // What follows a dropped delivery has a higher sequence, so one pass over the heads is enough.
    next: database.prepare(
      `SELECT seq, chat, body, attempts, doubt FROM deliveries
       WHERE head = 1 AND taken IS NULL AND seq > ? AND ready <= ? ORDER BY seq LIMIT 1`,
    ),
    take: database.prepare(
      "UPDATE deliveries SET taken = ?, attempts = attempts + 1 WHERE seq = ?",
    ),
    inFlight: database.prepare(
      "SELECT seq, chat, body, taken FROM deliveries WHERE id = ? AND taken IS NOT NULL",
    ),
    retry: database.prepare("UPDATE deliveries SET taken = NULL, ready = ? WHERE id = ?"),
    retryInDoubt: database.prepare(
      `UPDATE deliveries SET doubt = coalesce(doubt, taken), taken = NULL, ready = ? WHERE id = ?`,
    ),
    remove: database.prepare("DELETE FROM deliveries WHERE seq = ?"),
    promote: database.prepare(
      `UPDATE deliveries SET head = 1
       WHERE seq = (SELECT seq FROM deliveries WHERE chat = ? ORDER BY seq LIMIT 1)`,
    ),
    erase: database.prepare("DELETE FROM deliveries WHERE chat = ?"),
    release: database.prepare(
      `UPDATE deliveries SET doubt = coalesce(doubt, taken), taken = NULL WHERE taken IS NOT NULL`,
    ),
  };
}
