import { tokenize } from "./tokenize.ts";

/** A token of a question and what finding it is worth. */
export interface TokenWorth {
  readonly token: string;
  readonly worth: number;
}

/** What the best single sentence of a text holds of a question; a sentence longer than others counts for less. */
export type SentenceCoverage = (id: number, question: readonly TokenWorth[]) => number;

/** How far a sentence's size tells against it: 0 not at all, 1 in proportion. */
const SIZE_SHARE = 0.2;
const SENTENCE_END = /[。;!?\n]/gu;
const WORD_CHARACTER = /[a-z0-9]/u;

/** Takes normalised texts; an id is a text's place in the list. */
export function createSentenceCoverage(texts: readonly string[]): SentenceCoverage {
  const cuts = texts.map(endsOf);
  const sizes = texts.map((text, id) => sizesOf(text, cuts[id] ?? []));
  const all = sizes.flat();
  const averageSize = all.reduce((sum, size) => sum + size, 0) / Math.max(1, all.length);
  return (id, question) => {
    const text = texts[id] ?? "";
    const ends = cuts[id] ?? [];
    const held = new Float64Array(ends.length);
    for (const { token, worth } of question) addWhereFound({ text, ends, held }, token, worth);
    let best = 0;
    for (const [at, worth] of held.entries()) {
      const size = (sizes[id]?.[at] ?? averageSize) / averageSize;
      const share = worth / (1 - SIZE_SHARE + SIZE_SHARE * size);
      if (share > best) best = share;
    }
    return best;
  };
}

interface Held {
  readonly text: string;
  readonly ends: readonly number[];
  /** Beside each sentence's end: what it holds. */
  readonly held: Float64Array;
}

/** Once for each sentence, however often the token stands in it. */
function addWhereFound({ text, ends, held }: Held, token: string, worth: number): void {
  const isWord = WORD_CHARACTER.test(token);
  let sentence = 0;
  let at = text.indexOf(token);
  while (at >= 0) {
    let next = at + 1;
    if (!isWord || at === 0 || !WORD_CHARACTER.test(text[at - 1] ?? "")) {
      while ((ends[sentence] ?? text.length) <= at) sentence += 1;
      held[sentence] = (held[sentence] ?? 0) + worth;
      next = ends[sentence] ?? text.length;
    }
    at = text.indexOf(token, next);
  }
}

/** The place behind each sentence; the last is the text's end. */
function endsOf(text: string): readonly number[] {
  const ends: number[] = [];
  for (const { index } of text.matchAll(SENTENCE_END)) {
    if (index - (ends.at(-1) ?? 0) > 1) ends.push(index + 1);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

/** How many different tokens each sentence holds. */
function sizesOf(text: string, ends: readonly number[]): readonly number[] {
  return ends.map((end, at) => new Set(tokenize(text.slice(ends[at - 1] ?? 0, end))).size);
}
