import { describe, expect, it } from "vitest";
import { createAskers } from "./askers.ts";

describe("the people of a flood", () => {
  it("ask in turn, each again after 1.6 s at the earliest", () => {
    const askers = createAskers(100, 2);
    const first = [askers.next(0), askers.next(1)];
    for (const { chat } of first) askers.answered(chat);

    const then = [askers.next(1_599), askers.next(1_600), askers.next(1_601)];

    expect(first.map(({ chat }) => chat)).toEqual([100, 101]);
    expect(then).toMatchObject([
      { chat: 102, asked: 1 },
      { chat: 100, asked: 2 },
      { chat: 101, asked: 2 },
    ]);
  });

  it("do not ask again before they have an answer", () => {
    const askers = createAskers(100, 1);
    askers.next(0);

    expect(askers.next(9_000).chat).toBe(101);
    askers.answered(100);
    askers.answered(100);

    expect(askers.next(9_001).chat).toBe(100);
    expect(askers.next(99_000).chat).toBe(102);
  });
});
