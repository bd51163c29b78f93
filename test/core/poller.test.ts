import { expect, it } from "vitest";
import { createPoller } from "../../bot/core/poller.ts";
import { at, START } from "../contract/store-data.ts";
import { createDrivenClock } from "../support/clock.ts";

/** A poller of a queue in which the test puts work; each round takes at most three. */
function setup() {
  const clock = createDrivenClock(START);
  const rounds: { at: Date; took: number }[] = [];
  const errors: unknown[] = [];
  const queue = { due: 0, gate: Promise.resolve(), failures: 0, parallel: 0, mostParallel: 0 };
  const poller = createPoller({
    clock,
    onError: (error) => void errors.push(error),
    drain: async () => {
      queue.parallel += 1;
      queue.mostParallel = Math.max(queue.mostParallel, queue.parallel);
      const took = Math.min(queue.due, 3);
      queue.due -= took;
      rounds.push({ at: clock.now(), took });
      await queue.gate;
      queue.parallel -= 1;
      if (queue.failures > 0) {
        queue.failures -= 1;
        throw new Error("The store is away.");
      }
      return took === 3;
    },
  });
  const took = () => rounds.filter((round) => round.took > 0);
  return { poller, clock, rounds, errors, queue, took };
}

it("looks as soon as it is started, and before that not at all", async () => {
  const { poller, clock, rounds } = setup();
  poller.wake();
  await clock.advance(10_000);
  expect(rounds).toEqual([]);

  poller.start();

  expect(rounds).toEqual([{ at: at(10_000), took: 0 }]);
});

it("looks now when it is woken", async () => {
  const { poller, clock, queue, took } = setup();
  poller.start();
  await clock.advance(10);
  queue.due = 3;

  poller.wake();
  await clock.advance(0);

  expect(took()).toEqual([{ at: at(10), took: 3 }]);
});

it("looks at the time it is woken for, not before", async () => {
  const { poller, clock, queue, took } = setup();
  poller.start();
  await clock.advance(10);
  queue.due = 1;
  poller.wake(at(310));

  await clock.advance(299);
  expect(took()).toEqual([]);
  await clock.advance(1);
  expect(took()).toEqual([{ at: at(310), took: 1 }]);
});

it("looks now when the time it is woken for has passed", async () => {
  const { poller, clock, queue, took } = setup();
  poller.start();
  await clock.advance(10);
  queue.due = 1;

  poller.wake(at(10));
  await clock.advance(0);

  expect(took()).toEqual([{ at: at(10), took: 1 }]);
});

it("looks every second without being woken", async () => {
  const { poller, clock, rounds } = setup();
  poller.start();

  await clock.advance(3_500);

  expect(rounds.map((round) => round.at)).toEqual([at(0), at(1_000), at(2_000), at(3_000)]);
});

it("goes on at once after a round that was full", async () => {
  const { poller, clock, rounds, queue } = setup();
  queue.due = 5;

  poller.start();
  await clock.advance(0);

  expect(rounds.map(({ took }) => took)).toEqual([3, 2]);
});

it("runs one round at a time, and once more for what it was woken for meanwhile", async () => {
  const { poller, clock, rounds, queue } = setup();
  const gate = Promise.withResolvers<void>();
  queue.gate = gate.promise;
  poller.start();
  queue.due = 1;
  poller.wake();
  poller.wake();
  poller.wake();
  await clock.advance(0);
  expect(rounds).toHaveLength(1);

  gate.resolve();
  await clock.advance(0);

  expect(queue.mostParallel).toBe(1);
  expect(rounds.map(({ took }) => took)).toEqual([0, 1]);
});

it("waits in stop for the round in hand, and begins none afterwards", async () => {
  const { poller, clock, rounds, queue } = setup();
  const gate = Promise.withResolvers<void>();
  queue.gate = gate.promise;
  queue.due = 1;
  poller.start();
  let isStopped = false;
  const stopped = poller.stop().then(() => {
    isStopped = true;
  });
  await clock.advance(5_000);
  expect(isStopped).toBe(false);

  gate.resolve();
  await stopped;
  poller.wake();
  poller.wake(clock.now());
  await clock.advance(60_000);

  expect(rounds).toHaveLength(1);
  expect(clock.waiting()).toBe(0);
});

it("stops at once when it rests", async () => {
  const { poller, clock, rounds } = setup();
  poller.start();
  await clock.advance(0);

  await poller.stop();
  expect(clock.waiting()).toBe(0);
  await clock.advance(60_000);

  expect(rounds).toHaveLength(1);
});

it("tells an error, and looks again a second later", async () => {
  const { poller, clock, errors, queue, rounds } = setup();
  queue.failures = 2;
  poller.start();

  await clock.advance(2_000);

  expect(errors).toEqual([new Error("The store is away."), new Error("The store is away.")]);
  expect(rounds.map((round) => round.at)).toEqual([at(0), at(1_000), at(2_000)]);
});

it("can be started again after a stop", async () => {
  const { poller, clock, rounds } = setup();
  poller.start();
  await poller.stop();

  poller.start();
  await clock.advance(1_000);

  expect(rounds).toHaveLength(3);
});

it("loses no wish, at whatever moment of a round it comes", async () => {
  for (let steps = 0; steps < 12; steps++) {
    const { poller, rounds, queue, clock } = setup();
    poller.start();
    for (let step = 0; step < steps; step++) await Promise.resolve();
    queue.due = 1;
    poller.wake();
    await clock.advance(0);
    await poller.stop();
    expect(rounds.some(({ took }) => took === 1)).toBe(true);
  }
});
