import type { DatabaseSync } from "node:sqlite";
import { chatKey, type DueEvent } from "../../bot/core/event.ts";
import type { Lane } from "../../bot/core/limits.ts";
import {
  type Delivery,
  LONGEST_WAIT_MS,
  type Settlement,
  type TakenDelivery,
} from "../../bot/core/ports.ts";
import { epochMs, type Known, MAX_HOLD_MS, parseDelivery, takenDelivery } from "./queue-item.ts";
import { createLanes, type Lanes } from "./sqlite-lanes.ts";
import type { Records } from "./sqlite-records.ts";
import { integerOf, type Row, textOf } from "./sqlite-row.ts";
import type { SentMessages } from "./sqlite-sent.ts";

export interface Deliveries {
  add(delivery: Delivery): void;
  take(wanted: Wanted): readonly TakenDelivery[];
  /** Returns the event a failure leads to, for the timers. */
  settle(id: string, settlement: Settlement): DueEvent | undefined;
  /** Removes what waits for that chat or is on its way to it. */
  erase(chat: string): void;
  /** Takes back everything in flight; whether the platform has it nobody knows. */
  release(): void;
}

interface Wanted {
  readonly now: Date;
  readonly limit: number;
  readonly lane: Lane | undefined;
}

interface Dependencies {
  readonly database: DatabaseSync;
  readonly records: Records;
  readonly sent: SentMessages;
}

export function createDeliveries(dependencies: Dependencies): Deliveries {
  const { database, sent } = dependencies;
  const sql = statements(database);
  const lanes = createLanes();

  const remove = (row: Row) => {
    sql.remove.run(integerOf(row, "seq"));
    sql.promote.run(textOf(row, "chat"));
  };
  const add = (delivery: Delivery) => {
    const chat = chatKey(delivery.to);
    sql.insert.run(delivery.id, chat, JSON.stringify(delivery), epochMs(delivery.due), chat);
  };
  return {
    add,
    take: createTake(dependencies, { sql, lanes, remove }),
    settle(id, settlement) {
      const row = sql.inFlight.get(id);
      if (!row) return undefined;
      if (settlement.kind === "retry") {
        const retry = settlement.isInDoubt ? sql.retryInDoubt : sql.retry;
        retry.run(epochMs(settlement.at), id);
        const longest = integerOf(row, "taken") + MAX_HOLD_MS;
        const untilMs = Math.min(epochMs(settlement.at), longest);
        if (settlement.holds) lanes.hold(settlement.holds, untilMs);
        return undefined;
      }
      remove(row);
      if (settlement.kind === "sent") {
        const delivery = parseDelivery(textOf(row, "body"));
        sent.add(delivery, settlement, integerOf(row, "taken"));
        if (settlement.mark) add(settlement.mark);
      }
      return settlement.kind === "failed" ? settlement.event : undefined;
    },
    erase: (chat) => void sql.erase.run(chat),
    release: () => void sql.release.run(),
  };
}

interface Parts {
  readonly sql: ReturnType<typeof statements>;
  readonly lanes: Lanes;
  readonly remove: (row: Row) => void;
}

function createTake(
  { records, sent }: Dependencies,
  { sql, lanes, remove }: Parts,
): Deliveries["take"] {
  const known = (row: Row, { replaces, thread }: Delivery): Known => ({
    attempts: integerOf(row, "attempts"),
    doubt: row["doubt"] === null ? undefined : integerOf(row, "doubt"),
    replaces: replaces && sent.messageId(replaces),
    thread: thread && sent.messageId(thread),
  });
  return ({ now, limit, lane }) => {
    const taken: TakenDelivery[] = [];
    const nowMs = epochMs(now);
    // Chats' keys begin with their channel.
    const [from, to] = lane ? [`${lane.channel}:`, `${lane.channel};`] : ["", "\uffff"];
    let seq = 0;
    while (taken.length < limit && (!lane || lanes.isOpen(lane, nowMs))) {
      const row = sql.next.get(seq, nowMs + 1, nowMs + LONGEST_WAIT_MS, from, to);
      if (!row) break;
      seq = integerOf(row, "seq");
      const delivery = parseDelivery(textOf(row, "body"));
      if (delivery.unless && records.versionOf(delivery.unless) > 0) {
        remove(row);
        continue;
      }
      const waitMs = lane ? lanes.waitMs(lane, delivery, nowMs) : 0;
      if (waitMs > 0) {
        if (delivery.isMark) remove(row);
        else sql.wait.run(nowMs + waitMs, seq);
        continue;
      }
      if (lane) lanes.note(lane, delivery, nowMs);
      sql.take.run(nowMs, seq);
      taken.push(takenDelivery(delivery, known(row, delivery)));
    }
    return taken;
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
       WHERE head = 1 AND taken IS NULL AND seq > ? AND ready NOT BETWEEN ? AND ?
         AND +chat >= ? AND +chat < ?
       ORDER BY seq LIMIT 1`,
    ),
    wait: database.prepare("UPDATE deliveries SET ready = ? WHERE seq = ?"),
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
