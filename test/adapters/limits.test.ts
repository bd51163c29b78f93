import { expect, it } from "vitest";
import { createFeishuAdapter } from "../../adapters/feishu/adapter.ts";
import { createTelegramAdapter } from "../../adapters/telegram/adapter.ts";
import type { Channel } from "../../bot/core/event.ts";
import type { Limits } from "../../bot/core/limits.ts";
import { createOutbox } from "../../bot/core/outbox.ts";
import type { Sending } from "../../bot/core/ports.ts";
import { createChanges, delivery, START } from "../contract/store-data.ts";
import type { ApiCall } from "../simulators/feishu/answer.ts";
import { createLimits as createFeishuLimits } from "../simulators/feishu/limits.ts";
import { createWorld } from "../simulators/feishu/world.ts";
import { createLimits as createTelegramLimits } from "../simulators/telegram/limits.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { createLoneRole } from "../support/alone.ts";
import { createDrivenClock, type DrivenClock } from "../support/clock.ts";
import { openTestStore } from "../support/store.ts";

const silence = { info: () => {}, warn: () => {}, error: () => {} };

interface Flood {
  readonly channel: Channel;
  readonly limits: Limits;
  readonly clock: DrivenClock;
  /** Throws what the platform does not take. */
  readonly take: (sending: Sending) => void;
  /** Messages by chat. */
  readonly messages: Readonly<Record<string, number>>;
}

/** Sends all of it through a real outbox. Resolves to how long that took, in ms. */
async function send({ channel, limits, clock, take, messages }: Flood): Promise<number> {
  const store = await openTestStore();
  const { adapter } = createFakeAdapter(channel);
  let left = 0;
  const outbox = createOutbox({
    store,
    adapters: new Map([
      [
        channel,
        {
          ...adapter,
          limits,
          send: async (sending) => {
            take(sending);
            left -= 1;
            return sending.id;
          },
        },
      ],
    ]),
    makeReport: async () => undefined,
    clock,
    random: () => 0,
    onFailure: (_, error) => expect.unreachable(error.message),
    onError: (error) => expect.unreachable(String(error)),
    onFailed: () => undefined,
    onPerhapsTwice: () => undefined,
  });
  const deliveries = Object.entries(messages).flatMap(([chatId, count]) =>
    Array.from({ length: count }, (_, n) =>
      delivery(`${chatId} ${n}`, { to: { channel, chatId } }),
    ),
  );
  left = deliveries.length;
  await store.commit(createChanges().change({ deliveries }));
  for (let round = 0; left > 0 && round < 2_000; round++) {
    while ((await outbox.drain()) > 0);
    await clock.advance(left > 0 ? 100 : 0);
  }
  expect(left).toBe(0);
  return clock.now().getTime() - START.getTime();
}

it("what goes out to Feishu never meets its limits, of a chat or in all", async () => {
  const clock = createDrivenClock(START);
  const limits = createFeishuLimits(createWorld(() => clock.now().getTime()));
  const { limits: ours } = createFeishuAdapter({
    appId: "cli_0123456789abcdef",
    appSecret: "secret",
    domain: "feishu",
    log: silence,
  });
  const others = Array.from({ length: 120 }, (_, n) => [`ou_${n}`, 1] as const);
  const take = ({ to }: Sending) => {
    const call = { operation: "create", ids: [""], body: { receive_id: to.chatId } };
    if (limits(call as unknown as ApiCall) !== undefined) throw new Error("too fast");
  };

  const tookMs = await send({
    channel: "feishu",
    limits: ours,
    clock,
    take,
    messages: { oc_busy: 16, ...Object.fromEntries(others) },
  });

  expect(tookMs).toBeGreaterThanOrEqual(3_000);
  expect(tookMs).toBeLessThan(5_000);
});

it("what goes out to a Telegram group never meets its limit", async () => {
  const clock = createDrivenClock(START);
  const check = createTelegramLimits(() => clock.now().getTime());
  const { limits } = createTelegramAdapter({
    token: "1:x",
    role: createLoneRole(),
    log: silence,
  });
  const take = ({ to }: Sending) => check("sendMessage", Number(to.chatId));

  const tookMs = await send({
    channel: "telegram",
    limits,
    clock,
    take,
    messages: { "-1001": 25, "-1002": 3 },
  });

  expect(tookMs).toBeGreaterThanOrEqual(60_000);
  expect(tookMs).toBeLessThan(62_000);
});
