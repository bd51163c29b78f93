import { createApology } from "../handlers/apology.ts";
import { likelyReads } from "../handlers/likely.ts";
import { startEvent } from "../handlers/project/rescreen.ts";
import { createReports } from "../handlers/reports.ts";
import { createRoute } from "../handlers/routes.ts";
import type { Services } from "../handlers/services.ts";
import type { Clock } from "./core/clock.ts";
import type { Channel } from "./core/event.ts";
import { createKeyedQueue } from "./core/keyed-queue.ts";
import { createMemberNames, createMembership } from "./core/membership.ts";
import { createOutbox } from "./core/outbox.ts";
import type { Adapter, Store } from "./core/ports.ts";
import { createReceive } from "./core/receive.ts";
import { createTimers } from "./core/timers.ts";
import { createOperatorLog, type OperatorLogParts } from "./operator-log.ts";

export interface BotParts extends OperatorLogParts {
  readonly store: Store;
  readonly adapters: readonly Adapter[];
  readonly services: Services;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface Bot {
  /** Resolves once every channel takes events. Rejects when one can't be started. */
  start(): Promise<void>;
  /** Takes no more events, finishes the turns and sends in hand, and closes the store. */
  stop(): Promise<void>;
}

/** Puts the parts together: events in by the adapters, one door, replies out by the outbox. */
export function createBot(parts: BotParts): Bot {
  const { store, adapters, services, clock, random } = parts;
  const byChannel = new Map<Channel, Adapter>(
    adapters.map((adapter) => [adapter.channel, adapter]),
  );
  const lanes = createKeyedQueue();
  const operator = createOperatorLog(parts);
  const onError = operator.stumbled;
  const outbox = createOutbox({
    store,
    adapters: byChannel,
    makeReport: createReports(services),
    clock,
    random,
    onError,
    onFailure: operator.notDelivered,
    onFailed: () => timers.wake(),
    onPerhapsTwice: operator.perhapsTwice,
  });
  const receive = createReceive({
    store,
    route: createRoute(services),
    apologise: createApology(),
    onHandlerError: operator.handlerFailed,
    onCommitting: (deliveries) => {
      for (const { to, due } of deliveries) outbox.wake(to.channel, due);
    },
    onCommit: ({ timers: set, log = [] }, event) => {
      operator.lines(log, event);
      for (const { due } of set) if (due !== undefined) timers.wake(due);
    },
    isMember: createMembership({ adapters: byChannel, clock, onError }),
    memberName: createMemberNames({ adapters: byChannel, clock, onError }),
    likely: likelyReads,
    lanes,
    clock,
    random,
  });
  const timers = createTimers({ store, receive, clock, onError });
  return {
    start: async () => {
      outbox.start();
      await Promise.all(adapters.map((adapter) => adapter.start(receive)));
      await receive(startEvent(services, clock.now()));
      timers.start();
    },
    stop: async () => {
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await timers.stop();
      await lanes.idle();
      await outbox.stop();
      await store.close();
    },
  };
}
