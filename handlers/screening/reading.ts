import { answerToDoubt, inUnitOf } from "./doubts.ts";
import { asksSomething } from "./extract/clauses.ts";
import { extractFacts } from "./extract/extract-facts.ts";
import type { Extraction, TalkContext } from "./extract/extraction.ts";
import { findMentions } from "./extract/mentions.ts";
import type { FactName } from "./facts.ts";
import { nextStep } from "./next-step.ts";
import { type ScreeningState, withoutDoubt } from "./state.ts";
import type { Rates } from "./thresholds.ts";

/** What reading a message needs to know besides the talk it belongs to. */
export interface ReadingContext {
  readonly fx: Rates;
  /** Of the question that was shown: it names the unit of a bare number. */
  readonly language?: "zh" | "en";
}

/** Whether a message answers the pending question (or states any fact), asks something, or neither. */
export function isAnswerTo(
  state: ScreeningState,
  text: string,
  context: ReadingContext = { fx: {} },
): "answer" | "question" | "neither" {
  const { facts, ambiguities } = read(state, text, context);
  if (Object.keys(facts).length > 0 || ambiguities.length > 0) return "answer";
  return asksSomething(text) ? "question" : "neither";
}

/**
 * What a message says, and the state it is said to: which of two facts a figure was for is asked once, and
 * what answers something else is taken as that.
 */
export function readAnswer(
  state: ScreeningState,
  text: string,
  context: ReadingContext,
): { extraction: Extraction; state: ScreeningState } {
  const [doubt] = state.doubts;
  const extraction = read(state, text, context);
  if (doubt?.why !== "which") return { extraction, state };
  if (answerToDoubt(doubt, text) !== undefined) return { extraction, state: withoutDoubt(state) };
  const dropped = withoutDoubt(state);
  const other = read(dropped, text, context);
  const saysOther = Object.keys(other.facts).length > 0 || other.ambiguities.length > 0;
  return saysOther ? { extraction: other, state: dropped } : { extraction, state };
}

function read(state: ScreeningState, text: string, { fx, language }: ReadingContext): Extraction {
  const pending = nextStep(state);
  const isKept = (name: FactName): boolean => state.reopened?.includes(name) !== true;
  const talk: TalkContext = {
    fx,
    pending: pending?.kind === "doubt" ? [pending.doubt.fact] : (pending?.missing ?? []),
    stored: state.facts,
    known: new Set((Object.keys(state.facts) as FactName[]).filter(isKept)),
    currencies: currenciesIn(state),
    home: state.home,
    ...(language && { language }),
  };
  const chosen = pending?.kind === "doubt" ? answerToDoubt(pending.doubt, text) : undefined;
  const words = pending?.kind === "doubt" ? inUnitOf(pending.doubt, text) : text;
  const extraction = extractFacts(words, talk);
  if (chosen === undefined) return extraction;
  if (chosen === "none") return { ...extraction, facts: {}, ambiguities: [] };
  return {
    ...extraction,
    facts: { ...extraction.facts, ...chosen },
    ambiguities: extraction.ambiguities.filter(({ fact }) => chosen[fact] === undefined),
  };
}

/** Foreign currencies of this talk, with those that no rate is known of. */
function currenciesIn({ facts, doubts }: ScreeningState): readonly string[] {
  const unknown = doubts.filter(({ why }) => why === "no-rate");
  return [
    ...Object.values(facts).flatMap(({ foreign }) => foreign?.currency ?? []),
    ...unknown.flatMap(({ words }) => findMentions(words).flatMap((one) => one.currency ?? [])),
  ];
}
