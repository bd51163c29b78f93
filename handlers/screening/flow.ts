/**
 * The conversation of the pre-screen, as pure functions over a plain JSON state. No words are said here.
 *
 *   const { state, begun } = start(record?.data)           // "resumed", "fresh", or "outdated": say so
 *   const turn = advance(state, { text }, { fx, now, language })      // or { button: value }
 *   store turn.state; then, by turn.kind:
 *     took      turn.changes were settled (old → new): read them back
 *     doubt     something was heard and not taken: nextStep(turn.state) now asks it back
 *     question  the message only asks: answer turn.question from the knowledge base, repeat nextStep
 *     unclear   neither; repeat nextStep with its buttons. state.unclear counts per step: offer a person
 *     stuck     unclear too often: put down as not known (repair.ts)
 *     repeated  the same message or tap again, nothing to do (acknowledge silently)
 *     stale     a button of a step that is past: say so, show nextStep
 *   turn.question is also there with `took`, when the message answers and asks: answer both.
 *   turn.sectors are sectors recognised for the first time: ask their question beside the next step.
 *   turn.notes: `instruction`, `implausible`: say them once.
 *   const question = nextStep(turn.state)                  // undefined: complete, show the verdict
 *   questionText(question), answerButtons(question, turn.state)       // in question.ts
 *   screen(plainFacts(turn.state.facts), thresholdsFor(file, region, industry))  // at any time
 *
 * The pending question is always nextStep(state): showing it is up to the caller, and interrupting,
 * cancelling and resuming need no word to the flow. isAnswerTo tells an answer from a side question.
 */
import { findSectors } from "../../knowledge/sectors.ts";
import { answerToDoubt, inUnitOf } from "./doubts.ts";
import { asksSomething } from "./extract/clauses.ts";
import { extractFacts } from "./extract/extract-facts.ts";
import type { Extraction, Note, TalkContext } from "./extract/extraction.ts";
import { findMentions } from "./extract/mentions.ts";
import { type FactName, type FactRecord, type FactValue, plainFacts } from "./facts.ts";
import { plausibility } from "./plausibility.ts";
import { factsOfButton } from "./question.ts";
import { sentencesThatAsk } from "./side-question.ts";
import {
  type Doubt,
  type FactChange,
  type ScreeningState,
  STATE_VERSION,
  screeningStateSchema,
  withFacts,
  withoutDoubt,
} from "./state.ts";
import { missingOf, STEPS, type Step, stepById } from "./steps.ts";
import type { Rates } from "./thresholds.ts";

export type Question =
  | { readonly kind: "step"; readonly step: Step; readonly missing: readonly FactName[] }
  | { readonly kind: "doubt"; readonly doubt: Doubt };

export type Input = { readonly text: string } | { readonly button: string };

export interface FlowContext {
  readonly fx: Rates;
  /** ISO time. */
  readonly now: string;
  /** Of the question that was shown: it names the unit of a bare number. */
  readonly language?: "zh" | "en";
  /** Ids of the messages the text came in. */
  readonly messages?: readonly string[];
}

export interface Advance {
  readonly state: ScreeningState;
  readonly kind: "took" | "doubt" | "question" | "unclear" | "stuck" | "repeated" | "stale";
  readonly changes: readonly FactChange[];
  /** The sentences of the message that ask something. */
  readonly question?: string;
  /** Ids of sectors named for the first time in this talk. */
  readonly sectors: readonly string[];
  readonly notes: readonly (Note | "implausible" | "point")[];
}

export interface Progress {
  /** Of the pending question, from 1. */
  readonly position: number;
  readonly total: number;
}

/** The same short text again within this time is a client's retry and answers no further question. */
const REPEAT_WITHIN_MS = 4_000;
const MAX_KEPT_TEXT = 40;

/** A talk in which nothing has been said yet. */
export function startState(): ScreeningState {
  return {
    version: STATE_VERSION,
    facts: {},
    history: [],
    doubts: [],
    round: 0,
    unclear: {},
    sectors: [],
  };
}

/** A kept state to go on with, or a fresh one; `outdated` when what was kept can no longer be read. */
export function start(kept?: unknown): {
  state: ScreeningState;
  begun: "fresh" | "resumed" | "outdated";
} {
  if (kept === undefined) return { state: startState(), begun: "fresh" };
  const parsed = screeningStateSchema.safeParse(kept);
  if (!parsed.success) return { state: startState(), begun: "outdated" };
  return { state: parsed.data, begun: "resumed" };
}

/** What to ask now: a doubt first, then the first step with a fact that is missing and can matter. */
export function nextStep(state: ScreeningState): Question | undefined {
  const [doubt] = state.doubts;
  if (doubt) return { kind: "doubt", doubt };
  const facts = plainFacts(state.facts);
  const { reopened = [] } = state;
  const again = STEPS.find((step) => reopened.some((name) => step.facts.includes(name)));
  if (again) return { kind: "step", step: again, missing: reopened };
  for (const step of STEPS) {
    const missing = missingOf(step, facts);
    if (missing.length > 0) return { kind: "step", step, missing };
  }
  return undefined;
}

/** Steps under one number: what has to be settled of the inputs is asked only where they apply. */
const NUMBERED = STEPS.filter(({ id }) => id !== "safeguards").map((step) =>
  step.id === "inputs" ? [step, stepById("safeguards")] : [step],
);

/** Where the pending question stands: it never goes back, nor does the total grow, unless a correction opens one again. */
export function progress(state: ScreeningState): Progress {
  const facts = plainFacts(state.facts);
  const isOpen = (steps: readonly Step[]) => steps.some((one) => missingOf(one, facts).length > 0);
  const isKnown = ({ facts: names }: Step) => names.some((name) => facts[name] !== undefined);
  const open = NUMBERED.filter(isOpen).length;
  const done = NUMBERED.filter((steps) => !isOpen(steps) && steps.some(isKnown)).length;
  return { position: Math.min(done + 1, done + open), total: done + open };
}

/** Whether a message answers the pending question (or states any fact), asks something, or neither. */
export function isAnswerTo(
  state: ScreeningState,
  text: string,
  context: Pick<FlowContext, "fx" | "language"> = { fx: {} },
): "answer" | "question" | "neither" {
  const { facts, ambiguities } = read(state, text, context);
  if (Object.keys(facts).length > 0 || ambiguities.length > 0) return "answer";
  return asksSomething(text) ? "question" : "neither";
}

/** How often the pending question was answered with something that settled nothing. */
export function unclearCount(state: ScreeningState): number {
  const pending = nextStep(state);
  if (pending === undefined) return 0;
  return (pending.kind === "doubt" ? pending.doubt.unclear : state.unclear[pending.step.id]) ?? 0;
}

/** Takes one message or tap. Pure: the same state, input and context give the same result. */
export function advance(state: ScreeningState, input: Input, context: FlowContext): Advance {
  return "button" in input
    ? takeButton(state, input.button, context)
    : takeText(state, input.text, context);
}

function takeButton(state: ScreeningState, value: string, { now }: FlowContext): Advance {
  const nothing = { state, changes: [], sectors: [], notes: [] };
  if (value === state.lastButton) return { ...nothing, kind: "repeated" };
  const pending = nextStep(state);
  const facts = factsOfButton(value, pending, { round: state.round, at: now });
  if (!facts) return { ...nothing, kind: "stale" };
  const taken = withFacts({ ...state, lastButton: value }, facts);
  const isLeft = pending?.kind === "doubt" && taken.state.doubts[0] === pending.doubt;
  const answered = isLeft ? withoutDoubt(taken.state) : taken.state;
  return { ...nothing, ...taken, state: answered, kind: "took", notes: plausibility(taken) };
}

function takeText(state: ScreeningState, text: string, context: FlowContext): Advance {
  const nothing = { changes: [], sectors: [], notes: [] };
  const words = text.trim();
  if (isRepeated(state, words, context.now)) return { ...nothing, state, kind: "repeated" };
  const { extraction, state: heard } = readAnswer(state, words, context);
  const question = sentencesThatAsk(words);
  const sectors = newSectors(state, words);
  const remembered: ScreeningState = {
    ...heard,
    sectors: [...state.sectors, ...sectors],
    ...(extraction.home && { home: extraction.home }),
    ...(words.length <= MAX_KEPT_TEXT && { lastText: { text: words, at: context.now } }),
  };
  const settled = withFacts(remembered, valuesOf(extraction, context));
  const doubted = withDoubts(settled.state, extraction);
  const kind = kindOf({
    extraction,
    changes: settled.changes,
    asks: question !== undefined,
    isDropped: heard !== state,
  });
  return {
    state: kind === "unclear" ? countUnclear(doubted) : doubted,
    kind,
    changes: settled.changes,
    sectors,
    notes: [...extraction.notes, ...plausibility(settled)],
    ...(question !== undefined && { question }),
  };
}

/**
 * What a message says, and the state it is said to: which of two facts a figure was for is asked once, and
 * what answers something else is taken as that.
 */
function readAnswer(
  state: ScreeningState,
  text: string,
  context: Pick<FlowContext, "fx" | "language">,
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

function read(
  state: ScreeningState,
  text: string,
  { fx, language }: Pick<FlowContext, "fx" | "language">,
): Extraction {
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

function valuesOf({ facts }: Extraction, { now: at, messages = [] }: FlowContext): FactRecord {
  const said = messages.length > 0 && { messages: [...messages] };
  return Object.fromEntries(
    Object.entries(facts).map(([fact, { value, words, foreign }]): [string, FactValue] => [
      fact,
      { value, from: "text", at, words, ...said, ...(foreign && { foreign }) },
    ]),
  );
}

function withDoubts(state: ScreeningState, { ambiguities }: Extraction): ScreeningState {
  if (ambiguities.length === 0) return state;
  const raised = new Set(ambiguities.map(({ fact }) => fact));
  const doubts = ambiguities.map((ambiguity): Doubt => {
    const before = state.doubts.find(({ fact }) => fact === ambiguity.fact);
    const candidates = [...ambiguity.candidates];
    return { ...ambiguity, candidates, ...(before && { unclear: (before.unclear ?? 0) + 1 }) };
  });
  const kept = state.doubts.filter(({ fact }) => !raised.has(fact));
  return { ...state, doubts: [...doubts, ...kept], round: state.round + 1 };
}

function kindOf(message: {
  extraction: Extraction;
  changes: readonly FactChange[];
  asks: boolean;
  /** A doubt was answered with "neither", or left behind. */
  isDropped: boolean;
}): Advance["kind"] {
  const { extraction, changes, asks, isDropped } = message;
  if (changes.length > 0) return "took";
  if (extraction.ambiguities.length > 0) return "doubt";
  if (asks) return "question";
  if (Object.keys(extraction.facts).length > 0) return "repeated";
  return isDropped ? "took" : "unclear";
}

function countUnclear(state: ScreeningState): ScreeningState {
  const pending = nextStep(state);
  if (pending === undefined) return state;
  if (pending.kind === "doubt") {
    const [doubt, ...others] = state.doubts;
    return doubt
      ? { ...state, doubts: [{ ...doubt, unclear: (doubt.unclear ?? 0) + 1 }, ...others] }
      : state;
  }
  const { id } = pending.step;
  return { ...state, unclear: { ...state.unclear, [id]: (state.unclear[id] ?? 0) + 1 } };
}

function isRepeated({ lastText }: ScreeningState, text: string, now: string): boolean {
  if (lastText?.text !== text) return false;
  return Date.parse(now) - Date.parse(lastText.at) < REPEAT_WITHIN_MS;
}

function newSectors(state: ScreeningState, text: string): readonly string[] {
  const named = findSectors(text).map(({ sector }) => sector.id);
  return named.filter((id) => !state.sectors.includes(id));
}
