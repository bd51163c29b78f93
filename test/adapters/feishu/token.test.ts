import { expect, it } from "vitest";
import { createTokenSource } from "../../../adapters/feishu/token.ts";

const HOUR_MS = 3_600_000;

function setup(expiresInMs = 2 * HOUR_MS) {
  let now = 0;
  let asked = 0;
  let isDown = false;
  const source = createTokenSource(
    () => {
      asked += 1;
      if (isDown) return Promise.reject(new Error("down"));
      return Promise.resolve({ token: `t-${asked}`, expiresInMs });
    },
    () => now,
  );
  return {
    source,
    asked: () => asked,
    advance: (ms: number) => {
      now += ms;
    },
    down: (is: boolean) => {
      isDown = is;
    },
  };
}

it("asks the platform once, however many ask at the same time", async () => {
  const { source, asked } = setup();
  const tokens = await Promise.all(Array.from({ length: 8 }, () => source.get()));
  expect(new Set(tokens)).toEqual(new Set(["t-1"]));
  expect(await source.get()).toBe("t-1");
  expect(asked()).toBe(1);
});

it("asks anew five minutes before the end", async () => {
  const { source, advance } = setup();
  await source.get();
  advance(2 * HOUR_MS - 5 * 60_000 - 1);
  expect(await source.get()).toBe("t-1");
  advance(1);
  expect(await source.get()).toBe("t-2");
});

it("keeps a short-lived token for half its life", async () => {
  const { source, advance } = setup(60_000);
  await source.get();
  advance(29_999);
  expect(await source.get()).toBe("t-1");
  advance(1);
  expect(await source.get()).toBe("t-2");
});

it("forgets a refused token, and only that one", async () => {
  const { source } = setup();
  const first = await source.get();
  source.drop(first);
  expect(await source.get()).toBe("t-2");
  source.drop(first);
  expect(await source.get()).toBe("t-2");
});

it("asks again after a failure", async () => {
  const { source, down } = setup();
  down(true);
  await expect(source.get()).rejects.toThrow("down");
  down(false);
  expect(await source.get()).toBe("t-2");
});
