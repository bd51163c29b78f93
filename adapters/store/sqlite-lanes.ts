import { type ChatRef, chatKey } from "../../bot/core/event.ts";
import type { Lane } from "../../bot/core/limits.ts";
import { createPace } from "./pace.ts";

/** When deliveries to a channel, and to each chat, may leave. In memory: there is one process. */
export interface Lanes {
  /** Whether the channel takes anything at that time. */
  isOpen(lane: Lane, nowMs: number): boolean;
  /** How long the next delivery to that chat has to wait; 0: not at all. */
  waitMs(lane: Lane, to: ChatRef, nowMs: number): number;
  /** A delivery leaves for that chat. */
  note(lane: Lane, to: ChatRef, nowMs: number): void;
  /** The channel takes nothing before that time. */
  hold(channel: string, untilMs: number): void;
}

export function createLanes(): Lanes {
  const pace = createPace();
  const held = new Map<string, number>();
  return {
    isOpen: ({ channel, limits }, nowMs) =>
      nowMs >= (held.get(channel) ?? 0) && pace.waitMs(channel, limits.overall, nowMs) === 0,
    waitMs: (lane, to, nowMs) => pace.waitMs(place(to), ratesOf(lane, to), nowMs),
    note: (lane, to, nowMs) => {
      pace.note(lane.channel, lane.limits.overall, nowMs);
      pace.note(place(to), ratesOf(lane, to), nowMs);
    },
    hold: (channel, untilMs) => void held.set(channel, untilMs),
  };
}

function ratesOf({ limits }: Lane, { chatId }: ChatRef) {
  const rate = limits.chats.find(({ prefix }) => chatId.startsWith(prefix));
  return rate === undefined ? [] : [rate];
}

/** Threads count with their chat. */
function place({ channel, chatId }: ChatRef): string {
  return chatKey({ channel, chatId });
}
