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
 *   const question = nextStep(turn.state)                  // in next-step.ts; undefined: complete, show the verdict
 *   questionText(question), answerButtons(question, turn.state)       // in question.ts
 *   screen(plainFacts(turn.state.facts), thresholdsFor(file, region, industry))  // at any time
 *
 * The pending question is always nextStep(state): showing it is up to the caller, and interrupting,
 * cancelling and resuming need no word to the flow. isAnswerTo (reading.ts) tells an answer from a side question.
 */
import { findSectors } from "../../knowledge/sectors.ts";
import type { Extraction, Note } from "./extract/extraction.ts";
import type { FactRecord, FactValue } from "./facts.ts";
import { nextStep } from "./next-step.ts";
import { plausibility } from "./plausibility.ts";
import { factsOfButton } from "./question.ts";
import { type ReadingContext, readAnswer } from "./reading.ts";
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

export type Input = { readonly text: string } | { readonly button: string };

export interface FlowContext extends ReadingContext {
  /** ISO time. */
  readonly now: string;
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
  const isProposed = state.facts.product === undefined && extraction.facts.product !== undefined;
  const question = sentencesThatAsk(words, isProposed);
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
    return {
      ...ambiguity,
      candidates,
      ...(before?.why === ambiguity.why && { unclear: (before.unclear ?? 0) + 1 }),
    };
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
  // Either way: what seems to lie ahead was said before the clock was set back.
  return Math.abs(Date.parse(now) - Date.parse(lastText.at)) < REPEAT_WITHIN_MS;
}

function newSectors(state: ScreeningState, text: string): readonly string[] {
  const named = findSectors(text).map(({ sector }) => sector.id);
  return named.filter((id) => !state.sectors.includes(id));
}
