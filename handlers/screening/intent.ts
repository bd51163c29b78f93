import { toSimplified } from "../../knowledge/script.ts";
import { asksSomething } from "./extract/clauses.ts";
import { extractFacts } from "./extract/extract-facts.ts";
import type { FactName } from "./facts.ts";

/** Says in so many words that a project is to be judged. */
const WANTS_SCREENING =
  /预审|初筛|(我|我们|咱们?|公司|这个?)的?项目.{0,8}(能不能|可不可以|能否|行不行|符不符合|够不够|合不合)|(screen|assess|evaluate|check) (my|our|this|a) (project|plan|plant|factory)|(does|would|is) (my|our) (project|plan) (qualify|eligible|fit)/u;

const CORRECTS =
  /改成|改为|改到|更正|不是.+(是|，)|其实是?|实际上?|应该是|搞错|说错|\b(actually|instead|correct(ion)?|change|make it|i meant|sorry)\b/u;

const QUANTITIES: readonly FactName[] = ["investmentCnyWan", "landMu", "annualTaxWan"];
const MIN_FACTS = 2;

/** Whether a message outside a pre-screen describes a project, rather than asking about the policy. */
export function describesProject(text: string): boolean {
  const plain = toSimplified(text.normalize("NFKC").toLowerCase());
  if (WANTS_SCREENING.test(plain)) return true;
  if (asksSomething(text)) return false;
  const { facts, ambiguities } = extractFacts(text, { fx: {} });
  const named = new Set([...Object.keys(facts), ...ambiguities.map(({ fact }) => fact)]);
  return named.size >= MIN_FACTS && QUANTITIES.some((name) => named.has(name));
}

/** Whether a message after the verdict corrects a fact. */
export function correctsFact(text: string): boolean {
  return CORRECTS.test(toSimplified(text.normalize("NFKC").toLowerCase())) && !asksSomething(text);
}
