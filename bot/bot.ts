import { createApology } from "../handlers/apology.ts";
import { likelyReads } from "../handlers/likely.ts";
import { startEvent } from "../handlers/project/rescreen.ts";
import { createReports } from "../handlers/reports.ts";
import { createRoute } from "../handlers/routes.ts";
import type { Services } from "../handlers/services.ts";
import type { Clock } from "./core/clock.ts";
import { type Channel, type ChatRef, privateChat } from "./core/event.ts";
import { createKeyedQueue } from "./core/keyed-queue.ts";
import { createMemberNames, createMembership } from "./core/membership.ts";
import { createOutbox } from "./core/outbox.ts";
import type { Adapter, Store } from "./core/ports.ts";
import { createReceive } from "./core/receive.ts";
import { createTimers } from "./core/timers.ts";

export interface BotParts {
  readonly store: Store;
  readonly adapters: readonly Adapter[];
  readonly services: Services;
  readonly clock: Clock;
  readonly log: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** How a chat is named in the log. */
  readonly pseudonym: (chat: ChatRef) => string;
}

export interface Bot {
  /** Resolves once every channel takes events. Rejects when one can't be started. */
  start(): Promise<void>;
  /** Takes no more events, finishes the turns and sends in hand, and closes the store. */
  stop(): Promise<void>;
}

/** Puts the parts together: events in by the adapters, one door, replies out by the outbox. */
export function createBot({ store, adapters, services, clock, log, pseudonym }: BotParts): Bot {
  const byChannel = new Map<Channel, Adapter>(
    adapters.map((adapter) => [adapter.channel, adapter]),
  );
  const lanes = createKeyedQueue();
  const onError = (error: unknown) => log.error({ err: error }, "a queue stumbled and goes on");
  const outbox = createOutbox({
    store,
    adapters: byChannel,
    makeReport: createReports(services),
    clock,
    onError,
    onFailure: ({ id, to, attempts }, { failure, message }) =>
      log.warn(
        { delivery: id, chat: pseudonym(to), attempts, failure, reason: message },
        "not delivered",
      ),
    onFailed: () => timers.wake(),
  });
  const receive = createReceive({
    store,
    route: createRoute(services),
    apologise: createApology(),
    // Of a timer's id only its name is logged: the rest may name a chat.
    onHandlerError: ({ id, chat }, error) =>
      log.error(
        { err: error, event: id.split("/", 1)[0], chat: pseudonym(chat) },
        "a handler failed",
      ),
    onCommit: (deliveries, { timers: set, log: lines = [] }, event) => {
      for (const { level, code, subject } of lines) {
        const by = pseudonym("from" in event ? privateChat(event.from) : event.chat);
        log[level]({ code, subject, by }, code);
      }
      for (const { due } of deliveries) outbox.wake(due);
      for (const { due } of set) if (due !== undefined) timers.wake(due);
    },
    isMember: createMembership({ adapters: byChannel, clock, onError }),
    memberName: createMemberNames({ adapters: byChannel, clock, onError }),
    likely: likelyReads,
    lanes,
    clock,
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
