import { expect, it } from "vitest";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { BotEvent, DueEvent } from "../../bot/core/event.ts";
import { createKeyedQueue } from "../../bot/core/keyed-queue.ts";
import { createOutbox } from "../../bot/core/outbox.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Handler, Settlement } from "../../bot/core/ports.ts";
import { createReceive } from "../../bot/core/receive.ts";
import { createTimers } from "../../bot/core/timers.ts";
import { ANN, at, createChanges, delivery, START, TICKET } from "../contract/store-data.ts";
import { createActivity } from "../support/activity.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { createDrivenClock } from "../support/clock.ts";
import { createFaultyStore, openTestStore } from "../support/store.ts";

const REMIND = { name: "remind", subject: TICKET, chat: ANN, due: at(60_000) };

async function setup(route: Handler = () => outcome({})) {
  const activity = createActivity();
  const real = activity.watch(await openTestStore());
  const settled: Settlement[] = [];
  const { store, failNext } = createFaultyStore({
    ...real,
    settle: async (queue, id, settlement) => {
      settled.push(settlement);
      return real.settle(queue, id, settlement);
    },
  });
  const clock = createDrivenClock(START, { rest: () => activity.rest() });
  const handled: BotEvent[] = [];
  const errors: unknown[] = [];
  const receive = createReceive({
    store,
    route: (turn) => {
      handled.push(turn.event);
      return route(turn);
    },
    apologise: () => outcome({}),
    onHandlerError: (_, error) => void errors.push(error),
    onCommitting: () => undefined,
    onCommit: () => undefined,
    isMember: async () => false,
    memberName: async () => undefined,
    lanes: createKeyedQueue(),
    clock,
    random: () => 0,
  });
  const onError = (error: unknown) => void errors.push(error);
  const timers = createTimers({ store, receive, clock, onError });
  const { change } = createChanges();
  return { real, store, settled, failNext, clock, handled, errors, timers, change };
}

it("brings a timer that fell due to the handler once, and forgets it", async () => {
  const { real, settled, clock, handled, timers, change } = await setup();
  await real.commit(change({ timers: [REMIND] }));

  await clock.advance(59_999);
  expect(await timers.drain()).toBe(0);
  await clock.advance(1);
  expect(await timers.drain()).toBe(1);
  expect(await timers.drain()).toBe(0);
  await clock.advance(3_600_000);
  expect(await timers.drain()).toBe(0);

  expect(settled).toEqual([{ kind: "done" }]);
  expect(handled).toEqual([
    {
      kind: "due",
      name: "remind",
      id: "remind/ticket:t1/2026-03-02T01:01:00.000Z",
      subject: TICKET,
      chat: ANN,
      at: at(60_000),
    },
  ]);
});

it("keeps a timer that its own turn sets again", async () => {
  const { real, clock, handled, timers, change } = await setup(({ now }) =>
    outcome({ timers: [{ ...REMIND, due: new Date(now.getTime() + 60_000) }] }),
  );
  await real.commit(change({ timers: [REMIND] }));

  for (let minutes = 0; minutes < 3; minutes++) {
    await clock.advance(60_000);
    await timers.drain();
  }

  expect(handled.map((event) => event.at)).toEqual([at(60_000), at(120_000), at(180_000)]);
});

it("brings a timer again after 5 s when the store would not commit its turn", async () => {
  const { real, failNext, clock, handled, errors, timers, change } = await setup();
  await real.commit(change({ timers: [{ ...REMIND, due: START }] }));
  failNext("commit");

  await timers.drain();
  expect(errors).toEqual([new Error("The store is away.")]);
  await clock.advance(4_999);
  expect(await timers.drain()).toBe(0);
  await clock.advance(1);
  expect(await timers.drain()).toBe(1);
  await clock.advance(60_000);
  expect(await timers.drain()).toBe(0);

  expect(handled.map(({ id }) => id)).toEqual([handled[0]?.id, handled[0]?.id]);
});

it("brings a timer again when the store could not be read in its turn", async () => {
  const { real, failNext, clock, handled, timers, change } = await setup(async (turn) => {
    await turn.read(TICKET);
    return outcome({});
  });
  await real.commit(change({ timers: [{ ...REMIND, due: START }] }));
  failNext("read");

  await timers.drain();
  await clock.advance(5_000);
  await timers.drain();

  expect(handled).toHaveLength(2);
});

it("handles a timer once when it was committed but could not be settled", async () => {
  const { real, failNext, clock, handled, timers, change } = await setup(({ event }) =>
    outcome({ send: [{ to: ANN, reply: { kind: "text", text: event.id } }] }),
  );
  await real.commit(change({ timers: [{ ...REMIND, due: START }] }));
  failNext("settle");

  await timers.drain();
  await clock.advance(5_000);
  await timers.drain();
  await clock.advance(5_000);
  await timers.drain();

  expect(handled).toHaveLength(1);
  expect(await real.take("deliveries", clock.now(), 10)).toHaveLength(1);
});

it("brings a timer again when neither its turn nor its return could be stored", async () => {
  const { real, failNext, clock, handled, timers, change } = await setup();
  await real.commit(change({ timers: [{ ...REMIND, due: START }] }));
  failNext("commit");
  failNext("settle");

  await timers.drain();
  await clock.advance(5_000);
  await timers.drain();

  expect(handled).toHaveLength(2);
});

it("does not let a timer that fails hold up the others", async () => {
  const other = { ...REMIND, subject: { kind: "ticket", id: "t2" }, due: START };
  const chat = { channel: "telegram", chatId: "1002" } as const;
  const { real, failNext, handled, timers, change } = await setup();
  await real.commit(
    change({
      timers: [
        { ...REMIND, due: START },
        { ...other, chat },
      ],
    }),
  );
  failNext("commit");

  await timers.drain();

  expect(handled.map((event) => (event as DueEvent).subject.id)).toEqual(["t1", "t2"]);
});

it("does not let a handler that throws bring the timer again", async () => {
  const { real, clock, handled, errors, timers, change } = await setup(() => {
    throw new Error("a bug");
  });
  await real.commit(change({ timers: [{ ...REMIND, due: START }] }));

  await timers.drain();
  await clock.advance(60_000);
  await timers.drain();

  expect(handled).toHaveLength(1);
  expect(errors).toEqual([new Error("a bug")]);
});

it("brings the event of a failed delivery to the handler, with what failed and why", async () => {
  const { real, store, clock, handled, timers, change } = await setup();
  const telegram = createFakeAdapter("telegram");
  const outbox = createOutbox({
    makeReport: async () => undefined,
    store,
    adapters: new Map([["telegram", telegram.adapter]]),
    clock,
    random: () => 0,
    onPerhapsTwice: () => undefined,
    onFailure: () => undefined,
    onError: (error) => expect.unreachable(String(error)),
    onFailed: () => timers.wake(),
  });
  await real.commit(change({ deliveries: [delivery("hello", { about: TICKET })] }));
  telegram.failNext(new DeliveryError("unreachable", "403"));
  timers.start();
  outbox.start();

  await clock.advance(0);

  expect(handled).toMatchObject([
    {
      kind: "due",
      name: "delivery.failed",
      subject: TICKET,
      data: { delivery: "hello", to: ANN, failure: "unreachable" },
    },
  ]);
  await Promise.all([outbox.stop(), timers.stop()]);
});

it("brings a timer on its own once started, within a second of its time", async () => {
  const { real, clock, handled, timers, change } = await setup();
  await real.commit(change({ timers: [{ ...REMIND, due: at(1_500) }] }));
  timers.start();

  await clock.advance(1_499);
  expect(handled).toEqual([]);
  await clock.advance(1_001);
  expect(handled).toHaveLength(1);
  await timers.stop();
});

it("does not let a turn that hangs hold up what falls due later", async () => {
  const hanging = Promise.withResolvers<void>();
  const { real, clock, handled, timers, change } = await setup(async ({ event }) => {
    if (event.chat.chatId === "1002") await hanging.promise;
    return outcome({});
  });
  const chat = { channel: "telegram", chatId: "1002" } as const;
  const hangs = { ...REMIND, subject: { kind: "ticket", id: "t2" }, chat, due: START };
  await real.commit(change({ timers: [hangs, { ...REMIND, due: at(1_500) }] }));
  timers.start();

  await clock.advance(2_500);

  expect(handled.map((event) => (event as DueEvent).subject.id)).toEqual(["t2", "t1"]);
  hanging.resolve();
  await timers.stop();
});

it("brings more than it runs at once, as soon as there is room", async () => {
  const { real, clock, handled, timers, change } = await setup();
  const many = Array.from({ length: 120 }, (_, index) => ({
    ...REMIND,
    subject: { kind: "ticket", id: `t${index}` },
    chat: { channel: "telegram", chatId: String(index) } as const,
    due: START,
  }));
  await real.commit(change({ timers: many }));
  timers.start();

  await clock.advance(0);

  expect(handled).toHaveLength(120);
  await timers.stop();
});
