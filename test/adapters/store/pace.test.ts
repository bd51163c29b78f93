import { expect, it } from "vitest";
import { createPace } from "../../../adapters/store/pace.ts";

const RATE = [{ count: 2, perMs: 1_000 }];

it("waits until the rate lets one more leave, and not a moment longer", () => {
  const pace = createPace();
  pace.note("a", RATE, 0);
  expect(pace.waitMs("a", RATE, 100)).toBe(0);
  pace.note("a", RATE, 100);
  expect(pace.waitMs("a", RATE, 100)).toBe(900);
  expect(pace.waitMs("a", RATE, 1_000)).toBe(0);
  pace.note("a", RATE, 1_000);
  expect(pace.waitMs("a", RATE, 1_000)).toBe(100);
  expect(pace.waitMs("b", RATE, 1_000)).toBe(0);
});

it("goes by the slowest of several rates", () => {
  const pace = createPace();
  const rates = [...RATE, { count: 3, perMs: 60_000 }];
  for (const ms of [0, 0, 2_000]) pace.note("a", rates, ms);
  expect(pace.waitMs("a", rates, 2_000)).toBe(58_000);
});

it("makes nobody wait longer than the limit lasts when the clock is set back", () => {
  const pace = createPace();
  for (const ms of [3_600_000, 3_600_000]) pace.note("a", RATE, ms);
  expect(pace.waitMs("a", RATE, 0)).toBe(1_000);
});

it("still knows who was busy a moment ago when many are", () => {
  const pace = createPace();
  for (let n = 0; n < 3_000; n++) {
    for (const ms of [n, n]) pace.note(`chat ${n}`, RATE, ms);
  }
  expect(pace.waitMs("chat 2500", RATE, 3_000)).toBe(500);
});
