import { expect } from "vitest";
import type { Commit, Store } from "../../bot/core/ports.ts";
import { ANN, at, delivery, message, PROJECT, START, TICKET } from "./store-data.ts";
import {
  dataOf,
  each,
  type Rules,
  type StoreContext,
  takeIds,
  timerIds,
  versionOf,
} from "./store-fixtures.ts";

const EVERYTHING = {
  write: [{ key: TICKET, version: 0, data: { state: "new" }, index: { state: "new" }, of: ANN }],
  deliveries: [delivery("hello")],
  timers: [{ name: "remind", subject: TICKET, chat: ANN, due: START }],
};

async function expectNothingChanged(store: Store): Promise<void> {
  expect(await store.read([TICKET])).toEqual([undefined]);
  const query = { kind: "ticket", index: "state", from: "new", to: "new", limit: 10 };
  expect(await store.find(query)).toEqual([]);
  expect(await takeIds(store)).toEqual([]);
  expect(await timerIds(store)).toEqual([]);
}

const OUTDATED: Record<string, (version: number) => Partial<Commit>> = {
  "a write at a version that is no longer stored": (version) => ({
    write: [...EVERYTHING.write, { key: PROJECT, version: version - 1, data: "mine" }],
  }),
  "a deletion at a version that is no longer stored": (version) => ({
    write: [...EVERYTHING.write, { key: PROJECT, version: version - 1, data: undefined }],
  }),
  "a read of a version that is no longer stored": (version) => ({
    reads: [{ key: PROJECT, version: version - 1 }],
  }),
  "a write of a record that must not exist and does": () => ({
    write: [...EVERYTHING.write, { key: PROJECT, version: 0, data: "mine" }],
  }),
  "a read of nothing where there is a record now": () => ({
    reads: [{ key: PROJECT, version: 0 }],
  }),
  "a write of a record that is gone": () => ({
    write: [...EVERYTHING.write, { key: { ...PROJECT, id: "gone" }, version: 1, data: "mine" }],
  }),
  "a read of a record that is gone": () => ({
    reads: [{ key: { ...PROJECT, id: "gone" }, version: 1 }],
  }),
};

export const COMMITS: Rules = {
  "stores records, deliveries and timers together": async ({ store, change }) => {
    expect(await store.commit(change(EVERYTHING))).toBe("committed");

    expect(await dataOf(store, TICKET)).toEqual({ state: "new" });
    expect(await takeIds(store)).toEqual(["hello"]);
    expect(await timerIds(store)).toHaveLength(1);
  },

  "is a duplicate when its event was committed before, and changes nothing": async ({
    store,
    change,
  }) => {
    await store.commit(change({ event: message("telegram:a") }));

    const again = change({ ...EVERYTHING, event: message("telegram:a") });

    expect(await store.commit(again)).toBe("duplicate");
    await expectNothingChanged(store);
  },

  "is a duplicate before it is a conflict": async ({ store, change }) => {
    const first = change({ write: [{ key: PROJECT, version: 0, data: 1 }] });
    await store.commit(first);

    expect(await store.commit(first)).toBe("duplicate");
  },

  "is a duplicate also after the store was opened again": async ({ harness, store, change }) => {
    await store.commit(change({ event: message("telegram:a") }));

    const reopened = await harness.reopen();

    expect(await reopened.commit(change({ event: message("telegram:a") }))).toBe("duplicate");
  },

  "survives the death of the process": async ({ harness, store, change }) => {
    await store.commit(change(EVERYTHING));

    const next = await harness.crash();

    expect(await dataOf(next, TICKET)).toEqual({ state: "new" });
    expect(await takeIds(next)).toEqual(["hello"]);
    expect(await timerIds(next)).toHaveLength(1);
  },

  "counts to 50 when 50 run side by side and each in conflict runs again": async ({
    harness,
    store,
    change,
  }) => {
    const stores = [store, await harness.another()];
    const increment = async (on: Store, event: string): Promise<void> => {
      const [stored] = await on.read([PROJECT]);
      const data = Number(stored?.data ?? 0) + 1;
      const write = [{ key: PROJECT, version: stored?.version ?? 0, data }];
      const result = await on.commit(change({ event: message(event), write }));
      if (result === "conflict") await increment(on, event);
    };

    const tasks = Array.from({ length: 50 }, (_, n) => increment(stores[n % 2]!, `telegram:i${n}`));
    await Promise.all(tasks);

    expect(await dataOf(store, PROJECT)).toBe(50);
  },
};

export const CONFLICTS: Rules = {
  ...each(OUTDATED, "is %s; it changes nothing", refusesLateCommit),

  "is a version of a record that was deleted and made again since": async ({ store, change }) => {
    await store.commit(change({ write: [{ key: PROJECT, version: 0, data: "first" }] }));
    const seen = await versionOf(store, PROJECT);
    await store.commit(change({ write: [{ key: PROJECT, version: seen, data: undefined }] }));
    await store.commit(change({ write: [{ key: PROJECT, version: 0, data: "again" }] }));

    const write = [{ key: PROJECT, version: seen, data: "stale" }];

    expect(await store.commit(change({ write }))).toBe("conflict");
    expect(await store.commit(change({ reads: [{ key: PROJECT, version: seen }] }))).toBe(
      "conflict",
    );
    expect(await dataOf(store, PROJECT)).toBe("again");
  },

  "is none when what was read is still as it was": async ({ store, change }) => {
    await store.commit(change({ write: [{ key: PROJECT, version: 0, data: "first" }] }));
    const version = await versionOf(store, PROJECT);

    const reads = [
      { key: PROJECT, version },
      { key: TICKET, version: 0 },
    ];

    expect(await store.commit(change({ reads }))).toBe("committed");
  },
};

async function refusesLateCommit(
  { store, change }: StoreContext,
  build: (version: number) => Partial<Commit>,
): Promise<void> {
  await store.commit(change({ write: [{ key: PROJECT, version: 0, data: "first" }] }));
  const seen = await versionOf(store, PROJECT);
  await store.commit(change({ write: [{ key: PROJECT, version: seen, data: "theirs" }] }));
  const version = await versionOf(store, PROJECT);

  const late = change({ ...EVERYTHING, ...build(version) });

  expect(await store.commit(late)).toBe("conflict");
  await expectNothingChanged(store);
  expect(await dataOf(store, PROJECT)).toBe("theirs");
  const rerun = change({ ...EVERYTHING, event: late.event, now: at(5) });
  expect(await store.commit(rerun)).toBe("committed");
}
