import type { Outcome, Turn, Write } from "../bot/core/ports.ts";

/** Reads as the turn does, and what it has led to so far. */
export function readingAfter(
  turn: Pick<Turn, "read">,
  { write: writes }: Pick<Outcome, "write">,
): Pick<Turn, "read"> {
  return {
    read: async (key) => {
      const stored = await turn.read(key);
      const written = writes.findLast((one) => isSameKey(one, { key }));
      if (written === undefined) return stored;
      return { key, version: written.version, data: written.data };
    },
  };
}

/** A record that was written several times is written as it was last. */
export function lastOfEach(made: Outcome): Outcome {
  const { write: writes } = made;
  const isLast = (one: Write, at: number): boolean =>
    writes.findLastIndex((other) => isSameKey(one, other)) === at;
  return { ...made, write: writes.filter(isLast) };
}

function isSameKey({ key: one }: Pick<Write, "key">, { key: other }: Pick<Write, "key">): boolean {
  return one.kind === other.kind && one.id === other.id;
}
