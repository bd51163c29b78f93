import type { Finding, SearchOptions } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Matcher } from "./matches.ts";
import { createCue, createMissingDetector, type Missing } from "./missing.ts";
import { normaliseQuestion } from "./normalise.ts";
import type { QuestionReader, ReadQuestion } from "./query.ts";
import type { Ranked, Ranker } from "./rank.ts";
import type { UnlistedSector } from "./schemas.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Unit } from "./units.ts";

/** Shares of the last question and of the one before, when the new one goes on from them. */
const HISTORY_WEIGHTS = [0.5, 0.25] as const;
/** A question of so few words hardly stands alone. */
const SHORT_QUESTION_ATOMS = 4;

export interface FinderOptions {
  readonly units: readonly Unit[];
  readonly ranker: Ranker;
  readonly read: QuestionReader;
  readonly lexicon: Lexicon;
  readonly thresholds: Thresholds;
  readonly matcher: Matcher;
}

/** Decides what the documents say to a question: an answer, what may be related, or nothing. */
export function createFinder(
  options: FinderOptions,
): (question: string, options?: SearchOptions) => Finding {
  const { units, lexicon, thresholds, matcher } = options;
  const detectMissing = createMissingDetector(lexicon.missingTopics);
  const wantsFigure = createCue(lexicon.cues.figure);
  const asks = createCue(lexicon.cues.asks);
  const rank = createRanking(options);
  const kindOf = ({ ranked }: Ranking): Finding["kind"] =>
    thresholds.kindOf(ranked[0]?.strength ?? 0);

  const missingIn = (text: string, { earlier }: Ranking): Missing | undefined => {
    const last = earlier.at(-1);
    const inContext = last !== undefined && wantsFigure(text) ? `${last} ${text}` : undefined;
    return detectMissing(text) ?? (inContext === undefined ? undefined : detectMissing(inContext));
  };
  /** What the question asks besides for the thing that is missing, if the documents answer that. */
  const answerBeside = (text: string): Ranking | undefined => {
    const rest = clausesOf(text).filter((clause) => detectMissing(clause) === undefined);
    if (!rest.some(asks)) return undefined;
    const other = rank(rest.join("，"), []);
    const isNamed = other.asked.terms.some(({ ids }) => ids.length === 1 && isLeaf(units, ids));
    return isNamed && kindOf(other) === "answer" ? other : undefined;
  };

  return (question, { history = [], ...audience } = {}) => {
    const text = normaliseQuestion(question);
    const ranking = rank(text, history.map(normaliseQuestion));
    const { tokens } = ranking.asked;
    const missing = missingIn(text, ranking);
    if (missing !== undefined) {
      const topic = missing.topic !== undefined && { missing: missing.topic };
      const beside = answerBeside(text);
      if (beside === undefined) {
        return {
          kind: "none",
          matches: matcher.mention(missing.mention, tokens, audience),
          ...topic,
        };
      }
      const matches = matcher.best(beside.ranked, beside.asked.tokens, audience);
      return { kind: "answer", matches, ...topic };
    }
    const named = matcher.named(question, audience);
    if (named.length > 0) return { kind: "answer", matches: named };
    const unlisted = unlistedSector(ranking.asked, units, lexicon.unlistedSectors);
    if (unlisted !== undefined) {
      return { kind: "none", matches: matcher.mention(unlisted.mention, tokens, audience) };
    }
    const kind = kindOf(ranking);
    return { kind, matches: kind === "none" ? [] : matcher.best(ranking.ranked, tokens, audience) };
  };
}

interface Ranking {
  readonly asked: ReadQuestion;
  /** The earlier questions this one goes on from, oldest first. */
  readonly earlier: readonly string[];
  readonly ranked: readonly Ranked[];
}

function createRanking({
  ranker,
  read,
  lexicon,
}: FinderOptions): (text: string, history: readonly string[]) => Ranking {
  const wantsList = createCue(lexicon.cues.list);
  const goesOn = createCue(lexicon.cues.followUp);
  return (text, history) => {
    const asked = read(text);
    const dependent = asked.atomCount <= SHORT_QUESTION_ATOMS || goesOn(text);
    const earlier = dependent ? history.slice(-HISTORY_WEIGHTS.length) : [];
    const before = earlier.toReversed().map((question, age) => ({
      question: read(question),
      weight: HISTORY_WEIGHTS[age] ?? 0,
    }));
    return { asked, earlier, ranked: ranker.rank({ asked, before, wantsList: wantsList(text) }) };
  };
}

const CLAUSE_END = /[,，。?？!！;；]+| and (?=what|how|which|who|is|are|do|does|can)/u;

function clausesOf(text: string): readonly string[] {
  return text.split(CLAUSE_END).filter((clause) => clause.trim() !== "");
}

function isLeaf(units: readonly Unit[], ids: readonly number[]): boolean {
  return ids.some((id) => units[id]?.passage.kind === "leaf");
}

/** The trade the question is about, if no document names it and nothing else in the question is named. */
function unlistedSector(
  { terms }: ReadQuestion,
  units: readonly Unit[],
  sectors: readonly UnlistedSector[],
): UnlistedSector | undefined {
  if (terms.some(({ ids }) => isLeaf(units, ids))) return undefined;
  const id = terms.flatMap(({ ids }) => ids).find((found) => found < 0);
  return id === undefined ? undefined : sectors[-1 - id];
}
