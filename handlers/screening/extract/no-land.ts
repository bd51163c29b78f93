import type { FactName } from "../facts.ts";
import type { Clause } from "./clauses.ts";
import type { Extracted } from "./extraction.ts";

const NO_LAND =
  /不(?:需要?|用|拿|占|要|买|购|新增|新占|新征|涉及)(?:新增|新征|新占|新|建设|工业)*(?:用地|土地|地)(?!方|区|点)|(?:零|无|没有)(?:新增)?(?:建设)?用地|地(?:就|都|也)?不[要用需]|[一半][亩分寸]地?[都也][不没]|(?<![a-z])(?:no|without|zero|not (?:need|use|take)(?:ing)? (?:any )?)\s?(?:new |construction |extra )?land(?![a-z])|(?:现成|现有|已有|自有)的?(?:厂房|办公楼?|写字楼|车间|标房)|租(?:用|赁|了|个|下|现成的?)?[^,，]{0,6}?(?:厂房|办公|写字楼|车间|标房)|租[^,，]{0,8}[\d一两二三几]层|existing (?:building|factory|plant|premises)|(?:rent|leas)(?:e|ing|ed)? (?:the |an? |two |three |some )?(?:rooms?|floors?|halls?|space)(?![a-z])|rent(?:ing|ed)? (?:an? )?(?:existing |standard )?(?:office|workshop|factory building|floor)/iu;
/** No land at all, as an answer to how much. */
const ZERO =
  /^(?:[零0]个?|没有?|无|不[用要需]要?|zero|none|no(?:thing)?|nil)$|^(?:zero|none|no need|we (?:do not|don't|won't) (?:need|require))(?![a-z])(?!.*\d)/iu;

/** Whether a clause says that the project takes no land: it rents floors, or has its building. */
export function takesNoLand(text: string): boolean {
  return NO_LAND.test(text);
}

const RENTS =
  /租(?!地|金|了?[^,，]{0,4}(?:亩|地))|(?<![a-z])(?:rent|leas)(?:e|ed|ing|s)?(?![a-z])(?! land)/iu;

/** Whether a clause speaks of rooms that are rented, or of taking no land. */
export function rents(text: string): boolean {
  return RENTS.test(text) || takesNoLand(text);
}

/** Whether an answer to how much land says none. */
export function isZero(text: string): boolean {
  return ZERO.test(text);
}

/** Land of 0 where a clause says that none is taken, and no area was named. */
export function noLand(
  clauses: readonly Clause[],
  areas: Partial<Record<FactName, Extracted>>,
): Partial<Record<FactName, Extracted>> {
  const clause = clauses.find(({ text, isQuestion }) => !isQuestion && takesNoLand(text));
  if (!clause || areas.landMu) return {};
  return { landMu: { value: 0, words: clause.text } };
}
