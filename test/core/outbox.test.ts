import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { Channel } from "../../bot/core/event.ts";
import { type Limits, NO_LIMITS } from "../../bot/core/limits.ts";
import { createOutbox } from "../../bot/core/outbox.ts";
import type { Adapter, Delivery, MakeReport, Store, TakenDelivery } from "../../bot/core/ports.ts";
import { ANN, at, BEN, createChanges, delivery, START, TICKET } from "../contract/store-data.ts";
import { createActivity } from "../support/activity.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { createDrivenClock } from "../support/clock.ts";
import { createFaultyStore, openTestStore } from "../support/store.ts";

interface SetupOptions {
  /** Stands between the outbox and the real store. */
  readonly wrap?: (store: Store) => Store;
  readonly channels?: readonly Channel[];
  readonly makeReport?: MakeReport;
  /** Those of Telegram. */
  readonly limits?: Limits;
  /** What chance says, from 0 to 1. */
  readonly chance?: number;
}

const RECOGNISES_MS = 50 * 60_000;

async function setup({
  wrap = (store) => store,
  channels,
  makeReport = async () => undefined,
  limits = NO_LIMITS,
  chance = 0,
}: SetupOptions = {}) {
  const activity = createActivity();
  const store = activity.watch(await openTestStore());
  const clock = createDrivenClock(START, { rest: () => activity.rest() });
  const telegram = createFakeAdapter("telegram");
  Object.assign(telegram.adapter, { limits });
  const feishu = createFakeAdapter("feishu", RECOGNISES_MS);
  const adapters = new Map<Channel, Adapter>(
    [telegram.adapter, feishu.adapter]
      .filter(({ channel }) => channels?.includes(channel) ?? true)
      .map((adapter) => [adapter.channel, adapter]),
  );
  const failures: { delivery: TakenDelivery; error: DeliveryError }[] = [];
  const calls = { failed: 0 };
  const again: string[] = [];
  const errors: unknown[] = [];
  const outbox = createOutbox({
    store: wrap(store),
    adapters,
    makeReport,
    clock,
    random: () => chance,
    onPerhapsTwice: ({ id }) => void again.push(id),
    onFailure: (given, error) => void failures.push({ delivery: given, error }),
    onError: (error) => void errors.push(error),
    onFailed: () => void (calls.failed += 1),
  });
  const { change } = createChanges();
  const commit = (...deliveries: readonly Delivery[]) => store.commit(change({ deliveries }));
  /** Rounds until nothing is due. */
  const drain = async () => {
    while ((await outbox.drain()) > 0);
  };
  const told = { failures, calls, again, errors };
  return { store, clock, telegram, feishu, ...told, outbox, commit, drain, change };
}

it("sends what was committed, and remembers the platform's id of the message", async () => {
  const { store, telegram, commit, drain } = await setup();
  await commit(delivery("hello", { about: TICKET }));

  await drain();
  await drain();

  expect(telegram.texts()).toEqual(["hello"]);
  const [message] = await store.read([{ kind: "message", id: "telegram:1001/m1" }]);
  expect(message?.data).toEqual({ delivery: "hello", about: TICKET });
});

it("sends to one chat in the order of the commits, in one round each", async () => {
  const { telegram, commit, outbox, drain } = await setup();
  await commit(delivery("one"), delivery("two"));
  await commit(delivery("three"));

  expect(await outbox.drain()).toBe(1);
  await drain();

  expect(telegram.texts()).toEqual(["one", "two", "three"]);
});

it("keeps the order also while the first waits for another try", async () => {
  const { telegram, clock, commit, drain } = await setup();
  await commit(delivery("one"), delivery("two"));
  telegram.failNext(new DeliveryError("transient", "502"));

  await drain();
  expect(telegram.texts()).toEqual([]);
  await clock.advance(1_000);
  await drain();

  expect(telegram.texts()).toEqual(["one", "two"]);
});

it("serves other chats and channels while one chat waits", async () => {
  const { telegram, feishu, commit, drain } = await setup();
  const other = { channel: "telegram", chatId: "1002" } as const;
  await commit(delivery("one"), delivery("to another", { to: other }), delivery("b", { to: BEN }));
  telegram.failNext(new DeliveryError("transient", "502"));

  await drain();

  expect(telegram.texts()).toEqual(["to another"]);
  expect(feishu.texts()).toEqual(["b"]);
});

it("sends side by side: a chat that hangs keeps no other waiting", async () => {
  const { telegram, feishu, commit, outbox } = await setup();
  await commit(delivery("hangs"), delivery("b", { to: BEN }));
  const gate = Promise.withResolvers<string>();
  const send = telegram.adapter.send.bind(telegram.adapter);
  telegram.adapter.send = () => gate.promise;

  const round = outbox.drain();
  await until(() => feishu.sent.length > 0);
  expect(feishu.texts()).toEqual(["b"]);

  gate.resolve("m1");
  await round;
  telegram.adapter.send = send;
});

/** Lets what is under way in memory and in the file go on until then, or comes to rest. */
async function until(isSo: () => boolean): Promise<void> {
  // The store's disk takes its time on a busy machine.
  for (let turns = 0; turns < 50_000 && !isSo(); turns++) await setImmediate();
}

it("tells of each try that did not get through", async () => {
  const { telegram, failures, commit, drain } = await setup();
  await commit(delivery("hello"));
  const error = new DeliveryError("transient", "502");
  telegram.failNext(error);

  await drain();

  expect(failures).toEqual([
    { delivery: expect.objectContaining({ id: "hello", attempts: 0 }), error },
  ]);
});

/** Expects the next try exactly so long after the last one. */
async function expectRetryAfter(context: Awaited<ReturnType<typeof setup>>, delayMs: number) {
  const { telegram, clock, drain } = context;
  const before = telegram.tried.length;
  await clock.advance(delayMs - 1);
  await drain();
  expect(telegram.tried, `1 ms before ${delayMs} ms`).toHaveLength(before);
  await clock.advance(1);
  await drain();
  expect(telegram.tried, `after ${delayMs} ms`).toHaveLength(before + 1);
}

it("waits as long as the platform asked when it was too fast, and no longer", async () => {
  const context = await setup();
  await context.commit(delivery("hello"));
  context.telegram.failNext(new DeliveryError("rate_limited", "429", { retryAfterMs: 3_700 }));
  await context.drain();

  await expectRetryAfter(context, 3_700);

  expect(context.telegram.texts()).toEqual(["hello"]);
});

it("asks nothing of a channel that is too fast in all, and serves the others and, of one chat, all the rest", async () => {
  const { telegram, feishu, clock, commit, drain } = await setup();
  const other = { channel: "feishu", chatId: "ou_other" } as const;
  await commit(delivery("b", { to: BEN }), delivery("c", { to: other }), delivery("a"));
  const options = { retryAfterMs: 3_000 };
  feishu.failNext(new DeliveryError("rate_limited", "429", { ...options, isOfChannel: true }));
  await drain();
  expect(telegram.texts()).toEqual(["a"]);
  await commit(delivery("d", { to: { channel: "feishu", chatId: "ou_third" } }));
  await clock.advance(2_999);
  await drain();
  expect(feishu.tried.map(({ id }) => id)).not.toContain("d");
  await clock.advance(1);
  await drain();
  expect(feishu.texts().toSorted()).toEqual(["b", "c", "d"]);
});

it("keeps to the limits of the platform", async () => {
  const limits = { overall: [], chats: [{ prefix: "", count: 2, perMs: 1_000 }] };
  const { telegram, clock, commit, drain } = await setup({ limits });
  await commit(...["one", "two", "three"].map((text) => delivery(text)));
  await drain();
  expect(telegram.texts()).toEqual(["one", "two"]);
  await clock.advance(999);
  await drain();
  expect(telegram.texts()).toHaveLength(2);
  await clock.advance(1);
  await drain();
  expect(telegram.texts()).toEqual(["one", "two", "three"]);
});

it("goes on with one channel while all that another can take hangs", async () => {
  const { telegram, feishu, outbox, clock, commit } = await setup();
  const chats = Array.from(
    { length: 80 },
    (_, n) => ({ channel: "feishu", chatId: `${n}` }) as const,
  );
  await commit(...chats.map((to, n) => delivery(`to ${n}`, { to })), delivery("hello"));
  let hanging = 0;
  feishu.adapter.send = () => {
    hanging += 1;
    return new Promise(() => {});
  };
  outbox.start();
  await until(() => hanging >= 64);
  await until(() => telegram.sent.length > 0);
  expect(telegram.texts()).toEqual(["hello"]);

  // Nor does it keep the process from stopping.
  const stopped = outbox.stop();
  await clock.advance(5_000);
  await stopped;
});

it("waits a second when the platform does not say how long", async () => {
  const context = await setup();
  await context.commit(delivery("hello"));
  context.telegram.failNext(new DeliveryError("rate_limited", "429"));
  await context.drain();

  await expectRetryAfter(context, 1_000);
});

const BACKOFF_S = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300];

it("doubles the wait with each passing failure, up to five minutes", async () => {
  const context = await setup();
  await context.commit(delivery("hello"));
  context.telegram.failNext(...BACKOFF_S.map(() => new DeliveryError("transient", "502")));
  await context.drain();

  for (const seconds of BACKOFF_S) await expectRetryAfter(context, seconds * 1_000);

  expect(context.telegram.texts()).toEqual(["hello"]);
});

it("waits less by chance, down to a half, so that not all come back at the same moment", async () => {
  const context = await setup({ chance: 1 });
  await context.commit(delivery("hello"));
  context.telegram.failNext(...[1, 2].map(() => new DeliveryError("transient", "502")));
  await context.drain();

  await expectRetryAfter(context, 500);
  await expectRetryAfter(context, 1_000);
});

it("takes an error of any other kind for a passing failure", async () => {
  const context = await setup();
  await context.commit(delivery("hello"));
  context.telegram.failNext(new TypeError("a bug"));
  await context.drain();

  expect(context.failures[0]?.error).toMatchObject({
    failure: "transient",
    cause: new TypeError("a bug"),
  });
  await expectRetryAfter(context, 1_000);
});

it("gives up a passing failure after about a day", async () => {
  const tired = (store: Store): Store => ({
    ...store,
    takeFor: async (lane, now, limit) =>
      (await store.takeFor(lane, now, limit)).map((taken) => ({ ...taken, attempts: 300 })),
  });
  const { store, telegram, calls, commit, drain } = await setup({ wrap: tired });
  await commit(delivery("hello"));
  telegram.failNext(new DeliveryError("transient", "502"));

  await drain();

  expect(calls.failed).toBe(1);
  expect(await store.take("timers", START, 10)).toMatchObject([{ name: "delivery.failed" }]);
});

it("keeps trying each minute when the token or a permission is wrong", async () => {
  const context = await setup();
  await context.commit(delivery("hello"));
  const tries = 400;
  context.telegram.failNext(
    ...Array.from({ length: tries }, () => new DeliveryError("auth", "401")),
  );
  await context.drain();
  await expectRetryAfter(context, 60_000);
  for (let n = 2; n < tries; n++) {
    await context.clock.advance(60_000);
    await context.drain();
  }
  expect(context.telegram.tried).toHaveLength(tries);

  await expectRetryAfter(context, 60_000);

  expect(context.calls.failed).toBe(0);
  expect(context.telegram.texts()).toEqual(["hello"]);
});

it("keeps what is for a channel that is not set up, until it is", async () => {
  const { store, clock, failures, commit, drain } = await setup({ channels: ["feishu"] });
  await commit(delivery("hello"));

  await drain();

  expect(failures).toMatchObject([{ error: { failure: "auth" } }]);
  await clock.advance(60_000);
  expect(await store.take("deliveries", clock.now(), 10)).toMatchObject([{ id: "hello" }]);
});

it.each(["unreachable", "lost_chat", "rejected", "migrated"] as const)(
  "makes of a delivery that failed for good (%s) an event about its subject",
  async (failure) => {
    const { store, telegram, calls, commit, drain } = await setup();
    await commit(delivery("hello", { about: TICKET }), delivery("next"));
    telegram.failNext(new DeliveryError(failure, "403"));

    await drain();

    expect(calls.failed).toBe(1);
    expect(await store.take("timers", START, 10)).toEqual([
      {
        kind: "due",
        name: "delivery.failed",
        id: "delivery.failed/hello",
        subject: TICKET,
        chat: ANN,
        at: START,
        data: { delivery: "hello", to: ANN, failure },
      },
    ]);
    expect(telegram.texts()).toEqual(["next"]);
  },
);

it("makes it an event about the chat when the delivery is about nothing", async () => {
  const { store, telegram, commit, drain } = await setup();
  await commit(delivery("hello"));
  telegram.failNext(new DeliveryError("unreachable", "403"));

  await drain();

  const subject = { kind: "chat", id: "telegram:1001" };
  expect(await store.take("timers", START, 10)).toMatchObject([{ subject }]);
});

it("sends to the group's new id at once when it has moved", async () => {
  const { telegram, calls, commit, drain } = await setup();
  await commit(delivery("hello", { to: { channel: "telegram", chatId: "-5" } }));
  telegram.failNext(new DeliveryError("migrated", "400", { movedTo: "-1005" }));

  await drain();

  expect(telegram.tried.map(({ to }) => to.chatId)).toEqual(["-5", "-1005"]);
  expect(telegram.texts()).toEqual(["hello"]);
  expect(calls.failed).toBe(0);
});

it("settles by what the new group said when that fails too", async () => {
  const { store, telegram, commit, drain } = await setup();
  await commit(delivery("hello", { to: { channel: "telegram", chatId: "-5" } }));
  telegram.failNext(
    new DeliveryError("migrated", "400", { movedTo: "-1005" }),
    new DeliveryError("lost_chat", "403"),
  );

  await drain();

  expect(await store.take("timers", START, 10)).toMatchObject([
    { chat: { chatId: "-1005" }, data: { failure: "lost_chat", to: { chatId: "-1005" } } },
  ]);
});

it("gives up a group that has moved to the id it has", async () => {
  const { telegram, calls, commit, drain } = await setup();
  await commit(delivery("hello", { to: { channel: "telegram", chatId: "-5" } }));
  telegram.failNext(new DeliveryError("migrated", "400", { movedTo: "-5" }));

  await drain();

  expect(telegram.tried).toHaveLength(1);
  expect(calls.failed).toBe(1);
});

it("does not send what a record silences at the time of sending", async () => {
  const { store, telegram, commit, drain, change } = await setup();
  const owner = { kind: "owner", id: "telegram:1001" };
  await commit(delivery("the bot's own", { unless: owner }), delivery("the officer's"));
  await store.commit(change({ write: [{ key: owner, version: 0, data: { officer: "x" } }] }));

  await drain();

  expect(telegram.texts()).toEqual(["the officer's"]);
});

it("does not send before the delivery is due", async () => {
  const { telegram, clock, commit, drain } = await setup();
  await commit(delivery("later", { due: at(300) }));

  await clock.advance(299);
  await drain();
  expect(telegram.tried).toEqual([]);
  await clock.advance(1);
  await drain();
  expect(telegram.texts()).toEqual(["later"]);
});

it("sends on its own once started, and as soon as it is woken", async () => {
  const { telegram, clock, outbox, commit } = await setup();
  outbox.start();
  await clock.advance(10);
  await commit(delivery("one"), delivery("two"), delivery("three", { due: at(310) }));

  outbox.wake("telegram");
  await clock.advance(0);
  expect(telegram.texts()).toEqual(["one", "two"]);

  outbox.wake("telegram", at(310));
  await clock.advance(299);
  expect(telegram.texts()).toHaveLength(2);
  await clock.advance(1);
  expect(telegram.texts()).toEqual(["one", "two", "three"]);
  await outbox.stop();
});

it("tells when the store fails, and goes on a second later", async () => {
  let failTake = (): void => {};
  const { telegram, clock, errors, outbox, commit } = await setup({
    wrap: (store) => {
      const faulty = createFaultyStore(store);
      failTake = () => faulty.failNext("take");
      return faulty.store;
    },
  });
  await commit(delivery("hello"));
  failTake();

  outbox.start();
  await clock.advance(999);
  expect(errors).toEqual([new Error("The store is away.")]);
  expect(telegram.texts()).toEqual([]);
  await clock.advance(1);

  expect(telegram.texts()).toEqual(["hello"]);
  await outbox.stop();
});

it("does not send again what was sent but could not be settled, nor hold its chat up", async () => {
  let failSettle = (): void => {};
  const { telegram, errors, commit, drain } = await setup({
    wrap: (store) => {
      const faulty = createFaultyStore(store);
      failSettle = () => faulty.failNext("settle");
      return faulty.store;
    },
  });
  await commit(delivery("one"), delivery("two"));
  failSettle();

  await drain();

  expect(errors).toEqual([new Error("The store is away.")]);
  expect(telegram.texts()).toEqual(["one", "two"]);
});

it("serves at most 64 chats at once, and the next as soon as one of them is done", async () => {
  const { telegram, outbox, commit } = await setup();
  const chats = Array.from({ length: 70 }, (_, n) => ({
    channel: "telegram" as const,
    chatId: `${n}`,
  }));
  await commit(...chats.map((to, n) => delivery(`to ${n}`, { to })));
  const hanging: (() => void)[] = [];
  telegram.adapter.send = ({ id }) =>
    new Promise((resolve) => {
      hanging.push(() => resolve(id));
    });

  outbox.start();
  await until(() => hanging.length >= 64);
  expect(hanging).toHaveLength(64);
  hanging[0]?.();
  await until(() => hanging.length >= 65);
  expect(hanging).toHaveLength(65);
  for (const done of hanging) done();
  await until(() => hanging.length === 70);
  for (const done of hanging) done();
  await outbox.stop();
});

const REPORT = { kind: "report", report: "figures", params: { quarter: "3" } } as const;

it("a report is made when it is sent, from what is kept at that moment", async () => {
  const makeReport: MakeReport = async (request) => {
    const { report, params, now } = request;
    const found = await request.read(TICKET);
    const words = `${report} ${params["quarter"]} ${now.toISOString()} ${JSON.stringify(found?.data)}`;
    return { name: "figures.txt", type: "text/plain", bytes: new TextEncoder().encode(words) };
  };
  const { store, telegram, commit, drain, change } = await setup({ makeReport });
  await commit(delivery("figures", { reply: { ...REPORT, caption: "Third quarter" } }));
  await store.commit(change({ write: [{ key: TICKET, version: 0, data: "written later" }] }));

  await drain();

  const [{ reply } = { reply: undefined }] = telegram.sent;
  expect(reply).toMatchObject({ kind: "document", caption: "Third quarter" });
  const bytes = reply?.kind === "document" ? reply.document.bytes : undefined;
  expect(new TextDecoder().decode(bytes)).toBe(`figures 3 ${START.toISOString()} "written later"`);
});

it("a report of what is gone meanwhile fails for good", async () => {
  const { telegram, calls, commit, drain } = await setup();
  await commit(delivery("figures", { reply: REPORT }));
  await drain();
  expect(telegram.sent).toEqual([]);
  expect(calls.failed).toBe(1);
});

it("a file on its way holds up its own chat and nobody else, and a stop waits for it", async () => {
  const { telegram, feishu, commit, outbox } = await setup();
  const uploaded = Promise.withResolvers<void>();
  const take = telegram.adapter.send.bind(telegram.adapter);
  telegram.adapter.send = async (sending) => {
    if (sending.reply.kind === "files") await uploaded.promise;
    return take(sending);
  };
  const file = { channel: "telegram", id: "f", messageId: "1", kind: "image" } as const;
  await commit(delivery("file", { to: ANN, reply: { kind: "files", files: [file] } }));
  await commit(delivery("after it", { to: ANN }), delivery("to Ben", { to: BEN }));

  await outbox.drain();
  await outbox.drain();
  expect([...telegram.texts(), ...feishu.texts()]).toEqual(["to Ben"]);

  const stopped = outbox.stop();
  uploaded.resolve();
  await stopped;
  await outbox.drain();
  expect(telegram.texts()).toEqual(["files", "after it"]);
});

const lost = () => new DeliveryError("transient", "no answer");
const refused = () => new DeliveryError("rate_limited", "429", { retryAfterMs: 1_000 });
const messageData = async (store: Store, id: string) =>
  (await store.read([{ kind: "message", id }]))[0]?.data;

it("sends again what may have been sent where the platform recognises nothing, and says so", async () => {
  const { store, clock, telegram, again, commit, drain } = await setup();
  await commit(delivery("hello", { about: TICKET }));
  telegram.failNext(lost(), refused());
  await drain();
  await clock.advance(1_000);
  await drain();
  expect(again).toEqual([]);
  await clock.advance(1_000);
  await drain();

  expect(again).toEqual(["hello"]);
  const data = { delivery: "hello", about: TICKET, perhapsTwice: true };
  expect(await messageData(store, "telegram:1001/m1")).toEqual(data);
});

it("does not say so of what was certainly not sent, nor of what only changes a message", async () => {
  const { store, clock, telegram, again, commit, drain } = await setup();
  await commit(delivery("hello"), delivery("hello!", { replaces: "hello" }));
  telegram.failNext(refused(), new DeliveryError("transient", "refused", { isInDoubt: false }));
  await drain();
  for (const ms of [1_000, 2_000]) {
    await clock.advance(ms);
    await drain();
  }
  expect(telegram.texts()).toEqual(["hello", "hello!"]);
  await commit(delivery("hello?", { replaces: "hello" }));
  telegram.failNext(lost());
  await drain();
  await clock.advance(1_000);
  await drain();

  expect(telegram.texts()).toEqual(["hello", "hello!", "hello?"]);
  expect(again).toEqual([]);
  expect(await messageData(store, "telegram:1001/m1")).toEqual({ delivery: "hello?" });
});

it("repeats what may have been sent as long as the platform recognises it, then reports it as perhaps delivered", async () => {
  const { store, clock, feishu, again, calls, commit, drain } = await setup();
  await commit(delivery("hello", { to: BEN, about: TICKET }), delivery("next", { to: BEN }));
  feishu.failNext(refused(), lost());
  await drain();
  // The doubt begins with the second try.
  await clock.advance(1_000);
  await drain();
  feishu.failNext(
    new DeliveryError("rate_limited", "429", { retryAfterMs: RECOGNISES_MS - 2_000 }),
  );
  await clock.advance(2_000);
  await drain();
  feishu.failNext(lost());
  await clock.advance(RECOGNISES_MS - 2_000);
  await drain();
  expect(feishu.tried).toHaveLength(4);
  expect(calls.failed).toBe(0);

  await clock.advance(8_000);
  await drain();

  expect(feishu.texts()).toEqual(["next"]);
  expect(again).toEqual([]);
  const data = { delivery: "hello", to: BEN, failure: "perhaps_delivered" };
  expect(await store.take("timers", clock.now(), 10)).toMatchObject([{ subject: TICKET, data }]);
});

it("sends, however late, what was never in doubt, and what only changes a message", async () => {
  const { clock, feishu, calls, commit, drain } = await setup();
  await commit(delivery("hello", { to: BEN }));
  const hour = { retryAfterMs: 2 * RECOGNISES_MS };
  feishu.failNext(new DeliveryError("rate_limited", "429", hour));
  await drain();
  await clock.advance(2 * RECOGNISES_MS);
  await drain();
  await commit(delivery("hello!", { to: BEN, replaces: "hello" }));
  feishu.failNext(lost(), new DeliveryError("rate_limited", "429", hour));
  await drain();
  await clock.advance(1_000);
  await drain();
  await clock.advance(2 * RECOGNISES_MS);
  await drain();

  expect(feishu.texts()).toEqual(["hello", "hello!"]);
  expect(calls.failed).toBe(0);
});
