import { expect } from "vitest";
import { type Lane, NO_LIMITS } from "../../bot/core/limits.ts";
import type { Delivery } from "../../bot/core/ports.ts";
import { ANN, at, BEN, delivery, failure, START } from "./store-data.ts";
import { dataOf, type Rules, takeIds } from "./store-fixtures.ts";

const LANE: Lane = {
  channel: "telegram",
  limits: { ...NO_LIMITS, chats: [{ prefix: "", count: 1, perMs: 60_000 }] },
};

function mark(id = "mark", parts: Partial<Delivery> = {}): Delivery {
  return delivery(id, { reply: { kind: "mark", messageId: "5" }, isMark: true, ...parts });
}

const SENT = { kind: "sent", messageId: "m1", mark: mark() } as const;

export const MARKS: Rules = {
  "is there as soon as the delivery it waits for is settled as sent, and stays through a crash":
    async ({ harness, store, change }) => {
      await store.commit(change({ deliveries: [delivery("words", { to: BEN })] }));
      await store.take("deliveries", START, 1);
      expect(await takeIds(store)).toEqual([]);

      await store.settle("deliveries", "words", SENT);

      const next = await harness.crash();
      expect(await next.take("deliveries", START, 9)).toStrictEqual([{ ...mark(), attempts: 0 }]);
    },

  "never comes of a delivery that failed, is tried again or was erased": async ({
    store,
    change,
  }) => {
    const deliveries = [delivery("fails", { to: BEN }), delivery("erased")];
    await store.commit(change({ deliveries }));
    await store.take("deliveries", START, 9);

    await store.settle("deliveries", "fails", { kind: "failed", event: failure("fails") });
    await store.commit(change({ erase: ANN }));
    await store.settle("deliveries", "erased", { ...SENT, mark: mark("to Ben", { to: BEN }) });

    expect(await takeIds(store, at(1e9))).toEqual([]);
  },

  "comes once, however often the delivery is settled": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("words", { to: BEN })] }));
    await store.take("deliveries", START, 1);
    await store.settle("deliveries", "words", SENT);
    await store.settle("deliveries", "words", SENT);

    expect(await takeIds(store)).toEqual(["mark"]);
    await store.settle("deliveries", "mark", { kind: "done" });
    expect(await takeIds(store)).toEqual([]);
  },

  "leaves nothing behind, and the chat goes on, once it is done": async ({ store, change }) => {
    await store.commit(change({ deliveries: [mark(), delivery("next")] }));
    await store.take("deliveries", START, 1);

    await store.settle("deliveries", "mark", { kind: "done" });

    expect(await takeIds(store)).toEqual(["next"]);
    expect(await dataOf(store, { kind: "message", id: "telegram:1001/5" })).toBeUndefined();
  },

  "counts as a change, no new message, and is dropped where it would have to wait": async ({
    store,
    change,
  }) => {
    const deliveries = [mark("one"), mark("two"), delivery("words"), delivery("more words")];
    await store.commit(change({ deliveries }));
    const next = async () => {
      const taken = await store.takeFor(LANE, START, 9);
      for (const { id } of taken) await store.settle("deliveries", id, { kind: "done" });
      return taken.map(({ id }) => id);
    };

    expect(await next()).toEqual(["one"]);
    expect(await next()).toEqual(["words"]);
    expect(await next()).toEqual([]);
    expect(await takeIds(store, at(60_000))).toEqual(["more words"]);
  },
};
