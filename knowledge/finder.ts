import { createHanRepair } from "./han-repair.ts";
import { isInvented } from "./invented.ts";
import type { Finding, Match, SearchOptions } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { DEFAULT_LIMIT, type Matcher } from "./matches.ts";
import { createCue } from "./missing.ts";
import { normaliseAll, normaliseQuestion } from "./normalise.ts";
import { createPartSplitter } from "./parts.ts";
import type { QuestionReader, ReadQuestion } from "./query.ts";
import type { Ranker } from "./rank.ts";
import { createRanking, namesLeaf } from "./ranking.ts";
import { createSingleFinder, type SingleFinderOptions } from "./single-finder.ts";
import type { Thresholds } from "./thresholds.ts";
import { namesCatalogueItem } from "./trades.ts";
import type { Unit } from "./units.ts";

export interface FinderOptions {
  readonly units: readonly Unit[];
  readonly ranker: Ranker;
  readonly read: QuestionReader;
  readonly lexicon: Lexicon;
  readonly thresholds: Thresholds;
  readonly matcher: Matcher;
}

type Part = NonNullable<Finding["parts"]>[number];

/** Decides what the documents say to a message, as a whole and to each of the things it asks. */
export function createFinder(
  options: FinderOptions,
): (question: string, options?: SearchOptions) => Finding {
  const { units, lexicon, matcher } = options;
  // A message's pieces are looked at several times on the way to its parts.
  const understand = remembering(createUnderstanding(units, lexicon));
  const read = remembering(options.read);
  const single: SingleFinderOptions = {
    units,
    lexicon,
    matcher,
    rank: createRanking({ ...options, read }),
  };
  const findOne = createSingleFinder(single);
  const namedLeaves = ({ terms }: ReadQuestion): ReadonlySet<number> =>
    new Set(terms.flatMap(({ ids }) => ids).filter((id) => namesLeaf([id], units)));
  const split = createPartSplitter({
    asks: createCue(lexicon.cues.asks),
    asksSeparately: createCue(lexicon.cues.separately),
    wishes: createCue(lexicon.cues.wishes),
    namesItem: (asked) => namesCatalogueItem(asked, units),
    read: (part) => read(understand(part)),
    namedLeaves,
    normalise: normaliseQuestion,
  });
  return (question, { history = [], ...audience } = {}) => {
    understand.forget();
    read.forget();
    if (isInvented(normaliseQuestion(question))) return { kind: "none", matches: [] };
    const earlier = history.map(understand);
    const find = (text: string, before: readonly string[]): Finding =>
      findOne({ text: understand(text), history: before, audience });
    const parts: Part[] = split(question).map((part) => ({
      question: part,
      finding: find(part, []),
    }));
    const whole = find(question, earlier);
    const holds = parts.every(({ question: part, finding }) =>
      isAnsweredAlone(finding, namedLeaves(read(understand(part)))),
    );
    if (parts.length < 2 || !holds || !areDifferent(parts)) return whole;
    return combine(parts, whole, audience.limit ?? DEFAULT_LIMIT);
  };
}

/** The same function, which works nothing out twice until it is told to forget. */
function remembering<Result>(
  work: (text: string) => Result,
): ((text: string) => Result) & { forget: () => void } {
  let results = new Map<string, Result>();
  const remember = (text: string): Result => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    results.set(text, result);
    return result;
  };
  return Object.assign(remember, {
    forget: () => {
      // What a Map was before it was cleared goes on pointing to what it is now: nothing in it would go before a full collection.
      results = new Map();
    },
  });
}

/** Normalises a question and mends what was mistyped in Chinese. */
function createUnderstanding(units: readonly Unit[], lexicon: Lexicon): (text: string) => string {
  const asking = lexicon.questionWords.zh;
  const repair = createHanRepair(
    [
      ...units.flatMap(({ headings, text, words, named }) => [
        ...headings,
        text,
        ...words,
        ...named,
      ]),
      ...normaliseAll(lexicon.unlistedSectors.flatMap(({ zh }) => zh)),
      ...asking,
    ],
    new Set(asking.filter((word) => word.length === 1)),
  );
  return (text) => repair(normaliseQuestion(text));
}

/** A part stands alone if what it names is found, or known to be missing. */
function isAnsweredAlone({ kind, missing, unsaid }: Finding, named: ReadonlySet<number>): boolean {
  return missing !== undefined || ((kind === "answer" || unsaid === true) && named.size > 0);
}

/** Parts that come to the same clause, or the same thing missing, are one question. */
function areDifferent(parts: readonly Part[]): boolean {
  const gists = parts.map(({ finding: { kind, missing, matches } }) =>
    kind === "none" ? missing : matches[0]?.passage.path,
  );
  return new Set(gists).size === gists.length;
}

const STRONGEST_FIRST = ["answer", "related", "none"] as const;

function combine(parts: readonly Part[], whole: Finding, limit: number): Finding {
  const findings = parts.map(({ finding }) => finding);
  const kind = STRONGEST_FIRST.find((each) => findings.some((finding) => finding.kind === each));
  const said = findings.filter((finding) => finding.kind === kind);
  const missing = findings.find((finding) => finding.missing !== undefined)?.missing;
  const rest = kind === "none" || whole.kind === "none" ? [] : whole.matches;
  const matches = distinct([...interleave(said.map((finding) => finding.matches)), ...rest]);
  return {
    kind: kind ?? "none",
    matches: matches.slice(0, limit),
    ...(missing !== undefined && { missing }),
    parts,
  };
}

/** The first of each, surest first, then the second of each, and so on. */
function interleave(lists: readonly (readonly Match[])[]): readonly Match[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    lists.flatMap((list) => list[round] ?? []).toSorted((a, b) => b.confidence - a.confidence),
  ).flat();
}

function distinct(matches: readonly Match[]): readonly Match[] {
  const seen = new Set<Match["passage"]>();
  return matches.filter(({ passage }) => !seen.has(passage) && seen.add(passage));
}
