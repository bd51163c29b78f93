/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 5;

/** Finds the known word a mistyped one was meant to be. */
export interface Speller {
  /** A known word one slip away (a letter more, less, other, or two swapped), or none. */
  correct(word: string): string | undefined;
}

/** Takes English words in the form they are looked up by. */
export function createSpeller(words: Iterable<string>): Speller {
  const known = new Set<string>();
  const byGap = new Map<string, string>();
  for (const word of words) {
    if (!/^[a-z]+$/u.test(word) || word.length < SHORTEST_WORD) continue;
    known.add(word);
    for (const gap of gapsOf(word)) if (!byGap.has(gap)) byGap.set(gap, word);
  }
  return {
    correct: (word) => {
      if (!/^[a-z]+$/u.test(word) || word.length < SHORTEST_WORD || known.has(word))
        return undefined;
      const added = gapsOf(word).find((gap) => known.has(gap));
      if (added !== undefined) return added;
      const missing = byGap.get(word);
      if (missing !== undefined) return missing;
      const shared = gapsOf(word).find((gap) => byGap.get(gap)?.length === word.length);
      return shared === undefined ? undefined : byGap.get(shared);
    },
  };
}

/** The word with each letter left out in turn. First and last stay: people get them right (match, matcha). */
function gapsOf(word: string): readonly string[] {
  const gaps: string[] = [];
  for (let at = 1; at < word.length - 1; at++) gaps.push(word.slice(0, at) + word.slice(at + 1));
  return gaps;
}
