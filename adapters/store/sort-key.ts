const SIGN_BIT = 1n << 63n;
const ALL_BITS = (1n << 64n) - 1n;

/**
 * An index value as ASCII text whose byte order is the order of the values: numbers as numbers, strings
 * by UTF-16 code unit, every number before every string. Both stores compare these bytes, so both
 * answer alike, also outside the basic plane where UTF-8 and UTF-16 sort differently.
 */
export function sortKey(value: string | number): string {
  if (typeof value === "string") {
    return `s${Buffer.from(value, "utf16le").swap16().toString("hex")}`;
  }
  if (Number.isNaN(value)) {
    throw new RangeError("NaN can't be an index value: it has no place among numbers.");
  }
  const bytes = Buffer.alloc(8);
  // -0 equals 0 and must be found as 0, but its bits differ.
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  const bits = bytes.readBigUInt64BE();
  const ordered = bits & SIGN_BIT ? ~bits & ALL_BITS : bits | SIGN_BIT;
  return `n${ordered.toString(16).padStart(16, "0")}`;
}

/** A limit as the databases take it: a whole number, never negative. */
export function wholeLimit(limit: number): number {
  return Math.max(0, Math.min(Math.floor(limit), 1_000_000));
}
