/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 5;
/** Shorter ones are mended only where letters are doubled or swapped: cheap is no champ, grant no giant. */
const SHORTEST_FREE_WORD = 7;

/** Finds the known word a mistyped one was meant to be. */
export interface Speller {
  /** A known word one slip away, or none: a letter doubled, single or swapped; in a long word, any slip. */
  correct(word: string): string | undefined;
}

/** Takes English words in the form they are looked up by. */
export function createSpeller(words: Iterable<string>): Speller {
  const known = new Set<string>();
  const byGap = new Map<string, string>();
  for (const word of words) {
    if (word.length < SHORTEST_WORD || !/^[a-z]+$/u.test(word)) continue;
    known.add(word);
    // No shorter word is ever meant by one that may have any slip, which is itself this long.
    if (word.length < SHORTEST_FREE_WORD) continue;
    for (const gap of gapsOf(word)) if (!byGap.has(gap)) byGap.set(gap, word);
  }
  const anySlip = (word: string): string | undefined => {
    const gaps = gapsOf(word);
    return (
      gaps.find((gap) => known.has(gap)) ??
      byGap.get(word) ??
      gaps
        .map((gap) => byGap.get(gap))
        .find((meant) => meant !== undefined && meant.length === word.length)
    );
  };
  return {
    correct: (word) => {
      if (!/^[a-z]+$/u.test(word) || word.length < SHORTEST_WORD || known.has(word)) {
        return undefined;
      }
      const fumbled = fumblesOf(word).find((meant) => known.has(meant));
      return fumbled ?? (word.length < SHORTEST_FREE_WORD ? undefined : anySlip(word));
    },
  };
}

/** The word with two letters swapped, one of a pair left out, or one letter doubled. */
function fumblesOf(word: string): readonly string[] {
  const fumbles: string[] = [];
  for (let at = 0; at < word.length; at++) {
    const [letter, next] = [word.charAt(at), word.charAt(at + 1)];
    const [before, after] = [word.slice(0, at), word.slice(at + 2)];
    fumbles.push(letter === next ? before + letter + after : before + next + letter + after);
    fumbles.push(before + letter + word.slice(at));
  }
  return fumbles;
}

/** The word with each letter left out in turn. The first stays: people get it right. */
function gapsOf(word: string): readonly string[] {
  const gaps: string[] = [];
  for (let at = 1; at < word.length; at++) gaps.push(word.slice(0, at) + word.slice(at + 1));
  return gaps;
}
