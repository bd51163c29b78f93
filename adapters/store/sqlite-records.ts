import type { DatabaseSync } from "node:sqlite";
import { chatKey, type Key } from "../../bot/core/event.ts";
import type { Query, Stored, Write } from "../../bot/core/ports.ts";
import { sortKey, wholeLimit } from "./sort-key.ts";
import { integerOf, type Row, textOf } from "./sqlite-row.ts";

/** A write as it is stored: `data` is JSON, or `undefined` to delete. */
export interface RecordWrite {
  readonly key: Key;
  readonly data: string | undefined;
  readonly entries: readonly (readonly [name: string, value: string])[];
  readonly chat: string | undefined;
  /** There was none before, so nothing of it is in the index. */
  readonly isNew: boolean;
}

export interface Reading {
  read(key: Key): Stored | undefined;
  find(query: Query): readonly Stored[];
}

export interface Records extends Reading {
  /** 0 when there is no such record. */
  versionOf(key: Key): number;
  /** A version no record has had before. */
  nextVersion(): number;
  apply(write: RecordWrite, version: number): void;
  /** Removes the record unless it was written again since that version. */
  removeVersion(key: Key, version: number): void;
  /** Removes the records of that chat. */
  erase(chat: string): void;
}

export function recordWrite({ key, version, data, index, of }: Write): RecordWrite {
  return {
    key,
    data: data === undefined ? undefined : JSON.stringify(data),
    entries: Object.entries(index ?? {}).map(([name, value]) => [name, sortKey(value)]),
    chat: of && chatKey(of),
    isNew: version === 0,
  };
}

export function createReading(database: DatabaseSync): Reading {
  const one = database.prepare("SELECT id, version, data FROM records WHERE kind = ? AND id = ?");
  const many = database.prepare(
    `SELECT records.id, version, data FROM entries JOIN records USING (kind, id)
     WHERE entries.kind = ? AND name = ? AND value BETWEEN ? AND ?
     ORDER BY value, entries.id LIMIT ?`,
  );
  const stored = (kind: string, row: Row): Stored => ({
    key: { kind, id: textOf(row, "id") },
    version: integerOf(row, "version"),
    data: JSON.parse(textOf(row, "data")),
  });
  return {
    read({ kind, id }) {
      const row = one.get(kind, id);
      return row && stored(kind, row);
    },
    find({ kind, index, from, to, limit }) {
      const rows = many.all(kind, index, sortKey(from), sortKey(to), wholeLimit(limit));
      return rows.map((row) => stored(kind, row));
    },
  };
}

export function createRecords(database: DatabaseSync): Records {
  const sql = statements(database);

  const remove = ({ kind, id }: Key) => {
    sql.clear.run(kind, id);
    sql.remove.run(kind, id);
  };
  const versionOf = ({ kind, id }: Key) => {
    const row = sql.version.get(kind, id);
    return row ? integerOf(row, "version") : 0;
  };
  return {
    ...createReading(database),
    versionOf,
    nextVersion: () => integerOf(sql.nextVersion.get(), "version"),
    apply({ key, data, entries, chat, isNew }, version) {
      if (data === undefined) return remove(key);
      sql.write.run(key.kind, key.id, version, data, chat ?? null);
      if (!isNew) sql.clear.run(key.kind, key.id);
      for (const [name, value] of entries) sql.enter.run(key.kind, name, value, key.id);
    },
    removeVersion(key, version) {
      if (versionOf(key) === version) remove(key);
    },
    erase(chat) {
      for (const row of sql.ofChat.all(chat)) {
        remove({ kind: textOf(row, "kind"), id: textOf(row, "id") });
      }
    },
  };
}

function statements(database: DatabaseSync) {
  return {
    version: database.prepare("SELECT version FROM records WHERE kind = ? AND id = ?"),
    nextVersion: database.prepare("UPDATE counter SET version = version + 1 RETURNING version"),
    write: database.prepare(
      `INSERT INTO records (kind, id, version, data, chat) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET
         version = excluded.version, data = excluded.data, chat = excluded.chat`,
    ),
    remove: database.prepare("DELETE FROM records WHERE kind = ? AND id = ?"),
    clear: database.prepare("DELETE FROM entries WHERE kind = ? AND id = ?"),
    enter: database.prepare("INSERT INTO entries (kind, name, value, id) VALUES (?, ?, ?, ?)"),
    ofChat: database.prepare("SELECT kind, id FROM records WHERE chat = ?"),
  };
}
