import { type FactName, roundMu, roundWan, YES_NO_FACTS, type YesNoFact } from "../facts.ts";
import type { Clause } from "./clauses.ts";
import { hasUnknownCue } from "./cues.ts";
import type { Ambiguity, Extracted, TalkContext } from "./extraction.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { CUES } from "./yes-no-cues.ts";

interface Answer {
  readonly facts: Partial<Record<FactName, Extracted>>;
  readonly ambiguities: readonly Ambiguity[];
}

const END = "(?:[的呢了哦啊呀吧嘛哈]|\\s)*";
const NONE = new RegExp(
  `^(?:(?:没有?|不是|不)*(?:上面|以上|这|那)?(?:几|些|两|三)?[个样项种条者点]?(?:情况|情形|问题)?(?:我们)?(?:都|全部?|全都|统统|通通|一概|压根|完全|一[个样项点]都|其他都)*(?:不存在|不搭界|不沾边|(?:没有?)+|无|不是|不涉及|不占|不在|不属于?|不用|不会|否|不沾)${END}|(?:上面|以上)说的(?:一[个样条]都)?(?:没有|不是)|不存在(?:这[些种样])?(?:情况|情形|问题)?|没有(?:这[些种回样])(?:情况|情形|问题|事)?|不|no(?:ne|t any)?(?: of (?:them|those|these|that|it|the above|the sort))?(?: (?:apply|applies))?|not (?:a single|even) one(?: of (?:them|those|these))?|nope|neither(?: of (?:them|those))?|(?:absolutely |definitely |certainly )?(?:none|no|nothing)(?: at all| whatsoever|,? no)?|we have none(?: of (?:them|those|these))?|nothing (?:of the (?:kind|sort)|like that)|(?:that's |it's |they're )?all negative|not at all|no to (?:all|both|either|everything)|none apply)$`,
  "iu",
);
const ALL = new RegExp(
  `^(?:(?:都|全部?|全都|两[个者]都|三[个者]都)(?:有|是|会|做|符合|办好|齐)了?${END}|both|all(?: of (?:them|those|these|the above))?|yes to (?:all|both))$`,
  "iu",
);
const YES = new RegExp(
  `^(?:(?:是|对|有|会|做|涉及|属于?|符合|在)${END}|是的|对的|有的|嗯?是|yes|yep|yeah|yup|correct|we do|it does|it is)$`,
  "iu",
);
const ONLY_A_NUMBER =
  /^(?:大概|大约|约|差不多|左右|about|around|approx(?:imately)?\.?|roughly|~)?\s*[\d〇零一二两三四五六七八九十百千.,]+\s*(?:左右|上下|吧|的样子|or so)?$/iu;
/** A bare number that answers for 万元: below it 亿 is more likely meant, above it 元. */
const WAN_RANGE = { investmentCnyWan: [50, 900_000], annualTaxWan: [1, 900_000] } as const;
const MILLION_RANGE = { investmentCnyWan: [0.5, 9_000], annualTaxWan: [0.05, 9_000] } as const;

/** What an answer of few words settles of the question that was asked; a text that says more is left alone. */
export function readBareAnswer(clauses: readonly Clause[], talk: TalkContext): Answer {
  const pending = talk.pending ?? [];
  const [first] = clauses;
  if (!first || pending.length === 0) return { facts: {}, ambiguities: [] };
  const number = readNumber(clauses, talk);
  if (number) return number;
  const asked = pending.filter(isYesNo);
  const isNormal = asked.every((fact) => MEASURED.includes(fact)) && NORMAL.test(first.text);
  const value = first.isQuestion ? undefined : isNormal ? false : yesNoOf(first.text, asked.length);
  const words = first.text;
  const all = asked.map((fact): [FactName, Extracted] => [fact, { value: value ?? null, words }]);
  if (value !== undefined) return { facts: Object.fromEntries(all), ambiguities: [] };
  const isNamed = CUES.some(({ topic }) => topic.test(first.text));
  const isShort = clauses.length <= 2 && first.text.length <= 30;
  if (isNamed || !isShort || !hasUnknownCue(first.text)) return { facts: {}, ambiguities: [] };
  return { facts: Object.fromEntries(all), ambiguities: [] };
}

/** Said of overcapacity, pollution and energy use, which are asked together: none of them. */
const NORMAL =
  /^(?:(?:都|全部|全都|一切|均|很|比较|挺|基本|也|我们|各项|指标|水平)*(?:正常|没问题|没什么问题|达标|一般|还好|普通)[的了吧呢]*|(?:(?:it's|it is|they are|they're|that's|all|everything|everything is|quite|perfectly|pretty) )*(?:normal|ordinary|average|fine|good|ok|okay|in order))$/iu;
const MEASURED: readonly FactName[] = ["overcapacitySector", "heavyPollution", "highEnergy"];

/** Whether a clause says no, or yes, and nothing else. */
export function plainAnswer(text: string): boolean | undefined {
  if (NONE.test(text)) return false;
  return ALL.test(text) || YES.test(text) ? true : undefined;
}

function yesNoOf(text: string, askedCount: number): boolean | undefined {
  if (NONE.test(text)) return false;
  if (ALL.test(text)) return true;
  return askedCount === 1 && YES.test(text) ? true : undefined;
}

function isYesNo(fact: FactName): fact is YesNoFact {
  return YES_NO_FACTS.some((name) => name === fact);
}

function readNumber(clauses: readonly Clause[], talk: TalkContext): Answer | undefined {
  const [only] = clauses;
  if (clauses.length !== 1 || !only || !ONLY_A_NUMBER.test(only.text)) return undefined;
  const [mention] = findMentions(only.text);
  const fact = talk.pending?.find((name) => name in WAN_RANGE || name === "landMu");
  if (!mention || mention.kind !== "bare" || mention.isRange || !fact) return undefined;
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
