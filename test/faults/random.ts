import { createHash } from "node:crypto";

/** The same numbers for the same words, in every run. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  pick<T>(choices: readonly T[]): T;
  chance(share: number): boolean;
}

export function createRandom(...words: readonly (string | number)[]): Random {
  let state = createHash("sha256").update(words.join(" ")).digest().readUInt32LE();
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (choices) => {
      const choice = choices[whole(0, choices.length - 1)];
      if (choice === undefined) throw new Error("There is nothing to choose from.");
      return choice;
    },
    chance: (share) => next() < share,
  };
}
