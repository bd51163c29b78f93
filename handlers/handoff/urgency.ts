import { toSimplified } from "../../knowledge/script.ts";
import { asksSomething } from "../screening/extract/clauses.ts";

const URGENT =
  /^(?:right )?now\b|\b(?:urgent(?:ly)?|asap|immediately|right away|at once|as soon as possible)\b|^(?:很|好|太|特别|十万火)?急+[啊呀]*(?:$|[,，!！。;；\s])|催(?:一?催|一下|下)|\bhurry\b|很急|着急|急事|加急|急需|(?:马上|立刻|立即|现在|赶紧|赶快|尽快)(?:就)?(?:要|找|联系|安排|接|转|给|回|处理)/iu;
const MAX_LENGTH = 80;

/** A demand for a person that cannot wait: neither a question nor a long tale. */
export function isUrgent(text: string): boolean {
  const said = toSimplified(text.normalize("NFKC")).trim();
  return said.length <= MAX_LENGTH && URGENT.test(said) && !asksSomething(said);
}
