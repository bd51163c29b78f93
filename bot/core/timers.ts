import type { Clock } from "./clock.ts";
import { createPoller, type Poller } from "./poller.ts";
import type { Receive, Store } from "./ports.ts";
import { createSettling } from "./settling.ts";

const BATCH = 50;
/** When the store would not take the event: it is due again after this. */
const RETRY_MS = 5_000;

export interface TimersOptions {
  readonly store: Store;
  readonly receive: Receive;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export interface Timers extends Poller {
  drain(): Promise<number>;
}

/** Brings timers that fell due, and deliveries that failed for good, through the same door as all events. */
export function createTimers({ store, receive, clock, onError }: TimersOptions): Timers {
  const settling = createSettling(store, "timers", onError);
  const drain = async (): Promise<number> => {
    await settling.catchUp();
    const taken = await store.take("timers", clock.now(), BATCH);
    await Promise.all(
      taken.map(async (event) => {
        try {
          await receive(event);
          await settling.settle(event.id, { kind: "done" });
        } catch (error) {
          onError(error);
          const at = new Date(clock.now().getTime() + RETRY_MS);
          await settling.settle(event.id, { kind: "retry", at });
        }
      }),
    );
    return taken.length;
  };
  const isFull = async (): Promise<boolean> => (await drain()) === BATCH;
  return { ...createPoller({ drain: isFull, clock, onError }), drain };
}
