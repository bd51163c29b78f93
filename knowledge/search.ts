import { createImpactIndex } from "./impact-index.ts";
import type { Finding, KnowledgeBase, Passage, PolicyDocument } from "./knowledge-base.ts";
import { normalise, normaliseQuestion } from "./normalise.ts";
import { isBareHeading } from "./passages.ts";
import { createPathResolver } from "./path.ts";
import { tokenize } from "./tokenize.ts";

export interface LoadedDocument {
  readonly document: PolicyDocument;
  readonly leaves: readonly Passage[];
  readonly sections: readonly Passage[];
}

export interface KnowledgeSource {
  readonly documents: readonly LoadedDocument[];
  readonly revision: string;
}

/** Builds the search over documents that are in memory. */
export function createKnowledgeBase({ documents, revision }: KnowledgeSource): KnowledgeBase {
  const resolvers = new Map(
    documents.map(({ document, leaves, sections }) => [
      document.id,
      // Later entries win: a path that is both names the section.
      createPathResolver([...leaves, ...sections].map((passage) => [passage.path, passage])),
    ]),
  );
  const leaves = documents.flatMap((loaded) => loaded.leaves);
  const units = documents.flatMap((loaded) =>
    loaded.leaves.filter(
      (leaf) =>
        !isBareHeading(
          leaf,
          loaded.sections.find(({ path }) => path === leaf.path),
        ),
    ),
  );
  const index = createImpactIndex(
    units.map(({ trail, text, textEn }) =>
      tokenize(normalise(`${trail.slice(1).join("。")}。${text}。${textEn ?? ""}`)),
    ),
  );
  return {
    search: (question, { limit = 5 } = {}): Finding => {
      const scores = new Map<number, number>();
      for (const token of new Set(tokenize(normaliseQuestion(question)))) {
        const { ids, impacts } = index.postings(token);
        const weight = Math.log(1 + (units.length - ids.length + 0.5) / (ids.length + 0.5));
        for (const [at, id] of ids.entries()) {
          scores.set(id, (scores.get(id) ?? 0) + weight * (impacts[at] ?? 0));
        }
      }
      const matches = [...scores]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, limit)
        .flatMap(([id, score]) => {
          const passage = units[id];
          return passage
            ? [{ passage, confidence: score / (score + 10), quote: passage.text }]
            : [];
        });
      return { kind: matches.length === 0 ? "none" : "answer", matches };
    },
    passage: (path, document) => {
      if (document !== undefined) return resolvers.get(document)?.resolve(path);
      for (const resolver of resolvers.values()) {
        const passage = resolver.resolve(path);
        if (passage !== undefined) return passage;
      }
      return undefined;
    },
    document: (id) => documents.find(({ document }) => document.id === id)?.document,
    documents: documents.map(({ document }) => document),
    leaves,
    revision,
  };
}
