import type { DatabaseSync } from "node:sqlite";
import { chatKey } from "../../bot/core/event.ts";
import type { Commit, Store, Write } from "../../bot/core/ports.ts";
import { APPLIED_HOURS, DAY_MS, epochMs, HOUR_MS } from "./queue-item.ts";
import { createDeliveries } from "./sqlite-deliveries.ts";
import type { SqliteFile } from "./sqlite-file.ts";
import { type Answer, type Change, failureOf, type Order } from "./sqlite-orders.ts";
import { createRecords, recordWrite } from "./sqlite-records.ts";
import { createSentMessages } from "./sqlite-sent.ts";
import { createTimers } from "./sqlite-timers.ts";

/** Old event ids forgotten in one commit, once a second: more than a second's commits add, so that they never pile up. */
const FORGET_AT_ONCE = 2_000;

/** Carries out what changes the file. */
export interface Writer {
  /**
   * All of them in one transaction, and with one flush to the disk; where one can't be carried out, each in one of
   * its own. The answers in the order asked; each is all or nothing.
   */
  carryOut(orders: readonly Order[]): readonly Answer[];
}

/** Takes back what was in flight when the file was last closed, however that happened. */
export function createWriter(file: SqliteFile, messageDays: number): Writer {
  const parts = createParts(file.database);
  const { deliveries, timers } = parts;
  file.transaction(() => {
    deliveries.release();
    timers.release();
  });
  const calls: Calls = {
    commit: (change) => commit(parts, change, messageDays),
    take: (queue, now, limit) =>
      queue === "timers"
        ? timers.take(now, limit)
        : deliveries.take({ now, limit, lane: undefined }),
    takeFor: (lane, now, limit) => deliveries.take({ now, limit, lane }),
    settle: (queue, id, settlement) => {
      if (queue === "timers") return timers.settle(id, settlement);
      const failure = deliveries.settle(id, settlement);
      if (failure) timers.add(failure);
    },
  };
  const carryOut: Writer["carryOut"] = (orders) => {
    try {
      return file.transaction(() => orders.map((order) => ({ result: call(calls, order) })));
    } catch (error) {
      // Undone as a whole: a savepoint for each would cost more.
      if (orders.length > 1) return orders.flatMap((order) => carryOut([order]));
      return [failureOf(error)];
    }
  };
  return { carryOut };
}

type Calls = {
  readonly [Call in Change]: (...asked: Parameters<Store[Call]>) => unknown;
};

function call(calls: Calls, order: Order): unknown {
  switch (order[0]) {
    case "commit":
      return calls.commit(order[1]);
    case "take":
      return calls.take(order[1], order[2], order[3]);
    case "takeFor":
      return calls.takeFor(order[1], order[2], order[3]);
    case "settle":
      return calls.settle(order[1], order[2], order[3]);
  }
}

type Parts = ReturnType<typeof createParts>;

function createParts(database: DatabaseSync) {
  const records = createRecords(database);
  const sent = createSentMessages(database, records);
  return {
    isNextSecond: createSeconds(),
    records,
    sent,
    deliveries: createDeliveries({ database, records, sent }),
    timers: createTimers(database),
    applied: {
      has: database.prepare("SELECT 1 FROM applied WHERE event = ?"),
      add: database.prepare("INSERT INTO applied (event, at) VALUES (?, ?)"),
      forget: database.prepare(
        `DELETE FROM applied WHERE event IN
           (SELECT event FROM applied WHERE at < ? ORDER BY at LIMIT ${FORGET_AT_ONCE})`,
      ),
    },
  };
}

function commit(parts: Parts, change: Commit, messageDays: number) {
  const { records, sent, deliveries, timers, applied, isNextSecond } = parts;
  const nowMs = epochMs(change.now);
  if (applied.has.get(change.event.id)) return "duplicate";
  const seen = [...change.reads, ...change.write.filter((write) => !wasRead(change, write))];
  if (seen.some(({ key, version }) => records.versionOf(key) !== version)) return "conflict";

  applied.add.run(change.event.id, nowMs);
  if (change.erase) {
    const chat = chatKey(change.erase);
    for (const part of [records, sent, deliveries, timers]) part.erase(chat);
  }
  const version = change.write.length > 0 ? records.nextVersion() : 0;
  for (const write of change.write) records.apply(recordWrite(write), version);
  for (const delivery of change.deliveries) deliveries.add(delivery);
  for (const timer of change.timers) timers.set(timer);
  if (isNextSecond(nowMs)) {
    applied.forget.run(nowMs - APPLIED_HOURS * HOUR_MS);
    sent.forget(nowMs - messageDays * DAY_MS);
  }
  return "committed";
}

/** Whether that time lies in another second than the one asked about before. */
function createSeconds(): (nowMs: number) => boolean {
  let last: number | undefined;
  return (nowMs) => {
    const second = Math.floor(nowMs / 1_000);
    const isNext = second !== last;
    last = second;
    return isNext;
  };
}

/** Whether the version the write goes by is checked as the one that was read. */
function wasRead({ reads }: Commit, { key, version }: Write): boolean {
  return reads.some(
    (read) => read.key.id === key.id && read.key.kind === key.kind && read.version === version,
  );
}
