import type { Clock } from "./clock.ts";
import type { DueEvent } from "./event.ts";
import { createPoller, type Poller } from "./poller.ts";
import type { Receive, Store } from "./ports.ts";
import { createSettling } from "./settling.ts";

/** Turns of timers side by side. */
const WINDOW = 50;
/** When the store would not take the event: it is due again after this. */
const RETRY_MS = 5_000;

export interface TimersOptions {
  readonly store: Store;
  readonly receive: Receive;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export interface Timers extends Poller {
  /** Takes what is due. Resolves, when their turns are over, to how many were taken. */
  drain(): Promise<number>;
}

/**
 * Brings timers that fell due, and deliveries that failed for good, through the same door as all events. A turn that
 * hangs, on a platform that does not answer for example, holds up no other.
 */
export function createTimers({ store, receive, clock, onError }: TimersOptions): Timers {
  const settling = createSettling(store, "timers", onError);
  const underWay = new Set<Promise<void>>();
  const bring = async (event: DueEvent): Promise<void> => {
    try {
      await receive(event);
      await settling.settle(event.id, { kind: "done" });
    } catch (error) {
      onError(error);
      const at = new Date(clock.now().getTime() + RETRY_MS);
      await settling.settle(event.id, { kind: "retry", at });
    }
  };
  const begin = (event: DueEvent): Promise<void> => {
    const turn = bring(event).finally(() => {
      const wasFull = underWay.size === WINDOW;
      underWay.delete(turn);
      if (wasFull) poller.wake();
    });
    underWay.add(turn);
    return turn;
  };
  /** As many as there is room for; nobody waits for the slowest of them. */
  const fill = async (): Promise<readonly Promise<void>[]> => {
    await settling.catchUp();
    const room = WINDOW - underWay.size;
    return room > 0 ? (await store.take("timers", clock.now(), room)).map(begin) : [];
  };
  // Without room for more it goes on when one of them is done.
  const isFull = async (): Promise<boolean> => (await fill()).length === WINDOW;
  const poller = createPoller({ drain: isFull, clock, onError });
  return {
    ...poller,
    stop: async () => {
      await poller.stop();
      await Promise.all(underWay);
    },
    drain: async () => {
      const begun = await fill();
      await Promise.all(begun);
      return begun.length;
    },
  };
}
