import { type FactName, roundMu, roundWan } from "../facts.ts";
import type { Clause } from "./clauses.ts";
import type { Ambiguity, Extracted, TalkContext } from "./extraction.ts";
import { findMentions, type Mention } from "./mentions.ts";

interface Answer {
  readonly facts: Partial<Record<FactName, Extracted>>;
  readonly ambiguities: readonly Ambiguity[];
}

const ONLY_A_NUMBER =
  /^(?:大概|大约|约|差不多|左右|about|around|approx(?:imately)?\.?|roughly|~)?\s*[\d〇零一二两三四五六七八九十百千.,]+\s*(?:左右|上下|吧|的样子|or so)?$/iu;
/** A bare number that answers for 万元: below it 亿 is more likely meant, above it 元. */
const WAN_RANGE = { investmentCnyWan: [50, 900_000], annualTaxWan: [1, 900_000] } as const;
const MILLION_RANGE = { investmentCnyWan: [0.5, 9_000], annualTaxWan: [0.05, 9_000] } as const;

/** What a number that stands alone answers: in the unit of the question, or asked about. */
export function readBareNumber(clauses: readonly Clause[], talk: TalkContext): Answer {
  const nothing = { facts: {}, ambiguities: [] };
  const [only] = clauses;
  if (clauses.length !== 1 || !only || !ONLY_A_NUMBER.test(only.text)) return nothing;
  const [mention] = findMentions(only.text);
  const fact = talk.pending?.find((name) => name in WAN_RANGE || name === "landMu");
  if (!mention || mention.kind !== "bare" || mention.isRange || !fact) return nothing;
  const { value, words } = mention;
  if (fact === "landMu")
    return { facts: { landMu: { value: roundMu(value), words } }, ambiguities: [] };
  const money = fact === "annualTaxWan" ? "annualTaxWan" : "investmentCnyWan";
  const wan = inWan(mention, money, talk);
  if (wan !== undefined) return { facts: { [money]: { value: wan, words } }, ambiguities: [] };
  const candidates = [
    { value: roundWan(value), words: `${words}万元` },
    { value: roundWan(value * 10_000), words: `${words}亿元` },
  ];
  return { facts: {}, ambiguities: [{ fact: money, why: "unit", candidates, words }] };
}

/** The question names the unit: 万元 in Chinese, RMB million in English. */
function inWan(
  { value }: Mention,
  fact: keyof typeof WAN_RANGE,
  { language = "zh", currencies = [] }: TalkContext,
): number | undefined {
  if (currencies.length > 0) return undefined;
  if (value >= 1_000_000) return roundWan(value / 10_000);
  const [least, most] = (language === "en" ? MILLION_RANGE : WAN_RANGE)[fact];
  if (value < least || value > most) return undefined;
  return roundWan(language === "en" ? value * 100 : value);
}
