import type { Clock } from "./clock.ts";

/** Empties a queue of the store again and again. */
export interface Poller {
  /** Looks now, or at `at` if that is later. */
  wake(at?: Date): void;
  start(): void;
  /** Resolves when the round in hand is done; none begins afterwards. */
  stop(): Promise<void>;
}

/** How long an empty queue is left alone; what falls due between is found then at the latest. */
const IDLE_MS = 1_000;

export interface PollerOptions {
  /** One round: takes a batch and works it off. Resolves to whether it was full, so that more may be due. */
  readonly drain: () => Promise<boolean>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export function createPoller({ drain, clock, onError }: PollerOptions): Poller {
  const state = { isStarted: false, wishes: 0 };
  let running: Promise<void> | undefined;
  let callOff = (): void => {};

  const round = async (): Promise<void> => {
    try {
      while (state.isStarted) {
        const wishesBefore = state.wishes;
        const wasFull = await drain();
        if (!wasFull && state.wishes === wishesBefore) break;
      }
    } catch (error) {
      onError(error);
    }
    // In the same step as the last look at the wishes: one that came in between would be lost.
    running = undefined;
    if (state.isStarted) callOff = clock.schedule(IDLE_MS, look);
  };
  const look = (): void => {
    if (!state.isStarted) return;
    state.wishes += 1;
    if (running !== undefined) return;
    callOff();
    running = round();
  };
  return {
    wake: (at) => {
      const delayMs = at === undefined ? 0 : at.getTime() - clock.now().getTime();
      if (delayMs <= 0) look();
      else if (delayMs < IDLE_MS) clock.schedule(delayMs, look);
    },
    start: () => {
      state.isStarted = true;
      look();
    },
    stop: async () => {
      state.isStarted = false;
      callOff();
      await running;
    },
  };
}
