import { foldedWords } from "../plain-words.ts";
import { asksSomething, statesSomething } from "./extract/clauses.ts";
import { extractFacts } from "./extract/extract-facts.ts";
import type { FactName } from "./facts.ts";
import { asksBeyond } from "./side-question.ts";

/** Says in so many words that a project is to be judged. */
const WANTS_SCREENING =
  /预审|初筛|(我|我们|咱们?|公司|这个?)的?项目.{0,8}(能不能|可不可以|能否|行不行|符不符合|够不够|合不合)|\b(check|see|know|tell me|find out)\b.{0,12}\b(if|whether) (my|our|this) (project|plan|plant|factory|business|investment)\b.{0,16}\b(qualif|eligible|fits?\b|accept|meets?\b)|(screen|assess|evaluate|check) (my|our|this|a) (project|plan|plant|factory)|(does|would|is) (my|our) (project|plan) (qualify|eligible|fit)/u;

/** Without the clauses that say no more than that a project is to be judged: it now is. */
export function withoutWish(text: string): string {
  return text
    .split(/(?<=[:：,，。;；!！?？\n])/u)
    .filter((part) => !WANTS_SCREENING.test(foldedWords(part)) || tells(part))
    .join("");
}

function tells(text: string): boolean {
  return Object.keys(extractFacts(text, { fx: {} }).facts).length > 0;
}

const CORRECTS =
  /现在是|变成|变为|调整?(为|到|成)|(降|增加?|减少?|提高|缩)到|改成|改为|改到|更正|不是.+(是|，)|其实是?|实际上?|应该是|[搞说讲弄写打记报填]错|\b(rather|now|turns out|updated?|revised?|actually|instead|correct(ion)?|change|make it|i meant|sorry)\b/u;

const QUANTITIES: readonly FactName[] = ["investmentCnyWan", "landMu", "annualTaxWan"];
const MIN_FACTS = 2;

/** Whether a message outside a pre-screen describes a project, rather than asking about the policy. */
export function describesProject(text: string): boolean {
  if (WANTS_SCREENING.test(foldedWords(text))) return true;
  if (asksBeyond(text) || !statesSomething(text)) return false;
  const { facts, ambiguities } = extractFacts(text, { fx: {} });
  const named = new Set([...Object.keys(facts), ...ambiguities.map(({ fact }) => fact)]);
  return named.size >= MIN_FACTS && QUANTITIES.some((name) => named.has(name));
}

const WANTS_TO_INVEST =
  /(想|打算|准备|计划|有意|考虑|希望|要).{0,6}(到|去|来|在|落户)?(云南|你们(那|省|这)|贵省|咱们?省).{0,8}(投资|建厂|办厂|设厂|落户|发展|开公司|做项目)|(想|打算|准备|计划|有意|考虑)(去|来|到|在)?.{0,6}投(点|些|一?笔)(小?钱|资)$|(想|打算|准备|计划|有意|考虑)(去|来|到|在)?.{0,6}投资(建厂|办厂|设厂|一个|点|些)?(项目)?$|\b(want|wish|plan|planning|looking|thinking|interested|considering|hope|would like|intend)\b.{0,24}\binvest(ing|ment)?\b.{0,20}\b(yunnan|your province|there|here)\b/u;

/** Whether somebody says that he means to invest here, and asks nothing. */
export function wantsToInvest(text: string): boolean {
  return !asksSomething(text) && WANTS_TO_INVEST.test(foldedWords(text));
}

/** Whether a message after the verdict corrects a fact. */
export function correctsFact(text: string): boolean {
  return !asksSomething(text) && CORRECTS.test(foldedWords(text));
}
