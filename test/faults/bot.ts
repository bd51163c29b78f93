import { BroadcastChannel } from "node:worker_threads";
import { openStore } from "../../adapters/store/open.ts";
import { systemClock } from "../../bot/core/clock.ts";
import type { Store, Timer } from "../../bot/core/ports.ts";
import { main } from "../../bot/main.ts";
import { FULL } from "./each-thread.ts";
import type { Instant, Order } from "./orders.ts";

// The bot as `npm start` runs it, but for what the saboteur orders: to end at an instant only the process itself
// knows, a clock that is wrong, a file that does not grow any more; and with a bug, where one is planted.

/** Longer than a piece of a message waits for the next. */
const SOON_MS = 5_000;
const disk = new BroadcastChannel(FULL);
const state: { end: Instant | undefined; clockOffMs: number; atTimers: number | undefined } = {
  end: undefined,
  clockOffMs: Number(process.env["CLOCK_OFF_MS"] ?? 0),
  atTimers: undefined,
};

process.on("message", (order: Order) => {
  switch (order.kind) {
    case "end":
      state.end = order.at;
      break;
    case "clock":
      state.atTimers = order.atTimers ? order.offMs : undefined;
      if (!order.atTimers) state.clockOffMs = order.offMs;
      break;
    case "pages":
      disk.postMessage(order.isFull);
      break;
  }
});
// Listening for orders does not keep a process alive that is to end.
process.channel?.unref();
disk.unref();

await main({
  clock: { ...systemClock, now: () => new Date(Date.now() + state.clockOffMs) },
  openStore: async (url, options) => mortal(await openStore(url, options)),
});

/** The store, at whose instants the process can be told to end. */
function mortal(store: Store): Store {
  return {
    ...store,
    commit: async (change) => {
      if (change.timers.some((timer) => isSeen(timer, change.now))) pass("timing");
      const result = await store.commit(change);
      if (result === "committed") pass("committed");
      return result;
    },
    take: async (queue, now, limit) => {
      const taken = await store.take(queue, now, limit);
      if (queue === "deliveries" && taken.length > 0) pass("taken");
      if (queue === "timers" && taken.length > 0) setClock();
      return taken;
    },
    settle: async (queue, id, settlement) => {
      if (settlement.kind === "sent") pass("answered");
      await store.settle(queue, id, settlement);
      if (settlement.kind === "sent") pass("settled");
    },
  };
}

/** Where the clock is to be set just when timers were taken. */
function setClock(): void {
  state.clockOffMs = state.atTimers ?? state.clockOffMs;
  state.atTimers = undefined;
}

/** Whether people see what comes of it: soon, or when the clock leaps. */
function isSeen({ name, due }: Timer, now: Date): boolean {
  if (due === undefined) return false;
  return name === "ticket.remind" || due.getTime() - now.getTime() < SOON_MS;
}

function pass(instant: Instant): void {
  if (state.end === instant) process.kill(process.pid, "SIGKILL");
}
