import { createFinder } from "./finder.ts";
import type { KnowledgeBase, Passage, PolicyDocument } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { createMatcher, type Shelf } from "./matches.ts";
import { normalise, normaliseQuestion } from "./normalise.ts";
import { createPathResolver } from "./path.ts";
import { createAskingTest, createQuestionReader } from "./query.ts";
import { createRanker, createUnitMatcher } from "./rank.ts";
import { createSpeller } from "./spelling.ts";
import { stem } from "./stem.ts";
import { calibrate } from "./thresholds.ts";
import { atoms } from "./tokenize.ts";
import { toUnits, type Unit } from "./units.ts";

export interface LoadedDocument {
  readonly document: PolicyDocument;
  readonly leaves: readonly Passage[];
  readonly sections: readonly Passage[];
}

export interface KnowledgeSource {
  readonly documents: readonly LoadedDocument[];
  readonly lexicon: Lexicon;
  readonly revision: string;
}

/** Builds the search over documents that are in memory. What is no longer in force is never found by it. */
export function createKnowledgeBase({
  documents,
  lexicon,
  revision,
}: KnowledgeSource): KnowledgeBase {
  const resolvers = new Map(
    documents.map(({ document, leaves, sections }) => [
      document.id,
      // Later entries win: a path that is both names the section.
      createPathResolver([...leaves, ...sections].map((passage) => [passage.path, passage])),
    ]),
  );
  const byId = new Map(documents.map(({ document }) => [document.id, document]));
  const passage: KnowledgeBase["passage"] = (path, document) => {
    const asked = document === undefined ? [...resolvers.values()] : [resolvers.get(document)];
    for (const resolver of asked) {
      const found = resolver?.resolve(path);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    ...prepareSearch(
      { documents, lexicon },
      {
        passageAt: ({ document, path }) => passage(path, document),
        resolve: passage,
        isStaffOnly: (id) => byId.get(id)?.audience === "staff",
      },
    ),
    passage,
    document: (id) => byId.get(id),
    documents: [...byId.values()],
    leaves: documents.flatMap(({ leaves }) => leaves),
    revision,
  };
}

function prepareSearch(
  { documents, lexicon }: Pick<KnowledgeSource, "documents" | "lexicon">,
  shelf: Shelf,
): Pick<KnowledgeBase, "search"> {
  const units: Unit[] = [];
  for (const loaded of documents) {
    if (loaded.document.status !== "in-force") continue;
    units.push(...toUnits(loaded, lexicon.glossary(loaded.document.id), units.length));
  }
  const ranker = createRanker(units);
  const words = lexicon.questionWords;
  const unlisted = lexicon.unlistedSectors.map(({ zh, en }) => [...zh, ...en].map(normalise));
  const matcher = createUnitMatcher(units, {
    unlisted,
    isAsking: createAskingTest(words),
  });
  const speller = createSpeller([
    ...words.en.map(stem),
    ...unlisted.flat().flatMap(atoms),
    ...ranker.vocabulary,
  ]);
  const read = createQuestionReader({ words, matcher, speller });
  const strengths = lexicon.foreignQuestions.map((question) => {
    const asked = read(normaliseQuestion(question));
    return ranker.rank({ asked, before: [], wantsList: false })[0]?.strength ?? 0;
  });
  const thresholds = calibrate(strengths);
  const matches = createMatcher(thresholds, shelf);
  return { search: createFinder({ units, ranker, read, lexicon, thresholds, matcher: matches }) };
}
