import { onTestFinished } from "vitest";
import type { Key } from "../../bot/core/event.ts";
import type { Store } from "../../bot/core/ports.ts";
import { createChanges, START } from "./store-data.ts";

/** One implementation with contents of its own, empty at first. */
export interface StoreHarness {
  readonly store: Store;
  /** A store with the same contents, used at the same time. `store` itself where there can be only one. */
  another(): Promise<Store>;
  /** Closes the store in an orderly way and opens it again. */
  reopen(): Promise<Store>;
  /**
   * The process dies with whatever it has in hand. Resolves to the store that the next one opens, once
   * what was in hand has come back.
   */
  crash(): Promise<Store>;
  /** That time passes by the store's own clock, if it has one. */
  pass(ms: number): Promise<void>;
  /** Closes whatever is open and removes the contents. */
  stop(): Promise<void>;
}

export type CreateStoreHarness = () => Promise<StoreHarness>;

export type StoreContext = Awaited<ReturnType<typeof setup>>;

/** What a store promises, and how to see that it keeps it. */
export type Rule = (context: StoreContext) => Promise<void>;
export type Rules = Readonly<Record<string, Rule>>;

/** One rule for each example; `%s` in the title is the example's name. */
export function each<Example>(
  examples: Readonly<Record<string, Example>>,
  title: string,
  rule: (context: StoreContext, example: Example) => Promise<void>,
): Rules {
  const rules = Object.entries(examples).map(
    ([name, example]) =>
      [title.replace("%s", name), (context: StoreContext) => rule(context, example)] as const,
  );
  return Object.fromEntries(rules);
}

export async function setup(createHarness: CreateStoreHarness) {
  const harness = await createHarness();
  onTestFinished(() => harness.stop());
  return { harness, store: harness.store, ...createChanges() };
}

/** Reads one record's data, `undefined` where there is none. */
export async function dataOf(store: Store, key: Key): Promise<unknown> {
  const [stored] = await store.read([key]);
  return stored?.data;
}

/** The version to write at: 0 where there is no record. */
export async function versionOf(store: Store, key: Key): Promise<number> {
  const [stored] = await store.read([key]);
  return stored?.version ?? 0;
}

export async function takeIds(store: Store, now = START, limit = 100): Promise<string[]> {
  return (await store.take("deliveries", now, limit)).map(({ id }) => id);
}

export async function timerIds(store: Store, now = START, limit = 100): Promise<string[]> {
  return (await store.take("timers", now, limit)).map(({ id }) => id);
}

/** Takes and sends the next delivery to a chat; the platform's message id is `m-` and its id. */
export async function sendNext(store: Store, now = START): Promise<void> {
  const [taken] = await store.take("deliveries", now, 1);
  if (!taken) throw new Error("nothing to send");
  await store.settle("deliveries", taken.id, { kind: "sent", messageId: `m-${taken.id}` });
}
