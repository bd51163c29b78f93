import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import { NO_LIMITS } from "../../bot/core/limits.ts";
import type { Store } from "../../bot/core/ports.ts";
import {
  ANN,
  at,
  BEN,
  createChanges,
  delivery,
  failure,
  message,
  PROJECT,
  START,
  TICKET,
} from "../contract/store-data.ts";
import { dataOf, sendNext, takeIds, timerIds, versionOf } from "../contract/store-fixtures.ts";
import { temporaryFolder } from "../support/folder.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redis.ts";
import { inspect } from "../support/redis-harness.ts";

const run = promisify(execFile);
const COMMAND = new URL("../../bot/cli/move-store.ts", import.meta.url).pathname;
const hasRedis = hasRedisServer();
let server: RedisServer;

beforeAll(async () => {
  if (hasRedis) server = await startRedis();
});
afterAll(async () => {
  if (hasRedis) await server.stop();
});

async function move(...args: readonly string[]) {
  try {
    const { stdout } = await run(process.execPath, [COMMAND, ...args]);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

async function open(url: string): Promise<Store> {
  const store = await openStore(url, { onWarning: () => undefined });
  onTestFinished(() => store.close());
  return store;
}

async function setup() {
  const redis = await inspect(server);
  await redis.flushall();
  const folder = await temporaryFolder();
  return {
    redis,
    first: `sqlite:${join(folder, "first.db")}`,
    second: `sqlite:${join(folder, "second.db")}`,
  };
}

const { change } = createChanges();
const now = new Date();
const slashed = { kind: "kind/with slash", id: "id/with/slashes:ü" };
const ODD = '滇👍 "quoted" \\ \u2028 </x>';

/** Something of everything a store can hold. */
async function fill(store: Store): Promise<void> {
  const index = { state: "offered", age: 7 };
  await store.commit(
    change({
      event: message("telegram:seen"),
      now,
      write: [
        { key: PROJECT, version: 0, data: { words: ODD }, index, of: ANN },
        { key: slashed, version: 0, data: 1, index: { "a/b": "昆明" } },
        { key: { kind: "owner", id: "telegram:1001" }, version: 0, data: {} },
      ],
      deliveries: [delivery("card", { id: "card", about: TICKET }), delivery("later for Ann")],
      timers: [{ name: "remind", subject: TICKET, chat: ANN, due: at(5_000) }],
    }),
  );
  await sendNext(store, now);
  const silenced = { to: BEN, unless: { kind: "owner", id: "telegram:1001" } };
  await store.commit(
    change({
      now,
      deliveries: [
        delivery("dropped", silenced),
        delivery("to Ben", { to: BEN }),
        delivery("changes the card", { replaces: "card", replacesMessageId: "" } as object),
      ],
    }),
  );
  await store.take("deliveries", START, 1);
  await store.settle("deliveries", "later for Ann", { kind: "failed", event: failure("gone") });
  await store.takeFor({ channel: "telegram", limits: NO_LIMITS }, START, 1);
  const lost = { kind: "retry", at: START, isInDoubt: true } as const;
  await store.settle("deliveries", "changes the card", lost);
}

/** What a bot finds when it opens the store. */
async function look(store: Store): Promise<void> {
  const seen = change({ event: message("telegram:seen"), now });
  expect(await store.commit(seen)).toBe("duplicate");
  expect(await dataOf(store, PROJECT)).toEqual({ words: ODD });
  expect(await dataOf(store, slashed)).toBe(1);
  const found = await store.find({ kind: "project", index: "age", from: 7, to: 7, limit: 9 });
  expect(found.map(({ key }) => key)).toEqual([PROJECT]);
  const city = { kind: slashed.kind, index: "a/b", from: "昆明", to: "昆明", limit: 9 };
  expect((await store.find(city)).map(({ key }) => key)).toEqual([slashed]);
  const about = await dataOf(store, { kind: "message", id: "telegram:1001/m-card" });
  expect(about).toEqual({ delivery: "card", about: TICKET });

  const version = await versionOf(store, PROJECT);
  const write = [{ key: PROJECT, version, data: "new" }];
  expect(await store.commit(change({ now, write }))).toBe("committed");
  expect(await versionOf(store, PROJECT)).toBeGreaterThan(version);
  expect(await timerIds(store)).toEqual(["delivery.failed/gone"]);
  expect(await timerIds(store, at(6_000))).toHaveLength(1);
  const taken = await store.take("deliveries", START, 9);
  expect(taken.map(({ id }) => id)).toEqual(["to Ben", "changes the card"]);
  expect(taken[1]).toMatchObject({ replacesMessageId: "m-card", inDoubtSince: START });
}

describe.runIf(hasRedis)("npm run move-store", () => {
  it("takes everything from SQLite to Redis and back", async () => {
    const { first, second } = await setup();
    const store = await open(first);
    await fill(store);
    await store.close();

    const there = await move(first, server.url);
    expect(there.code).toBe(0);
    expect(there.said).toMatch(/records: 4\nevents seen: 2\ndeliveries: 3\n/);
    expect(there.said).toMatch(/sent messages: 1\ntimers: 2\nRead back and the same/);
    const back = await move(server.url, second);
    expect(back).toEqual(there);

    await look(await open(second));
    await look(await open(server.url));
  });

  it("leaves the chats' belongings erasable", async () => {
    const { first, redis } = await setup();
    const store = await open(first);
    await fill(store);
    await store.close();
    await move(first, server.url);

    const moved = await open(server.url);
    await moved.commit(change({ now, erase: ANN }));
    const left = await redis.keys("*");
    expect(left.filter((key) => /(-of|queue):telegram:1001$/.test(key))).toEqual([]);
    expect(await dataOf(moved, PROJECT)).toBeUndefined();
    expect(await takeIds(moved)).toEqual(["to Ben"]);
  });
});

describe.runIf(hasRedis)("npm run move-store, asked what it must not do,", () => {
  it("refuses a target that is not empty, and changes nothing there", async () => {
    const { first, second } = await setup();
    for (const url of [first, second]) {
      const store = await open(url);
      await store.commit(change({ now, write: [{ key: PROJECT, version: 0, data: url }] }));
      await store.close();
    }
    expect(await move(first, second)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/target is not empty/),
    });
    expect((await move(first, server.url)).code).toBe(0);
    expect((await move(second, server.url)).said).toMatch(/target is not empty/);
    expect(await dataOf(await open(second), PROJECT)).toBe(second);
    expect(await dataOf(await open(server.url), PROJECT)).toBe(first);
  });

  it("refuses a store a bot uses, on either side, and takes it once that has stopped", async () => {
    const { first, second } = await setup();
    const used = await open(first);
    expect((await move(first, server.url)).said).toMatch(/first\.db is in use/);
    await used.close();
    const bot = await open(server.url);
    expect((await move(first, server.url)).said).toMatch(/A bot uses what lies in Redis/);
    expect((await move(server.url, second)).said).toMatch(/A bot uses what lies in Redis/);
    await bot.close();
    expect((await move(first, server.url)).code).toBe(0);
  });

  it("keeps bots away from Redis while it moves", async () => {
    const { redis } = await setup();
    await redis.set("{dianqiao}:moving", 1);
    await expect(open(server.url)).rejects.toThrow(/is being moved/);
    await redis.del("{dianqiao}:moving");
    await expect(open(server.url)).resolves.toBeDefined();
  });
});

it("move-store says how it is used, and what it can't find", async () => {
  expect(await move("sqlite:a.db")).toMatchObject({ code: 2 });
  expect((await move("sqlite:/nowhere/a.db", "sqlite:/nowhere/b.db")).said).toMatch(/no store at/);
  expect((await move("mysql://x", "sqlite:b.db")).said).toMatch(/neither sqlite/);
});
