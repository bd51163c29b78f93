import type { Match, Passage, SearchOptions } from "./knowledge-base.ts";
import { pathAsked } from "./path.ts";
import type { WeightedToken } from "./query.ts";
import { createQuoter, type Quote } from "./quote.ts";
import type { Ranked } from "./rank.ts";
import type { PlaceReference } from "./schemas.ts";
import type { Thresholds } from "./thresholds.ts";

/** So many matches are shown when nobody asks for another number. */
export const DEFAULT_LIMIT = 5;
/** What is this much weaker than the best match is not shown beside it. */
const WEAKEST_SHARE = 0.15;

export type Audience = Pick<SearchOptions, "persona" | "limit">;

/** Where passages lie, and who may see them. */
export interface Shelf {
  passageAt(place: PlaceReference): Passage | undefined;
  isStaffOnly(document: string): boolean;
  /** The passage a path names, in any short form. */
  resolve(path: string): Passage | undefined;
}

/** Makes matches out of what was ranked, for those who may see them. */
export interface Matcher {
  best(
    ranked: readonly Ranked[],
    tokens: readonly WeightedToken[],
    audience: Audience,
  ): readonly Match[];
  /** The passage whose path is all a question asks for; none where there is no such clause; absent if it names no path. */
  named(question: string, audience: Audience): readonly Match[] | undefined;
  /** The one clause that mentions what is missing, without the claim that it answers. */
  mention(
    place: PlaceReference | undefined,
    tokens: readonly WeightedToken[],
    audience: Audience,
  ): readonly Match[];
}

export function createMatcher(thresholds: Thresholds, shelf: Shelf): Matcher {
  const quote = createQuoter();
  const isVisible = ({ document }: Passage, { persona }: Audience): boolean =>
    persona === "officer" || !shelf.isStaffOnly(document);
  return {
    best: (ranked, tokens, audience) => {
      const visible = ranked.filter(({ unit }) => isVisible(unit.passage, audience));
      return choose(visible, audience.limit ?? DEFAULT_LIMIT).map(
        ({ unit: { passage }, strength }) =>
          new LazyMatch(passage, thresholds.confidence(strength), () => quote(passage, tokens)),
      );
    },
    named: (question, audience) => {
      const path = pathAsked(question);
      if (path === undefined) return undefined;
      const passage = shelf.resolve(path);
      if (passage === undefined || !isVisible(passage, audience)) return [];
      // Who names a clause wants the whole of it.
      return [{ passage, confidence: 1, quote: passage.text, quoteEn: passage.textEn }];
    },
    mention: (place, tokens, audience) => {
      const passage = place && shelf.passageAt(place);
      if (passage === undefined || !isVisible(passage, audience)) return [];
      return [{ passage, confidence: 0, ...quote(passage, tokens) }];
    },
  };
}

/** Most matches are only a button: what is quoted of them is worked out when it is looked at. */
class LazyMatch implements Match {
  readonly passage: Passage;
  readonly confidence: number;
  readonly #look: () => Quote;
  #quoted: Quote | undefined;

  constructor(passage: Passage, confidence: number, look: () => Quote) {
    this.passage = passage;
    this.confidence = confidence;
    this.#look = look;
  }

  get quote(): string {
    return (this.#quoted ??= this.#look()).quote;
  }

  get quoteEn(): string | undefined {
    return (this.#quoted ??= this.#look()).quoteEn;
  }
}

/** The best, without what is far weaker, and without a section below one of its own items. */
function choose(ranked: readonly Ranked[], limit: number): readonly Ranked[] {
  const chosen: Ranked[] = [];
  const least = (ranked[0]?.strength ?? 0) * WEAKEST_SHARE;
  for (const candidate of ranked) {
    if (chosen.length === limit || candidate.strength < least) break;
    const { document, path, children } = candidate.unit.passage;
    const isCovered = chosen.some(
      ({ unit: { passage } }) =>
        passage.document === document && (passage.path === path || children.includes(passage.path)),
    );
    if (!isCovered) chosen.push(candidate);
  }
  return chosen;
}
