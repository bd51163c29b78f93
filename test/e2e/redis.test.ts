import { expect, onTestFinished, test } from "vitest";
import { hasRedisServer, startRedis } from "../support/redis.ts";
import { ACCEPTANCE, castOf, YUXI } from "./journey.ts";
import { expectOneTicket } from "./outcome.ts";
import { play, transcriptOf } from "./play.ts";
import { openWorld } from "./world.ts";

/** What a killed process had taken from Redis comes back when its lease ends. */
const LEASE_MS = 12_000;

test.skipIf(!hasRedisServer())(
  "with Redis, a whole journey across platforms survives a kill between commit and send",
  async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const world = await openWorld({
      desks: { province: "feishu", yuxi: "feishu" },
      channels: ["telegram"],
      storeUrl: redis.url,
      patienceMs: LEASE_MS + 15_000,
    });
    const cast = castOf(world, YUXI, "telegram");
    const repeats = await play(world, cast, {
      instant: "unsent",
      in: ({ name }) => name === ACCEPTANCE,
    });
    for (const lines of transcriptOf(cast, repeats)) expect(new Set(lines).size).toBe(lines.length);
    await expectOneTicket(world, cast);
  },
);
