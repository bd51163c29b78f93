import type { FactRecord, FactValue, QuantityFact } from "../facts.ts";
import type { Candidate } from "./candidates.ts";
import type { Ambiguity, TalkContext } from "./extraction.ts";
import { type Mention, SAME_WITHIN } from "./mentions.ts";

const YUAN_PER_WAN = 10_000;
const MONEY = ["investmentCnyWan", "annualTaxWan"] as const;
const AREAS = ["landMu", "agriLandMu"] as const;
/** A new value lies this near to the old one, and the other fact's so much further off. */
const NEAR = 3;
const FARTHER = 4;
/** Says in so many words that an earlier figure is replaced. */
const REPLACES =
  /改(?:成|为)|才(?:对|是|准)|更正|[说写搞弄打]错|change (?:it |that )?to|make (?:it|that)|scratch that|correction/iu;
const ONLY_A_NUMBER =
  /^(?:而?是|应该是|(?:but|rather|it'?s|make it)\s)?\s*(?:约|大概|about |around )?[\d.,]+\s*(?:[吧的啦]|才对|才是)*$/iu;

/** The fact whose stored value a figure repeats: 不是10个亿 names the investment by its old value. */
export function factOfValue(mention: Mention, stored: FactRecord = {}): QuantityFact | undefined {
  const names = mention.kind === "area" ? AREAS : mention.kind === "money" ? MONEY : [];
  return names.find((name) => {
    const fact = stored[name];
    const value = mention.kind === "money" ? mention.value / YUAN_PER_WAN : mention.value;
    const foreign = mention.currency === "CNY" ? undefined : fact?.foreign?.amount;
    return same(fact?.value, value) || same(foreign, mention.value);
  });
}

/** The stored amount that a correction without a name is nearest to. */
export function factCorrected(
  { mention, clause }: Candidate,
  { stored = {}, pending = [] }: TalkContext,
): QuantityFact | undefined {
  const isAsked = pending.some((name) => MONEY.some((money) => money === name));
  if (isAsked && !REPLACES.test(clause)) return undefined;
  const wan = mention.value / YUAN_PER_WAN;
  const known = MONEY.flatMap((name) => {
    const value = stored[name]?.value;
    return typeof value === "number" && value > 0
      ? [{ name, times: Math.max(wan / value, value / wan) }]
      : [];
  }).toSorted((a, b) => a.times - b.times);
  const [first, second] = known;
  if (first === undefined) return undefined;
  if (second === undefined) return !isAsked || first.times <= NEAR ? first.name : undefined;
  return second.times / first.times >= FARTHER ? first.name : undefined;
}

/**
 * What was taken back passes its fact on to the figure given instead, which may be a bare number:
 * not 20 million, 25. Nothing given instead is a doubt about the fact whose value it was.
 */
export function withReplaced(
  candidates: readonly Candidate[],
  fallen: readonly Candidate[],
  { stored = {} }: TalkContext,
): { candidates: readonly Candidate[]; ambiguities: readonly Ambiguity[] } {
  const ambiguities: Ambiguity[] = [];
  let standing = candidates;
  for (const { fact: named, mention: said } of fallen) {
    const known = factOfValue(said, stored);
    const fact = known ?? named;
    const mention = inCurrencyOf(said, known && stored[known]);
    if (fact === undefined || standing.some((one) => one.fact === fact)) continue;
    const instead = standing
      .map((one) => ({ one, given: givenInstead(one, mention) }))
      .find(({ given }) => given !== undefined);
    if (instead?.given !== undefined) {
      const replaced = { ...instead.one, fact, mention: instead.given, isCorrection: true };
      standing = standing.map((one) => (one === instead.one ? replaced : one));
    } else if (known === fact) {
      ambiguities.push({ fact, why: "denied", candidates: [], words: mention.words });
    }
  }
  return { candidates: standing, ambiguities };
}

/** A figure and nothing else, as it is said in the place of another. */
export function isOnlyNumber(text: string): boolean {
  return ONLY_A_NUMBER.test(text.trim()) || /^[一二两三四五六七八九十百千]+$/u.test(text.trim());
}

function givenInstead({ fact, mention, clause }: Candidate, old: Mention): Mention | undefined {
  if (fact !== undefined) return undefined;
  if (mention.kind === old.kind) {
    const { currency = old.currency } = mention;
    return { ...mention, ...(currency !== undefined && { currency }) };
  }
  if (mention.kind !== "bare" || !ONLY_A_NUMBER.test(clause)) return undefined;
  const printed = /\d[\d.,]*/u.exec(old.words)?.[0] ?? "";
  const unit = old.value / Number(printed.replaceAll(",", ""));
  const value = mention.value * unit;
  const isLikely = value / old.value < 10 && old.value / value < 10;
  const words = old.words.replace(printed, mention.words.trim());
  return isLikely ? { ...old, value, words } : undefined;
}

/** A figure that is repeated without its currency is in the one it was first given in. */
function inCurrencyOf(mention: Mention, fact: FactValue | undefined): Mention {
  if (mention.kind !== "money" || mention.currency !== undefined || !fact) return mention;
  return { ...mention, currency: fact.foreign?.currency ?? "CNY" };
}

function same(known: unknown, value: number): boolean {
  return typeof known === "number" && Math.abs(known - value) <= SAME_WITHIN * value;
}
