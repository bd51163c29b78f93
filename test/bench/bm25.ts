import { normalise } from "../../knowledge/normalise.ts";
import { tokenize } from "../../knowledge/tokenize.ts";
import type { PlainText } from "../../knowledge/units.ts";

const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly id: number;
  readonly count: number;
}

/** BM25 as in the books, with exact weights, over the same tokens as ours. */
export function createBm25(
  texts: readonly PlainText[],
): (question: string, limit: number) => readonly string[] {
  const postings = new Map<string, Posting[]>();
  const lengths = texts.map(({ title, text }, id) => {
    const tokens = tokenize(normalise(`${title ?? ""}\n${text}`));
    for (const [token, { length: count }] of Map.groupBy(tokens, (each) => each)) {
      const held = postings.get(token);
      if (held === undefined) postings.set(token, [{ id, count }]);
      else held.push({ id, count });
    }
    return tokens.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (question, limit) => {
    const scores = new Map<number, number>();
    for (const token of new Set(tokenize(normalise(question)))) {
      const holders = postings.get(token) ?? [];
      const idf = Math.log(1 + (texts.length - holders.length + 0.5) / (holders.length + 0.5));
      for (const { id, count } of holders) {
        const norm = K1 * (1 - B + (B * (lengths[id] ?? 0)) / average);
        scores.set(id, (scores.get(id) ?? 0) + (idf * count * (K1 + 1)) / (count + norm));
      }
    }
    const best = [...scores].toSorted(([idA, a], [idB, b]) => b - a || idA - idB).slice(0, limit);
    return best.map(([id]) => texts[id]?.id ?? "");
  };
}
