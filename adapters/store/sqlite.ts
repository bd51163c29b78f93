import type { DatabaseSync } from "node:sqlite";
import { chatKey } from "../../bot/core/event.ts";
import type { Commit, Store, Taken, Write } from "../../bot/core/ports.ts";
import { APPLIED_HOURS, DAY_MS, epochMs, HOUR_MS } from "./queue-item.ts";
import { createCheckpoints } from "./sqlite-checkpoints.ts";
import { createDeliveries } from "./sqlite-deliveries.ts";
import { openSqliteFile, type SqliteFile } from "./sqlite-file.ts";
import { createGroup } from "./sqlite-group.ts";
import { createRecords, recordWrite } from "./sqlite-records.ts";
import { createSentMessages } from "./sqlite-sent.ts";
import { createTimers } from "./sqlite-timers.ts";

/** Old event ids forgotten in one commit, once a second: more than a second's commits add, so that they never pile up. */
const FORGET_AT_ONCE = 2_000;

export interface SqliteOptions {
  readonly path: string;
  /** How long the platform's ids of sent messages are kept. */
  readonly messageDays: number;
  /** How far the file may grow, in pages of 4 KiB, as if the disk were full then; without a limit when absent. */
  readonly maxPages?: number;
}

/**
 * The store in one file, for one process: SQLite with a write-ahead log that is flushed to the disk at
 * every commit, or group of commits that wait at the same moment. Others may read the file meanwhile, to back it up.
 *
 * @throws {StoreError} when the file can't be opened or is in use.
 */
export function createSqliteStore({ path, messageDays, maxPages }: SqliteOptions): Store {
  const file = openSqliteFile(path, maxPages);
  const parts = prepare(file);
  const checkpoints = createCheckpoints({
    path: file.path,
    finish: () => file.database.exec("PRAGMA wal_checkpoint(PASSIVE)"),
  });
  const group = createGroup(file, (changes) => checkpoints.consider(changes));
  const { records, deliveries, timers } = parts;
  const take: { readonly [Queue in keyof Taken]: Take<Queue> } = {
    deliveries: (now, limit) => deliveries.take({ now, limit, lane: undefined }),
    timers: (now, limit) => timers.take(now, limit),
  };
  return {
    read: async (keys) => keys.map((key) => records.read(key)),
    find: async (query) => records.find(query),
    commit: (change) => group.run(() => commit(parts, change, messageDays)),
    take: (queue, now, limit) => group.run(() => take[queue](now, limit)),
    takeFor: (lane, now, limit) => group.run(() => deliveries.take({ now, limit, lane })),
    settle: (queue, id, settlement) =>
      group.run(() => {
        if (queue === "timers") return timers.settle(id, settlement);
        const failure = deliveries.settle(id, settlement);
        if (failure) timers.add(failure);
      }),
    claim: async () => true,
    resign: async () => {},
    close: async () => {
      await group.idle();
      await checkpoints.stop();
      file.close();
    },
  };
}

type Parts = ReturnType<typeof createParts>;
type Take<Queue extends keyof Taken> = (now: Date, limit: number) => readonly Taken[Queue][];

/** Takes back what was in flight when the file was last closed, however that happened. */
function prepare(file: SqliteFile): Parts {
  try {
    const parts = createParts(file.database);
    file.transaction(() => {
      parts.deliveries.release();
      parts.timers.release();
    });
    return parts;
  } catch (error) {
    file.close();
    throw error;
  }
}

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
