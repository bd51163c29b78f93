import type { z } from "zod";
import type { ChatRef, Key } from "../bot/core/event.ts";
import type { Turn, Write } from "../bot/core/ports.ts";

/** A record as a handler holds it: what it says, and what is needed to write it back. */
export interface Kept<Data> {
  readonly key: Key;
  readonly version: number;
  readonly data: Data;
}

/** `undefined` where nothing is, or where what is there was written in a form that is no longer read. */
export async function readRecord<Data>(
  turn: Pick<Turn, "read">,
  key: Key,
  schema: z.ZodType<Data>,
): Promise<Kept<Data> | undefined> {
  const stored = await turn.read(key);
  if (stored === undefined) return undefined;
  const checked = schema.safeParse(stored.data);
  return checked.success ? { key, version: stored.version, data: checked.data } : undefined;
}

/** The version to write a record with, whatever its form. */
export async function versionOf(turn: Turn, key: Key): Promise<number> {
  return (await turn.read(key))?.version ?? 0;
}

export interface WriteOptions {
  readonly index?: Write["index"];
  readonly of?: ChatRef;
}

/** Puts `data` in the place of what was read; `undefined` deletes it. */
export function write(
  { key, version }: Pick<Kept<unknown>, "key" | "version">,
  data: unknown,
  { index, of }: WriteOptions = {},
): Write {
  return { key, version, data, ...(index && { index }), ...(of && { of }) };
}
