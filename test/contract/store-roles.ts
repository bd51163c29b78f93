import { expect } from "vitest";
import type { Rules } from "./store-fixtures.ts";

export const ROLES: Rules = {
  "is given to who claims it first, and kept by claiming it again": async ({ harness, store }) => {
    expect(await store.claim("poll")).toBe(true);
    const another = await harness.another();
    // Where there can be only one process, it is that one's.
    expect(await another.claim("poll")).toBe(another === store);
    expect(await store.claim("poll")).toBe(true);
    expect(await another.claim("poll")).toBe(another === store);
    expect(await another.claim("something else")).toBe(true);
  },

  "is anybody's once its process has left it, and nobody else can leave it": async ({
    harness,
    store,
  }) => {
    const another = await harness.another();
    await store.claim("poll");
    await another.resign("poll");
    expect(await another.claim("poll")).toBe(another === store);

    await store.resign("poll");

    expect(await another.claim("poll")).toBe(true);
    expect(await store.claim("poll")).toBe(another === store);
  },

  "is anybody's when its process died": async ({ harness, store }) => {
    await store.claim("poll");

    const next = await harness.crash();

    expect(await next.claim("poll")).toBe(true);
  },
};
