import { chatKey } from "../../bot/core/event.ts";
import type { Lane } from "../../bot/core/limits.ts";
import type { Delivery } from "../../bot/core/ports.ts";
import { createPace } from "./pace.ts";
import { MAX_HOLD_MS } from "./queue-item.ts";

/** When deliveries to a channel, and to each chat, may leave. In memory: there is one process. */
export interface Lanes {
  /** Whether the channel takes anything at that time. */
  isOpen(lane: Lane, nowMs: number): boolean;
  /** How long the delivery has to wait; 0: not at all. */
  waitMs(lane: Lane, delivery: Delivery, nowMs: number): number;
  /** The delivery leaves. */
  note(lane: Lane, delivery: Delivery, nowMs: number): void;
  /** The channel takes nothing before that time. */
  hold(channel: string, untilMs: number): void;
}

export function createLanes(): Lanes {
  const pace = createPace();
  const held = new Map<string, number>();
  return {
    isOpen: ({ channel, limits }, nowMs) =>
      !isWithin(held.get(channel) ?? 0, nowMs) && pace.waitMs(channel, limits.overall, nowMs) === 0,
    waitMs: (lane, delivery, nowMs) =>
      pace.waitMs(nameOf(delivery), ratesOf(lane, delivery), nowMs),
    note: (lane, delivery, nowMs) => {
      pace.note(lane.channel, lane.limits.overall, nowMs);
      pace.note(nameOf(delivery), ratesOf(lane, delivery), nowMs);
    },
    hold: (channel, untilMs) => void held.set(channel, untilMs),
  };
}

/** A hold that would last longer than any was set before the clock was set back. */
function isWithin(untilMs: number, nowMs: number): boolean {
  return untilMs > nowMs && untilMs <= nowMs + MAX_HOLD_MS;
}

function ratesOf({ limits }: Lane, { to }: Delivery) {
  const rate = limits.chats.find(({ prefix }) => to.chatId.startsWith(prefix));
  return rate === undefined ? [] : [rate];
}

/** Threads count with their chat, changes of messages apart. */
function nameOf({ to: { channel, chatId }, replaces, isMark }: Delivery): string {
  const isChange = replaces !== undefined || isMark === true;
  return chatKey({ channel, chatId }) + (isChange ? ":changes" : "");
}
