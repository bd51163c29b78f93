import { expect } from "vitest";
import type { Store, Write } from "../../bot/core/ports.ts";
import { PROJECT, TICKET } from "./store-data.ts";
import { dataOf, each, type Rules, type StoreContext, versionOf } from "./store-fixtures.ts";

type Index = NonNullable<Write["index"]>;

const indexed = (id: string, index: Index): Write => ({
  key: { kind: "project", id },
  version: 0,
  data: { id },
  index,
});

type Bound = string | number;

async function idsBetween(store: Store, [from, to]: readonly [Bound, Bound], limit = 10) {
  const found = await store.find({ kind: "project", index: "by", from, to, limit });
  return found.map(({ key }) => key.id);
}

const DATA: Record<string, unknown> = {
  nested: { a: { b: [{ c: [1, 2.5, -3e-7] }] }, yes: true, no: null },
  "with empty lists and objects": { list: [], object: {}, deep: [[], [{}]] },
  "of Chinese and emoji": { text: "云南省滇中新区 🌶️ 𠮷野家", key: "附件1·一（六）2" },
  "of awkward characters": { text: '\u0000\u2028\ud83d "quoted" \\ \n \u007f', "": "empty" },
  "of big numbers": { amount: 123456789012345.67, max: Number.MAX_SAFE_INTEGER, tiny: 5e-324 },
  "that is a bare list": [],
  "that is null": null,
  "that is false": false,
  "that is an empty string": "",
};

export const RECORDS: Rules = {
  ...each(DATA, "%s comes back as it was written, also after reopening", givesBack),

  "is read in the order asked, undefined where nothing is": async ({ store, change }) => {
    const write = [
      { key: PROJECT, version: 0, data: "project" },
      { key: TICKET, version: 0, data: "ticket" },
    ];
    await store.commit(change({ write }));

    const absent = { kind: "project", id: "none" };
    const read = await store.read([TICKET, absent, PROJECT, TICKET]);

    expect(read.map((stored) => stored?.data)).toEqual(["ticket", undefined, "project", "ticket"]);
    expect(read[0]?.key).toEqual(TICKET);
    expect(await store.read([])).toEqual([]);
  },

  "keeps apart kinds and ids that look alike when joined": async ({ store, change }) => {
    const keys = [
      { kind: "a", id: "b/c" },
      { kind: "a/b", id: "c" },
      { kind: "a:b", id: "c" },
      { kind: "a", id: "b:c" },
    ];

    await store.commit(change({ write: keys.map((key) => ({ key, version: 0, data: key })) }));

    expect((await store.read(keys)).map((stored) => stored?.data)).toEqual(keys);
  },

  "gets another version with every write, never 0": async ({ store, change }) => {
    const versions: number[] = [];
    for (const data of ["a", "b", "c"]) {
      const write = [{ key: PROJECT, version: await versionOf(store, PROJECT), data }];
      await store.commit(change({ write }));
      versions.push(await versionOf(store, PROJECT));
    }
    expect(new Set([0, ...versions]).size).toBe(4);
  },

  "is gone after a deletion, which also may delete what never was": async ({ store, change }) => {
    await store.commit(change({ write: [{ key: PROJECT, version: 0, data: 1 }] }));
    const version = await versionOf(store, PROJECT);

    const write = [
      { key: PROJECT, version, data: undefined },
      { key: TICKET, version: 0, data: undefined },
    ];

    expect(await store.commit(change({ write }))).toBe("committed");
    expect(await store.read([PROJECT, TICKET])).toEqual([undefined, undefined]);
  },
};

export const SEARCHES: Rules = {
  "compares numbers as numbers, both ends included, ascending": async ({ store, change }) => {
    const values = [9, 10, -1, -20, 0, 1.5, 1e12, -0.5];
    await store.commit(change({ write: values.map((by) => indexed(String(by), { by })) }));

    expect(await idsBetween(store, [-20, 10])).toEqual([
      "-20",
      "-1",
      "-0.5",
      "0",
      "1.5",
      "9",
      "10",
    ]);
    expect(await idsBetween(store, [9, 9])).toEqual(["9"]);
    expect(await idsBetween(store, [-0, 0])).toEqual(["0"]);
    expect(await idsBetween(store, [11, Number.POSITIVE_INFINITY])).toEqual(["1000000000000"]);
    expect(await idsBetween(store, [10, 9])).toEqual([]);
  },

  "compares strings by code unit, both ends included, ascending": async ({ store, change }) => {
    // U+1F336 is written with surrogates, which sort before U+FF21 although its code point is higher.
    const values = ["b", "a", "B", "ab", "", "云南", "\u{1f336}", "\uff21"];
    await store.commit(change({ write: values.map((by, id) => indexed(String(id), { by })) }));

    expect(await idsBetween(store, ["", "\uffff"])).toEqual([
      "4",
      "2",
      "1",
      "3",
      "0",
      "5",
      "6",
      "7",
    ]);
    expect(await idsBetween(store, ["a", "ab"])).toEqual(["1", "3"]);
    expect(await idsBetween(store, ["云南", "云南"])).toEqual(["5"]);
  },

  "never finds a string between numbers, nor a number between strings": async ({
    store,
    change,
  }) => {
    await store.commit(change({ write: [indexed("n", { by: 5 }), indexed("s", { by: "5" })] }));

    expect(await idsBetween(store, [0, 9])).toEqual(["n"]);
    expect(await idsBetween(store, ["0", "9"])).toEqual(["s"]);
  },

  "gives the first ones up to its limit, equal values by id": async ({ store, change }) => {
    const write = ["c", "a", "b"].map((id) => indexed(id, { by: 7 }));
    await store.commit(change({ write: [...write, indexed("z", { by: 6 })] }));

    expect(await idsBetween(store, [0, 9], 3)).toEqual(["z", "a", "b"]);
    expect(await idsBetween(store, [0, 9], 0)).toEqual([]);
  },

  "finds records of that kind and that index alone, with data and version": async ({
    store,
    change,
  }) => {
    const other = { ...indexed("x", { by: 5 }), key: { kind: "ticket", id: "x" } };
    const write = [indexed("a", { by: 5, other: 1 }), other, indexed("b", { other: 5 })];
    await store.commit(change({ write }));

    const found = await store.find({ kind: "project", index: "by", from: 0, to: 9, limit: 10 });

    const version = await versionOf(store, { kind: "project", id: "a" });
    expect(found).toEqual([{ key: { kind: "project", id: "a" }, version, data: { id: "a" } }]);
  },

  "forgets the earlier values of a record that was written again or deleted": async ({
    store,
    change,
  }) => {
    const write = ["moved", "bare", "gone"].map((id) => indexed(id, { by: 1, also: 1 }));
    await store.commit(change({ write }));
    const version = await versionOf(store, { kind: "project", id: "moved" });

    const again = [
      { ...indexed("moved", { by: 2 }), version },
      { key: { kind: "project", id: "bare" }, version, data: "bare" },
      { key: { kind: "project", id: "gone" }, version, data: undefined },
    ];

    expect(await store.commit(change({ write: again }))).toBe("committed");
    expect(await idsBetween(store, [1, 1])).toEqual([]);
    expect(await idsBetween(store, [0, 9])).toEqual(["moved"]);
    const also = { kind: "project", index: "also", from: 0, to: 9, limit: 10 };
    expect(await store.find(also)).toEqual([]);
  },
};

async function givesBack({ harness, store, change }: StoreContext, data: unknown): Promise<void> {
  await store.commit(change({ write: [{ key: PROJECT, version: 0, data }] }));

  expect(await dataOf(store, PROJECT)).toStrictEqual(data);
  expect(await dataOf(await harness.reopen(), PROJECT)).toStrictEqual(data);
}
