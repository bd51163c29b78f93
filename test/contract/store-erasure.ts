import { expect } from "vitest";
import type { Write } from "../../bot/core/ports.ts";
import {
  ANN,
  at,
  BEN,
  delivery,
  failure,
  GROUP,
  PROJECT,
  START,
  TICKET,
  TOPIC,
} from "./store-data.ts";
import { dataOf, type Rules, sendNext, takeIds, timerIds, versionOf } from "./store-fixtures.ts";

const owned = (id: string, of?: Write["of"]): Write => ({
  key: { kind: "project", id },
  version: 0,
  data: id,
  index: { by: 1 },
  ...(of && { of }),
});
const ALL = { kind: "project", index: "by", from: 0, to: 9, limit: 10 };

export const ERASURE: Rules = {
  "removes its records and their index entries, and nobody else's": async ({ store, change }) => {
    const write = [owned("a", TOPIC), owned("b", TOPIC), owned("group", GROUP), owned("nobody")];
    await store.commit(change({ write }));

    await store.commit(change({ erase: TOPIC }));

    const found = await store.find(ALL);
    expect(found.map(({ data }) => data)).toEqual(["group", "nobody"]);
    expect(await dataOf(store, { kind: "project", id: "a" })).toBeUndefined();
    expect(await dataOf(store, { kind: "project", id: "group" })).toBe("group");
  },

  "follows a record to the chat it was last written for": async ({ store, change }) => {
    await store.commit(change({ write: [owned("a", ANN), owned("b", ANN)] }));
    const version = await versionOf(store, { kind: "project", id: "a" });
    await store.commit(change({ write: [{ ...owned("a", BEN), version }] }));

    await store.commit(change({ erase: ANN }));
    expect((await store.find(ALL)).map(({ data }) => data)).toEqual(["a"]);

    await store.commit(change({ erase: BEN }));
    expect(await store.find(ALL)).toEqual([]);
  },

  "comes before the writes, deliveries and timers of the same commit": async ({
    store,
    change,
  }) => {
    await store.commit(change({ write: [owned("p1", ANN), owned("p2", ANN)] }));
    const version = await versionOf(store, PROJECT);
    const write = [{ ...owned("p1", ANN), version, data: "kept" }];
    const timers = [{ name: "remind", subject: PROJECT, chat: ANN, due: START }];

    const erasing = change({ erase: ANN, write, timers, deliveries: [delivery("erased")] });

    expect(await store.commit(erasing)).toBe("committed");
    expect((await store.find(ALL)).map(({ data }) => data)).toEqual(["kept"]);
    expect(await takeIds(store)).toEqual(["erased"]);
    expect(await timerIds(store)).toHaveLength(1);
  },

  "is in conflict like any commit, and then erases nothing": async ({ store, change }) => {
    await store.commit(change({ write: [owned("p1", ANN)], deliveries: [delivery("a")] }));

    const reads = [{ key: PROJECT, version: 0 }];

    expect(await store.commit(change({ erase: ANN, reads }))).toBe("conflict");
    expect(await dataOf(store, PROJECT)).toBe("p1");
    expect(await takeIds(store)).toEqual(["a"]);
  },

  "removes what waits for it, and leaves the order of other chats alone": async ({
    store,
    change,
  }) => {
    const deliveries = [
      delivery("a1"),
      delivery("b1", { to: BEN }),
      delivery("a2"),
      delivery("b2", { to: BEN }),
    ];
    await store.commit(change({ deliveries }));

    await store.commit(change({ erase: ANN }));

    expect(await takeIds(store)).toEqual(["b1"]);
    await store.settle("deliveries", "b1", { kind: "sent", messageId: "m1" });
    expect(await takeIds(store)).toEqual(["b2"]);
  },

  "removes what is on its way, whose settling then leaves no trace": async ({
    harness,
    store,
    change,
  }) => {
    await store.commit(change({ deliveries: [delivery("a1", { about: TICKET }), delivery("a2")] }));
    await store.take("deliveries", START, 9);
    await store.commit(change({ erase: ANN, deliveries: [delivery("new")] }));

    await store.settle("deliveries", "a1", { kind: "sent", messageId: "m1" });

    expect(await dataOf(store, { kind: "message", id: "telegram:1001/m1" })).toBeUndefined();
    await store.settle("deliveries", "a1", { kind: "failed", event: failure("a1") });
    await store.settle("deliveries", "a1", { kind: "retry", at: START });
    const next = await harness.crash();
    expect(await timerIds(next, at(1e9))).toEqual([]);
    expect(await takeIds(next, at(1e9))).toEqual(["new"]);
  },

  "removes its timers and failures, waiting and in flight, and no others": async ({
    harness,
    store,
    change,
  }) => {
    const timer = (name: string, chat = ANN) => ({ name, subject: TICKET, chat, due: START });
    const timers = [timer("in flight"), timer("waiting"), timer("ben", BEN)];
    await store.commit(change({ timers, deliveries: [delivery("lost")] }));
    const [inFlight] = await store.take("timers", START, 1);
    await store.take("deliveries", START, 1);
    await store.settle("deliveries", "lost", { kind: "failed", event: failure("lost") });

    await store.commit(change({ erase: ANN }));

    await store.settle("timers", inFlight?.id ?? "", { kind: "retry", at: START });
    expect(await timerIds(store, at(1e9))).toEqual([expect.stringMatching(/^ben\//)]);
    await store.commit(change({ timers: [{ ...timer("waiting"), due: at(1) }] }));
    expect(await timerIds(await harness.another(), at(1))).toHaveLength(1);
  },

  "removes what is remembered of messages sent to it": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first"), delivery("b", { to: BEN })] }));
    await sendNext(store);
    await sendNext(store);

    const after = [
      delivery("second", { replaces: "first" }),
      delivery("b2", { to: BEN, replaces: "b" }),
    ];
    await store.commit(change({ erase: ANN, deliveries: after }));

    const message = (id: string) => dataOf(store, { kind: "message", id });
    expect(await message("telegram:1001/m-first")).toBeUndefined();
    expect(await message("feishu:ou_ben/m-b")).toEqual({ delivery: "b" });
    const taken = await store.take("deliveries", START, 9);
    expect(taken.map(({ replacesMessageId }) => replacesMessageId)).toEqual([undefined, "m-b"]);
  },

  "does not forget that its events were applied": async ({ store, change }) => {
    const applied = change();
    await store.commit(applied);

    await store.commit(change({ erase: ANN }));

    expect(await store.commit(applied)).toBe("duplicate");
  },
};
