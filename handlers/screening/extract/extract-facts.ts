import { findCreditCode } from "../credit-code.ts";
import type { FactName } from "../facts.ts";
import { readAsked } from "./asked.ts";
import { readBareNumber } from "./bare-number.ts";
import { extractClass } from "./classes.ts";
import { type Clause, clausesOf, normaliseText } from "./clauses.ts";
import type { Ambiguity, Extracted, Extraction, Note, TalkContext } from "./extraction.ts";
import { hasUnknownCue } from "./not-known.ts";
import { pastSanction } from "./past-sanction.ts";
import { extractRegion } from "./places.ts";
import { correctedProduct, extractProduct } from "./product.ts";
import { asProposed } from "./proposals.ts";
import { extractQuantities, namesOther } from "./quantities.ts";
import { isAbandoned } from "./scope.ts";
import { homeOf } from "./speaker.ts";
import { extractYesNo } from "./yes-no.ts";

const INSTRUCTION =
  /(?:^|[\n。])\s*(?:系统|system|assistant|管理员)\s*[:：]|(?:标记|判定?|设置?|改|输出)(?:本项目|该项目|结果)?(?:为|成)\s*[“"']?(?:eligible|(?:符合|通过|合格)(?=$|[，。,；;”"'并]))|忽略(?:以上|之前|前面)|ignore (?:all |the )?(?:previous|above|prior)|(?:mark|rate|set|classify) (?:this|the) (?:project|result|case) (?:as|to)/iu;

/**
 * What a message in simplified Chinese, traditional Chinese or English says of a project. What is unsure
 * becomes an ambiguity and never a value; what it asks is not taken as said.
 */
export function extractFacts(said: string, talk: TalkContext): Extraction {
  const company = findCreditCode(said);
  const text = company?.rest ?? said;
  const normalised = normaliseText(text);
  const clauses = withoutInstructions(clausesOf(normalised));
  const { pending = [], known } = talk;
  const isOpen = pending.length === 0 || pending.includes("product");
  const proposed = isOpen && known?.has("product") !== true ? clauses.flatMap(asProposed) : clauses;
  const stated = proposed.filter(({ isQuestion }) => !isQuestion).map((clause) => clause.text);
  const home = homeOf(clauses) ?? talk.home;
  const quantities = extractQuantities(clauses, { ...talk, home });
  const region = extractRegion(stated.filter((said) => !isAbandoned(said)).join("，"));
  const national = extractClass(clauses, talk);
  const bare = readBareNumber(clauses, talk);
  const yesNo = { ...extractYesNo(clauses, talk), ...readAsked(clauses, talk) };
  const past = pastSanction(yesNo, clauses);
  const facts: Partial<Record<FactName, Extracted>> = {
    ...(company?.isValid === true && { creditCode: { value: company.code, words: company.code } }),
    ...productOf(proposed, talk, { original: text, given: deniedIn(yesNo, national.facts) }),
    ...bare.facts,
    ...openRegion(clauses, talk),
    ...region.facts,
    ...national.facts,
    ...quantities.facts,
    ...yesNo,
  };
  const notes: readonly Note[] = [
    ...(INSTRUCTION.test(normalised) ? (["instruction"] as const) : []),
    ...(company?.isValid === false ? (["credit-code"] as const) : []),
  ];
  const ambiguities = [
    ...bare.ambiguities,
    ...quantities.ambiguities,
    ...region.ambiguities,
    ...national.ambiguities,
    ...(past ? [past] : []),
  ];
  if (past) delete facts.dishonestList;
  for (const [name, fact] of Object.entries(facts) as [FactName, Extracted][]) {
    if (fact.value === null && isNoted(name, talk)) delete facts[name];
  }
  return { facts, ambiguities: unsettled(ambiguities, facts), notes, ...(home && { home }) };
}

/** A clause that tells the bot what to decide states nothing, and what its sentence goes on to say neither. */
function withoutInstructions(clauses: readonly Clause[]): readonly Clause[] {
  const from = new Map<number, number>();
  for (const [index, { text, sentence }] of clauses.entries()) {
    if (INSTRUCTION.test(text) && !from.has(sentence)) from.set(sentence, index);
  }
  return clauses.filter(({ sentence }, index) => index < (from.get(sentence) ?? clauses.length));
}

function productOf(
  clauses: readonly Clause[],
  { known = new Set(), pending = [] }: TalkContext,
  message: { readonly original: string; readonly given: ReadonlySet<string> },
): Partial<Record<FactName, Extracted>> {
  const isAsked = pending.includes("product");
  const isOpen = isAsked || (!known.has("product") && pending.length === 0);
  const product = isOpen
    ? extractProduct(clauses, isAsked, message)
    : correctedProduct(clauses, message.original);
  return product ? { product } : {};
}

/** "Don't know" where nothing but the place was asked. */
function openRegion(
  [first, ...others]: readonly Clause[],
  { pending = [] }: TalkContext,
): Partial<Record<FactName, Extracted>> {
  const isAsked = pending.length === 1 && pending[0] === "region";
  if (!isAsked || !first || others.length > 1 || !hasUnknownCue(first.text)) return {};
  return namesOther(first.text) ? {} : { region: { value: null, words: first.text } };
}

/** Clauses that deny a fact, leave one open or name a class: whatever else they are, they name no product. */
function deniedIn(...found: readonly Extraction["facts"][]): ReadonlySet<string> {
  const given = found.flatMap((facts) => Object.values(facts));
  return new Set(given.filter(({ value }) => value !== true).map(({ words }) => words));
}

/** What has a value is not wiped by a doubt that comes up later, unless it is asked again. */
function isNoted(name: FactName, { stored = {}, pending = [] }: TalkContext): boolean {
  const value = stored[name]?.value;
  return value !== undefined && value !== null && !pending.includes(name);
}

/** One doubt per fact, and none about a fact that has a value. */
function unsettled(
  ambiguities: readonly Ambiguity[],
  facts: Extraction["facts"],
): readonly Ambiguity[] {
  return ambiguities.filter(
    ({ fact }, index) =>
      facts[fact] === undefined && ambiguities.findIndex((other) => other.fact === fact) === index,
  );
}
