import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../../bot/core/clock.ts";
import { ConflictError } from "../../bot/core/errors.ts";
import { createKeyedQueue } from "../../bot/core/keyed-queue.ts";
import { createOutbox } from "../../bot/core/outbox.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Adapter, Handler } from "../../bot/core/ports.ts";
import { createReceive } from "../../bot/core/receive.ts";
import { plainText } from "../../bot/core/reply.ts";
import { ANN, message } from "../contract/store-data.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redis.ts";
import { openRedisStore } from "../support/redis-harness.ts";

const hasRedis = hasRedisServer();
const COUNTER = { kind: "counter", id: "test" };

let server: RedisServer;
beforeAll(async () => {
  if (hasRedis) server = await startRedis();
});
afterAll(async () => {
  if (hasRedis) await server.stop();
});

/** Each event counts on by one, and its answer is the number. */
const counting: Handler = async (turn) => {
  const stored = await turn.read(COUNTER);
  const count = Number(stored?.data ?? 0) + 1;
  return outcome({
    write: [{ key: COUNTER, version: stored?.version ?? 0, data: count }],
    send: [{ to: ANN, reply: { kind: "text", text: String(count) } }],
  });
};

/** What one platform shows, whichever process sends it; a message takes a while, one more than another. */
function createPlatform() {
  const shown: string[] = [];
  const state = { underWay: 0, most: 0, turns: 1 };
  const adapter: Adapter = {
    ...createFakeAdapter().adapter,
    async send({ reply }) {
      state.underWay += 1;
      state.most = Math.max(state.most, state.underWay);
      state.turns = (state.turns * 7) % 23;
      for (let turn = 0; turn < state.turns; turn++) await setImmediate();
      state.underWay -= 1;
      shown.push(reply.kind === "text" ? plainText(reply) : reply.kind);
      return `m${shown.length}`;
    },
  };
  return { adapter, shown, most: () => state.most };
}

/** One process: a door for events and an outbox, on a connection of its own. */
async function openProcess(adapter: Adapter) {
  const { store } = await openRedisStore(server, "several");
  const fail = (error: unknown) => expect.unreachable(String(error));
  const outbox = createOutbox({
    store,
    adapters: new Map([["telegram", adapter]]),
    makeReport: async () => undefined,
    clock: systemClock,
    random: () => 0,
    onFailure: (_, error) => fail(error),
    onError: fail,
    onFailed: () => fail("failed"),
    onPerhapsTwice: () => fail("twice"),
  });
  const receive = createReceive({
    store,
    route: counting,
    apologise: () => NOTHING,
    onHandlerError: (_, error) => fail(error),
    onCommitting: () => outbox.wake("telegram"),
    onCommit: () => undefined,
    isMember: async () => false,
    memberName: async () => undefined,
    lanes: createKeyedQueue(),
    clock: systemClock,
    random: () => 0,
  });
  outbox.start();
  onTestFinished(async () => {
    await outbox.stop();
    await store.close();
  });
  return receive;
}

describe.runIf(hasRedis)("two processes on one Redis", () => {
  it("count each event of one chat once, and its replies leave in the order of the commits", async () => {
    const { adapter, shown, most } = createPlatform();
    const doors = [await openProcess(adapter), await openProcess(adapter)];
    const events = Array.from({ length: 60 }, (_, n) => message(`telegram:${n}`));
    /** As a platform does: again until it is taken, now by one process, now by the other; some come twice anyway. */
    const push = async (event: (typeof events)[number], n: number): Promise<void> => {
      try {
        await doors[n % 2]?.(event);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        await push(event, n + 1);
      }
    };

    const again = events.filter((_, n) => n % 5 === 0);
    await Promise.all([...events.map(push), ...again.map((event, n) => push(event, n + 1))]);
    await vi.waitUntil(() => shown.length >= events.length, { timeout: 20_000, interval: 20 });

    expect(shown).toEqual(events.map((_, n) => String(n + 1)));
    expect(most()).toBe(1);
  });
});
