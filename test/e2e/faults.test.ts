import { describe, expect, test } from "vitest";
import { runFaults } from "../faults/faults.ts";
import { describeReport } from "../faults/report.ts";
import type { RigOptions } from "../faults/rig.ts";
import { hasRedisServer } from "../support/redis.ts";

/** Another each day; a run that failed is repeated by its seed. */
const seed = Math.floor(Date.now() / 86_400_000);
const MINUTES = 0.5;
const RUNS: readonly Omit<RigOptions, "seed">[] = [
  { store: "sqlite", processes: 1 },
  { store: "redis", processes: 3 },
];

describe("half a minute of kills, lost connections and redeliveries", () => {
  test.each(RUNS.filter(({ store }) => store === "sqlite" || hasRedisServer()))(
    "loses nothing, applies nothing twice and keeps the order, with $store × $processes",
    async (options) => {
      const report = await runFaults({ ...options, seed, minutes: MINUTES });
      process.stdout.write(`${options.store} × ${options.processes}: ${describeReport(report)}\n`);
      expect(report.findings).toEqual([]);
      expect(report.kills).toBeGreaterThan(2);
    },
    240_000,
  );
});
