import type { Channel } from "./event.ts";

/** At most `count` within any time of `perMs`. */
export interface Rate {
  readonly count: number;
  readonly perMs: number;
}

export interface ChatRate extends Rate {
  /** What the ids of these chats begin with. */
  readonly prefix: string;
}

/** How fast a platform takes deliveries, as it documents it. Those it is to be asked about only are left to its refusals. */
export interface Limits {
  /** Of all chats together. */
  readonly overall: readonly Rate[];
  /**
   * Of each chat; the first whose prefix fits counts. Threads count with their chat; changes of messages, and marks, are
   * counted apart from new ones, by the same rate.
   */
  readonly chats: readonly ChatRate[];
}

export const NO_LIMITS: Limits = { overall: [], chats: [] };

/** The deliveries to one channel, and how fast they may leave. */
export interface Lane {
  readonly channel: Channel;
  readonly limits: Limits;
}
