import { createHash } from "node:crypto";

/** What a store holds, piece by piece, in no store's own form. */
export type Item =
  /** The counter record versions come from. */
  | { readonly what: "counter"; readonly version: number }
  | {
      readonly what: "record";
      readonly kind: string;
      readonly id: string;
      readonly version: number;
      /** JSON. */
      readonly data: string;
      readonly chat: string | undefined;
      /** Index name and sort key, by name. */
      readonly entries: readonly (readonly [name: string, value: string])[];
    }
  /** An event that was applied; `at` is when, in ms, and is given or taken a moment. */
  | { readonly what: "event"; readonly id: string; readonly at: number }
  /** In order of commit. What was in flight waits again. */
  | {
      readonly what: "delivery";
      readonly body: string;
      readonly ready: number;
      readonly attempts: number;
      /** Since when the platform may have it, in ms. */
      readonly doubt: number | undefined;
    }
  | {
      readonly what: "message";
      readonly delivery: string;
      readonly chat: string;
      readonly message: string;
      readonly version: number;
      readonly at: number;
    }
  | {
      readonly what: "timer";
      readonly body: string;
      readonly ready: number;
      readonly slot: string | undefined;
    };

/** A store nobody else has open, as a whole. */
export interface Content {
  isEmpty(): Promise<boolean>;
  /** Deliveries in order of commit. */
  items(): AsyncIterable<Item>;
  /** All of it, or nothing when it rejects. */
  fill(items: AsyncIterable<Item>): Promise<void>;
  close(): Promise<void>;
}

/** How many there are of each, and a sum over all of them that does not depend on their order. */
export type Tally = ReadonlyMap<Item["what"], { readonly count: number; readonly sum: string }>;

export async function tally(items: AsyncIterable<Item>): Promise<Tally> {
  const sums = new Map<Item["what"], { count: number; sum: bigint }>();
  for await (const item of items) {
    const entry = sums.get(item.what) ?? { count: 0, sum: 0n };
    sums.set(item.what, { count: entry.count + 1, sum: entry.sum ^ digest(item, entry.count) });
  }
  return new Map(
    Array.from(sums, ([what, { count, sum }]) => [what, { count, sum: sum.toString(16) }]),
  );
}

/** The order of deliveries counts, the moment an event was applied does not. */
function digest(item: Item, place: number): bigint {
  const { what } = item;
  const told = what === "event" ? { ...item, at: 0 } : what === "delivery" ? [place, item] : item;
  const text = JSON.stringify(told, (_, value: unknown) => value ?? null);
  return BigInt(`0x${createHash("sha256").update(text).digest("hex")}`);
}
