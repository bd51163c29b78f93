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
  const phrases = new Map<string, Phrase>();
  const byStart = new Map<string, Phrase[]>();
  for (const [term, id] of terms) {
    const path = atoms(term);
    if (path.length === 0) continue;
    const phrase = getOrAdd(phrases, path.join(" "), () => {
      const added: Phrase = { path, ids: [] };
      getOrAdd(byStart, startOf(path, 0), () => []).push(added);
      return added;
    });
    if (!phrase.ids.includes(id)) phrase.ids.push(id);
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
  const holds = ({ path }: Phrase): boolean =>
    path.every((atom, offset) => atom === text[at + offset]);
  return byStart.get(startOf(text, at))?.find(holds) ?? byStart.get(text[at] ?? "")?.find(holds);
}

function toFound({ path, ids }: Phrase): FoundTerm {
  return { text: path.join(""), ids, length: path.length };
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
