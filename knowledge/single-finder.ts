import { createAskedReader } from "./asked.ts";
import { withoutBackground } from "./background.ts";
import { findElsewhere } from "./elsewhere.ts";
import type { Finding, Match, MissingTopic } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Audience, Matcher } from "./matches.ts";
import { isOfOtherMaterial, leavesMaterialOpen } from "./materials.ts";
import { createCue, createMissingDetector, type Missing } from "./missing.ts";
import { createProjectFinder, createToldAndAsked, isWish } from "./projects.ts";
import type { Ranking } from "./ranking.ts";
import {
  createDoubtfulTradeFinder,
  createRefusalFinder,
  namesCatalogueItem,
  unlistedSector,
} from "./trades.ts";
import type { Unit } from "./units.ts";
import { createUnsaidTest } from "./unsaid.ts";

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
  const refused = createRefusalFinder(options);
  const leavesUnsaid = createBestUnsaidTest(options);
  const asksForFacts = createCue(lexicon.cues.facts);
  const lackingIn = documentsLacking(lexicon);
  const lacksFacts = (text: string, best?: Match): boolean =>
    best !== undefined && lackingIn.has(best.passage.document) && asksForFacts(text);
  const withItem = createProjectFinder(options);
  return (single) => {
    const { text, history, audience } = single;
    const ranking = rank(text, history);
    const lack = lacking(single, ranking);
    if (lack !== undefined) return withItem(single, lack, ranking) ?? lack;
    const named = matcher.named(text, audience);
    if (named?.length === 0) return { kind: "none", matches: named, missing: "clause" };
    if (named !== undefined) return { kind: "answer", matches: named };
    const doubt = refused(single, ranking) ?? doubtful(single, ranking);
    if (doubt !== undefined) return doubt;
    const { asked, kind, ranked } = ranking;
    const unlisted = unlistedSector(asked, units, lexicon.unlistedSectors);
    if (unlisted !== undefined) {
      return { kind: "none", matches: matcher.mention(unlisted.mention, asked.tokens, audience) };
    }
    if (kind === "none") return { kind, matches: [] };
    const matches = matcher.best(ranked, asked.tokens, audience);
    const [best] = matches;
    if (best !== undefined && isOfOtherMaterial(text, best)) {
      return { kind: "none", matches: [best] };
    }
    const isUnsaid =
      kind === "answer" && (lacksFacts(text, best) || leavesUnsaid(text, ranking, best));
    return isUnsaid ? { kind: "related", matches, unsaid: true } : { kind, matches };
  };
}

/** The topics tell what these documents lack; another one, the operator's own, may hold it. */
function documentsLacking({ missingTopics }: Lexicon): ReadonlySet<string> {
  return new Set(
    missingTopics.flatMap(({ mentions = [] }) => mentions.map(({ document }) => document)),
  );
}

/** What is known not to be in the documents, and the nearest clause. */
function createLackFinder(
  options: SingleFinderOptions,
): (single: Single, ranking: Ranking) => Finding | undefined {
  const { units, lexicon, matcher, rank } = options;
  const split = createToldAndAsked(options);
  const detectMissing = createMissingDetector(lexicon.missingTopics);
  const wantsFigure = createCue(lexicon.cues.figure);
  const goneOnFrom = (text: string, { earlier }: Ranking): Missing | undefined => {
    const last = earlier.at(-1);
    return last !== undefined && wantsFigure(text) ? detectMissing(`${last} ${text}`) : undefined;
  };
  /** 我们做锂电池的，电够用吗: what the project is called has no part in what is wanted for it. */
  const wantedFor = (text: string): Missing | undefined => {
    const { told, asked } = split(text) ?? {};
    const wish = asked && detectMissing(asked);
    if (!told || !wish || !isWish(wish.topic)) return undefined;
    return namesCatalogueItem(rank(told, []).asked, units) ? wish : undefined;
  };
  const nearest = (rest: string, audience: Audience): readonly Match[] => {
    const { kind, ranked, asked } = rank(rest, []);
    return kind === "answer" ? matcher.best(ranked, asked.tokens, { ...audience, limit: 1 }) : [];
  };
  const lackingIn = documentsLacking(lexicon);
  const isAnsweredByAnother = (audience: Audience, { kind, ranked, asked }: Ranking): boolean => {
    const [best] = kind === "answer" ? matcher.best(ranked, asked.tokens, audience) : [];
    return best !== undefined && !lackingIn.has(best.passage.document);
  };
  return ({ text, audience }, ranking) => {
    const wanted = withoutBackground(text);
    const own = detectMissing(wanted) ?? wantedFor(text);
    const elsewhere = findElsewhere(wanted);
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
    if (missing.isTouchedOn === true && matches.length > 0) return { kind: "related", matches };
    return { kind: "none", matches, ...(missing.topic && { missing: missing.topic }) };
  };
}

/** Whether the best match is about the right thing, and says nothing of what is asked of it. */
function createBestUnsaidTest({
  units,
  lexicon,
}: SingleFinderOptions): (text: string, ranking: Ranking, best?: Match) => boolean {
  const readAsked = createAskedReader({
    asks: createCue(lexicon.cues.asks),
    words: lexicon.questionWords,
  });
  const isUnsaid = createUnsaidTest(units);
  return (text, { asked: { terms }, earlier, ranked }, best) => {
    const unit = ranked.find(({ unit: { passage } }) => passage === best?.passage)?.unit;
    if (unit === undefined) return false;
    const place = units.indexOf(unit);
    const named = terms.filter(({ ids }) => ids.includes(place));
    if (earlier.length === 0 && leavesMaterialOpen(text, named, unit)) return true;
    const asked = readAsked(text, named);
    // 那咖啡呢 only names another thing, whatever was asked of the last.
    const isGoneOn = earlier.length > 0 && asked.every(({ wanted }) => wanted === "whether");
    return !isGoneOn && isUnsaid(asked, unit);
  };
}
