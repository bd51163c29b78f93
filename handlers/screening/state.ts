import { z } from "zod";
import {
  FACT_NAMES,
  type FactName,
  type FactRecord,
  type FactScalar,
  type FactValue,
  factRecordSchema,
  factValueSchema,
  foreignAmountSchema,
} from "./facts.ts";
import { STEP_IDS } from "./steps.ts";

/** Raised whenever kept states can no longer be read as they are. */
export const STATE_VERSION = 1;

const candidateSchema = z.object({
  /** The fact it would settle, where it is not the doubt's. */
  fact: z.enum(FACT_NAMES).exactOptional(),
  value: factValueSchema.shape.value,
  words: z.string(),
  foreign: foreignAmountSchema.exactOptional(),
});

const doubtSchema = z.object({
  fact: z.enum(FACT_NAMES),
  why: z.enum([
    "currency",
    "no-rate",
    "range",
    "several",
    "parts",
    "unit",
    "period",
    "early",
    "change",
    "per-mu",
    "which",
    "denied",
    "past",
  ]),
  candidates: z.array(candidateSchema),
  words: z.string(),
  /** How often it was answered with something that settled nothing. */
  unclear: z.number().int().exactOptional(),
});

export const screeningStateSchema = z.object({
  version: z.literal(STATE_VERSION),
  facts: factRecordSchema,
  /** Every value that was replaced, oldest first. */
  history: z.array(
    z.object({ fact: z.enum(FACT_NAMES), old: factValueSchema, new: factValueSchema }),
  ),
  /** Where the speaker says he is from, if it is not the mainland: later amounts may be in his currency. */
  home: z.object({ currency: z.string(), hasDollar: z.boolean() }).exactOptional(),
  /**
   * Values that were said as well, where another one was chosen, and words (`value` is null) nobody knows the value of:
   * for whoever reviews it.
   */
  setAside: z.array(candidateSchema.extend({ fact: z.enum(FACT_NAMES) })).exactOptional(),
  /** What was heard and has to be asked back, before the next step. */
  doubts: z.array(doubtSchema),
  /** Rises with every change; a button carries the round of its question, and an older one is stale. */
  round: z.number().int(),
  /** Facts of an earlier question that is asked again; their values stand until there are new ones. */
  reopened: z.array(z.enum(FACT_NAMES)).exactOptional(),
  /** How often each step's question was answered with something that settled none of it. */
  unclear: z.partialRecord(z.enum(STEP_IDS), z.number().int()),
  /** Ids of sectors that national lists name, as far as the person's words mention them. */
  sectors: z.array(z.string()),
  /** What was said to a sector's question, in the person's own words: for whoever reviews it. */
  points: z.array(z.object({ sector: z.string(), words: z.string() })).exactOptional(),
  lastButton: z.string().exactOptional(),
  lastText: z.object({ text: z.string(), at: z.string() }).exactOptional(),
});

/** Plain JSON. Never changed in place. */
export type ScreeningState = z.infer<typeof screeningStateSchema>;
export type Doubt = z.infer<typeof doubtSchema>;
export type SetAside = NonNullable<ScreeningState["setAside"]>[number];

/** Of these doubts each candidate was said, and one of them holds. */
const SAID: readonly Doubt["why"][] = ["several", "parts", "range"];
/** What comes of these is for the person to say; where he does not know, his words are all there is. */
const SAID_OTHERWISE: readonly Doubt["why"][] = ["no-rate", "currency", "unit", "period", "per-mu"];

/** A fact that was settled; `old` is what it replaced. */
export interface FactChange {
  readonly fact: FactName;
  readonly old?: FactValue;
  readonly new: FactValue;
}

/** Settles facts; a value that is already there changes nothing, one that differs goes to the history. */
export function withFacts(
  state: ScreeningState,
  values: FactRecord,
): { state: ScreeningState; changes: readonly FactChange[] } {
  const changes = FACT_NAMES.flatMap((fact): FactChange[] => {
    const old = state.facts[fact];
    const value = values[fact];
    if (!value || old?.value === value.value) return [];
    return [{ fact, new: value, ...(old && { old }) }];
  });
  const settled = new Set(Object.keys(values));
  const doubts = state.doubts.filter(({ fact }) => !settled.has(fact));
  const { reopened, setAside: _, home, ...rest } = state;
  const setAside = setAsideBy(state, values);
  const open = reopened?.filter((fact) => !settled.has(fact)) ?? [];
  const isUnchanged =
    doubts.length === state.doubts.length && open.length === (reopened ?? []).length;
  if (changes.length === 0 && isUnchanged) return { state, changes };
  const replaced = changes.flatMap(({ fact, old, new: value }) =>
    old ? [{ fact, old, new: value }] : [],
  );
  return {
    state: {
      ...rest,
      ...(open.length > 0 && { reopened: open }),
      ...(setAside.length > 0 && { setAside }),
      ...(home && !countsInRmb(state, values) && { home }),
      facts: {
        ...state.facts,
        ...Object.fromEntries(changes.map(({ fact, new: value }) => [fact, value])),
      },
      history: [...state.history, ...replaced],
      doubts,
      round: state.round + 1,
    },
    changes,
  };
}

/** Whether somebody from abroad was asked for the currency of an amount, and it is RMB: it is asked once. */
function countsInRmb({ doubts }: ScreeningState, values: FactRecord): boolean {
  return doubts.some(({ fact, why }) => {
    const settled = why === "currency" ? values[fact] : undefined;
    return typeof settled?.value === "number" && settled.foreign === undefined;
  });
}

/** What was said besides, once these values hold: each other candidate of the doubts they settle. */
function setAsideBy({ setAside = [], doubts }: ScreeningState, values: FactRecord): SetAside[] {
  const settled = doubts.filter(({ fact }) => values[fact] !== undefined);
  const offered = settled
    .filter(({ why }) => SAID.includes(why))
    .flatMap(({ fact, candidates }) => candidates.map((one) => ({ ...one, fact })));
  const unsettled = settled
    .filter(({ fact, why }) => values[fact]?.value === null && SAID_OTHERWISE.includes(why))
    .map(({ fact, words }) => ({ fact, value: null, words }));
  return [...setAside, ...offered, ...unsettled].filter(
    (said, index, all) =>
      isLeftOver(said, values[said.fact]) && all.findIndex((one) => isSame(one, said)) === index,
  );
}

/** Words without a value are so until the fact has one. */
function isLeftOver({ value }: SetAside, now: FactValue | undefined): boolean {
  return value === null ? now === undefined || now.value === null : now?.value !== value;
}

function isSame(one: SetAside, other: SetAside): boolean {
  const isOneValue = one.value === other.value && (one.value !== null || one.words === other.words);
  return one.fact === other.fact && isOneValue;
}

/** The state without its first doubt. */
export function withoutDoubt(state: ScreeningState): ScreeningState {
  return { ...state, doubts: state.doubts.slice(1), round: state.round + 1 };
}

/** The state as if these facts had never been said. */
export function withoutFacts(state: ScreeningState, names: readonly FactName[]): ScreeningState {
  const facts = Object.fromEntries(
    Object.entries(state.facts).filter(([name]) => !names.some((one) => one === name)),
  );
  const doubts = state.doubts.filter(({ fact }) => !names.includes(fact));
  const { setAside = [], ...rest } = state;
  const kept = setAside.filter(({ fact }) => !names.includes(fact));
  return {
    ...rest,
    ...(kept.length > 0 && { setAside: kept }),
    facts,
    doubts,
    round: state.round + 1,
  };
}

/** An officer's correction, with the source he names. */
export function correctFact(
  state: ScreeningState,
  correction: { fact: FactName; value: FactScalar; source: string; at: string },
): { state: ScreeningState; changes: readonly FactChange[] } {
  const { fact, value, source, at } = correction;
  return withFacts(state, { [fact]: { value, from: "officer", at, words: source } });
}
