import { expect } from "vitest";
import type { Timer } from "../../bot/core/ports.ts";
import { ANN, at, BEN, message, PROJECT, START, TICKET } from "./store-data.ts";
import { each, type Rules, type StoreContext, timerIds } from "./store-fixtures.ts";

const remind = (due?: Date): Timer => ({
  name: "remind",
  subject: TICKET,
  chat: ANN,
  ...(due && { due }),
});
const idAt = (due: Date) => `remind/ticket:t1/${due.toISOString()}`;

export const TIMERS: Rules = {
  "comes as the event it becomes, once it is due": async ({ store, change }) => {
    await store.commit(change({ timers: [remind(at(1_000))] }));

    expect(await timerIds(store, at(999))).toEqual([]);
    expect(await store.take("timers", at(1_500), 9)).toStrictEqual([
      {
        kind: "due",
        id: "remind/ticket:t1/2026-03-02T01:00:01.000Z",
        name: "remind",
        subject: TICKET,
        chat: ANN,
        at: at(1_000),
      },
    ]);
    expect(await timerIds(store, at(9_999))).toEqual([]);
  },

  "is there once per name and subject: setting it again moves it": async ({ store, change }) => {
    await store.commit(change({ timers: [remind(at(10))] }));
    const others = [
      { ...remind(at(5)), name: "escalate" },
      { ...remind(at(6)), subject: PROJECT },
    ];
    await store.commit(change({ timers: [remind(at(20)), ...others] }));

    expect(await timerIds(store, at(19))).toHaveLength(2);
    expect(await timerIds(store, at(20))).toEqual([idAt(at(20))]);
  },

  "is called off by setting it without a time": async ({ store, change }) => {
    await store.commit(change({ timers: [remind(START)] }));
    await store.commit(change({ timers: [remind()] }));
    await store.commit(change({ timers: [{ ...remind(), name: "never set" }] }));

    expect(await timerIds(store, at(1e9))).toEqual([]);
  },

  "keeps the last word when one commit sets it twice": async ({ store, change }) => {
    await store.commit(change({ timers: [remind(at(1)), remind(at(2))] }));

    expect(await timerIds(store, at(9))).toEqual([idAt(at(2))]);
  },

  "is taken oldest first, up to the limit, each once when two take": async ({
    harness,
    store,
    change,
  }) => {
    const timers = [30, 10, 20, 40].map((ms) => ({ ...remind(at(ms)), name: `t${ms}` }));
    await store.commit(change({ timers }));
    const another = await harness.another();

    const names = async (taker: typeof store) =>
      (await taker.take("timers", at(100), 2)).map(({ name }) => name);

    expect(await names(store)).toEqual(["t10", "t20"]);
    expect(await names(another)).toEqual(["t30", "t40"]);
  },

  "is gone when it is settled": async ({ harness, store, change }) => {
    await store.commit(change({ timers: [remind(START)] }));
    await store.take("timers", START, 9);

    await store.settle("timers", idAt(START), { kind: "done" });

    expect(await timerIds(await harness.crash(), at(1e9))).toEqual([]);
  },

  "comes again under the same id after a retry, not before its time": async ({ store, change }) => {
    await store.commit(change({ timers: [remind(START)] }));
    const first = await store.take("timers", START, 9);

    await store.settle("timers", idAt(START), { kind: "retry", at: at(5_000) });

    expect(await timerIds(store, at(4_999))).toEqual([]);
    expect(await store.take("timers", at(5_000), 9)).toStrictEqual(first);
  },

  "comes back when the process that took it dies": async ({ harness, store, change }) => {
    await store.commit(change({ timers: [remind(START)] }));
    await store.take("timers", START, 9);

    const next = await harness.crash();

    expect(await timerIds(next)).toEqual([idAt(START)]);
  },
};

export const MOVED_TIMERS: Rules = {
  ...each(
    { done: "done", retry: "retry" } as const,
    "outlives the old one's settling as %s",
    outlivesSettling,
  ),

  "is taken when due although the old one is not yet settled": async ({ store, change }) => {
    await store.commit(change({ timers: [remind(START)] }));
    const [event] = await store.take("timers", START, 9);
    const timers = [{ ...remind(at(10)), chat: BEN }];
    await store.commit(change({ event: event ?? message("none"), timers }));

    const [moved] = await store.take("timers", at(10), 9);

    expect(moved).toMatchObject({ id: idAt(at(10)), chat: BEN });
  },

  "stays away when it was called off": async ({ harness, store, change }) => {
    await store.commit(change({ timers: [remind(START)] }));
    await store.take("timers", START, 9);
    await store.commit(change({ timers: [remind()] }));

    await store.settle("timers", idAt(START), { kind: "retry", at: START });

    expect(await timerIds(store, at(1e9))).toEqual([]);
    expect(await timerIds(await harness.crash(), at(1e9))).toEqual([]);
  },
};

async function outlivesSettling(
  { store, change }: StoreContext,
  kind: "done" | "retry",
): Promise<void> {
  await store.commit(change({ timers: [remind(START)] }));
  await store.take("timers", START, 9);
  await store.commit(change({ timers: [remind(at(10))] }));

  await store.settle("timers", idAt(START), { kind, at: at(1_000) });

  expect(await timerIds(store, at(9))).toEqual([]);
  expect(await timerIds(store, at(10))).toEqual([idAt(at(10))]);
  await store.settle("timers", idAt(at(10)), { kind: "done" });
  expect(await timerIds(store, at(1e9))).toEqual([]);
}
