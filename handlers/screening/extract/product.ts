import { findPlaces } from "../../../knowledge/regions.ts";
import type { Clause } from "./clauses.ts";
import { hasUnknownCue } from "./cues.ts";
import type { Extracted } from "./extraction.ts";
import { findMentions } from "./mentions.ts";

const MAX_CHINESE = 30;
const MAX_ENGLISH = 80;
const FILLER =
  /固定资产|总?投资额?|总额|之间|土地|厂区|厂子|销售|收入|营收|在|注册资本|建?筑?面积|[一二三首]期|年?产值|年销售?额?|贷款|自有资金|增加|追加|减少|大概|大约|差不多|至少|继续|不是|改成|改为|用地|占地|(?<![a-z])(?:sorry|need|invest(?:ed|ment)?|land|wan|million|m2|actually|at least|about|around|roughly|lease|rent|jobs?|make it|an?|the|of|\d+)(?![a-z])/giu;
const HAN = /\p{Script=Han}/u;
const LEAD =
  /^(?:(?:你好|您好|请问|那个|对了|嗯|我(?:们|家|公司)?|咱们?|公司|这边|这里|项目|主要|就|也|都|是|的|想要?|有|打算|准备|计划|要|来|在|到|去|帮我|看看|边上|那边|附近|周边|预审一?下|投资|投|个|建个?|建设|新建|建一?[个座条家]|做|生产|加工|搞|办|开个?|上一?[条个]?|一[个条家座]|种|养)+)/u;
const LEAD_EN =
  /^(?:(?:hi|hello|we're|we|i|our company|our|would|will|want|plan|intend|like|are|am|'re|'d|to|going|looking|build(?:ing)?|set(?:ting)? up|invest(?:ing)?|in|making|make|produce|producing|manufactur(?:e|ing)|start(?:ing)?|open(?:ing)?|a|an|the)\s+)+/iu;
const TAIL = /(?:的?项目)?[的吧呢啊吗了]?$/u;
const TAIL_EN = /(?:\s+(?:in|at|on|near|from|for|of|through|and|with|will|to))+\s*$/iu;
const NOT_A_PRODUCT =
  /税|亩|投资额|总投|一共|预算|优先|红线|农田|失信|危化|安全|农户|合作社|同意|好的|好吧|谢谢|可以|开始|继续|你好|预审|政策|合同|(?<![a-z])(?:hello|thanks|thank you|start|tax|permit|policy|screen|yes|no|ok|total|budget|spend|invest(?:ment)?)(?![a-z])/iu;
const MAKES =
  /做|生产|加工|建|厂|制造|种|养|开采|挖|收|办|装备|材料|食品|饮|药|器|机|电|园|站|plant|factory|assembly|facility|workshop|mill|manufactur|produc|process|roast|making|hub|company|tannery|equipment|oil|import|export/iu;

/** A short phrase for what is to be made, from the opening of a text; nothing where no clause speaks of it. */
export function extractProduct(
  clauses: readonly Clause[],
  isAsked: boolean,
): Extracted | undefined {
  const isProject = clauses.some(({ text }) =>
    findMentions(text).some(({ kind }) => kind !== "bare"),
  );
  const stated = clauses.filter((clause) => !clause.isQuestion);
  for (const [index, { text }] of stated.slice(0, 2).entries()) {
    if (hasUnknownCue(text) || NOT_A_PRODUCT.test(text)) continue;
    const phrase = shorten(text);
    if (phrase.replace(FILLER, "").replace(/[^\p{L}]/gu, "").length < 2) continue;
    const opensProject = isProject && index === 0;
    if (isAsked || opensProject || MAKES.test(text)) return { value: phrase, words: text };
  }
  return undefined;
}

/** The words before the first place or number of the clause, else those behind the last. */
function shorten(text: string): string {
  const spans = [...findPlaces(text), ...findMentions(text).filter(({ kind }) => kind !== "bare")];
  const first = Math.min(text.length, ...spans.map(({ start }) => start));
  const last = Math.max(0, ...spans.map(({ end }) => end));
  const front = stripped(text.slice(0, first));
  return front.length >= 2
    ? front
    : stripped(text.slice(last).replace(/^(?:市|州|县|区)(?!域)/u, ""));
}

function stripped(text: string): string {
  const rest = text.trim();
  if (!HAN.test(rest)) return rest.replace(LEAD_EN, "").replace(TAIL_EN, "").slice(0, MAX_ENGLISH);
  return rest.replace(LEAD, "").replace(TAIL, "").trim().slice(0, MAX_CHINESE);
}
