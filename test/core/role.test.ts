import { expect, it } from "vitest";
import type { Store } from "../../bot/core/ports.ts";
import { createRole } from "../../bot/core/role.ts";
import { START } from "../contract/store-data.ts";
import { createDrivenClock } from "../support/clock.ts";
import { createFaultyStore, openTestStore } from "../support/store.ts";

/** Two processes on one store, which gives a role to one of them; each notes what becomes of its part. */
async function setup() {
  const clock = createDrivenClock(START);
  const real = await openTestStore();
  const holder: { of?: string } = {};
  const errors: unknown[] = [];
  const process = (name: string) => {
    const { store, failNext } = createFaultyStore(sharing(real, holder, name));
    const seen: string[] = [];
    const ending = Promise.withResolvers<void>();
    const gate = { end: Promise.resolve() };
    const role = createRole({
      store,
      name: "poll",
      clock,
      onError: (error) => void errors.push(error),
    });
    const part = {
      begin: () => void seen.push("begin"),
      end: async (how: string) => {
        seen.push(how);
        await gate.end;
      },
    };
    return { role, part, seen, failNext, gate, ending };
  };
  return { clock, holder, errors, one: process("one"), other: process("other") };
}

function sharing(real: Store, holder: { of?: string }, name: string): Store {
  return {
    ...real,
    claim: async () => (holder.of ??= name) === name,
    resign: async () => {
      if (holder.of === name) delete holder.of;
    },
  };
}

it("one plays the part, the other stands by", async () => {
  const { clock, one, other } = await setup();
  one.role.start(one.part);
  other.role.start(other.part);
  await clock.advance(60_000);

  expect([one.seen, other.seen]).toEqual([["begin"], []]);
});

it("who leaves has ended before the other begins, half a second later", async () => {
  const { clock, one, other } = await setup();
  one.role.start(one.part);
  other.role.start(other.part);
  await clock.advance(0);
  one.gate.end = one.ending.promise;

  const stopped = one.role.stop();
  await clock.advance(10_000);
  expect([one.seen, other.seen]).toEqual([["begin", "left"], []]);
  one.ending.resolve();
  await stopped;
  await clock.advance(500);

  expect([one.seen, other.seen]).toEqual([["begin", "left"], ["begin"]]);
});

it("who has lost the role ends his part, and begins again when he gets it back", async () => {
  const { clock, holder, one } = await setup();
  one.role.start(one.part);
  await clock.advance(0);

  holder.of = "other";
  await clock.advance(2_000);
  expect(one.seen).toEqual(["begin", "lost"]);
  delete holder.of;
  await clock.advance(500);

  expect(one.seen).toEqual(["begin", "lost", "begin"]);
});

it("who can't ask whose it is ends his part, says so once, and asks again", async () => {
  const { clock, errors, one } = await setup();
  one.role.start(one.part);
  await clock.advance(0);
  one.failNext("claim");
  one.failNext("claim");

  await clock.advance(500);
  expect(one.seen).toEqual(["begin", "lost"]);
  await clock.advance(1_000);

  expect(one.seen).toEqual(["begin", "lost", "begin"]);
  expect(errors).toEqual([new Error("The store is away.")]);
});

it("stopped while it is asked for, it is begun no more, and left to others", async () => {
  const { clock, holder, one } = await setup();
  one.role.start(one.part);
  await one.role.stop();
  await clock.advance(10_000);

  expect(one.seen).toEqual([]);
  expect(holder.of).toBeUndefined();
  expect(clock.waiting()).toBe(0);
});

it("is left also where the store fails, and before it was started nothing is asked", async () => {
  const { clock, errors, one, other } = await setup();
  await other.role.stop();
  one.role.start(one.part);
  await clock.advance(0);
  one.failNext("resign");
  await one.role.stop();

  expect(one.seen).toEqual(["begin", "left"]);
  expect(errors).toEqual([new Error("The store is away.")]);
});
