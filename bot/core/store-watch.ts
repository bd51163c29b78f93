import { type Clock, passed } from "./clock.ts";
import { StoreError } from "./errors.ts";
import type { ChatRef } from "./event.ts";
import type { Commit, Store, Write } from "./ports.ts";

/** Knows whether a store takes what it is given. */
export interface StoreWatch {
  /** The same store; what it refuses is noticed. */
  readonly store: Store;
  /**
   * Yes at once, unless it refused something; then only a probe says yes again, of which there is one a second at most.
   * Resolves within a second.
   */
  readonly isTaking: () => Promise<boolean>;
  /**
   * For a stop: once a call was not answered within a second, whoever waits is refused, and so is every later call at once.
   * What is refused so may have been made all the same; it is not acknowledged, and comes again.
   */
  readonly hurry: () => void;
}

export interface StoreWatchOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** From 0 to 1: keeps the probes of several processes apart. */
  readonly random: () => number;
}

const PROBE_MS = 1_000;
const HURRY_MS = 1_000;
/** More than a turn leaves: a disk with room for a few bytes does not pass. */
const FILL = "0".repeat(65_536);
/** Nobody's: what is written in its name is erased with it. */
const CHAT: ChatRef = { channel: "web", chatId: "store.probe" };

/**
 * Reading proves nothing, nor does an empty transaction, nor deleting: a full disk allows all three. So the probe writes,
 * and takes away what it wrote.
 */
export function watchStore({ store, clock, random }: StoreWatchOptions): StoreWatch {
  const state = { isRefusing: false };
  let probing: Promise<void> | undefined;
  const { ask, end } = createPatience(clock, () => {
    state.isRefusing = true;
  });
  const probe = async (): Promise<void> => {
    try {
      if (await takesProbe(store, clock.now(), String(random()))) state.isRefusing = false;
    } catch {
      // It refuses still.
    }
    clock.schedule(PROBE_MS, () => {
      probing = undefined;
    });
  };
  return {
    store: {
      read: (keys) => ask(() => store.read(keys)),
      find: (query) => ask(() => store.find(query)),
      commit: (change) => ask(() => store.commit(change)),
      take: (queue, now, limit) => ask(() => store.take(queue, now, limit)),
      takeFor: (lane, now, limit) => ask(() => store.takeFor(lane, now, limit)),
      settle: (queue, id, settlement) => ask(() => store.settle(queue, id, settlement)),
      claim: (role) => ask(() => store.claim(role)),
      resign: (role) => ask(() => store.resign(role)),
      close: () => store.close(),
    },
    isTaking: async () => {
      if (!state.isRefusing) return true;
      probing ??= probe();
      await Promise.race([probing, passed(clock, PROBE_MS)]);
      return !state.isRefusing;
    },
    hurry: end,
  };
}

/** A call that is waited for. */
interface Waiter {
  readonly refuse: () => void;
  /** Its place among those who wait. */
  place: number;
}

/** With patience a call is waited for as long as it takes. */
function createPatience(clock: Clock, onRefused: () => void) {
  const state = { isOver: false, hasGivenUp: false };
  // In no order. A Set that is added to and deleted from all the time leaves tables behind which hold on to one another,
  // and to all that was ever in them, until the next full collection: short ones took three times as long.
  const waiting: Waiter[] = [];
  const isWaiting = (waiter: Waiter): boolean => waiting[waiter.place] === waiter;
  const leave = (waiter: Waiter): void => {
    const last = waiting.pop();
    if (last === undefined || last === waiter) return;
    waiting[waiter.place] = last;
    last.place = waiter.place;
  };
  const giveUp = (): void => {
    state.hasGivenUp = true;
    for (const { refuse } of waiting) refuse();
  };
  const limit = (waiter: Waiter): void => {
    clock.schedule(HURRY_MS, () => {
      if (isWaiting(waiter)) giveUp();
    });
  };
  return {
    ask: <T>(ask: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const refused = (error: unknown): void => {
          onRefused();
          reject(error);
        };
        const refuse = (): void =>
          refused(new StoreError("The store does not answer, and the bot is to stop."));
        if (state.hasGivenUp) return refuse();
        const waiter = { refuse, place: waiting.length };
        waiting.push(waiter);
        if (state.isOver) limit(waiter);
        ask().then(
          (result) => {
            leave(waiter);
            resolve(result);
          },
          (error: unknown) => {
            leave(waiter);
            refused(error);
          },
        );
      }),
    end: (): void => {
      state.isOver = true;
      for (const waiter of waiting) limit(waiter);
    },
  };
}

async function takesProbe(store: Store, now: Date, name: string): Promise<boolean> {
  const key = { kind: "store.probe", id: name };
  const commit = (step: string, write: readonly Write[]): Promise<string> => {
    const id = `store.probe/${now.toISOString()}/${name}/${step}`;
    const event = {
      kind: "due",
      id,
      name: "store.probe",
      subject: key,
      chat: CHAT,
      at: now,
    } as const;
    const change: Commit = {
      event,
      now,
      reads: [],
      write,
      deliveries: [],
      timers: [],
      erase: CHAT,
    };
    return store.commit(change);
  };
  const filled = await commit("fill", [{ key, version: 0, data: FILL, of: CHAT }]);
  const cleared = await commit("clear", []);
  return filled === "committed" && cleared === "committed";
}
