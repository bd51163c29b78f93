import { type ChatRef, chatKey, type DueEvent, type Key } from "../../bot/core/event.ts";
import type { Delivery, TakenDelivery, Timer } from "../../bot/core/ports.ts";

/** Kept so long, an event is recognised when it comes again. */
export const APPLIED_HOURS = 48;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A channel is held no longer, whatever the platform asked: then one delivery tries again. */
export const MAX_HOLD_MS = 10 * 60_000;

/** How long the platform's ids of sent messages are kept, unless the options say otherwise. */
export const DEFAULT_MESSAGE_DAYS = 90;

/** The date in ms. @throws {RangeError} for an invalid one, which would never fall due. */
export function epochMs(date: Date): number {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw new RangeError("An invalid date can't be stored.");
  return ms;
}

/** What a timer turns into when it falls due; its id changes with the due time. */
export function timerEvent(timer: Timer, due: Date): DueEvent {
  const { name, subject, chat } = timer;
  const id = `${name}/${subject.kind}:${subject.id}/${due.toISOString()}`;
  return { kind: "due", id, name, subject, chat, at: due };
}

/** The place of a timer, of which there is one per name and subject. */
export function timerSlot({ name, subject }: Pick<Timer, "name" | "subject">): string {
  return JSON.stringify([name, subject.kind, subject.id]);
}

/** The inverse of `JSON.stringify` for an event among the timers. */
export function parseEvent(text: string): DueEvent {
  const event: Omit<DueEvent, "at"> & { readonly at: string } = JSON.parse(text);
  return { ...event, at: new Date(event.at) };
}

/** The inverse of `JSON.stringify` for a delivery. */
export function parseDelivery(text: string): Delivery {
  const delivery: Omit<Delivery, "due"> & { readonly due: string } = JSON.parse(text);
  return { ...delivery, due: new Date(delivery.due) };
}

/** What is known of a delivery besides what was committed. */
export interface Known {
  readonly attempts: number;
  /** Since when the platform may have it, in ms. */
  readonly doubt: number | undefined;
  /** The platform's ids of the messages it names, as far as they are known. */
  readonly replaces: string | undefined;
  readonly thread: string | undefined;
}

export function takenDelivery(
  delivery: Delivery,
  { attempts, doubt, replaces, thread }: Known,
): TakenDelivery {
  return {
    ...delivery,
    attempts,
    ...(doubt !== undefined && { inDoubtSince: new Date(doubt) }),
    ...(replaces !== undefined && { replacesMessageId: replaces }),
    ...(thread !== undefined && { threadMessageId: thread }),
  };
}

/** The record that says which delivery a message was. */
export function messageKey(chat: ChatRef, messageId: string): Key {
  return { kind: "message", id: `${chatKey(chat)}/${messageId}` };
}

/** What that record holds. */
export function messageData({ id, about, passesOn }: Delivery, perhapsTwice = false): string {
  return JSON.stringify({
    delivery: id,
    ...(about !== undefined && { about }),
    ...(passesOn !== undefined && { passesOn }),
    ...(perhapsTwice && { perhapsTwice }),
  });
}
