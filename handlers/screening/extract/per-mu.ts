import { type FactName, roundMu, roundWan } from "../facts.ts";
import type { Clause } from "./clauses.ts";
import { corrects } from "./corrections.ts";
import type { Ambiguity, Extracted, TalkContext } from "./extraction.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { announcedRole, isPerMu } from "./roles.ts";
import { notOurs } from "./scope.ts";

const YUAN_PER_WAN = 10_000;
const PER_MU_WORDS = /每亩|一亩|亩均|per mu/giu;
/** A ratio of a plan, which says little where the site is not known; the total is asked in its turn. */
const AVERAGE = /亩均/u;
/** What a park asks for is not what the project brings. */
const DEMANDED = /标准|要求|门槛|规定|require|threshold|standard/iu;
const FACT_OF = { investment: "investmentCnyWan", tax: "annualTaxWan" } as const;

type MoneyFact = (typeof FACT_OF)[keyof typeof FACT_OF];

const ONE_MU =
  /(?<=[万亿元])一亩|(?<![一二三四五六七八九十百千零\d])一亩地?(?=\s*(?:大概|大约|约|差不多)?\s*[\d一二两三四五六七八九十百千.]+\s*[万亿元块])/gu;

/** 一亩16万 and 16万一亩 speak of every 亩, not of a site of one. */
export function withEveryMu(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.map((clause) => ({ ...clause, text: clause.text.replaceAll(ONE_MU, "每亩") }));
}

interface PerMu {
  readonly fact: MoneyFact;
  readonly mention: Mention;
  readonly clause: string;
  readonly isCorrection: boolean;
}

interface Totals {
  readonly facts: Readonly<Partial<Record<FactName, Extracted>>>;
  readonly ambiguities: readonly Ambiguity[];
}

/** 税收每亩16万 is as much for every 亩 of the site; without the site, or in another currency, the total is asked. */
export function withPerMu(said: Totals, clauses: readonly Clause[], talk: TalkContext): Totals {
  const facts = { ...said.facts };
  const ambiguities = [...said.ambiguities];
  const land = facts.landMu?.value ?? talk.stored?.landMu?.value;
  for (const rate of ratesOf(clauses, talk)) {
    const { fact } = rate;
    if (facts[fact]?.value != null && !rate.isCorrection) continue;
    const total = typeof land === "number" && land > 0 ? totalOf(rate, land, talk) : undefined;
    if (!total && !rate.isCorrection && AVERAGE.test(rate.clause)) continue;
    delete facts[fact];
    if (total) facts[fact] = total;
    else ambiguities.unshift({ fact, why: "per-mu", candidates: [], words: wordsOf(rate) });
  }
  return { facts, ambiguities };
}

function ratesOf(clauses: readonly Clause[], talk: TalkContext): readonly PerMu[] {
  const others = notOurs(clauses);
  return clauses.flatMap((clause, index): PerMu[] => {
    const { text, isQuestion } = clause;
    if (isQuestion || others[index] !== undefined || DEMANDED.test(text)) return [];
    const mention = findMentions(text).findLast(
      (one) => one.kind === "money" && isPerMu(text, one),
    );
    const isCorrection = corrects(clauses, index);
    const before = clauses.slice(0, index).filter((one) => one.sentence === clause.sentence);
    const fact = mention && factOf([clause, ...before.toReversed()], isCorrection, talk);
    return mention && fact ? [{ fact, mention, clause: text, isCorrection }] : [];
  });
}

/** By its own words, those before it, or what was asked; a correction is of what was noted last. */
function factOf(
  nearestFirst: readonly Clause[],
  isCorrection: boolean,
  { pending = [], stored = {} }: TalkContext,
): MoneyFact | undefined {
  const roles = nearestFirst.map(({ text }) => announcedRole(text.replaceAll(PER_MU_WORDS, "")));
  const role = roles.find((one) => one !== "none");
  if (role !== undefined)
    return role === "tax" || role === "investment" ? FACT_OF[role] : undefined;
  const money = Object.values(FACT_OF);
  const asked = money.find((fact) => pending.includes(fact));
  if (asked !== undefined || !isCorrection) return asked;
  return money
    .filter((fact) => stored[fact] !== undefined)
    .toSorted((one, other) => (stored[other]?.at ?? "").localeCompare(stored[one]?.at ?? ""))[0];
}

function totalOf(rate: PerMu, land: number, talk: TalkContext): Extracted | undefined {
  const { currency, value, isRange } = rate.mention;
  const isForeign = (talk.currencies ?? []).length > 0 || talk.home !== undefined;
  if (isRange || (currency ?? (isForeign ? "" : "CNY")) !== "CNY") return undefined;
  const area = isHan(rate) ? `${roundMu(land)}亩` : `${roundMu(land)} mu`;
  return { value: roundWan((value * land) / YUAN_PER_WAN), words: `${wordsOf(rate)} × ${area}` };
}

function wordsOf(rate: PerMu): string {
  const words = rate.mention.words.trim();
  return isHan(rate) ? `每亩${words}` : `${words} per mu`;
}

function isHan({ clause }: PerMu): boolean {
  return /\p{Script=Han}/u.test(clause);
}
