import { type FactName, roundWan } from "../facts.ts";
import {
  allSame,
  type Candidate,
  changedFrom,
  isChangeBy,
  isInParts,
  preferred,
} from "./candidates.ts";
import type { Ambiguity, AmbiguityReason, Extracted, TalkContext } from "./extraction.ts";
import type { Mention } from "./mentions.ts";

const YUAN_PER_WAN = 10_000;
const SEVERAL_YEARS =
  /(?<!第)(?:[二两三四五六七八九十]|\d{1,2})年(?!后|起|期|底|以后)(?:内|共|累计|合计|总共|总计|下来|的)?(?!.{0,3}(?:每年|年均))|累计|over (?:\w+ )?years|per month|a month|monthly|每个?月|月均|一个月|每季度/iu;
const PER_YEAR = /每年|年均|一年|\/年|per year|a year|annual|yearly|\/yr|p\.a\./iu;
/** Below these 万元 an amount is a slip of the unit rather than a project. */
const LEAST_WAN = { investmentCnyWan: 10, annualTaxWan: 0.1 } as const;
const MOST_WAN = 100_000_000;

type MoneyFact = keyof typeof LEAST_WAN;

/** The investment and the yearly tax in 万元, foreign amounts at the configured rate. */
export function readMoney(candidates: readonly Candidate[], talk: TalkContext) {
  const facts: Partial<Record<FactName, Extracted>> = {};
  const ambiguities: Ambiguity[] = [];
  const foreign = foreignCurrencies(candidates, talk);
  const usesWan = candidates.some(({ mention }) => mention.scale === "zh");
  const all = candidates.map((one) => completed(one, usesWan));
  for (const fact of ["investmentCnyWan", "annualTaxWan"] as const) {
    const own = preferred(all.filter((one) => one.fact === fact && isAmount(one)));
    const [first] = own;
    if (!first || isOnlyEarly(fact, own, talk)) continue;
    const problem = problemOf(fact, own, { all, foreign, talk });
    const value = converted(first.mention, talk);
    if (problem) ambiguities.push(problem);
    else if (value) facts[fact] = value;
  }
  return { facts, ambiguities };
}

/** What the first years bring says nothing new where the tax of a full year is known. */
function isOnlyEarly(fact: MoneyFact, own: readonly Candidate[], talk: TalkContext): boolean {
  const { known, pending } = talk;
  if (fact !== "annualTaxWan" || known?.has(fact) !== true || pending?.includes(fact) === true)
    return false;
  return own.every(({ years, isCorrection }) => years === "early" && !isCorrection);
}

/** Money, or a number right behind its word (投资5000), whose unit has to be asked for. */
function isAmount({ mention, clause }: Candidate): boolean {
  if (mention.kind === "money") return true;
  if (mention.kind !== "bare") return false;
  const isAlone = /^\s*(?:$|[、的左吧呢每一])/u.test(clause.slice(mention.end));
  const isClose =
    /(?:投资|总投|投入|预算|税收?|纳税|税额|investment|budget|tax)(?:额|大概|大约|约|是|为|有|收|:|of|is|about|around|\s)*$/iu;
  return mention.isElliptic || (isAlone && isClose.test(clause.slice(0, mention.start)));
}

/** 税收两千四 beside 六个亿 can only be 2400万. */
function completed(candidate: Candidate, usesWan: boolean): Candidate {
  const { mention } = candidate;
  if (!mention.isElliptic || mention.kind !== "bare" || !usesWan) return candidate;
  return {
    ...candidate,
    mention: { ...mention, kind: "money", value: mention.value * YUAN_PER_WAN, scale: "zh" },
  };
}

interface Surroundings {
  readonly all: readonly Candidate[];
  readonly foreign: readonly string[];
  readonly talk: TalkContext;
}

const WORKING_CAPITAL = /流动资金|working capital/iu;
/** 再投5000万 is what is invested now, where nothing else was said. */
const REINVESTS = /再投|reinvest/iu;
const INCLUDING = /含|包括|其中|includ|of which/iu;

/**
 * 总投资4.2亿（含流动资金0.7亿）: the figures per 亩 rest on fixed assets, so which one is meant is asked. The
 * working capital is part of the last amount before it that is said to include something; nothing to ask where
 * that one does not count, or is named beside it (其中固定资产1.5亿，流动资金0.3亿).
 */
function withoutWorkingCapital(
  own: readonly Candidate[],
  { all, talk }: Surroundings,
): readonly Extracted[] {
  const at = all.findIndex(({ fact, clause }) => !fact && WORKING_CAPITAL.test(clause));
  const working = all[at]?.mention;
  const before = all.slice(0, Math.max(at, 0));
  const total = before.findLast(
    (one) => one.share !== "part" && (isAmount(one) || one.mention.currency !== undefined),
  );
  if (!working || !total || !own.includes(total)) return [];
  const behind = all.slice(all.indexOf(total) + 1, at + 1).map(({ clause }) => clause);
  const isIncluded = [total.clause.slice(total.mention.end), ...behind].some((words) =>
    INCLUDING.test(words),
  );
  if (!isIncluded) return [];
  const { currency = working.currency, value } = total.mention;
  if (currency !== (working.currency ?? currency) || working.value >= value) return [];
  const said = own.filter((one) => one !== total).map(({ mention }) => mention);
  const assets = { ...total.mention, value: value - working.value };
  const options = [...said, assets, total.mention].flatMap((one) => converted(one, talk) ?? []);
  return distinct(options).toSorted((one, other) => Number(one.value) - Number(other.value));
}

/** The first of each value. */
function distinct(options: readonly Extracted[]): readonly Extracted[] {
  return [...new Map(options.toReversed().map((one) => [one.value, one])).values()];
}

function problemOf(
  fact: MoneyFact,
  own: readonly Candidate[],
  { all, foreign, talk }: Surroundings,
): Ambiguity | undefined {
  const words = own.map(({ mention }) => mention.words).join("、");
  const problem = (why: AmbiguityReason, candidates: readonly Extracted[] = []): Ambiguity => ({
    fact,
    why,
    candidates,
    words,
  });
  const [first] = own;
  if (!first) return undefined;
  const { mention } = first;
  const isFirst = own.length === 1 && REINVESTS.test(first.clause) && !talk.known?.has(fact);
  if (own.some(isChangeBy) && !isFirst && !isInParts(own))
    return problem("change", changedTo(own, fact, talk));
  if (own.some((one) => one.mention.isRange)) return problem("range");
  if (fact === "annualTaxWan" && own.every(({ years }) => years === "early"))
    return problem("early");
  const isOfFull = first.years === "full";
  if (fact === "annualTaxWan" && !isOfFull && isOfAnotherPeriod(first.clause))
    return problem("period");
  if (mention.kind === "bare") return problem("unit", bareOptions(mention));
  const options =
    fact === "investmentCnyWan" ? withoutWorkingCapital(own, { all, foreign, talk }) : [];
  if (options.length > 0) return problem("several", options);
  if (isInParts(own)) {
    const value = own.reduce((sum, one) => sum + one.mention.value, 0);
    const named = own.map((one) => one.mention.currency ?? (isRmb(own) ? "CNY" : undefined));
    const isOneCurrency = new Set(named).size === 1;
    const [currency = mention.currency] = named;
    const sum = converted(
      { ...mention, ...(currency && { currency }), value, words: words.replaceAll("、", " + ") },
      talk,
    );
    return problem("parts", isOneCurrency && sum ? [sum] : []);
  }
  if (!allSame(own)) {
    return problem(
      "several",
      own.flatMap(({ mention: one }) => converted(one, talk) ?? []),
    );
  }
  const readings = currenciesOf(mention, { all, foreign, talk });
  if (readings.length > 0) {
    const inEach = readings.flatMap((currency) => converted({ ...mention, currency }, talk) ?? []);
    return problem("currency", inEach);
  }
  const value = converted(mention, talk);
  if (!value) return problem("no-rate");
  const wan = Number(value.value);
  return wan < LEAST_WAN[fact] || wan > MOST_WAN ? problem("unit") : undefined;
}

function isRmb(own: readonly Candidate[]): boolean {
  return own.some(({ mention }) => mention.currency === "CNY");
}

/** What more or less by so much comes to, where that is known. */
function changedTo(
  own: readonly Candidate[],
  fact: MoneyFact,
  talk: TalkContext,
): readonly Extracted[] {
  if (own.some(({ mention }) => (mention.currency ?? "CNY") !== "CNY")) return [];
  const noted = talk.stored?.[fact]?.value;
  const yuan = typeof noted === "number" ? noted * YUAN_PER_WAN : undefined;
  return changedFrom(own, yuan).map((value) => {
    const wan = roundWan(value / YUAN_PER_WAN);
    return { value: wan, words: `${wan}万元` };
  });
}

/** The currencies an amount may be in where that has to be asked; none where it is clear. */
function currenciesOf(
  { currency, words }: Mention,
  { all, foreign, talk: { home, stored = {} } }: Surroundings,
): readonly string[] {
  if (currency === "USD" && home?.hasDollar === true && words.startsWith("$")) {
    return ["USD", home.currency];
  }
  if (currency !== undefined) return [];
  if (foreign.length > 0) return ["CNY", ...foreign];
  const isNotedInRmb = [stored.investmentCnyWan, stored.annualTaxWan].some(
    (fact) => typeof fact?.value === "number" && fact.foreign === undefined,
  );
  const isInRmb = isNotedInRmb || all.some(({ mention }) => mention.currency === "CNY");
  return home && !isInRmb ? ["CNY", home.currency] : [];
}

function isOfAnotherPeriod(clause: string): boolean {
  return SEVERAL_YEARS.test(clause) && !PER_YEAR.test(clause);
}

/** A number without any unit: 万元 is likely, 元 is not; the person says. */
function bareOptions({ value, words }: Mention): readonly Extracted[] {
  return [{ value: roundWan(value), words: `${words}万元` }];
}

/** In 万元; `undefined` where the currency has no configured rate. */
function converted(mention: Mention, { fx }: TalkContext): Extracted | undefined {
  const { currency = "CNY", value, words } = mention;
  if (currency === "CNY") return { value: roundWan(value / YUAN_PER_WAN), words };
  const rate = fx[currency];
  if (!rate) return undefined;
  return {
    value: roundWan((value * rate.rate) / YUAN_PER_WAN),
    words,
    foreign: {
      amount: value,
      currency,
      rate: rate.rate,
      rateDate: rate.date,
      rateSource: rate.source,
    },
  };
}

function foreignCurrencies(
  candidates: readonly Candidate[],
  { currencies = [] }: TalkContext,
): readonly string[] {
  const named = candidates.flatMap(({ mention }) => mention.currency ?? []);
  return [...new Set([...currencies, ...named])].filter((currency) => currency !== "CNY");
}
