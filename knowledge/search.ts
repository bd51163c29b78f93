import { createEngine, type Engine, type KnowledgeSource } from "./engine.ts";
import { createFinder } from "./finder.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { createMatcher, type Shelf } from "./matches.ts";
import { normaliseQuestion } from "./normalise.ts";
import { createPathResolver } from "./path.ts";
import { calibrate } from "./thresholds.ts";
import type { Weights } from "./weights.ts";

/** Builds the search over documents that are in memory. What is no longer in force is never found by it. */
export function createKnowledgeBase(
  { documents, lexicon, revision }: KnowledgeSource,
  weights?: Weights,
): KnowledgeBase {
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
    ...prepareSearch(lexicon, createEngine({ documents, lexicon }, weights), {
      passageAt: ({ document, path }) => passage(path, document),
      resolve: passage,
      isStaffOnly: (id) => byId.get(id)?.audience === "staff",
    }),
    passage,
    document: (id) => byId.get(id),
    documents: [...byId.values()],
    leaves: documents.flatMap(({ leaves }) => leaves),
    revision,
  };
}

function prepareSearch(
  lexicon: Lexicon,
  { units, ranker, read }: Engine,
  shelf: Shelf,
): Pick<KnowledgeBase, "search"> {
  const strengths = lexicon.foreignQuestions.map((question) => {
    const asked = read(normaliseQuestion(question));
    return ranker.rank({ asked, before: [], wantsList: false })[0]?.strength ?? 0;
  });
  const thresholds = calibrate(strengths);
  const matches = createMatcher(thresholds, shelf);
  return { search: createFinder({ units, ranker, read, lexicon, thresholds, matcher: matches }) };
}
