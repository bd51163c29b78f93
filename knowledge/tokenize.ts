import { stem } from "./stem.ts";

/** Chinese runs, or words and numbers as they are typed: topcon, 8300, car-t, r&d. */
const RUN =
  /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[&\-][[\p{L}\p{N}]--\p{Script=Han}]+)*/gv;
const HAN_RUN = /^\p{Script=Han}/u;

/** The smallest things in reading order: each Chinese character, each other word's stem. Takes normalised text. */
export function atoms(text: string): readonly string[] {
  const found: string[] = [];
  for (const run of runsOf(text)) {
    if (HAN_RUN.test(run)) found.push(...Array.from(run));
    else found.push(...wordsOf(run));
  }
  return found;
}

/** What is indexed and looked up: Chinese bigrams and single characters, other words' stems. */
export function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  for (const run of runsOf(text)) {
    if (!HAN_RUN.test(run)) {
      tokens.push(...wordsOf(run));
      continue;
    }
    for (let at = 0, next = 0; at < run.length; at = next) {
      next = at + characterSize(run, at);
      tokens.push(run.slice(at, next));
      if (next < run.length) tokens.push(run.slice(at, next + characterSize(run, next)));
    }
  }
  return tokens;
}

/** How often each token stands among them. */
export function countsOf(tokens: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** A rare character takes two units of the string. */
function characterSize(run: string, at: number): number {
  return (run.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function runsOf(text: string): readonly string[] {
  return text.match(RUN) ?? [];
}

/** Cold-chain is found by cold chain, and CAR-T is not found by car. */
function wordsOf(run: string): readonly string[] {
  if (!run.includes("-")) return [stem(run)];
  const parts = run.split("-").filter((part) => part !== "");
  return parts.length > 1 && parts.every((part) => part.length > 1) ? parts.map(stem) : [stem(run)];
}
