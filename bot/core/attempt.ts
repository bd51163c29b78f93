import type { Clock } from "./clock.ts";
import { deliveryId } from "./delivery-id.ts";
import { DeliveryError } from "./errors.ts";
import { type Channel, chatKey, type DueEvent, type Key } from "./event.ts";
import {
  type Adapter,
  AT_ONCE,
  type Delivery,
  type FailedDelivery,
  LONGEST_RETRY_MS,
  type MakeReport,
  type Settlement,
  type Store,
  type TakenDelivery,
} from "./ports.ts";
import { toSending } from "./sending.ts";

/** With the delays below, about a day of a platform that does not answer. */
const MAX_ATTEMPTS = 300;
/** A file that does not get through holds up the talk behind it: a quarter of an hour. */
const MAX_FILE_ATTEMPTS = 10;
const MAX_DELAY_MS = 5 * 60_000;
const DEFAULT_RETRY_AFTER_MS = 1_000;
/** A token or permission is the operator's to mend; until then nothing is thrown away. */
const AUTH_RETRY_MS = 60_000;

export interface AttemptOptions {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Channel, Adapter>;
  readonly makeReport: MakeReport;
  readonly clock: Clock;
  /** From 0 to 1: spreads tries that failed at the same moment. */
  readonly random: () => number;
  /** Called for each try that did not get through. */
  readonly onFailure: (delivery: TakenDelivery, error: DeliveryError) => void;
}

/** One try to send a delivery. Resolves to what became of it, and never rejects. */
export async function attempt(
  options: AttemptOptions,
  delivery: TakenDelivery,
): Promise<Settlement> {
  const { adapters, clock, onFailure } = options;
  const adapter = adapters.get(delivery.to.channel);
  try {
    if (adapter === undefined) {
      throw new DeliveryError("auth", `The channel ${delivery.to.channel} is not set up.`);
    }
    const isRepeat = perhapsTwice(adapter, delivery, clock.now());
    const messageId = await adapter.send(await toSending(options, delivery));
    const mark = markFor(delivery);
    return {
      kind: "sent",
      messageId,
      ...(isRepeat && { perhapsTwice: true }),
      ...(mark && { mark }),
    };
  } catch (cause) {
    const error =
      cause instanceof DeliveryError
        ? cause
        : new DeliveryError("transient", "The adapter broke its contract.", { cause });
    onFailure(delivery, error);
    const { movedTo } = error;
    if (movedTo !== undefined && movedTo !== delivery.to.chatId) {
      return attempt(options, { ...delivery, to: { ...delivery.to, chatId: movedTo } });
    }
    return settlementOf(options, error, delivery);
  }
}

/**
 * Whether sending it now may show it a second time, which nobody can know where the platform recognises
 * nothing. A message that takes another's place looks the same after two tries.
 *
 * @throws {DeliveryError} where the platform recognises repeats, but this one comes too late for that.
 */
function perhapsTwice(
  { recognisesMs }: Adapter,
  { inDoubtSince, replacesMessageId }: TakenDelivery,
  now: Date,
): boolean {
  if (inDoubtSince === undefined || replacesMessageId !== undefined) return false;
  if (recognisesMs === 0) return true;
  if (now.getTime() - inDoubtSince.getTime() > recognisesMs) {
    throw new DeliveryError("perhaps_delivered", "It may have arrived long ago; not sent again.");
  }
  return false;
}

/** The mark its writer sees once his message has got through. */
function markFor({ id, passesOn, marksIn }: Delivery): Delivery | undefined {
  if (passesOn === undefined || marksIn === undefined) return undefined;
  const reply = { kind: "mark", messageId: passesOn } as const;
  return { id: deliveryId(id, "mark"), to: marksIn, reply, due: AT_ONCE, isMark: true };
}

function settlementOf(
  { clock, random }: AttemptOptions,
  error: DeliveryError,
  delivery: TakenDelivery,
): Settlement {
  const now = clock.now();
  const after = (ms: number): Settlement => ({
    kind: "retry",
    at: new Date(now.getTime() + ms),
    ...(error.isInDoubt && { isInDoubt: true }),
    ...(error.isOfChannel && { holds: delivery.to.channel }),
  });
  switch (error.failure) {
    case "rate_limited":
      return after(Math.min(error.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS, LONGEST_RETRY_MS));
    case "auth":
      return after(AUTH_RETRY_MS);
    case "transient":
      if (delivery.attempts >= maxAttempts(delivery)) break;
      return after(backoffMs(delivery.attempts, random()));
    case "unreachable":
    case "lost_chat":
    case "migrated":
    case "rejected":
    case "too_large":
    case "source_gone":
    case "no_threads":
    case "perhaps_delivered":
      break;
  }
  return { kind: "failed", event: failedEvent(error, delivery, now) };
}

/** Doubles up to five minutes, less up to a half of it by chance. */
function backoffMs(attempts: number, chance: number): number {
  const longest = Math.min(MAX_DELAY_MS, 1_000 * 2 ** Math.min(attempts, 10));
  return Math.round(longest * (1 - chance / 2));
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
