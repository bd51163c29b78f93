import { atoms } from "./tokenize.ts";

/** A phrase of the lexicon found in a text. */
export interface FoundTerm {
  readonly text: string;
  /** What the phrase speaks of, without doubles. */
  readonly ids: readonly number[];
  /** In atoms: Chinese characters, other words. */
  readonly length: number;
}

interface Node {
  readonly next: Map<string, Node>;
  ids?: number[];
}

export interface TermMatcher {
  /** Takes a text's atoms; finds the longest phrase at each place, so 奶茶 is not also 茶, and no two overlap. */
  find(text: readonly string[]): readonly FoundTerm[];
}

/** Phrases match on whole atoms: "tin" is not in "testing", and "solar panels" is "solar panel". */
export function createTermMatcher(
  terms: Iterable<readonly [normalised: string, id: number]>,
): TermMatcher {
  const root: Node = { next: new Map() };
  for (const [term, id] of terms) {
    const path = atoms(term);
    if (path.length > 0) insert(root, path, id);
  }
  return {
    find: (text) => {
      const found: FoundTerm[] = [];
      let at = 0;
      while (at < text.length) {
        const term = longestAt(root, text, at);
        if (term !== undefined) found.push(term);
        at += term?.length ?? 1;
      }
      return found;
    },
  };
}

function insert(root: Node, path: readonly string[], id: number): void {
  let node = root;
  for (const atom of path) {
    const next = node.next.get(atom) ?? { next: new Map<string, Node>() };
    node.next.set(atom, next);
    node = next;
  }
  node.ids ??= [];
  if (!node.ids.includes(id)) node.ids.push(id);
}

function longestAt(root: Node, text: readonly string[], start: number): FoundTerm | undefined {
  let node: Node | undefined = root;
  let best: FoundTerm | undefined;
  for (let at = start; at < text.length; at++) {
    node = node.next.get(text[at] ?? "");
    if (node === undefined) break;
    if (node.ids === undefined) continue;
    const length = at + 1 - start;
    best = { text: text.slice(start, start + length).join(""), ids: node.ids, length };
  }
  return best;
}
