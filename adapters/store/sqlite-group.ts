import type { SqliteFile } from "./sqlite-file.ts";

/** So long a change waits for others at most, while more of them come in. */
const MAX_WAIT_MS = 10;

interface Waiting {
  /** Tries it inside the transaction, which may be its own; returns how to tell whoever asked, once that is on the disk. */
  readonly attempt: (isAlone: boolean) => () => void;
  readonly reject: (error: unknown) => void;
}

/** Changes that wait at the same moment share one transaction and one flush to the disk. */
export interface Group {
  /** In the order asked; all or nothing each, and on the disk when it resolves. */
  run<T>(work: () => T): Promise<T>;
  /** Does at once what waits. */
  flush(): void;
}

/**
 * A flush stops everything for some milliseconds. So it waits as long as each turn of the event loop brings
 * another change, 10 ms at most: a lonely change waits for nothing, and under load many share a flush.
 */
export function createGroup(file: SqliteFile): Group {
  let waiting: Waiting[] = [];

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      const isAlone = group.length === 1;
      const tell = file.transaction(() => group.map(({ attempt }) => attempt(isAlone)));
      for (const one of tell) one();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const flushUnlessMore = (since: number, count: number): void => {
    const { length } = waiting;
    if (length === count || performance.now() - since > MAX_WAIT_MS) flush();
    else setImmediate(flushUnlessMore, since, length);
  };
  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        const attempt = (isAlone: boolean): (() => void) => {
          try {
            const result = isAlone ? work() : file.part(work);
            return () => resolve(result);
          } catch (error) {
            // Nobody's change is left when SQLite itself has taken the whole transaction back.
            if (isAlone || !file.database.isTransaction) throw error;
            return () => reject(error);
          }
        };
        waiting.push({ attempt, reject });
        // After what came in with this event has been worked off, and before anything newer.
        if (waiting.length === 1) setImmediate(flushUnlessMore, performance.now(), 1);
      }),
    flush,
  };
}
