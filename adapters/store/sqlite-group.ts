import { setImmediate } from "node:timers/promises";
import type { SqliteFile } from "./sqlite-file.ts";

interface Waiting {
  /** Tries it inside the transaction, which may be its own; returns how to tell whoever asked, once that is on the disk. */
  readonly attempt: (isAlone: boolean) => () => void;
  readonly reject: (error: unknown) => void;
}

/** Changes that wait at the same moment share one transaction and one flush to the disk. */
export interface Group {
  /** In the order asked; all or nothing each, and on the disk when it resolves. */
  run<T>(work: () => T): Promise<T>;
  /** Resolves when nothing waits and nothing is being flushed. */
  idle(): Promise<void>;
}

/**
 * One group after another: while the disk takes one, the next gathers. So a lonely change waits for its own flush
 * only, and under load many share one.
 */
export function createGroup(file: SqliteFile): Group {
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;

  const workOff = async (): Promise<void> => {
    while (waiting.length > 0) {
      // What came in with this event, or follows from the last group, belongs to the same group.
      await setImmediate();
      const group = waiting;
      waiting = [];
      const isAlone = group.length === 1;
      try {
        const tell = file.transaction(() => group.map(({ attempt }) => attempt(isAlone)));
        await file.flush();
        for (const one of tell) one();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    working = undefined;
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
        working ??= workOff();
      }),
    idle: async () => {
      await working;
    },
  };
}
