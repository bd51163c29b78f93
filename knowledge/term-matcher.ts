import { stem } from "./stem.ts";
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

/** The phrases with the same beginning. They are taken apart when a text begins so for the first time. */
interface Bucket {
  readonly terms: (readonly [normalised: string, id: number])[];
  /** Longest first. */
  phrases?: readonly Phrase[];
}

export interface TermMatcher {
  /** Takes a text's atoms; finds the longest phrase at each place, so 奶茶 is not also 茶, and no two overlap. */
  find(text: readonly string[]): readonly FoundTerm[];
}

/** Phrases match on whole atoms: "tin" is not in "testing", and "solar panels" is "solar panel". */
export function createTermMatcher(
  terms: Iterable<readonly [normalised: string, id: number]>,
): TermMatcher {
  const byStart = new Map<string, Bucket>();
  for (const term of terms) {
    const start = startOfTerm(term[0]);
    const bucket = byStart.get(start);
    if (bucket === undefined) byStart.set(start, { terms: [term] });
    else bucket.terms.push(term);
  }
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

function phrasesOf(bucket: Bucket | undefined): readonly Phrase[] {
  if (bucket === undefined) return [];
  bucket.phrases ??= toPhrases(bucket.terms);
  return bucket.phrases;
}

function toPhrases(terms: Bucket["terms"]): readonly Phrase[] {
  const phrases: Phrase[] = [];
  for (const [term, id] of terms) {
    const path = atoms(term);
    const same = phrases.find((one) => one.path.length === path.length && holds(one, path, 0));
    if (same === undefined) phrases.push({ path, ids: [id] });
    else if (!same.ids.includes(id)) same.ids.push(id);
  }
  return phrases.sort((a, b) => b.path.length - a.path.length);
}

const TWO_HAN = /^\p{Script=Han}{2}/u;
const LATIN_WORD = /^[a-z0-9]+(?= |$)/u;

/**
 * What a term begins with: two Chinese characters, or else one atom. Most terms tell it without being taken
 * apart.
 */
function startOfTerm(term: string): string {
  const pair = TWO_HAN.exec(term)?.[0];
  if (pair?.length === 2) return pair;
  const word = LATIN_WORD.exec(term)?.[0];
  if (word !== undefined) return stem(word);
  const [first = "", second = ""] = atoms(term);
  return TWO_HAN.test(first + second) ? first + second : first;
}

function longestAt(
  byStart: ReadonlyMap<string, Bucket>,
  text: readonly string[],
  at: number,
): Phrase | undefined {
  const isHere = (phrase: Phrase): boolean => holds(phrase, text, at);
  const [first = "", second = ""] = [text[at], text[at + 1]];
  return (
    phrasesOf(byStart.get(first + second)).find(isHere) ??
    phrasesOf(byStart.get(first)).find(isHere)
  );
}

function holds({ path }: Phrase, text: readonly string[], at: number): boolean {
  return path.every((atom, offset) => atom === text[at + offset]);
}

function toFound({ path, ids }: Phrase): FoundTerm {
  return { text: path.join(""), ids, length: path.length };
}
