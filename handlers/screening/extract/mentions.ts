import { findNumbers, type NumberMention } from "./numbers.ts";

export type AreaUnit = "mu" | "square-metre" | "other";

/** An amount of money, an area, or a number of neither, where it stands in its clause. */
export interface Mention {
  readonly kind: "money" | "area" | "bare";
  /** Money in whole units of its currency, areas in 亩, a bare number as it is. */
  readonly value: number;
  /** ISO code; absent where none was named. */
  readonly currency?: string;
  /** How the area was measured: floor space is not land. */
  readonly unit?: AreaUnit;
  /** Only a bound or a range was said. */
  readonly isRange: boolean;
  readonly isElliptic: boolean;
  readonly scale: NumberMention["scale"];
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Two measures of one thing rarely agree to the last digit. */
export const SAME_WITHIN = 0.01;

/** 亩 in one of each; the longer spelling stands before the shorter one it begins with. */
const MU_PER: readonly (readonly [RegExp, number, AreaUnit])[] = [
  [/^[\s-]*(?:市?亩|mus?(?![a-z])|mǔ)/iu, 1, "mu"],
  [/^[\s-]*(?:平方公里|平方千米|km2|km²|sq\.?\s?km|square\s+kilomet(?:er|re)s?)/iu, 1500, "other"],
  [/^[\s-]*(?:公顷|hectares?|has?(?![a-z]))/iu, 15, "other"],
  [/^[\s-]*(?:英亩|acres?)/iu, 6.07, "other"],
  [
    /^[\s-]*(?:平方英尺|平方呎|呎|sq\.?\s?f(?:ee|oo)?t(?![a-z])|square\s+f(?:ee|oo)t)/iu,
    0.000139355,
    "square-metre",
  ],
  [
    /^[\s-]*(?:平方公?[米尺]|平方|平米|平(?![均方时台]|板)|m2|m²|sqm|sq\.?\s?m(?:et(?:er|re)s?)?(?![a-z])|square\s+met(?:er|re)s?|方(?=$|[，。的土地左]))/iu,
    0.0015,
    "square-metre",
  ],
  [/^\s*坪/u, 0.004959, "square-metre"],
  [/^\s*甲(?![方级醇醛苯烷酸种类骨])/u, 14.5488, "other"],
  [/^[\s-]*(?:莱|rai(?![a-z]))/iu, 2.4, "other"],
];

const CURRENCIES: readonly (readonly [string, string, string])[] = [
  ["HKD", "hk\\$|hkd|港币|港元", "港币|港元|hkd|hk dollars?|hong kong dollars?"],
  ["TWD", "nt\\$|ntd|twd|新?台币", "新?台币|ntd|twd"],
  ["SGD", "s\\$|sgd|新加坡元|新币", "新加坡元|新加坡币|新币|sgd|singapore dollars?"],
  ["AUD", "a\\$|au\\$|aud|澳元", "澳元|aud|australian dollars?"],
  ["USD", "us\\s?\\$|usd|\\$|美元|美金", "美元|美金|美刀|us\\s?dollars?|usd|dollars?|bucks|us\\$"],
  ["EUR", "€|eur|欧元", "欧元|euros?|eur|€"],
  ["GBP", "£|gbp|英镑", "英镑|pounds?|gbp"],
  ["JPY", "jpy|日元|日币", "日元|日币|yen|jpy"],
  ["THB", "thb|฿|泰铢", "泰铢|baht|thb"],
  ["KRW", "krw|₩|韩元", "韩元|韩币|won|krw"],
  ["VND", "vnd|越南盾", "越南盾|vnd|dong"],
  ["INR", "inr|₹|卢比", "卢比|rupees?|inr"],
  ["CNY", "rmb|cny|cn¥|¥|人民币|yuan", "人民币|元人民币|元|块钱|块|rmb|cny|yuan|renminbi"],
  ["MYR", "rm|myr|马币|林吉特", "林吉特|马币|ringgits?|myr"],
];
const PREFIXES = CURRENCIES.map(
  ([code, prefix]) => [code, new RegExp(`(?<![a-z])(?:${prefix})\\s?$`, "iu")] as const,
);
const SUFFIXES = CURRENCIES.map(
  ([code, , suffix]) =>
    [code, new RegExp(`^\\s*(?:of\\s+)?(?:in\\s+)?(?:${suffix})(?![a-z])`, "iu")] as const,
);
const BOUND_BEFORE =
  /(?:至少|不低于|不少于|超过|高于|大于|不超过|最多|不到|低于|少于|小于|以?上限|at least|at most|more than|less than|over|under|up to|above|below|min(?:imum)?|max(?:imum)?)\s*(?:为|是|of)?\s*$/iu;
const BOUND_AFTER = /^\s*(?:以上|以下|以内|起步?|or more|or less than|plus(?![\p{L}])|\+)/iu;
const RANGE_LINK = /^\s*(?:-|~|–|—|至|到|to|or|或者?)\s*$/iu;
const NOT_MONEY_UNIT =
  /^\s*(?:[吨台套人只头羽株棵瓶箱件片支升度辆条座栋层岁倍折家户斤批对副平米公坪亩洞期盏颗粒枚朵桶袋罐艘束捆串筐卷册张幅匹尾顶床次]|双(?!方)|根(?!据)|架(?!构)|部(?!分|门)|包(?!括|含)|把(?!.{0,8}(?:建|搞|放|改|买|拿|盖|投))|千瓦|公里|千克|立方|平方|[kKMGTmW]?[Ww](?:[hp](?![\p{L}]))?(?![\p{L}])|kg|tonnes?|tons?|t(?![\p{L}])|units?|people|jobs|workers|pieces|pcs|km|mm|cm|%|‰|percent|x(?![\p{L}])|ha|mu|sq|m2|m²|years?|months?|days?)/u;

/** 2 million umbrellas: a plural that is no word of money counts things. */
const THINGS =
  /^\s+(?!(?:[a-z]+\s)?(?:is|was|as|this|its|us|plus|less|across|tax(?:es)?|assets|costs|investments|dollars|euros|pounds|bucks|yuans|funds|sales|shares|rupees|ringgits)(?![a-z]))(?:[a-z]+\s)?[a-z]{2,}s(?![a-z])(?!\s+(?:of|in) (?:fixed|investment|tax))/iu;
const CAPACITY =
  /(?:年产(?!值)|日产|月产|产能|产量|年(?:加工|处理|出栏|存栏|接待|吞吐|组装|生产)|可容纳|(?:capacity|output|throughput) (?:of|is)|produc(?:e|es|ing)|turn(?:s|ing)? out|making)\D{0,6}$/iu;

/** What the numbers of a clause measure; ranges and bounds are one mention each. */
export function findMentions(text: string): readonly Mention[] {
  const numbers = findNumbers(text).filter((number) => !isPiece(text, number));
  const mentions = numbers.map((number) => mentionOf(text, number));
  return mentions.flatMap((mention, index) => {
    const next = mentions[index + 1];
    const previous = mentions[index - 1];
    if (previous && isRange(text, previous, mention)) return [];
    if (!next || !isRange(text, mention, next)) return [mention];
    const words = text.slice(mention.start, next.end);
    if (isSame(mention, next)) return [{ ...mention, words }];
    return [{ ...next, isRange: true, words, start: mention.start }];
  });
}

/** 有一块占了农田 counts pieces of land, and no money. */
function isPiece(text: string, { value, scale, end }: NumberMention): boolean {
  return value < 10 && scale === "none" && /^块(?!钱)/u.test(text.slice(end));
}

function isRange(text: string, first: Mention, second: Mention): boolean {
  if (first.kind !== "bare" && first.kind !== second.kind) return false;
  const link = text.slice(first.end, second.start);
  const isEither = /不是\s*$/u.test(text.slice(0, first.start)) && /^\s*就是\s*$/u.test(link);
  if (isEither) return true;
  const isBetween = /(?:between|介于)\s*\S{0,4}\s*$/iu.test(text.slice(0, first.start));
  return RANGE_LINK.test(link) || (isBetween && /^\s*(?:and|和|与)\s*$/iu.test(link));
}

/** 80亩或5.3公顷 says one thing twice. */
function isSame(first: Mention, second: Mention): boolean {
  const gap = Math.abs(first.value - second.value);
  return first.kind === second.kind && gap <= SAME_WITHIN * second.value;
}

function mentionOf(text: string, number: NumberMention): Mention {
  const before = text.slice(0, number.start);
  const after = text.slice(number.end);
  const isBound = BOUND_BEFORE.test(before) || BOUND_AFTER.test(after);
  const common = {
    isElliptic: number.isElliptic,
    scale: number.scale,
    isRange: number.isVague || isBound,
    start: number.start,
  };
  const area = areaUnit(after);
  if (area && number.scale !== "short") {
    const end = number.end + area.length;
    const isRange = common.isRange || BOUND_AFTER.test(text.slice(end));
    const words = text.slice(number.start, end);
    const measure = { value: number.value * area.mu + area.half, unit: area.unit };
    return { ...common, ...measure, kind: "area", isRange, words, end };
  }
  const currency = currencyOf(before, after);
  const end = number.end + currency.suffixLength;
  const start = number.start - currency.prefixLength;
  const words = text.slice(start, end);
  const isMoney = currency.code !== undefined || isScaledMoney(number, before, after);
  return {
    ...common,
    kind: isMoney ? "money" : "bare",
    value: number.value,
    words,
    start,
    end,
    isRange:
      common.isRange ||
      BOUND_BEFORE.test(text.slice(0, start)) ||
      BOUND_AFTER.test(text.slice(end)),
    ...(currency.code !== undefined && { currency: currency.code }),
  };
}

/** 9000万 and 20 million are money, unless a unit follows or it is what a plant puts out. */
function isScaledMoney(number: NumberMention, before: string, after: string): boolean {
  if (number.scale === "none" || NOT_MONEY_UNIT.test(after)) return false;
  return !CAPACITY.test(before) && !THINGS.test(after);
}

interface AreaMeasure {
  readonly mu: number;
  readonly unit: AreaUnit;
  readonly length: number;
  /** In 亩: 二十八亩半. */
  readonly half: number;
}

function areaUnit(after: string): AreaMeasure | undefined {
  for (const [pattern, mu, unit] of MU_PER) {
    const match = pattern.exec(after);
    if (!match) continue;
    const { length } = match[0];
    const half = /^半(?![年天])/u.test(after.slice(length));
    return { mu, unit, length: half ? length + 1 : length, half: half ? mu / 2 : 0 };
  }
  return undefined;
}

function currencyOf(before: string, after: string) {
  for (const [code, pattern] of PREFIXES) {
    const match = pattern.exec(before);
    if (match) {
      const suffix = SUFFIXES.find(([suffixCode]) => suffixCode === code)?.[1].exec(after);
      return { code, prefixLength: match[0].length, suffixLength: suffix?.[0].length ?? 0 };
    }
  }
  for (const [code, pattern] of SUFFIXES) {
    const match = pattern.exec(after);
    if (match) return { code, prefixLength: 0, suffixLength: match[0].length };
  }
  return { code: undefined, prefixLength: 0, suffixLength: 0 };
}
