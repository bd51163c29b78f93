import fc from "fast-check";
import { expect, it } from "vitest";
import { sortKey } from "../../../adapters/store/sort-key.ts";

const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom("", "\ud83c\udf36", "\uff21", "\ud800", 0, -0, 5e-324, -5e-324),
);

function compare(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

it("sorts as the values do", () => {
  const property = fc.property(value, value, (a, b) => {
    const [x, y] = [Buffer.from(sortKey(a)), Buffer.from(sortKey(b))];
    expect(Buffer.compare(x, y)).toBe(compare(a, b));
  });
  fc.assert(property, { seed: 1, numRuns: 5_000 });
});

it("is refused for what has no place in an order", () => {
  expect(() => sortKey(Number.NaN)).toThrow(RangeError);
});
