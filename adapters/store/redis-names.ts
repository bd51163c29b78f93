import type { Key } from "../../bot/core/event.ts";
import type { Query } from "../../bot/core/ports.ts";
import { sortKey } from "./sort-key.ts";

/** A kind with a slash of its own must not run into the id. */
export function recordName({ kind, id }: Key): string {
  return `${encodeURIComponent(kind)}/${id}`;
}

export function indexName(kind: string, index: string): string {
  return `${encodeURIComponent(kind)}/${index}`;
}

/** The slash sorts before every character of a sort key: first by value, then by id. */
export function indexMember(value: string | number, id: string): string {
  return `${sortKey(value)}/${id}`;
}

/** From the first member a value of the range can have to the last, as ZRANGEBYLEX takes them. */
export function memberRange({ from, to }: Query): readonly [string, string] {
  // "0" is the character after the slash.
  return [`[${sortKey(from)}/`, `(${sortKey(to)}0`];
}

/** What every key of that bot begins with; the braces keep them in one slot of a cluster. */
export function prefixOf(name: string): string {
  return `{${name}}:`;
}
