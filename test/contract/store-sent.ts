import { expect } from "vitest";
import { ANN, at, delivery, START, TICKET, TOPIC } from "./store-data.ts";
import { dataOf, type Rules, sendNext, versionOf } from "./store-fixtures.ts";

const DAY_MS = 86_400_000;
const MESSAGE = { kind: "message", id: "telegram:1001/m-first" };

export const SENT_MESSAGES: Rules = {
  "is on record with its delivery and what it is about": async ({ store, change }) => {
    const deliveries = [delivery("first", { about: TICKET }), delivery("plain", { to: TOPIC })];
    await store.commit(change({ deliveries }));
    await sendNext(store);
    await sendNext(store);

    expect(await dataOf(store, MESSAGE)).toStrictEqual({ delivery: "first", about: TICKET });
    const plain = { kind: "message", id: "telegram:-100:7/m-plain" };
    expect(await dataOf(store, plain)).toStrictEqual({ delivery: "plain" });
  },

  "is on record with the message it passes on": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first", { passesOn: "om_1" })] }));
    await sendNext(store);

    expect(await dataOf(store, MESSAGE)).toStrictEqual({ delivery: "first", passesOn: "om_1" });
  },

  "makes a record that conflicts like any other": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first")] }));
    await sendNext(store);

    const reads = [{ key: MESSAGE, version: 0 }];
    expect(await store.commit(change({ reads }))).toBe("conflict");
    const version = await versionOf(store, MESSAGE);
    expect(await store.commit(change({ reads: [{ key: MESSAGE, version }] }))).toBe("committed");
  },

  "is named to a delivery that replaces it, also after reopening": async ({
    harness,
    store,
    change,
  }) => {
    const deliveries = [delivery("first"), delivery("second", { replaces: "first" })];
    await store.commit(change({ deliveries }));
    await sendNext(store);

    const reopened = await harness.reopen();

    const [taken] = await reopened.take("deliveries", START, 9);
    expect(taken).toMatchObject({ id: "second", replacesMessageId: "m-first" });
  },

  "is named to a delivery that goes into the thread it opened, whatever that one replaces": async ({
    harness,
    store,
    change,
  }) => {
    const inside = delivery("inside", { thread: "first", replaces: "never sent" });
    await store.commit(change({ deliveries: [delivery("first"), inside] }));
    await sendNext(store);

    const reopened = await harness.reopen();

    expect(await reopened.take("deliveries", START, 9)).toStrictEqual([
      { ...inside, attempts: 0, threadMessageId: "m-first" },
    ]);
  },

  "can be replaced again and again, by the name of each delivery": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first")] }));
    await sendNext(store);
    const second = delivery("second", { replaces: "first" });
    await store.commit(change({ deliveries: [second] }));
    await store.take("deliveries", START, 1);
    await store.settle("deliveries", "second", { kind: "sent", messageId: "m-first" });

    await store.commit(change({ deliveries: [delivery("third", { replaces: "second" })] }));

    const [taken] = await store.take("deliveries", START, 1);
    expect(taken?.replacesMessageId).toBe("m-first");
    expect(await dataOf(store, MESSAGE)).toEqual({ delivery: "second" });
  },

  "stays on record as perhaps sent twice, whatever takes its place": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first")] }));
    await store.take("deliveries", START, 1);
    const sent = { kind: "sent", messageId: "m-first" } as const;
    await store.settle("deliveries", "first", { ...sent, perhapsTwice: true });

    for (const id of ["second", "third"]) {
      const deliveries = [delivery(id, { replaces: "first", about: TICKET })];
      await store.commit(change({ deliveries }));
      await store.take("deliveries", START, 1);
      await store.settle("deliveries", id, sent);
      const kept = { delivery: id, about: TICKET, perhapsTwice: true };
      expect(await dataOf(store, MESSAGE)).toStrictEqual(kept);
    }
  },

  "is not named when it was never sent": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("second", { replaces: "first" })] }));

    expect(await store.take("deliveries", START, 1)).toStrictEqual([
      { ...delivery("second", { replaces: "first" }), attempts: 0 },
    ]);
  },

  "is forgotten after 90 days": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first")] }));
    await sendNext(store);
    const replacing = (id: string) => delivery(id, { replaces: "first" });

    await store.commit(change({ now: at(90 * DAY_MS), deliveries: [replacing("early")] }));
    const [early] = await store.take("deliveries", at(90 * DAY_MS), 1);
    expect(early?.replacesMessageId).toBe("m-first");
    expect(await dataOf(store, MESSAGE)).toEqual({ delivery: "first" });
    await store.settle("deliveries", "early", { kind: "sent", messageId: "m-early" });

    await store.commit(change({ now: at(90 * DAY_MS + 1_000), deliveries: [replacing("late")] }));
    const [late] = await store.take("deliveries", at(90 * DAY_MS + 1_000), 1);
    expect(late).toStrictEqual({ ...replacing("late"), attempts: 0 });
    expect(await dataOf(store, MESSAGE)).toBeUndefined();
  },

  "keeps a record that somebody wrote since, when it is forgotten": async ({ store, change }) => {
    await store.commit(change({ deliveries: [delivery("first")] }));
    await sendNext(store);
    const version = await versionOf(store, MESSAGE);
    const write = [{ key: MESSAGE, version, data: "ours", of: ANN }];
    await store.commit(change({ write }));

    await store.commit(change({ now: at(91 * DAY_MS) }));

    expect(await dataOf(store, MESSAGE)).toBe("ours");
  },
};
