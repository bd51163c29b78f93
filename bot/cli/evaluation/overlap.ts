import type { KnowledgeSource } from "../../../knowledge/engine.ts";
import { normaliseAll } from "../../../knowledge/normalise.ts";

const HAN_RUN = /\p{Script=Han}+/gu;
const LONG_WORD = /[a-z]{6,}/gu;
const SHARED_CHARACTERS = 4;

export interface Thinned {
  readonly source: KnowledgeSource;
  readonly removed: number;
  readonly total: number;
}

/**
 * The same documents with a lexicon that has nothing from the questions: each everyday word and each name of
 * an unlisted trade is taken out that shares four Chinese characters in a row, or a word of six letters and
 * more, with one of them.
 */
export function withoutOverlap(source: KnowledgeSource, questions: readonly string[]): Thinned {
  const pieces = new Set(normaliseAll(questions).flatMap(piecesOf));
  let removed = 0;
  let total = 0;
  const keep = (terms: string[]): string[] => {
    const normalised = normaliseAll(terms);
    const kept = terms.filter(
      (_, at) => !piecesOf(normalised[at] ?? "").some((piece) => pieces.has(piece)),
    );
    total += terms.length;
    removed += terms.length - kept.length;
    return kept;
  };
  const thin = <Entry extends { readonly zh: string[]; readonly en: string[] }>(entry: Entry) => ({
    ...entry,
    zh: keep(entry.zh),
    en: keep(entry.en),
  });
  const { lexicon, documents } = source;
  const glossaries = new Map(
    documents.map(({ document: { id } }) => [id, lexicon.glossary(id).map(thin)]),
  );
  const unlistedSectors = lexicon.unlistedSectors.map(thin);
  return {
    source: {
      ...source,
      lexicon: { ...lexicon, unlistedSectors, glossary: (id) => glossaries.get(id) ?? [] },
    },
    removed,
    total,
  };
}

function piecesOf(text: string): readonly string[] {
  const runs = [...text.matchAll(HAN_RUN)].map(([run]) => Array.from(run));
  const ofRuns = runs.flatMap((run) =>
    run.slice(SHARED_CHARACTERS - 1).map((_, at) => run.slice(at, at + SHARED_CHARACTERS).join("")),
  );
  return [...ofRuns, ...[...text.matchAll(LONG_WORD)].map(([word]) => word)];
}
