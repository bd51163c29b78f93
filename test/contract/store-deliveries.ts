import { expect } from "vitest";
import type { Key } from "../../bot/core/event.ts";
import { AT_ONCE, LONGEST_WAIT_MS } from "../../bot/core/ports.ts";
import { ANN, at, BEN, delivery, failure, GROUP, START, TICKET, TOPIC } from "./store-data.ts";
import { type Rules, sendNext, takeIds, versionOf } from "./store-fixtures.ts";

const OWNER: Key = { kind: "owner", id: "telegram:1001" };

export const DELIVERIES: Rules = {
  "come back as they were committed, in order of commit, one at a time per chat": async ({
    store,
    change,
  }) => {
    const reply = {
      kind: "card",
      title: "滇中新区 🌶️",
      blocks: [],
      buttons: [[{ label: "接单", action: "ticket.accept", value: "t1" }]],
    } as const;
    const card = delivery("card", { reply, about: TICKET });
    await store.commit(change({ deliveries: [card, delivery("second")] }));
    await store.commit(change({ deliveries: [delivery("third")] }));

    expect(await store.take("deliveries", START, 9)).toStrictEqual([{ ...card, attempts: 0 }]);
    expect(await takeIds(store)).toEqual([]);
    await store.settle("deliveries", "card", { kind: "sent", messageId: "m1" });
    expect(await takeIds(store)).toEqual(["second"]);
    await store.settle("deliveries", "second", { kind: "sent", messageId: "m2" });
    expect(await takeIds(store)).toEqual(["third"]);
    await store.settle("deliveries", "third", { kind: "sent", messageId: "m3" });
    expect(await takeIds(store)).toEqual([]);
  },

  "are taken by who asks right behind the commit, before its answer": async ({ store, change }) => {
    const committing = store.commit(change({ deliveries: [delivery("card")] }));
    const taking = takeIds(store);
    const settling = store.settle("deliveries", "card", { kind: "retry", at: START });
    const again = takeIds(store);
    expect(await Promise.all([committing, taking, settling, again])).toEqual([
      "committed",
      ["card"],
      undefined,
      ["card"],
    ]);
  },

  "to several chats are taken together, oldest first, up to the limit": async ({
    store,
    change,
  }) => {
    const to = [BEN, TOPIC, ANN, GROUP, ANN];
    for (const [n, chat] of to.entries()) {
      await store.commit(change({ deliveries: [delivery(`d${n}`, { to: chat })] }));
    }

    expect(await takeIds(store, START, 3)).toEqual(["d0", "d1", "d2"]);
    expect(await takeIds(store, START, 3)).toEqual(["d3"]);
    expect(await takeIds(store, START, 0)).toEqual([]);
  },

  "keep the order of commit across chats however many there are": async ({ store, change }) => {
    const ids = Array.from({ length: 25 }, (_, n) => `d${(n * 7) % 25}`);
    for (const id of ids) {
      const to = { channel: "telegram", chatId: id } as const;
      await store.commit(change({ deliveries: [delivery(id, { to })] }));
    }

    expect(await takeIds(store, START, 12)).toEqual(ids.slice(0, 12));
    expect(await takeIds(store, START, 50)).toEqual(ids.slice(12));
  },

  "are not taken before they are due, and hold up their chat alone": async ({ store, change }) => {
    const later = delivery("later", { due: at(300) });
    const deliveries = [later, delivery("behind"), delivery("elsewhere", { to: BEN })];
    await store.commit(change({ deliveries }));

    expect(await takeIds(store, at(299))).toEqual(["elsewhere"]);
    expect(await takeIds(store, at(300))).toEqual(["later"]);
  },

  "due at once are taken whatever the clock says, in order of commit": async ({
    store,
    change,
  }) => {
    const deliveries = ["first", "second"].map((id) => delivery(id, { due: AT_ONCE }));
    await store.commit(change({ deliveries }));
    const hourBefore = at(-3_600_000);

    expect(await takeIds(store, hourBefore)).toEqual(["first"]);
    await store.settle("deliveries", "first", { kind: "sent", messageId: "m1" });
    expect(await takeIds(store, hourBefore)).toEqual(["second"]);
  },

  "in retry wait no longer than the longest wait, when the clock is set back meanwhile": async ({
    store,
    change,
  }) => {
    await store.commit(change({ deliveries: [delivery("first"), delivery("second")] }));
    await store.take("deliveries", START, 1);
    await store.settle("deliveries", "first", { kind: "retry", at: at(5_000) });

    expect(await takeIds(store, at(5_000 - LONGEST_WAIT_MS))).toEqual([]);
    expect(await takeIds(store, at(5_000 - LONGEST_WAIT_MS - 1))).toEqual(["first"]);
    expect(await takeIds(store, at(5_000))).toEqual([]);
  },

  "wait behind one that is in retry, and no other chat does": async ({ store, change }) => {
    const deliveries = [delivery("first"), delivery("second"), delivery("other", { to: BEN })];
    await store.commit(change({ deliveries }));
    await store.take("deliveries", START, 1);
    await store.settle("deliveries", "first", { kind: "retry", at: at(5_000) });

    expect(await takeIds(store, at(4_999))).toEqual(["other"]);
    const [again] = await store.take("deliveries", at(5_000), 9);
    expect(again).toMatchObject({ id: "first", attempts: 1 });
    await store.settle("deliveries", "first", { kind: "retry", at: at(6_000) });
    const [third] = await store.take("deliveries", at(6_000), 9);
    expect(third).toMatchObject({ id: "first", attempts: 2 });
  },

  "are each taken once when two take at the same time": async ({ harness, store, change }) => {
    const ids = Array.from({ length: 20 }, (_, n) => `d${n}`);
    const deliveries = ids.map((id) => delivery(id, { to: { channel: "telegram", chatId: id } }));
    await store.commit(change({ deliveries }));
    const another = await harness.another();

    const takers = [store, another, store, another];
    const taken = await Promise.all(takers.map((taker) => takeIds(taker, START, 5)));

    expect(taken.map((batch) => batch.length)).toEqual([5, 5, 5, 5]);
    expect(new Set(taken.flat())).toEqual(new Set(ids));
  },

  "come back, counted, when the process that took them dies, and still in order": async ({
    harness,
    store,
    change,
  }) => {
    await store.commit(change({ deliveries: [delivery("first"), delivery("second")] }));
    await store.take("deliveries", START, 9);

    const next = await harness.crash();

    const [again] = await next.take("deliveries", START, 9);
    expect(again).toMatchObject({ id: "first", attempts: 1 });
    expect(await takeIds(next)).toEqual([]);
    await next.settle("deliveries", "first", { kind: "sent", messageId: "m1" });
    expect(await takeIds(next)).toEqual(["second"]);
  },

  "are gone for good once settled, whatever comes after": async ({ harness, store, change }) => {
    await store.commit(change({ deliveries: [delivery("only")] }));
    await sendNext(store);

    await store.settle("deliveries", "only", { kind: "retry", at: START });
    await store.settle("deliveries", "only", { kind: "failed", event: failure("only") });
    await store.settle("deliveries", "never", { kind: "sent", messageId: "m9" });

    const next = await harness.crash();
    expect(await takeIds(next, at(1e9))).toEqual([]);
    expect(await next.take("timers", at(1e9), 9)).toEqual([]);
  },
};

export const SILENCED: Rules = {
  "is dropped at the taking when the record was written after it, with those behind it": async ({
    store,
    change,
  }) => {
    const deliveries = [
      delivery("quiet 1", { unless: OWNER }),
      delivery("quiet 2", { unless: OWNER }),
      delivery("officer"),
      delivery("quiet 3", { unless: OWNER }),
      delivery("ben", { to: BEN }),
    ];
    await store.commit(change({ deliveries }));
    await store.commit(change({ write: [{ key: OWNER, version: 0, data: "o1" }] }));

    expect(await takeIds(store)).toEqual(["officer", "ben"]);
    await store.settle("deliveries", "officer", { kind: "sent", messageId: "m1" });
    expect(await takeIds(store)).toEqual([]);

    const version = await versionOf(store, OWNER);
    await store.commit(change({ write: [{ key: OWNER, version, data: undefined }] }));
    expect(await takeIds(store)).toEqual([]);
  },

  "is sent when the record is gone by then": async ({ store, change }) => {
    await store.commit(change({ write: [{ key: OWNER, version: 0, data: "o1" }] }));
    await store.commit(change({ deliveries: [delivery("words", { unless: OWNER })] }));
    const version = await versionOf(store, OWNER);
    await store.commit(change({ write: [{ key: OWNER, version, data: undefined }] }));

    expect(await takeIds(store)).toEqual(["words"]);
  },

  "is dropped also when it comes back for another try": async ({ store, change }) => {
    const deliveries = [delivery("words", { unless: OWNER }), delivery("next")];
    await store.commit(change({ deliveries }));
    await store.take("deliveries", START, 1);
    await store.commit(change({ write: [{ key: OWNER, version: 0, data: "o1" }] }));
    await store.settle("deliveries", "words", { kind: "retry", at: at(10) });

    expect(await takeIds(store, at(10))).toEqual(["next"]);
  },

  "lets what follows wait for its own time": async ({ store, change }) => {
    const deliveries = [
      delivery("words", { unless: OWNER }),
      delivery("later", { due: at(300) }),
      delivery("last"),
    ];
    const write = [{ key: OWNER, version: 0, data: "o1" }];
    await store.commit(change({ deliveries, write }));

    expect(await takeIds(store)).toEqual([]);
    expect(await takeIds(store, at(300))).toEqual(["later"]);
  },
};

export const FAILURES: Rules = {
  "is gone and becomes an event, due at its time, in the same step": async ({
    harness,
    store,
    change,
  }) => {
    await store.commit(change({ deliveries: [delivery("lost"), delivery("next")] }));
    await store.take("deliveries", START, 1);
    const event = failure("lost", { at: at(10) });

    await store.settle("deliveries", "lost", { kind: "failed", event });

    const next = await harness.crash();
    expect(await next.take("timers", at(9), 9)).toEqual([]);
    expect(await next.take("timers", at(10), 9)).toStrictEqual([event]);
    expect(await takeIds(next)).toEqual(["next"]);
  },

  "does not take the place of another failure about the same thing": async ({ store, change }) => {
    const deliveries = [delivery("a"), delivery("b", { to: BEN })];
    await store.commit(change({ deliveries }));
    await store.take("deliveries", START, 9);

    for (const id of ["a", "b"]) {
      await store.settle("deliveries", id, { kind: "failed", event: failure(id) });
    }

    const events = await store.take("timers", START, 9);
    expect(events.map(({ data }) => data)).toEqual([failure("a").data, failure("b").data]);
  },

  "is not called off by a timer of the same name and subject": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("a")] }));
    await store.take("deliveries", START, 9);
    const event = failure("a");
    await store.settle("deliveries", "a", { kind: "failed", event });

    await store.commit(change({ timers: [{ name: event.name, subject: TICKET, chat: ANN }] }));

    expect(await store.take("timers", START, 9)).toEqual([event]);
  },
};
