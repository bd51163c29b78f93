import { expect, it } from "vitest";
import type { Content, Item } from "../../../adapters/store/move/content.ts";
import { moveStore } from "../../../adapters/store/move/move.ts";

const EVENT: Item = { what: "event", id: "telegram:1", at: 5 };
const first: Item = { what: "delivery", body: "first", ready: 1, attempts: 0, doubt: undefined };
const second: Item = { what: "delivery", body: "second", ready: 1, attempts: 0, doubt: undefined };
const TIMER: Item = { what: "timer", body: "t", ready: 1, slot: undefined };

/** A store in memory that keeps what `keep` makes of what it gets. */
function createContent(
  kept: readonly Item[],
  keep: (items: readonly Item[]) => readonly Item[] = (items) => items,
): Content {
  let held = kept;
  return {
    isEmpty: async () => held.length === 0,
    items: async function* () {
      yield* held;
    },
    fill: async (items) => {
      const got: Item[] = [];
      for await (const item of items) got.push(item);
      held = keep(got);
    },
    close: async () => undefined,
  };
}

const SOURCE = [EVENT, first, second, TIMER];

it("a move counts what arrived", async () => {
  const moved = await moveStore(createContent(SOURCE), createContent([]));
  expect([...moved].map(([what, { count }]) => [what, count])).toEqual([
    ["event", 1],
    ["delivery", 2],
    ["timer", 1],
  ]);
});

it("a move does not mind the order of what has none, nor a moment's difference", async () => {
  const keep = () => [TIMER, { ...EVENT, at: 7 } as const, first, second];
  await expect(moveStore(createContent(SOURCE), createContent([], keep))).resolves.toBeDefined();
});

it.each<[string, (items: readonly Item[]) => readonly Item[], RegExp]>([
  ["loses one", (items) => items.slice(0, -1), /differs.*timer/],
  ["changes one", (items) => [...items.slice(0, -1), { ...TIMER, ready: 2 }], /timer/],
  ["turns deliveries round", () => [EVENT, second, first, TIMER], /delivery/],
  ["adds one", (items) => [...items, { ...EVENT, id: "x" }], /event/],
  ["adds one of another kind", (items) => [...items, { what: "counter", version: 1 }], /counter/],
])("a move that %s says so", async (_, keep, words) => {
  await expect(moveStore(createContent(SOURCE), createContent([], keep))).rejects.toThrow(words);
});
