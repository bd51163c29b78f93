import { plainAnswer } from "./extract/answer-words.ts";
import { normaliseText } from "./extract/clauses.ts";
import { unknownQuantities } from "./extract/cues.ts";
import type { Extracted } from "./extract/extraction.ts";
import { hasUnknownCue } from "./extract/not-known.ts";
import { isOver } from "./extract/past-sanction.ts";
import { CUES } from "./extract/yes-no-cues.ts";
import type { FactName } from "./facts.ts";
import type { Doubt } from "./state.ts";

type Candidate = Doubt["candidates"][number];

const CURRENCY_WORDS: Readonly<Record<string, RegExp>> = {
  CNY: /人民币|(?<![a-z])(?:rmb|cny|yuan|renminbi)(?![a-z])/iu,
  USD: /美元|美金|美刀|(?<![a-z])(?:us\s?\$|usd|us\s?dollars?|dollars?)/iu,
  HKD: /港币|港元|hk\$|hkd/iu,
  EUR: /欧元|€|euros?|eur/iu,
  SGD: /新加坡|新币|s\$|sgd/iu,
  TWD: /台币|nt\$|twd|ntd/iu,
};
const ORDINALS: readonly RegExp[] = [
  /^(?:第一个?|前者|前面那?个|1|一|the first(?: one)?|first|former)$/iu,
  /^(?:第二个?|后者|后面那?个|2|二|the second(?: one)?|second|latter)$/iu,
  /^(?:第三个?|3|三|the third(?: one)?|third)$/iu,
];

/** "Don't know" in more characters than these may be about something else. */
const MAX_UNKNOWN = 60;

/** The facts that an answer to a doubt settles; `none` where it is neither of those offered. */
export type Settled = Readonly<Partial<Record<FactName, Extracted>>> | "none";

/** Which reading of a doubt an answer picks, `null` for "don't know"; `undefined` if it picks none. */
export function answerToDoubt(doubt: Doubt, text: string): Settled | undefined {
  const words = normaliseText(text).trim();
  const isWhich = doubt.why === "which";
  const bare = words.replace(/[。.!！]$/u, "");
  if (isUnknown(words, doubt.fact)) {
    return isWhich ? "none" : { [doubt.fact]: { value: null, words } };
  }
  if (isWhich && plainAnswer(bare) === false) return "none";
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(bare));
  const chosen =
    doubt.candidates[ordinal] ??
    byCurrency(doubt, words) ??
    byEnding(doubt, words) ??
    byName(doubt, words);
  return chosen && { [chosen.fact ?? doubt.fact]: extracted(chosen) };
}

const SUMS_UP =
  /一共是?|总共是?|合计|加起来|(?<![a-z])(?:in total|in all|altogether|all together|total|overall)(?![a-z])/iu;

/** A bare number answers for a range or a sum in the unit that it was given in: 3到5亿, then 4. */
export function inUnitOf({ why, words }: Doubt, text: string): string {
  const bare = normaliseText(text)
    .replace(why === "parts" ? SUMS_UP : "", "")
    .trim();
  const isBare =
    (why === "range" || why === "parts") && /^\D{0,6}\d[\d.,]*\s*[吧左右。.]*$/u.test(bare);
  const unit = /\d\s*([^\d]*)$/u.exec(normaliseText(words))?.[1]?.trim() ?? "";
  return isBare && unit !== "" ? `${bare.replace(/[吧左右。.\s]+$/u, "")} ${unit}` : text;
}

function isUnknown(words: string, fact: FactName): boolean {
  if (words.length > MAX_UNKNOWN || /\d/.test(words) || !hasUnknownCue(words)) return false;
  const named = unknownQuantities(words);
  const isOther = CUES.some((cue) => cue.fact !== fact && cue.topic.test(words));
  return !isOther && (named.length === 0 || named.includes(fact));
}

const NAMES: readonly (readonly [FactName, RegExp])[] = [
  ["investmentCnyWan", /投资|固投|资金|investment|capex/iu],
  ["annualTaxWan", /税|tax/iu],
];

/** 是投资: which of two facts a figure is for. */
function byName({ candidates }: Doubt, words: string): Candidate | undefined {
  if (/\d/.test(words) || words.length > 30) return undefined;
  const named = NAMES.filter(([, pattern]) => pattern.test(words)).map(([fact]) => fact);
  const fitting = candidates.filter(({ fact }) => fact !== undefined && named.includes(fact));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function byCurrency({ why, candidates }: Doubt, words: string): Candidate | undefined {
  if (why !== "currency" || /\d/.test(words)) return undefined;
  const named = Object.entries(CURRENCY_WORDS).filter(([, pattern]) => pattern.test(words));
  const [only] = named;
  if (named.length !== 1 || !only) return undefined;
  return candidates.find(({ foreign }) => (foreign?.currency ?? "CNY") === only[0]);
}

/** 已经移出了: what was so is over. */
function byEnding({ why, candidates }: Doubt, words: string): Candidate | undefined {
  if (why !== "past" || !isOver(words)) return undefined;
  return candidates.find(({ value }) => value === false);
}

function extracted({ value, words, foreign }: Candidate): Extracted {
  return { value, words, ...(foreign && { foreign }) };
}
