import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createGroups } from "../../../adapters/store/sqlite-groups.ts";
import type { Answer, Order } from "../../../adapters/store/sqlite-orders.ts";
import type { Settlement } from "../../../bot/core/ports.ts";
import { START } from "../../contract/store-data.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setImmediate", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Groups on their way to a thread that the test plays, and what whoever asked was told, in that order. */
function setup() {
  const sent: (readonly Order[])[] = [];
  const told: string[] = [];
  const groups = createGroups((orders) => void sent.push(orders));
  const ask = (name: string): Promise<void> =>
    groups.ask<string>(settling(name)).then(
      (result) => void told.push(result),
      (error: unknown) => void told.push(`${name}: ${String(error)}`),
    );
  const answer = async (...answers: readonly Answer[]) => {
    groups.answered(answers);
    await vi.advanceTimersByTimeAsync(0);
  };
  const names = () => sent.map((group) => group.map((order) => String(order[2])));
  return { groups, ask, answer, told, names, sent };
}

function settling(id: string): Order {
  return ["settle", "deliveries", id, { kind: "retry", at: START }];
}

it("what is asked at the same moment goes together, in the order asked, and who comes alone does not wait", async () => {
  const { ask, answer, told, names } = setup();
  void ask("first");
  void ask("second");
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual([["first", "second"]]);

  await answer({ result: "done 1" }, { result: "done 2" });
  expect(told).toEqual(["done 1", "done 2"]);
});

it("what comes while a group is away waits for its answers, and goes together then", async () => {
  const { ask, answer, names } = setup();
  void ask("first");
  await vi.advanceTimersByTimeAsync(0);
  void ask("second");
  void ask("third");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(names()).toEqual([["first"]]);

  await answer({ result: 1 });
  expect(names()).toEqual([["first"], ["second", "third"]]);
});

it("under load groups begin five milliseconds apart, so that more share what one costs", async () => {
  const { ask, answer, names } = setup();
  const load = ["a", "b", "c"];
  for (const name of load) void ask(name);
  await vi.advanceTimersByTimeAsync(2);
  await answer(...load.map((result) => ({ result })));
  void ask("second");
  await vi.advanceTimersByTimeAsync(2);
  void ask("third");
  expect(names()).toEqual([load]);

  await vi.advanceTimersByTimeAsync(1);
  expect(names()).toEqual([load, ["second", "third"]]);
});

it("a turn after another does not wait", async () => {
  const { ask, answer, names } = setup();
  for (const turn of ["first", "second", "third"]) {
    void ask(turn);
    void ask(`what ${turn} sends`);
    await vi.advanceTimersByTimeAsync(0);
    expect(names().at(-1)?.[0]).toBe(turn);
    await answer({ result: 1 }, { result: 2 });
  }
});

it("a refusal reaches who asked for it, and nobody beside him", async () => {
  const { ask, answer, told } = setup();
  void ask("first");
  void ask("second");
  await vi.advanceTimersByTimeAsync(0);
  await answer({ error: new Error("full"), isOfStore: true }, { result: "done 2" });
  expect(told).toEqual(["first: Error: full", "done 2"]);
});

it("an order that can't be handed to a thread is refused, and those beside it are carried out", async () => {
  const { port1, port2 } = new MessageChannel();
  const told: string[] = [];
  const groups = createGroups((orders) => port1.postMessage(orders));
  const ask = (order: Order, name: string) =>
    groups.ask<string>(order).then(
      (result) => void told.push(result),
      (error: unknown) => void told.push(`${name}: ${String(error)}`),
    );
  const broken = { kind: "retry", at: START, holds: () => "no data" } as unknown as Settlement;
  void ask(["settle", "deliveries", "alone", broken], "alone");
  await vi.advanceTimersByTimeAsync(0);
  void ask(settling("first"), "first");
  void ask(["settle", "deliveries", "broken", broken], "broken");
  void ask(settling("third"), "third");
  await vi.advanceTimersByTimeAsync(0);

  groups.answered([{ result: "done 1" }, { result: "done 3" }]);
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([
    expect.stringContaining("alone: DataCloneError"),
    expect.stringContaining("broken: DataCloneError"),
    "done 1",
    "done 3",
  ]);
  port1.close();
  port2.close();
});

it("when the thread is gone, whoever waits is refused, sent or not", async () => {
  const { groups, ask, told, names } = setup();
  void ask("sent");
  await vi.advanceTimersByTimeAsync(0);
  void ask("waiting");
  groups.refuse(new Error("gone"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(["sent: Error: gone", "waiting: Error: gone"]);
  expect(names()).toEqual([["sent"]]);
  expect(groups.isIdle()).toBe(true);
});

it("is idle once all that was asked is answered", async () => {
  const { groups, ask, answer } = setup();
  await groups.idle();
  void ask("first");
  let isIdle = false;
  const idle = groups.idle().then(() => {
    isIdle = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect({ isIdle, says: groups.isIdle() }).toEqual({ isIdle: false, says: false });

  await answer({ result: 1 });
  await idle;
  expect(groups.isIdle()).toBe(true);
});
