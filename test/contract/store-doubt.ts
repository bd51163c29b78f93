import { expect } from "vitest";
import type { Store } from "../../bot/core/ports.ts";
import { at, delivery, START, TICKET } from "./store-data.ts";
import { dataOf, type Rules } from "./store-fixtures.ts";

async function doubtOf(store: Store, ms: number): Promise<Date | undefined> {
  const [taken] = await store.take("deliveries", at(ms), 1);
  expect(taken?.id).toBe("hello");
  return taken?.inDoubtSince;
}

const retry = (store: Store, ms: number, isInDoubt?: boolean) =>
  store.settle("deliveries", "hello", {
    kind: "retry",
    at: at(ms),
    ...(isInDoubt !== undefined && { isInDoubt }),
  });

export const DOUBTS: Rules = {
  "is none before the first try, nor after tries that were refused": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("hello")] }));
    expect(await doubtOf(store, 0)).toBeUndefined();
    await retry(store, 10);
    expect(await doubtOf(store, 10)).toBeUndefined();
    await retry(store, 20, false);
    expect(await doubtOf(store, 20)).toBeUndefined();
  },

  "begins with the first try whose answer was lost, and no later one ends it": async ({
    harness,
    store,
    change,
  }) => {
    await store.commit(change({ deliveries: [delivery("hello")] }));
    await doubtOf(store, 0);
    await retry(store, 10);
    await doubtOf(store, 10);
    await retry(store, 20, true);
    expect(await doubtOf(store, 20)).toEqual(at(10));
    await retry(store, 30, true);
    expect(await doubtOf(store, 30)).toEqual(at(10));
    await retry(store, 40);

    expect(await doubtOf(await harness.reopen(), 40)).toEqual(at(10));
  },

  "begins when it was taken by a process that died": async ({ harness, store, change }) => {
    await store.commit(change({ deliveries: [delivery("hello")] }));
    await store.take("deliveries", START, 1);

    const next = await harness.crash();

    expect(await doubtOf(next, 10)).toEqual(START);
  },

  "is on record with a message that was perhaps sent twice": async ({ store, change }) => {
    const about = { kind: "ticket", id: '"}\\ 云南 \u2028' };
    await store.commit(change({ deliveries: [delivery("hello", { about })] }));
    await store.take("deliveries", START, 1);

    await store.settle("deliveries", "hello", {
      kind: "sent",
      messageId: "m1",
      perhapsTwice: true,
    });

    const message = await dataOf(store, { kind: "message", id: "telegram:1001/m1" });
    expect(message).toStrictEqual({ delivery: "hello", about, perhapsTwice: true });
  },

  "is not on record otherwise": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("hello", { about: TICKET })] }));
    await store.take("deliveries", START, 1);
    await retry(store, 0, true);
    await store.take("deliveries", START, 1);

    await store.settle("deliveries", "hello", { kind: "sent", messageId: "m1" });

    const message = await dataOf(store, { kind: "message", id: "telegram:1001/m1" });
    expect(message).toStrictEqual({ delivery: "hello", about: TICKET });
  },
};
