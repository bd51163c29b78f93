import type { FactName } from "../facts.ts";
import type { Clause } from "./clauses.ts";
import type { Ambiguity, Extracted } from "./extraction.ts";
import { isPast } from "./whose.ts";

const OVER =
  /(?<!正在|还没|没有|未|没)(?:移出|移除|撤销|解除|修复(?:完成|好|了)|删除)|removed|cleared|repaired|lifted|no longer/iu;

/** Says that what was so has ended. */
export function isOver(text: string): boolean {
  return OVER.test(text);
}

const STILL = /至今|仍|还在|(?<![a-z])still(?![a-z])/iu;

/** 上过失信名单，去年移出: on the list or not is for the person to say. */
export function pastSanction(
  found: Partial<Record<FactName, Extracted>>,
  clauses: readonly Clause[],
): Ambiguity | undefined {
  const { dishonestList } = found;
  if (dishonestList?.value !== true) return undefined;
  const { words } = dishonestList;
  const isBygone = isPast(words) && !STILL.test(words);
  if (!isBygone && !clauses.some(({ text }) => isOver(text))) return undefined;
  const candidates = [true, false].map((value) => ({ value, words }));
  return { fact: "dishonestList", why: "past", candidates, words };
}
