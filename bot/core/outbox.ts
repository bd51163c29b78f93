import type { Clock } from "./clock.ts";
import { DeliveryError } from "./errors.ts";
import { type Channel, chatKey, type DueEvent, type Key } from "./event.ts";
import { createPoller, type Poller } from "./poller.ts";
import type {
  Adapter,
  FailedDelivery,
  MakeReport,
  Settlement,
  Store,
  TakenDelivery,
} from "./ports.ts";
import { toSending } from "./sending.ts";
import { createSettling, type Settling } from "./settling.ts";

/** Chats served side by side. */
const WINDOW = 64;
/** With the delays below, about a day of a platform that does not answer. */
const MAX_ATTEMPTS = 300;
/** A file that does not get through holds up the talk behind it: a quarter of an hour. */
const MAX_FILE_ATTEMPTS = 10;
const MAX_DELAY_MS = 5 * 60_000;
const DEFAULT_RETRY_AFTER_MS = 1_000;
/** A token or permission is the operator's to mend; until then nothing is thrown away. */
const AUTH_RETRY_MS = 60_000;

export interface OutboxOptions {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Channel, Adapter>;
  readonly makeReport: MakeReport;
  readonly clock: Clock;
  /** Called for each try that did not get through. */
  readonly onFailure: (delivery: TakenDelivery, error: DeliveryError) => void;
  readonly onError: (error: unknown) => void;
  /** Called when a delivery failed for good and its event waits among the timers. */
  readonly onFailed: () => void;
}

export interface Outbox extends Poller {
  /** Takes what is due, sends it, settles it. Resolves to how many were taken. Waits for no file. */
  drain(): Promise<number>;
}

/** Sends what commits left, chat by chat in order, and settles each delivery by what the platform said. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, clock, onError } = options;
  const settling = createSettling(store, "deliveries", onError);
  const underWay = new Set<Promise<void>>();
  const begin = (delivery: TakenDelivery): Promise<void> => {
    const sent = deliver(options, settling, delivery).finally(() => {
      underWay.delete(sent);
      poller.wake();
    });
    underWay.add(sent);
    return isTransfer(delivery) ? Promise.resolve() : sent;
  };
  /** As many as there is room for; nobody waits for the slowest of them. */
  const fill = async (): Promise<readonly Promise<void>[]> => {
    await settling.catchUp();
    const room = WINDOW - underWay.size;
    return room > 0 ? (await store.take("deliveries", clock.now(), room)).map(begin) : [];
  };
  const poller = createPoller({ drain: async () => (await fill()).length, clock, onError });
  const drain = async (): Promise<number> => {
    const begun = await fill();
    await Promise.all(begun);
    return begun.length;
  };
  const stop = async (): Promise<void> => {
    await poller.stop();
    await Promise.all(underWay);
  };
  return { ...poller, stop, drain };
}

/** A file may take minutes: other chats do not wait for it. */
function isTransfer({ reply }: TakenDelivery): boolean {
  return reply.kind === "files";
}

async function deliver(
  options: OutboxOptions,
  settling: Settling,
  delivery: TakenDelivery,
): Promise<void> {
  const settlement = await trySend(options, delivery);
  await settling.settle(delivery.id, settlement);
  if (settlement.kind === "failed") options.onFailed();
}

async function trySend(options: OutboxOptions, delivery: TakenDelivery): Promise<Settlement> {
  const { adapters, clock, onFailure } = options;
  const adapter = adapters.get(delivery.to.channel);
  try {
    if (adapter === undefined) {
      throw new DeliveryError("auth", `The channel ${delivery.to.channel} is not set up.`);
    }
    return { kind: "sent", messageId: await adapter.send(await toSending(options, delivery)) };
  } catch (cause) {
    const error =
      cause instanceof DeliveryError
        ? cause
        : new DeliveryError("transient", "The adapter broke its contract.", { cause });
    onFailure(delivery, error);
    const { movedTo } = error;
    if (movedTo !== undefined && movedTo !== delivery.to.chatId) {
      return trySend(options, { ...delivery, to: { ...delivery.to, chatId: movedTo } });
    }
    return settlementOf(error, delivery, clock.now());
  }
}

function settlementOf(error: DeliveryError, delivery: TakenDelivery, now: Date): Settlement {
  const after = (ms: number): Settlement => ({ kind: "retry", at: new Date(now.getTime() + ms) });
  switch (error.failure) {
    case "rate_limited":
      return after(error.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS);
    case "auth":
      return after(AUTH_RETRY_MS);
    case "transient":
      if (delivery.attempts >= maxAttempts(delivery)) break;
      return after(Math.min(MAX_DELAY_MS, 1_000 * 2 ** Math.min(delivery.attempts, 10)));
    case "unreachable":
    case "lost_chat":
    case "migrated":
    case "rejected":
    case "too_large":
    case "source_gone":
    case "no_threads":
      break;
  }
  return { kind: "failed", event: failedEvent(error, delivery, now) };
}

function maxAttempts({ reply }: TakenDelivery): number {
  return reply.kind === "files" ? MAX_FILE_ATTEMPTS : MAX_ATTEMPTS;
}

function failedEvent(error: DeliveryError, delivery: TakenDelivery, now: Date): DueEvent {
  const subject: Key = delivery.about ?? { kind: "chat", id: chatKey(delivery.to) };
  const data: FailedDelivery = {
    delivery: delivery.id,
    to: delivery.to,
    failure: error.failure,
    ...(error.maxBytes !== undefined && { maxBytes: error.maxBytes }),
    ...(delivery.passesOn !== undefined && { passesOn: delivery.passesOn }),
  };
  const id = `delivery.failed/${delivery.id}`;
  return { kind: "due", name: "delivery.failed", id, subject, chat: delivery.to, at: now, data };
}
