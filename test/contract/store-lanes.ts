import { expect } from "vitest";
import type { ChatRef } from "../../bot/core/event.ts";
import { type Lane, NO_LIMITS } from "../../bot/core/limits.ts";
import type { Store } from "../../bot/core/ports.ts";
import { ANN, at, BEN, delivery, GROUP, START, TICKET, TOPIC } from "./store-data.ts";
import { type Rules, takeIds } from "./store-fixtures.ts";

/** Longer than what a test does in between; Redis waits it out. */
const WHILE_MS = 700;
const CAT: ChatRef = { channel: "telegram", chatId: "1003" };

function lane(limits: Partial<Lane["limits"]> = {}): Lane {
  return { channel: "telegram", limits: { ...NO_LIMITS, ...limits } };
}

/** Takes what the lane lets through, and sends it. */
async function send(store: Store, through: Lane, now = START): Promise<readonly string[]> {
  const taken = await store.takeFor(through, now, 9);
  for (const { id } of taken) {
    await store.settle("deliveries", id, { kind: "sent", messageId: id });
  }
  return taken.map(({ id }) => id);
}

export const LANES: Rules = {
  "takes what goes to its channel, in order of commit up to the limit, and nothing else": async ({
    store,
    change,
  }) => {
    const deliveries = [
      delivery("cat", { to: CAT }),
      delivery("ben", { to: BEN }),
      delivery("ann"),
      delivery("later", { to: GROUP, due: at(9) }),
      delivery("quiet", { to: TOPIC, unless: TICKET }),
    ];
    const write = [{ key: TICKET, version: 0, data: 1 }];
    await store.commit(change({ deliveries, write }));

    const taken = await store.takeFor(lane(), START, 1);
    expect(taken).toMatchObject([{ id: "cat", attempts: 0, to: CAT }]);
    expect(await send(store, lane())).toEqual(["ann"]);
    expect(await send(store, lane())).toEqual([]);
    expect(await takeIds(store)).toEqual(["ben"]);
    expect(await takeIds(store, at(9))).toEqual(["later"]);
  },

  "lets one chat have no more than its rate, and holds up no other": async ({
    harness,
    store,
    change,
  }) => {
    const slow = lane({ chats: [{ prefix: "", count: 2, perMs: WHILE_MS }] });
    const deliveries = ["one", "two", "three"].map((text) => delivery(text));
    await store.commit(change({ deliveries }));
    expect(await send(store, slow)).toEqual(["one"]);
    expect(await send(store, slow)).toEqual(["two"]);
    await store.commit(change({ deliveries: [delivery("cat", { to: CAT })] }));

    expect(await send(store, slow)).toEqual(["cat"]);
    expect(await send(store, slow)).toEqual([]);
    await harness.pass(WHILE_MS);

    expect(await send(store, slow, at(WHILE_MS))).toEqual(["three"]);
  },

  "goes by the first prefix that fits, and counts threads with their chat": async ({
    store,
    change,
  }) => {
    const groups = { prefix: "-", count: 1, perMs: WHILE_MS };
    const slow = lane({ chats: [groups, { prefix: "", count: 9, perMs: WHILE_MS }] });
    const to = [GROUP, TOPIC, ANN];
    await store.commit(
      change({ deliveries: to.map((chat, n) => delivery(`d${n}`, { to: chat })) }),
    );
    expect(await send(store, slow)).toEqual(["d0", "d2"]);
  },

  "counts changes of messages apart from new ones": async ({ store, change }) => {
    const slow = lane({ chats: [{ prefix: "", count: 1, perMs: WHILE_MS }] });
    const deliveries = [
      delivery("card"),
      delivery("change", { replaces: "card" }),
      delivery("change again", { replaces: "card" }),
    ];
    await store.commit(change({ deliveries }));
    expect(await send(store, slow)).toEqual(["card"]);
    expect(await send(store, slow)).toEqual(["change"]);
    expect(await send(store, slow)).toEqual([]);
  },

  "lets all chats together have no more than the rates in all, whoever takes": async ({
    harness,
    store,
    change,
  }) => {
    const rates = [
      { count: 3, perMs: WHILE_MS },
      { count: 4, perMs: 60_000 },
    ];
    const narrow = lane({ overall: rates });
    const ids = Array.from({ length: 6 }, (_, n) => `d${n}`);
    const deliveries = ids.map((id) => delivery(id, { to: { channel: "telegram", chatId: id } }));
    await store.commit(change({ deliveries }));
    const another = await harness.another();

    expect(await send(store, narrow)).toEqual(["d0", "d1", "d2"]);
    expect(await send(another, narrow)).toEqual([]);
    await harness.pass(WHILE_MS);
    expect(await send(another, narrow, at(WHILE_MS))).toEqual(["d3"]);
    expect(await send(store, lane(), at(WHILE_MS))).toEqual(["d4", "d5"]);
  },

  "does not count what is dropped": async ({ store, change }) => {
    const slow = lane({ chats: [{ prefix: "", count: 1, perMs: WHILE_MS }] });
    const quiet = ["q1", "q2"].map((id) => delivery(id, { unless: TICKET }));
    const write = [{ key: TICKET, version: 0, data: 1 }];
    await store.commit(change({ deliveries: [...quiet, delivery("heard")], write }));
    expect(await send(store, slow)).toEqual(["heard"]);
  },

  "is held when the platform wants nothing for a while, and no other lane is": async ({
    harness,
    store,
    change,
  }) => {
    const now = Date.now();
    const later = (ms: number) => new Date(now + ms);
    const deliveries = [delivery("ann"), delivery("cat", { to: CAT }), delivery("b", { to: BEN })];
    await store.commit(change({ deliveries }));
    await store.takeFor(lane(), later(0), 1);
    const another = await harness.another();

    const retry = { kind: "retry", at: later(WHILE_MS), holds: "telegram" } as const;
    await store.settle("deliveries", "ann", retry);

    expect(await send(another, lane(), later(1))).toEqual([]);
    expect(await send(another, { ...lane(), channel: "feishu" }, later(1))).toEqual(["b"]);
    await harness.pass(WHILE_MS);
    expect(await send(another, lane(), later(WHILE_MS + 1))).toEqual(["ann", "cat"]);
  },
};
