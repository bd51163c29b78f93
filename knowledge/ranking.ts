import type { Finding } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { createCue } from "./missing.ts";
import type { QuestionReader, ReadQuestion } from "./query.ts";
import type { Ranked, Ranker } from "./rank.ts";
import type { Thresholds } from "./thresholds.ts";
import { atoms } from "./tokenize.ts";
import type { Unit } from "./units.ts";

/** Shares of the last question and of the one before, when the new one goes on from them. */
const HISTORY_WEIGHTS = [0.5, 0.25] as const;
/** A question of so few words that say something, and so few words in all, may be the rest of the one before. */
const INCOMPLETE = { saying: 4, all: 8, han: 12 } as const;
const HAN = /\p{Script=Han}/u;
/** 博弈产业可以吗, 哪些项目不能做: whatever it is, it is not the project that was asked about before. */
const NAMES_OTHERS =
  /\p{Script=Han}{2,}(?:产业|行业)(?:可以|能|行|要|好|允许)|哪些(?:项目|产业|行业)|\bwhich (?:projects|industries|sectors)\b/u;

/** A whole sentence in English that points back to nothing: it asks something else, whether or not the documents know it. */
const SENTENCE =
  /^(?:ok(?:ay)?,? |so,? |well,? |and,? )?(?:do|does|did|is|are|was|were|can|could|will|would|should|may|has|have|where|who|when|how|why)\b(?=(?: [\w'-]+){5})/u;
const POINTS_BACK =
  /\b(?:it|its|that|this|these|those|they|them|their|there|one|ones|same|also|too|either|instead|other|others|another|else|such|then)\b/u;

/** Who speaks of the field asks the documents: then less is enough, where the next passage is behind. */
const OF_FIELD = { enough: 0.9, next: 0.95 } as const;

/** What speaks for which passage, given what was asked before. */
export interface Ranking {
  readonly asked: ReadQuestion;
  /** The earlier questions this one goes on from, oldest first. */
  readonly earlier: readonly string[];
  readonly ranked: readonly Ranked[];
  readonly kind: Finding["kind"];
}

export interface RankingOptions {
  readonly units: readonly Unit[];
  readonly ranker: Ranker;
  readonly read: QuestionReader;
  readonly lexicon: Lexicon;
  readonly thresholds: Thresholds;
}

/** Ranks normalised questions; takes the earlier ones into account where the new one goes on from them. */
export function createRanking({
  units,
  ranker,
  read,
  lexicon,
  thresholds,
}: RankingOptions): (text: string, history: readonly string[]) => Ranking {
  const wantsList = createCue(lexicon.cues.list);
  const goesOn = createCue(lexicon.cues.followUp);
  const isOfField = createCue(lexicon.cues.field);
  const kindOf = (text: string, [best, next]: readonly Ranked[]): Finding["kind"] => {
    const strength = best?.strength ?? 0;
    const leads = (next?.strength ?? 0) <= strength * OF_FIELD.next;
    return thresholds.kindOf(leads && isOfField(text) ? strength / OF_FIELD.enough : strength);
  };
  const isShort = (text: string, { atomCount }: ReadQuestion): boolean =>
    atomCount <= INCOMPLETE.saying &&
    atoms(text).length <= INCOMPLETE[HAN.test(text) ? "han" : "all"];
  return (text, history) => {
    const asked = read(text);
    const isNamed = asked.terms.some(({ ids }) => namesLeaf(ids, units));
    const rankAfter = (earlier: readonly string[]): Ranking => {
      const before = earlier.toReversed().map((question, age) => ({
        question: read(question),
        weight: HISTORY_WEIGHTS[age] ?? 0,
      }));
      const ranked = ranker.rank({ asked, before, isNamed, wantsList: wantsList(text) });
      return { asked, earlier, ranked, kind: kindOf(text, ranked) };
    };
    const alone = rankAfter([]);
    const isAnswered = isNamed || alone.kind === "answer";
    const isWhole = goesOn(text)
      ? isAnswered && !isShort(text, asked)
      : isAnswered || NAMES_OTHERS.test(text) || !isShort(text, asked) || isSentence(text);
    return isWhole || history.length === 0
      ? alone
      : rankAfter(history.slice(-HISTORY_WEIGHTS.length));
  };
}

function isSentence(text: string): boolean {
  return SENTENCE.test(text) && !POINTS_BACK.test(text);
}

/** Whether a phrase stands for a passage that can answer by itself. */
export function namesLeaf(ids: readonly number[], units: readonly Unit[]): boolean {
  return ids.some((id) => units[id]?.passage.kind === "leaf");
}
