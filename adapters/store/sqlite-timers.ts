import type { DatabaseSync } from "node:sqlite";
import { chatKey, type DueEvent } from "../../bot/core/event.ts";
import type { Settlement, Timer } from "../../bot/core/ports.ts";
import { epochMs, parseEvent, timerEvent, timerSlot } from "./queue-item.ts";
import { wholeLimit } from "./sort-key.ts";
import { textOf } from "./sqlite-row.ts";

export interface Timers {
  set(timer: Timer): void;
  /** Sets an event beside the timers, which no timer of the same name moves. */
  add(event: DueEvent): void;
  take(now: Date, limit: number): readonly DueEvent[];
  settle(id: string, settlement: Settlement): void;
  erase(chat: string): void;
  /** Takes back everything in flight. */
  release(): void;
}

export function createTimers(database: DatabaseSync): Timers {
  const sql = statements(database);

  const insert = (event: DueEvent, slot: string | null) => {
    const ready = epochMs(event.at);
    sql.insert.run(event.id, slot, chatKey(event.chat), JSON.stringify(event), ready);
  };
  return {
    set(timer) {
      const slot = timerSlot(timer);
      sql.cancel.run(slot);
      if (timer.due) insert(timerEvent(timer, timer.due), slot);
    },
    add: (event) => insert(event, null),
    take(now, limit) {
      const rows = sql.due.all(epochMs(now), wholeLimit(limit));
      for (const row of rows) sql.take.run(epochMs(now), textOf(row, "event"));
      return rows.map((row) => parseEvent(textOf(row, "body")));
    },
    settle(id, settlement) {
      if (settlement.kind === "retry") {
        sql.retry.run(epochMs(settlement.at), id);
        return;
      }
      const { changes } = sql.remove.run(id);
      if (settlement.kind === "failed" && changes > 0) insert(settlement.event, null);
    },
    erase: (chat) => void sql.erase.run(chat),
    release: () => void sql.release.run(),
  };
}

function statements(database: DatabaseSync) {
  return {
    insert: database.prepare(
      "INSERT OR REPLACE INTO timers (event, slot, chat, body, ready) VALUES (?, ?, ?, ?, ?)",
    ),
    cancel: database.prepare("DELETE FROM timers WHERE slot = ?"),
    due: database.prepare(
      `SELECT event, body FROM timers WHERE taken IS NULL AND ready <= ?
       ORDER BY ready, event LIMIT ?`,
    ),
    take: database.prepare("UPDATE timers SET taken = ? WHERE event = ?"),
    retry: database.prepare(
      "UPDATE timers SET taken = NULL, ready = ? WHERE event = ? AND taken IS NOT NULL",
    ),
    remove: database.prepare("DELETE FROM timers WHERE event = ? AND taken IS NOT NULL"),
    erase: database.prepare("DELETE FROM timers WHERE chat = ?"),
    release: database.prepare("UPDATE timers SET taken = NULL WHERE taken IS NOT NULL"),
  };
}
