import { createEngine, type KnowledgeSource } from "./engine.ts";
import { normaliseQuestion } from "./normalise.ts";
import type { Gain } from "./score.ts";

/** How a passage stands in the ranking for a question, before anything is decided about the question. */
export interface Explanation {
  /** From 1; absent where nothing in the passage speaks for it. */
  readonly place: number | undefined;
  readonly strength: number;
  /** The tokens and, in quotes, the phrases of the lexicon that carry it, most first. */
  readonly gains: readonly Gain[];
}

export interface Explained {
  readonly path: string;
  readonly kind: "leaf" | "section";
}

/** Shows why a passage comes where it comes. For people who improve the search, not for those who use it. */
export function createExplainer(
  source: KnowledgeSource,
): (question: string, passage: Explained) => Explanation {
  const { units, ranker, read } = createEngine(source);
  return (question, { path, kind }) => {
    const asked = read(normaliseQuestion(question));
    const ranked = ranker.rank({ asked, before: [], wantsList: false });
    const isMeant = ({ passage }: { readonly passage: Explained }): boolean =>
      passage.path === path && passage.kind === kind;
    const place = ranked.findIndex(({ unit }) => isMeant(unit));
    const unit = units.find(isMeant);
    return {
      place: place < 0 ? undefined : place + 1,
      strength: ranked[place]?.strength ?? 0,
      gains: unit === undefined ? [] : ranker.gains(asked, unit),
    };
  };
}
