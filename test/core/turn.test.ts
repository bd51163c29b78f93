import { expect, it } from "vitest";
import type { Store } from "../../bot/core/ports.ts";
import { openTurn } from "../../bot/core/turn.ts";
import { ANN, createChanges, message, PROJECT, START, TICKET } from "../contract/store-data.ts";
import { createFaultyStore, openTestStore } from "../support/store.ts";

async function setup() {
  const real = await openTestStore();
  const { change } = createChanges();
  await real.commit(change({ write: [{ key: PROJECT, version: 0, data: { n: 1 } }] }));
  const asked: string[] = [];
  const store: Store = {
    ...real,
    read: async (keys) => {
      asked.push(...keys.map(({ kind, id }) => `${kind}/${id}`));
      return real.read(keys);
    },
  };
  const options = {
    store,
    isMember: async () => true,
    memberName: async () => undefined,
    now: START,
  };
  return { real, change, asked, options, turn: openTurn(message("telegram:1"), options) };
}

it("reads a record once, however often the handler asks", async () => {
  const { turn, asked } = await setup();

  const [first, second] = await Promise.all([turn.read(PROJECT), turn.read(PROJECT)]);
  const third = await turn.read({ ...PROJECT });

  expect(first?.data).toEqual({ n: 1 });
  expect([second, third]).toEqual([first, first]);
  expect(asked).toEqual(["project/p1"]);
});

it("reads what is likely together, and checks at commit only what was asked for", async () => {
  const { asked, options } = await setup();
  const calls: number[] = [];
  const store: Store = {
    ...options.store,
    read: (keys) => {
      calls.push(keys.length);
      return options.store.read(keys);
    },
  };
  const other = { kind: "session", id: "s1" };
  const turn = openTurn(message("telegram:1"), { ...options, store, likely: [TICKET, PROJECT] });

  expect((await turn.read(PROJECT))?.data).toEqual({ n: 1 });
  expect(turn.reads().map(({ key }) => key)).toEqual([PROJECT]);
  expect(await turn.read(TICKET)).toBeUndefined();
  expect(await turn.read(other)).toBeUndefined();

  expect(calls).toEqual([2, 1]);
  expect(asked).toEqual(["ticket/t1", "project/p1", "session/s1"]);
  expect(turn.reads().map(({ key }) => key)).toEqual([PROJECT, TICKET, other]);
});

it("sees a record as it was at the first look, also when it has changed since", async () => {
  const { turn, real, change } = await setup();
  const seen = await turn.read(PROJECT);

  await real.commit(
    change({ write: [{ key: PROJECT, version: seen?.version ?? 0, data: { n: 2 } }] }),
  );

  expect((await turn.read(PROJECT))?.data).toEqual({ n: 1 });
  expect(turn.reads()).toEqual([{ key: PROJECT, version: seen?.version }]);
});

it("remembers a record that is not there with version 0", async () => {
  const { turn } = await setup();

  expect(await turn.read(TICKET)).toBeUndefined();

  expect(turn.reads()).toEqual([{ key: TICKET, version: 0 }]);
});

it("remembers nothing of what was only searched", async () => {
  const { turn } = await setup();

  await turn.find({ kind: "project", index: "state", from: "a", to: "z", limit: 10 });

  expect(turn.reads()).toEqual([]);
});

it("keeps records apart whose kinds and ids differ", async () => {
  const { turn, asked } = await setup();

  await turn.read({ kind: "a", id: "b" });
  await turn.read({ kind: "a", id: "c" });
  await turn.read({ kind: "b", id: "b" });

  expect(asked).toEqual(["a/b", "a/c", "b/b"]);
});

it("carries the event, the time and the question about members", async () => {
  const { turn } = await setup();

  expect(turn.event.id).toBe("telegram:1");
  expect(turn.now).toBe(START);
  expect(await turn.isMember(ANN, { channel: "telegram", id: "1001" })).toBe(true);
});

it("knows what the store failed with, whether it was read or searched", async () => {
  const { real, options } = await setup();
  for (const call of ["read", "find"] as const) {
    const faulty = createFaultyStore(real);
    const turn = openTurn(message("telegram:1"), { ...options, store: faulty.store });
    expect(turn.storeFailure()).toBeUndefined();
    faulty.failNext(call);

    const query = { kind: "project", index: "state", from: "a", to: "z", limit: 10 };
    await expect(call === "read" ? turn.read(PROJECT) : turn.find(query)).rejects.toThrow("away");

    expect(turn.storeFailure()).toEqual(new Error("The store is away."));
  }
});
