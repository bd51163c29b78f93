import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { Channel } from "../../bot/core/event.ts";
import { createOutbox } from "../../bot/core/outbox.ts";
import type { Adapter, Delivery } from "../../bot/core/ports.ts";
import { ANN, at, BEN, createChanges, delivery, START } from "../contract/store-data.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { createDrivenClock } from "../support/clock.ts";
import { openTestStore } from "../support/store.ts";

/** Ben, an officer on Feishu, writes to Ann on Telegram. */
const PASSED = { passesOn: "om_7", marksIn: BEN } as const;

async function setup() {
  const store = await openTestStore();
  const telegram = createFakeAdapter("telegram");
  const feishu = createFakeAdapter("feishu");
  const told: string[] = [];
  const outbox = createOutbox({
    store,
    adapters: new Map<Channel, Adapter>([
      ["telegram", telegram.adapter],
      ["feishu", feishu.adapter],
    ]),
    makeReport: async () => undefined,
    clock: createDrivenClock(START),
    random: () => 0,
    onPerhapsTwice: () => void told.push("perhaps twice"),
    onFailure: () => void told.push("failure"),
    onError: () => void told.push("error"),
    onFailed: () => void told.push("failed"),
  });
  const { change } = createChanges();
  const commit = (...deliveries: readonly Delivery[]) => store.commit(change({ deliveries }));
  const drain = async () => {
    while ((await outbox.drain()) > 0);
  };
  return { store, telegram, feishu, outbox, commit, drain, told };
}

it("what was passed on is marked at its writer's message once the other platform has it, not before", async () => {
  const { telegram, feishu, commit, drain } = await setup();
  telegram.failNext(new DeliveryError("transient", "The network is down."));
  await commit(delivery("hello", PASSED));
  await drain();
  expect(feishu.marks).toEqual([]);

  const { store, ...again } = await setup();
  await again.commit(delivery("hello", PASSED), delivery("the bot's own"));
  await again.drain();
  expect(again.telegram.texts()).toEqual(["hello", "the bot's own"]);
  expect(again.feishu.marks).toMatchObject([
    { to: BEN, reply: { kind: "mark", messageId: "om_7" } },
  ]);
  expect(await store.take("deliveries", at(1e9), 9)).toEqual([]);
});

it("what could not be passed on is not marked", async () => {
  const { telegram, feishu, commit, drain, told } = await setup();
  telegram.failNext(new DeliveryError("unreachable", "Blocked."));
  await commit(delivery("hello", PASSED));
  await drain();
  expect(feishu.marks).toEqual([]);
  expect(told).toEqual(["failure", "failed"]);
});

it("a mark that fails is tried no more, and nobody is told", async () => {
  const { store, feishu, commit, drain, told } = await setup();
  let tries = 0;
  feishu.adapter.send = async () => {
    tries += 1;
    throw new DeliveryError("rate_limited", "Too fast.", { isOfChannel: true });
  };
  await commit(delivery("hello", PASSED));
  await drain();
  expect([tries, told]).toEqual([1, []]);
  expect(await store.take("deliveries", at(1e9), 9)).toEqual([]);
  expect(await store.take("timers", at(1e9), 9)).toEqual([]);
});

it("marks that hang hold up neither their chat nor their channel", async () => {
  const { telegram, feishu, outbox, commit } = await setup();
  const send: Adapter["send"] = (sending) => real.send(sending);
  const real = { ...feishu.adapter };
  feishu.adapter.send = (sending) =>
    sending.reply.kind === "mark" ? new Promise(() => undefined) : send(sending);
  outbox.start();
  const ids = Array.from({ length: 80 }, (_, n) => `om_${n}`);
  await commit(...ids.map((id) => delivery(id, { ...PASSED, passesOn: id })));
  outbox.wake("telegram");
  while (telegram.sent.length < ids.length) await setImmediate();
  await commit(delivery("to Ben", { to: BEN }));
  outbox.wake("feishu");
  while (feishu.sent.length < 1) await setImmediate();
  expect(feishu.texts()).toEqual(["to Ben"]);
  await commit(delivery("to Ann", { to: ANN }));
});
