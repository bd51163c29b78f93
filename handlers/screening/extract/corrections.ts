import type { Clause } from "./clauses.ts";

const MARK =
  "(?:(?:哦|啊|呃|嗯)?不(?:对|是的?|不)(?![\\d一二两三四五六七八九十])|(?:我|刚才|前面|刚刚)?[说写搞弄打]?错了?|更正(?:一?下)?|纠正(?:一?下)?|应(?:该|当)?[是为](?=[^,，]{0,6}[\\d一二两三四五六七八九十])|改(?:成|为)|我(?:是说|的意思是)|准确(?:地)?说|(?:oh |oops,? |no,? )?sorry|oops|correction|(?:no )?wait|no(?= |$)|(?:后来|现在|已经?)?[压缩砍降减调改][整低少小减缩]?了?[到成至为](?=[^,，]{0,3}[\\d一二两三四五六七八九十])|(?:now |later )?(?:cut|reduced|lowered|trimmed|raised|increased|changed|revised) (?:down )?to(?= )|i meant?(?: to say)?|actually|make (?:it|that)|scratch that|(?:it )?should (?:be|read)|rather)";
const BEGINS = new RegExp(`^(?:${MARK})`, "iu");
const ENDS = /才(?:对|是|准)的?$/u;
const ONLY = new RegExp(`^(?:${MARK}|[\\s:：了的,])+$`, "iu");

/** Whether what a clause says takes the place of what was said just before it. */
export function corrects(clauses: readonly Clause[], index: number): boolean {
  const text = clauses[index]?.text ?? "";
  if (BEGINS.test(text) || ENDS.test(text)) return true;
  const previous = clauses[index - 1];
  return previous !== undefined && ONLY.test(previous.text);
}
