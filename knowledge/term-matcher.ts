import { atoms } from "./tokenize.ts";

/** A phrase of the lexicon found in a text. */
export interface FoundTerm {
  readonly text: string;
  /** What the phrase speaks of, without doubles. */
  readonly ids: readonly number[];
  /** In atoms: Chinese characters, other words. */
  readonly length: number;
}

interface Phrase {
  readonly path: readonly string[];
  readonly ids: number[];
}

export interface TermMatcher {
  /** Takes a text's atoms; finds the longest phrase at each place, so 奶茶 is not also 茶, and no two overlap. */
  find(text: readonly string[]): readonly FoundTerm[];
}

/** Phrases match on whole atoms: "tin" is not in "testing", and "solar panels" is "solar panel". */
export function createTermMatcher(
  terms: Iterable<readonly [normalised: string, id: number]>,
): TermMatcher {
  const byStart = new Map<string, Phrase[]>();
  for (const [term, id] of terms) {
    const path = atoms(term);
    if (path.length > 0) add(byStart, path, id);
  }
  for (const started of byStart.values()) started.sort((a, b) => b.path.length - a.path.length);
  return {
    find: (text) => {
      const found: FoundTerm[] = [];
      let at = 0;
      while (at < text.length) {
        const phrase = longestAt(byStart, text, at);
        if (phrase !== undefined) found.push(toFound(phrase));
        at += phrase?.path.length ?? 1;
      }
      return found;
    },
  };
}

function add(byStart: Map<string, Phrase[]>, path: readonly string[], id: number): void {
  const start = startOf(path, 0);
  const started = byStart.get(start);
  // Copies and literals take no more room than they need; there are thousands.
  if (started === undefined) {
    byStart.set(start, [{ path: path.slice(), ids: [id] }]);
    return;
  }
  const same = started.find((phrase) => phrase.path.length === path.length && holds(phrase, path));
  if (same === undefined) started.push({ path: path.slice(), ids: [id] });
  else if (!same.ids.includes(id)) same.ids.push(id);
}

/** Phrases lie under their first two atoms, or their only one. */
function startOf(path: readonly string[], at: number): string {
  const [first = "", second] = [path[at], path[at + 1]];
  return second === undefined ? first : `${first} ${second}`;
}

function longestAt(
  byStart: ReadonlyMap<string, readonly Phrase[]>,
  text: readonly string[],
  at: number,
): Phrase | undefined {
  const isHere = (phrase: Phrase): boolean => holds(phrase, text, at);
  return byStart.get(startOf(text, at))?.find(isHere) ?? byStart.get(text[at] ?? "")?.find(isHere);
}

function holds({ path }: Phrase, text: readonly string[], at = 0): boolean {
  return path.every((atom, offset) => atom === text[at + offset]);
}

function toFound({ path, ids }: Phrase): FoundTerm {
  return { text: path.join(""), ids, length: path.length };
}
