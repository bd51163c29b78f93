import type { Settlement, Store, Taken } from "./ports.ts";

/** Ends leases, also when the store fails meanwhile. */
export interface Settling {
  /** Never rejects: what the store would not take is kept for {@link Settling.catchUp}. */
  settle(id: string, settlement: Settlement): Promise<void>;
  /** Tries what is kept once more. Never rejects. */
  catchUp(): Promise<void>;
}

/** In SQLite a lease lasts as long as the process: one never ended would hold its chat up until a restart. */
export function createSettling(
  store: Store,
  queue: keyof Taken,
  onError: (error: unknown) => void,
): Settling {
  const kept = new Map<string, Settlement>();
  const settle = async (id: string, settlement: Settlement): Promise<void> => {
    try {
      await store.settle(queue, id, settlement);
      kept.delete(id);
    } catch (error) {
      kept.set(id, settlement);
      onError(error);
    }
  };
  return {
    settle,
    catchUp: async () => {
      await Promise.all([...kept].map(([id, settlement]) => settle(id, settlement)));
    },
  };
}
