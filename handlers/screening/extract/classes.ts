import { type CatalogueClass, type FactName } from "../facts.ts";
import type { Clause } from "./clauses.ts";
import { hasHedge, isDenied } from "./cues.ts";
import type { Ambiguity, Extracted, TalkContext } from "./extraction.ts";
import { hasUnknownCue } from "./not-known.ts";
import { isOfOthers, isOpinion, isPast } from "./whose.ts";

const CLASS_WORDS: readonly (readonly [CatalogueClass, RegExp])[] = [
  ["encouraged", /鼓励(?:类|项|目录)|(?<![a-z])encouraged(?! to)/iu],
  ["permitted", /允许类|(?<![a-z])permitted (?:category|class|list)|in the permitted/iu],
  ["restricted", /限制类|(?<![a-z])restricted (?:category|class|list)|in the restricted/iu],
  [
    "eliminated",
    /淘汰(?:类|设备|工艺|产能|落后)|国家(?:已经?)?(?:不让用|明令淘汰|淘汰|不允许用)|(?<![a-z])eliminat(?:ed|ion) (?:category|class|list)|(?:to be )?phased out by the state/iu,
  ],
  ["prohibited", /禁止(?:类|准入)|(?<![a-z])prohibited (?:category|class|list)/iu],
];
/** Answers to the question about the class itself, which need not say 类. */
const SHORT_WORDS: readonly (readonly [CatalogueClass, RegExp])[] = [
  ["encouraged", /鼓励|(?<![a-z])encourag/iu],
  ["permitted", /允许|(?<![a-z])(?:permit|allow)/iu],
  ["restricted", /限制|(?<![a-z])restrict/iu],
  ["eliminated", /淘汰|(?<![a-z])(?:eliminat|phas(?:ed|ing) out|obsolete)/iu],
  ["prohibited", /禁止|不[准许让](?:做|搞|干|上)|(?<![a-z])(?:prohibit|forbid|forbidden|banned)/iu],
];
/** The class and nothing else: an answer, whichever question stands open. */
const ALONE =
  /^(?:是|属于?|算)?(?:鼓励|允许|限制|淘汰|禁止)的?$|^(?:it'?s |it is )?(?:encouraged?|permit(?:ted)?|restricted|eliminated|prohibited)$/iu;
/** 鼓励类吧应该: nothing else is said, so it is an answer, if not a sure one. */
const HEDGES =
  /应该|估计|大概|好像|可能|貌似|我?觉得|[是属于算的吧啊呢\s]|(?:i (?:think|guess|believe)|probably|it'?s|it is|should be)/giu;
const LEFT_TO_US =
  /随便|都[行可]以?$|无所谓|看不懂|没查|帮.{0,3}[看查]|你们?[说定看]|(?<![a-z])you (?:tell|say|decide|know)/iu;
const CATALOGUE =
  /(?:国家|产业)(?:产业)?(?:结构调整)?(?:指导)?目录|(?<!重点产业|招商|引资|投资|产品)目录(?!外)|(?:啥|什么|哪一?[个种]?|何)类(?!型|似|别的)|限制还是允许|鼓励还是|(?<![a-z])catalogue(?![a-z])/iu;

/** The class in the national catalogue, as far as the person names it or says it is not known. */
export function extractClass(
  clauses: readonly Clause[],
  { pending = [] }: TalkContext,
): { facts: Partial<Record<FactName, Extracted>>; ambiguities: readonly Ambiguity[] } {
  const isAsked = pending.includes("nationalCatalogue");
  const named = new Map<CatalogueClass, string>();
  for (const { text, isQuestion } of clauses.flatMap(itemsOf)) {
    const isShort = isAsked || ALONE.test(text);
    const words = isShort ? [...CLASS_WORDS, ...SHORT_WORDS] : CLASS_WORDS;
    const isAbout = CATALOGUE.test(text) || words.some(([, pattern]) => pattern.test(text));
    if (hasUnknownCue(text) || LEFT_TO_US.test(text)) {
      const previous = CATALOGUE.test(clauses.map((clause) => clause.text).join("，"));
      if (isAbout || previous || isAsked) named.set("unknown", text);
      continue;
    }
    const isOnlyClass = ALONE.test(text.replaceAll(HEDGES, "").replace(/类$/u, ""));
    if (isQuestion || (!isAsked && !isOnlyClass && isDoubtful(text))) continue;
    for (const [name, pattern] of words) {
      const match = pattern.exec(text);
      if (match && !isDenied(text, match.index, match[0].length)) named.set(name, text);
    }
  }
  return settle(named);
}

/** Whether a clause speaks of the national catalogue or names a class of it. */
export function namesClass(text: string): boolean {
  return CATALOGUE.test(text) || CLASS_WORDS.some(([, pattern]) => pattern.test(text));
}

/** A class that it may have, that it had, or that others have or speak of. */
function isDoubtful(text: string): boolean {
  return hasHedge(text) || isOpinion(text) || isPast(text) || isOfOthers(text);
}

/** 没有失信、允许类 is a list of two matters; 不属于限制类、淘汰类 denies both. */
function itemsOf(clause: Clause): readonly Clause[] {
  const classes = CLASS_WORDS.filter(([, pattern]) => pattern.test(clause.text));
  if (classes.length !== 1) return [clause];
  return clause.text.split("、").map((text) => ({ ...clause, text }));
}

function settle(named: ReadonlyMap<CatalogueClass, string>) {
  const [first] = named;
  if (!first) return { facts: {}, ambiguities: [] };
  const words = [...named.values()].join("，");
  if (named.size === 1) {
    const [value] = first;
    return { facts: { nationalCatalogue: { value, words } }, ambiguities: [] };
  }
  if (named.has("unknown")) {
    return { facts: { nationalCatalogue: { value: "unknown", words } }, ambiguities: [] };
  }
  const candidates = [...named].map(([value, said]) => ({ value, words: said }));
  const ambiguity: Ambiguity = { fact: "nationalCatalogue", why: "several", candidates, words };
  return { facts: {}, ambiguities: [ambiguity] };
}
