import type { Clause } from "./clauses.ts";

const MARK =
  "(?:(?:哦|啊|呃|嗯)?不(?:对|是的?|不)(?![\\d一二两三四五六七八九十])|(?:我|刚才|前面|刚刚)?[说讲写搞弄打记报填]?错了?|更正(?:一?下)?|纠正(?:一?下)?|应(?:该|当)?[是为](?=[^,，]{0,6}[\\d一二两三四五六七八九十])|改(?:成|为)|我(?:是说|的意思是)|准确(?:地)?说|(?:oh |oops,? |no,? )?sorry|oops|correction|(?:no )?wait|no(?= |$)|(?:后来|现在|已经?)?[压缩砍降减调改][整低少小减缩]?了?[到成至为](?=[^,，]{0,3}[\\d一二两三四五六七八九十])|(?:now |later )?(?:cut|reduced|lowered|trimmed|raised|increased|changed|revised) (?:down )?to(?= )|i meant?(?: to say)?|actually|make (?:it|that)|scratch that|(?:it )?should (?:be|read)|rather)";
const BEGINS = new RegExp(`^(?:${MARK})`, "iu");
/** 就按3.2亿报吧 settles what was left open before it. */
const SETTLES =
  /^(?:那|就|先|还是|暂时|我们?)*按照?(?=[^,，每亩]{0,3}[\d一二两三四五六七八九])[^,，每]{0,10}(?:报|算|来|填|写|计|走)吧?$/u;
/** 180 was the old plan: what comes after it is the new one. */
const OF_OLD =
  /^[^,，]{0,8}[\d一二两三四五六七八九十][^,，]{0,6}(?:(?<![a-z])(?:was|were|is|from) (?:the |our |an? )?(?:old|previous|original|earlier|former|last)(?![a-z])|是(?:老|旧|原来|以前|之前|上次|最早))/iu;
const ENDS = /才(?:对|是|准)的?$/u;
const ONLY = new RegExp(`^(?:${MARK}|[\\s:：了的,])+$`, "iu");

/** Whether what a clause says takes the place of what was said just before it. */
export function corrects(clauses: readonly Clause[], index: number): boolean {
  const text = clauses[index]?.text ?? "";
  if (BEGINS.test(text) || SETTLES.test(text) || ENDS.test(text)) return true;
  const previous = clauses[index - 1];
  return previous !== undefined && (ONLY.test(previous.text) || OF_OLD.test(previous.text));
}
