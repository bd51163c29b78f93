/** Written into the file's header, so that another program's database is told from ours: "dqbr". */
export const APPLICATION_ID = 0x64716272;

/**
 * One script per schema version, applied in order, each in a transaction of its own; `PRAGMA
 * user_version` counts those applied. Append only: a script that was released is never changed.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- Versions come from one counter, so a record made again after a deletion never has an old one.
  CREATE TABLE counter (version INTEGER NOT NULL) STRICT;
  INSERT INTO counter VALUES (0);

  CREATE TABLE records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    chat TEXT, -- whose it is
    UNIQUE (kind, id)
  ) STRICT;
  CREATE INDEX records_of_chat ON records (chat) WHERE chat IS NOT NULL;

  CREATE TABLE entries (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL, -- a sort key
    id TEXT NOT NULL,
    PRIMARY KEY (kind, name, value, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entries_of_record ON entries (kind, id);

  CREATE TABLE applied (event TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX applied_by_age ON applied (at);

  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of commit
    id TEXT NOT NULL UNIQUE,
    chat TEXT NOT NULL,
    body TEXT NOT NULL,
    ready INTEGER NOT NULL, -- ms, not before
    attempts INTEGER NOT NULL DEFAULT 0,
    taken INTEGER, -- ms, while it is in flight
    head INTEGER NOT NULL -- 1 for the first of its chat, the only one that may be taken
  ) STRICT;
  CREATE INDEX deliveries_of_chat ON deliveries (chat, seq);
  CREATE INDEX deliveries_to_take ON deliveries (seq) WHERE head = 1 AND taken IS NULL;

  CREATE TABLE sent (
    delivery TEXT PRIMARY KEY,
    chat TEXT NOT NULL,
    message TEXT NOT NULL,
    version INTEGER NOT NULL, -- of the message record made with it
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sent_to_chat ON sent (chat);
  CREATE INDEX sent_by_age ON sent (at);

  CREATE TABLE timers (
    event TEXT PRIMARY KEY, -- its id
    slot TEXT UNIQUE, -- name and subject; NULL for a failure, of which there may be several
    chat TEXT NOT NULL,
    body TEXT NOT NULL,
    ready INTEGER NOT NULL,
    taken INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX timers_of_chat ON timers (chat);
  CREATE INDEX timers_to_take ON timers (ready, event) WHERE taken IS NULL;
  `,
  `
  ALTER TABLE deliveries ADD COLUMN doubt INTEGER; -- ms, since when the platform may have it
  `,
];
