import { setImmediate } from "node:timers/promises";
import type { SqliteFile } from "./sqlite-file.ts";

interface Waiting {
  /** Makes the change; returns how to tell whoever asked, once it is on the disk. */
  readonly make: () => () => void;
  readonly reject: (error: unknown) => void;
}

/** Changes that wait at the same moment share one transaction and one flush to the disk. */
export interface Group {
  /**
   * In the order asked; all or nothing each, and on the disk when it resolves. `work` may run twice, the first time
   * with nothing of it left: it touches nothing but the database, or what a second run does no harm to.
   */
  run<T>(work: () => T): Promise<T>;
  /** Resolves when nothing waits and nothing is being flushed. */
  idle(): Promise<void>;
}

/**
 * One group after another: while the disk takes one, the next gathers. So a lonely change waits for its own flush
 * only, and under load many share one. `onFlushed`: told after each how many rows were changed so far.
 */
export function createGroup(
  file: SqliteFile,
  onFlushed: (changes: number) => void = () => undefined,
): Group {
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;

  /** Where one of them can't be made all are undone, and each has a transaction of its own: a savepoint each costs more. */
  const make = (group: readonly Waiting[]): readonly (() => void)[] => {
    try {
      return file.transaction(() => group.map((one) => one.make()));
    } catch (error) {
      if (group.length > 1) return group.flatMap((one) => make([one]));
      return group.map(
        ({ reject }) =>
          () =>
            reject(error),
      );
    }
  };
  const workOff = async (): Promise<void> => {
    while (waiting.length > 0) {
      // What came in with this event, or follows from the last group, belongs to the same group.
      await setImmediate();
      const group = waiting;
      waiting = [];
      const tell = make(group);
      try {
        const changes = await file.flush();
        for (const one of tell) one();
        onFlushed(changes);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    working = undefined;
  };
  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        const make = (): (() => void) => {
          const result = work();
          return () => resolve(result);
        };
        waiting.push({ make, reject });
        working ??= workOff();
      }),
    idle: async () => {
      await working;
    },
  };
}
