import type { Mention } from "./mentions.ts";
import { hasUnknownCue } from "./not-known.ts";

/** What an amount or an area of a clause is for. */
export type Role = "investment" | "tax" | "land" | "farmland" | "floor" | "other" | "none";

const MONEY_WORDS: readonly (readonly [Role, RegExp])[] = [
  [
    "other",
    /营收|营业额|营业收入|产值|销售|年销|收入|利润|净利|注册资[本金]|自有资金|资本金|own funds|equity|流动资金|铺底|(?<!连)贷款|融资|借款|补贴|奖励|补助|地价|租金|房租|工资|薪|成本|单价|均价|价格|估值|GDP|进出口|贸易额|流水|开票|强度|每亩|亩均(?!税)|保证金|revenues?|sales|turnover|output value|profits?|registered capital|working capital|loans?|subsid(?:y|ies)|incentives?|grants?|rents?|prices?|salar(?:y|ies)|wages?|exports?|valuation|intensity/giu,
  ],
  [
    "tax",
    /税(?![率务后点法号]|前(?![一二两三四五几\d]{1,2}年|[一二两三四五几\d]{1,2}到|[一二两三四五几\d]{1,2}个|期)|收(?:优惠|政策|减免))|tax(?:es)?(?! rates?| incentives?| holidays?| breaks?| credits?)/giu,
  ],
  [
    "investment",
    /投资(?!强度|人|者|商|促进|方|公司|集团)|总投|固投|固定资产|投入|投(?=\s*[\d一二两三四五六七八九十])|资金(?!来源)|预算|砸|出资|budget|inves(?:t|tment|tement|ment|ting|ted|ts)?|capex|capital expenditure|spend(?:ing)?|total cost|project cost|fixed assets?|capital cost/giu,
  ],
];
/** 其中设备1亿, of which 20m: a part of what was said before. */
const PART = /其中|含(?!税)|包括|包含|of which|including|includes/iu;
const PER_AREA_AFTER =
  /^\s*(?:\/|每|per |an? )\s*(?:亩|mu|公顷|ha|平|吨|年吨|acre|sqm|m2|m²|ton)/iu;
const PER_AREA_BEFORE =
  /(?:(?:每|一)\s*(?:亩|公顷|平米|平方米|吨)|亩均|单位面积)[^,，]{0,8}$|(?:per|an?)\s+(?:mu|acre|hectare)\s*$/iu;

/** Whether an amount is for every 亩. */
export function isPerMu(text: string, { start, end }: Mention): boolean {
  const isBehind = /^\s*(?:\/|每|per |an? )\s*(?:亩|mu(?![a-z]))/iu.test(text.slice(end));
  return isBehind || /(?:[每一]\s*亩|亩均|per\s+mu)[^,，\d]{0,8}$/iu.test(text.slice(0, start));
}

const FARM_WORDS =
  /流转|种植|种|栽|基地|果园|茶园|林地|牧|养殖?|大棚|农用地|农地|耕地|山地|plantations?|orchards?|grow(?:ing)?|farm(?:land|ing)?|cultivat\w+|farm(?:s)?|leased? land|pasture|field crops?/iu;
const SITE_WORDS =
  /建设用地|工业用地|(?<!农)用地|占地|厂|车间|加工|仓|冷库|生产线|分选|项目|园区|拿地|地块|build(?:ing)?|processing|factory|plant(?!ation)|sites?|plot|industrial|construction|warehouse|unit|workshop/iu;
const FLOOR_WORDS =
  /建筑面积|厂房|车间|办公|写字楼|楼面|标房|标准厂房|店面|每层|租(?!地)|floor (?:area|space)|gfa|office|workshop|built-?up|per floor|(?<![a-z])(?:leas(?:e|ing)|rent(?:ing)?)(?![a-z])/iu;
const LAND_WORDS = /用地|占地|土地|地块|拿地|的地|of land|land area|site|plot|acreage/iu;

/** The role a money amount has by the words around it in its clause; `none` where nothing says. */
export function moneyRole(text: string, mention: Mention, all: readonly Mention[]): Role {
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  if (PER_AREA_AFTER.test(after) || PER_AREA_BEFORE.test(before)) return "other";
  const others = all.filter((other) => other !== mention && other.kind === "money");
  const from = Math.max(0, ...others.filter((o) => o.end <= mention.start).map((o) => o.end));
  const to = Math.min(
    text.length,
    ...others.filter((o) => o.start >= mention.end).map((o) => o.start),
  );
  const lead = text.slice(from, mention.start);
  const isFixed = /固定资产|固投|fixed assets?/iu.test(text.slice(from, to));
  if (PART.test(lead) && !isFixed) return "other";
  return nearest(text, mention, { from, to });
}

/** The money word in front of the amount, else the one right behind it. */
function nearest(text: string, mention: Mention, span: { from: number; to: number }): Role {
  const words = MONEY_WORDS.flatMap(([role, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: word }) => ({
      role,
      start: index,
      end: index + word.length,
    })),
  ).filter(({ start, end }) => start >= span.from && end <= span.to);
  const before = words
    .filter(({ end }) => end <= mention.start)
    .map((word) => ({ ...word, gap: mention.start - word.end }));
  const after = words
    .filter(({ start }) => start >= mention.end && !hasUnknownCue(text.slice(mention.end)))
    .map((word) => ({ ...word, gap: word.start - mention.end }));
  const closest = [...before, ...after].toSorted((a, b) => a.gap - b.gap)[0];
  return closest?.role ?? "none";
}

/** The last money word of a clause that names no amount: 投资嘛，大概三个亿. */
export function announcedRole(text: string): Role {
  const words = MONEY_WORDS.flatMap(([role, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ role, index })),
  );
  return words.toSorted((a, b) => b.index - a.index)[0]?.role ?? "none";
}

/** Construction land, leased farmland, or floor space, by the words of the clause; `none` where nothing says. */
export function areaRole(text: string, mention: Mention): Role {
  const before = text.slice(0, mention.start);
  if (/(?:每|亩均|per)\s*$/iu.test(before)) return "other";
  if (mention.unit === "square-metre" && FLOOR_WORDS.test(text) && !LAND_WORDS.test(text)) {
    return "floor";
  }
  if (isSpot(text)) return "other";
  const isFarm = FARM_WORDS.test(text);
  const isSite = SITE_WORDS.test(text);
  if (isFarm && isSite) return byNearness(text, mention);
  if (isFarm) return "farmland";
  return isSite ? "land" : "none";
}

const SPOT =
  /(?:有|块|部分|一点|涉及|占了?|压了?)[^,，]{0,6}(?:基本农田|永农|红线|保护区)|(?:part|some|portion|corner)[^,]{0,30}(?:farmland|red ?line|protected)/iu;

/** Speaks of the piece of a site that lies on farmland or in the red line; its area is not the site's. */
export function isSpotClause(text: string): boolean {
  return SPOT.test(text) && !/[不没无]|(?<![a-z])(?:no|not|none)(?![a-z])|n't/iu.test(text);
}

/** 有5亩是永久基本农田: how much of the site it is, not how large the site. */
function isSpot(text: string): boolean {
  const isNamed = /基本农田|永农|红线|保护区|(?:basic|prime|permanent) farmland|red ?line/iu.test(
    text,
  );
  return (
    isNamed &&
    !/[不没无]|(?<![a-z])(?:no|not|none|outside)(?![a-z])|n't/iu.test(text) &&
    !/用地|占地|总/u.test(text)
  );
}

export function isFarmClause(text: string): boolean {
  return FARM_WORDS.test(text) && !SITE_WORDS.test(text);
}

/** Leased farmland and a building site in one clause: the words nearest to the number decide. */
function byNearness(text: string, mention: Mention): Role {
  const gap = (pattern: RegExp): number => {
    const global = new RegExp(pattern.source, "giu");
    const gaps = [...text.matchAll(global)].map(({ index, 0: word }) =>
      index >= mention.end ? index - mention.end : Math.abs(mention.start - index - word.length),
    );
    return Math.min(...gaps);
  };
  const farm = gap(FARM_WORDS);
  const site = gap(SITE_WORDS);
  if (farm === site) return "none";
  return farm < site ? "farmland" : "land";
}
