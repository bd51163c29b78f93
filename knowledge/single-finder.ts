import { findElsewhere } from "./elsewhere.ts";
import type { Finding, Match, MissingTopic } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Audience, Matcher } from "./matches.ts";
import { createCue, createMissingDetector, type Missing } from "./missing.ts";
import type { ReadQuestion } from "./query.ts";
import { namesLeaf, type Ranking } from "./ranking.ts";
import type { UnlistedSector } from "./schemas.ts";
import { findSectors } from "./sectors.ts";
import type { Unit } from "./units.ts";

/** Where the admission rules stand: sectors that national lists name are judged by them. */
const ADMISSION_RULES = "附件1·二";
const CATALOGUE_ITEM = /^附件1·一（.+）\d+$/u;

/** Asked of another place, these are asked of that place first. */
const YIELD_TO_PLACE: ReadonlySet<MissingTopic | undefined> = new Set([
  "incentive-amount",
  "statistics",
  undefined,
]);

export interface SingleFinderOptions {
  readonly units: readonly Unit[];
  readonly lexicon: Lexicon;
  readonly matcher: Matcher;
  readonly rank: (text: string, history: readonly string[]) => Ranking;
}

/** One normalised question, the earlier ones, and for whom. */
export interface Single {
  readonly text: string;
  readonly history: readonly string[];
  readonly audience: Audience;
}

/** Decides what the documents say to one question: an answer, what may be related, or nothing. */
export function createSingleFinder(options: SingleFinderOptions): (single: Single) => Finding {
  const { units, lexicon, matcher, rank } = options;
  const lacking = createLackFinder(options);
  const doubtful = createDoubtfulTradeFinder(options);
  /** Who asks what is given for a product asks about the product too: its item, and what is missing. */
  const withItem = (lack: Finding, { asked, ranked }: Ranking, audience: Audience) => {
    if (lack.missing !== "incentive-amount" || !namesCatalogueItem(asked, units)) return undefined;
    const items = ranked.filter(({ unit }) => CATALOGUE_ITEM.test(unit.passage.path));
    const [item] = matcher.best(items, asked.tokens, { ...audience, limit: 1 });
    return item && { ...lack, kind: "answer" as const, matches: [item, ...lack.matches] };
  };
  return (single) => {
    const { text, history, audience } = single;
    const ranking = rank(text, history);
    const lack = lacking(single, ranking);
    if (lack !== undefined) return withItem(lack, ranking, single.audience) ?? lack;
    const named = matcher.named(text, audience);
    if (named?.length === 0) return { kind: "none", matches: named, missing: "clause" };
    if (named !== undefined) return { kind: "answer", matches: named };
    const doubt = doubtful(single, ranking);
    if (doubt !== undefined) return doubt;
    const { asked, kind, ranked } = ranking;
    const unlisted = unlistedSector(asked, units, lexicon.unlistedSectors);
    if (unlisted !== undefined) {
      return { kind: "none", matches: matcher.mention(unlisted.mention, asked.tokens, audience) };
    }
    return { kind, matches: kind === "none" ? [] : matcher.best(ranked, asked.tokens, audience) };
  };
}

/** What is known not to be in the documents, and the nearest clause. */
function createLackFinder({
  lexicon,
  matcher,
  rank,
}: SingleFinderOptions): (single: Single, ranking: Ranking) => Finding | undefined {
  const detectMissing = createMissingDetector(lexicon.missingTopics);
  const wantsFigure = createCue(lexicon.cues.figure);
  const goneOnFrom = (text: string, { earlier }: Ranking): Missing | undefined => {
    const last = earlier.at(-1);
    return last !== undefined && wantsFigure(text) ? detectMissing(`${last} ${text}`) : undefined;
  };
  const nearest = (rest: string, audience: Audience): readonly Match[] => {
    const { kind, ranked, asked } = rank(rest, []);
    return kind === "answer" ? matcher.best(ranked, asked.tokens, { ...audience, limit: 1 }) : [];
  };
  // The topics tell what these documents lack; another one, the operator's own, may hold it.
  const lackingIn = new Set(
    lexicon.missingTopics.flatMap(({ mentions = [] }) => mentions.map(({ document }) => document)),
  );
  const isAnsweredByAnother = (audience: Audience, { kind, ranked, asked }: Ranking): boolean => {
    const [best] = kind === "answer" ? matcher.best(ranked, asked.tokens, audience) : [];
    return best !== undefined && !lackingIn.has(best.passage.document);
  };
  return ({ text, audience }, ranking) => {
    const own = detectMissing(text);
    const elsewhere = findElsewhere(text);
    if (elsewhere !== undefined) {
      const isFirst = elsewhere.topic === "other-place" && YIELD_TO_PLACE.has(own?.topic);
      if (own === undefined || isFirst) {
        const { topic, rest } = elsewhere;
        return { kind: "none", matches: nearest(rest, audience), missing: topic };
      }
    }
    const missing = own ?? goneOnFrom(text, ranking);
    if (missing === undefined || isAnsweredByAnother(audience, ranking)) return undefined;
    const matches = matcher.mention(missing.mention, ranking.asked.tokens, audience);
    return { kind: "none", matches, ...(missing.topic && { missing: missing.topic }) };
  };
}

/**
 * A trade that national lists name and the catalogue does not (cement, steel): our documents hold the rule,
 * not the list, so the rule is related and no answer.
 */
function createDoubtfulTradeFinder({
  units,
  matcher,
}: SingleFinderOptions): (single: Single, ranking: Ranking) => Finding | undefined {
  const unitAt = (path: string): Unit | undefined =>
    units.find(({ passage }) => passage.path === path && passage.kind === "leaf");
  return ({ text, audience }, { asked, ranked, kind }) => {
    const sector = findSectors(text)[0]?.sector;
    if (sector === undefined || !sector.clause.startsWith(ADMISSION_RULES)) return undefined;
    const rule = unitAt(sector.clause);
    const isNamed = sector.asks === "overcapacitySector" ? namesCatalogueItem : namesAnyLeaf;
    if (rule === undefined || isNamed(asked, units)) return undefined;
    const strength = Math.max(ranked[0]?.strength ?? 0, Number.EPSILON);
    const others = kind === "none" ? [] : ranked.filter(({ unit }) => unit !== rule);
    return {
      kind: "related",
      matches: matcher.best([{ unit: rule, strength }, ...others], asked.tokens, audience),
    };
  };
}

function namesCatalogueItem({ terms }: ReadQuestion, units: readonly Unit[]): boolean {
  return terms.some(({ ids }) =>
    ids.some((id) => CATALOGUE_ITEM.test(units[id]?.passage.path ?? "")),
  );
}

/** The trade the question is about, if no document names it and nothing else in the question is named. */
function unlistedSector(
  { terms }: ReadQuestion,
  units: readonly Unit[],
  sectors: readonly UnlistedSector[],
): UnlistedSector | undefined {
  if (namesAnyLeaf({ terms }, units)) return undefined;
  const id = terms.flatMap(({ ids }) => ids).find((found) => found < 0);
  return id === undefined ? undefined : sectors[-1 - id];
}

function namesAnyLeaf({ terms }: Pick<ReadQuestion, "terms">, units: readonly Unit[]): boolean {
  return terms.some(({ ids }) => namesLeaf(ids, units));
}
