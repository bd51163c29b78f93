import type { FactName, FactRecord, FactScalar, ForeignAmount } from "../facts.ts";
import type { Rates } from "../thresholds.ts";

/** A value as it was understood, with the words it was taken from. */
export interface Extracted {
  readonly value: FactScalar;
  readonly words: string;
  readonly foreign?: ForeignAmount;
}

/** Why something was heard and not taken. */
export type AmbiguityReason =
  /** Another currency is in the talk, and this amount names none. */
  | "currency"
  /** A currency without a configured rate: to be asked in RMB. */
  | "no-rate"
  /** A range or a bound where one number is needed. */
  | "range"
  /** Two different values for one fact. */
  | "several"
  /** Parts or phases, of which nobody said what they come to. */
  | "parts"
  /** A number without a unit, or too small or large for the unit it seems to have. */
  | "unit"
  /** Tax of several years, or of a month. */
  | "period"
  /** Tax of the first years, which says nothing of a year at full production. */
  | "early"
  /** More or less by so much, without saying of what. */
  | "change"
  /** So much for every 亩, and no telling how many there are. */
  | "per-mu"
  /** An amount that nothing says what it is for. */
  | "which"
  /** What was noted is not so, and nothing was said in its place. */
  | "denied"
  /** Something that was so, and may be so no longer. */
  | "past";

/** One way to settle a doubt. */
export interface Choice extends Extracted {
  /** The fact it would settle, where that is the question. */
  readonly fact?: FactName;
}

export interface Ambiguity {
  readonly fact: FactName;
  readonly why: AmbiguityReason;
  /** Values to choose from; empty where only the person can say. */
  readonly candidates: readonly Choice[];
  readonly words: string;
}

/**
 * `instruction`: the text tells the bot what to decide, which changes nothing. `credit-code`: a company
 * number whose check digit is wrong.
 */
export type Note = "instruction" | "credit-code";

/** Where the speaker says he is from, if not from the mainland. */
export interface Home {
  /** ISO code of the currency he may count in; empty where he only says that he is from abroad. */
  readonly currency: string;
  /** `$` may be a dollar of that country's own. */
  readonly hasDollar: boolean;
}

export interface Extraction {
  readonly facts: Readonly<Partial<Record<FactName, Extracted>>>;
  readonly ambiguities: readonly Ambiguity[];
  readonly notes: readonly Note[];
  readonly home?: Home;
}

/** What the talk already knows, so that a bare answer can be understood. */
export interface TalkContext {
  /** RMB for one unit of each currency that may be converted. */
  readonly fx: Rates;
  /** The facts the last question was about. */
  readonly pending?: readonly FactName[];
  /** Facts that have a value already. */
  readonly known?: ReadonlySet<FactName>;
  /** Their values: a correction may name a fact by its old one. */
  readonly stored?: FactRecord;
  /** Foreign currencies that amounts of this talk were given in. */
  readonly currencies?: readonly string[];
  /** Said earlier in the talk. */
  readonly home?: Home | undefined;
  /** The language of the question, which gives a bare number its unit: 万元, or million. */
  readonly language?: "zh" | "en";
}
