import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { checkClock } from "../../adapters/clock-checkup.ts";
import { unusedPort } from "../support/port.ts";

/** The address of a server whose clock is so much off. */
async function serverOff(ms: number): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader("date", new Date(Date.now() + ms).toUTCString()).end();
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("a clock that differs by seconds is fine", async () => {
  expect(await checkClock(await serverOff(-5_000))).toMatchObject({ state: "fine" });
});

it.each([
  [-600_000, /60\d s ahead of that of 127\.0\.0\.1/],
  [600_000, /(600|599) s behind that of 127\.0\.0\.1/],
])("a server that is off by %i ms is told from ours, and what to do", async (ms, words) => {
  const { state, what, todo } = await checkClock(await serverOff(ms));
  expect(state).toBe("problem");
  expect(what).toMatch(words);
  expect(todo).toMatch(/NTP/);
});

it("without an answer nothing is claimed", async () => {
  const nobody = `http://127.0.0.1:${await unusedPort()}`;
  expect(await checkClock(nobody)).toMatchObject({ state: "warning" });
});
