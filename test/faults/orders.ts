/**
 * An instant inside a process: a timer whose work people will see is about to be stored; a turn is stored and nobody knows yet;
 * a delivery is taken and not sent; the platform has answered and that is not stored; it is, and nothing more has happened.
 */
export const INSTANTS = ["timing", "committed", "taken", "answered", "settled"] as const;
export type Instant = (typeof INSTANTS)[number];

/** What the saboteur tells a process. */
export type Order =
  /** As `kill -9`, the next time it comes there. */
  | { readonly kind: "end"; readonly at: Instant }
  /**
   * From now on its clock is that far ahead, or behind; with `atTimers` from when it next takes timers on, between their
   * falling due and their turns.
   */
  | { readonly kind: "clock"; readonly offMs: number; readonly atTimers?: boolean }
  /** Its database may grow no further, until it may again. */
  | { readonly kind: "pages"; readonly isFull: boolean };
