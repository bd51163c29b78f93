import { afterAll, beforeAll, describe } from "vitest";
import { describeStore } from "../../contract/store.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../../support/redis.ts";
import { createRedisHarnesses } from "../../support/redis-harness.ts";

describe.runIf(hasRedisServer())("on a real server", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  describeStore(
    "Redis",
    createRedisHarnesses(() => server),
  );
});
