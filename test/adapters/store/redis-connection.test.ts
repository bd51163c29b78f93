import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../../adapters/store/open.ts";
import { StoreError } from "../../../bot/core/errors.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../../support/redis.ts";
import { inspect } from "../../support/redis-harness.ts";

const hasRedis = hasRedisServer();
let server: RedisServer;

beforeAll(async () => {
  if (hasRedis) server = await startRedis();
});
afterAll(async () => {
  if (hasRedis) await server.stop();
});

async function warningsOf(url = server.url): Promise<string[]> {
  const warnings: string[] = [];
  const store = await openStore(url, { onWarning: (text) => warnings.push(text) });
  await store.close();
  return warnings;
}

async function refusalOf(url: string, prefix = "dianqiao"): Promise<string> {
  const opening = openStore(url, { onWarning: (text) => expect.fail(text), prefix });
  const error: unknown = await opening.then((store) => store.close()).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(StoreError);
  return String(error);
}

describe.runIf(hasRedis)("Redis when it is opened", () => {
  it("is refused when a newer version wrote in it", async () => {
    const redis = await inspect(server);
    await redis.set("{newer}:schema", 99);
    expect(await refusalOf(server.url, "newer")).toMatch(/newer version.*schema 99/);
  });

  it("set up as it should be gives no warning", async () => {
    expect(await warningsOf()).toEqual([]);
  });

  it.each([
    [{ maxmemory: "500mb", "maxmemory-policy": "allkeys-lru" }, /allkeys-lru.*noeviction/],
    [{ appendfsync: "everysec" }, /appendfsync everysec.*Set appendfsync always/],
    [{ appendonly: "no" }, /appendonly no.*Set appendonly yes/],
  ])("set up as %j gives a warning that says what to set", async (settings, warning) => {
    const redis = await inspect(server);
    for (const [name, value] of Object.entries(settings)) {
      const [, before] = (await redis.config("GET", name)) as [string, string];
      await redis.config("SET", name, value);
      onTestFinished(async () => void (await redis.config("SET", name, before)));
    }

    const warnings = await warningsOf();

    expect(warnings).toEqual([expect.stringMatching(warning)]);
  });

  it("that does not let us read its settings opens without a warning", async () => {
    const redis = await inspect(server);
    await redis.call("ACL", "SETUSER", "bot", "on", ">secret", "~*", "+@all", "-config");
    const url = server.url.replace("redis://", "redis://bot:secret@");
    expect(await warningsOf(url)).toEqual([]);
  });

  it("that can't be reached or does not let us in is named, without the password", async () => {
    const wrong = await refusalOf(server.url.replace("redis://", "redis://bot:wrong-secret@"));
    expect(wrong).toMatch(/Redis at 127\.0\.0\.1:\d+ can't be used \(WRONGPASS.*STORE_URL/);
    const nobody = await refusalOf("redis://u:wrong-secret@127.0.0.1:1");
    expect(nobody).toMatch(/Redis at 127\.0\.0\.1:1 can't be used \(.*ECONNREFUSED.*STORE_URL/);
    expect(wrong + nobody).not.toContain("secret");
  });
});
