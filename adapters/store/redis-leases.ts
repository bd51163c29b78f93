import type { Taken } from "../../bot/core/ports.ts";

/** What this process has in hand. Each is renewed until it is let go. */
export interface Leases {
  hold(queue: keyof Taken, id: string, attempts: number): void;
  /** Renews it no longer. Returns the attempts it was held with, if it was held here. */
  letGo(queue: keyof Taken, id: string): number | undefined;
  stop(): void;
}

interface Dependencies {
  readonly leaseMs: number;
  /** Says that this process is still there. */
  readonly renewPresence: () => Promise<unknown>;
  /** Renews leases of one queue: ids and attempts in turn. */
  readonly renew: (queue: keyof Taken, leases: readonly string[]) => Promise<unknown>;
}

export function createLeases({ leaseMs, renewPresence, renew }: Dependencies): Leases {
  const held = { deliveries: new Map<string, number>(), timers: new Map<string, number>() };

  const renewAll = async () => {
    void renewPresence().catch(() => undefined);
    for (const queue of ["deliveries", "timers"] as const) {
      const leases = [...held[queue]].flatMap(([id, attempts]) => [id, String(attempts)]);
      // Without a connection the lease ends by itself and another process takes over, as it should be.
      if (leases.length > 0) await renew(queue, leases).catch(() => undefined);
    }
  };
  // A file of some size takes longer to send than a lease lasts.
  const timer = setInterval(() => void renewAll(), leaseMs / 3);
  timer.unref();

  return {
    hold: (queue, id, attempts) => void held[queue].set(id, attempts),
    letGo(queue, id) {
      const attempts = held[queue].get(id);
      held[queue].delete(id);
      return attempts;
    },
    stop: () => clearInterval(timer),
  };
}
