import type { Clause } from "./clauses.ts";

const PROMISED =
  /承诺|答应|许诺|希望|打算|准备(?!好)|计划|方案|争取|(?<![a-z])(?:promis\w+|hop(?:e|es|ing)|intend\w*|aim(?:s|ing)? to|would like)(?![a-z])/iu;
const UNSIGNED =
  /(?:没|未)有?(?:签|谈|敲定|落地|兑现)|口头|(?:只|还|就)是个?(?:方案|意向|计划|设想|草案)|纸上|(?<![a-z])(?:(?:nothing|none|not|no (?:one|contracts?|farmers?|growers?))(?: \w+){0,3} (?:signed|agreed|on paper|binding|in writing)|no (?:\w+ )?(?:contracts?|agreements?) (?:exists?|yet)|unsigned|verbal(?:ly)?|only (?:a |an )?(?:draft|plan|promise|idea|intention)|still (?:a )?(?:draft|plan|promise))(?![a-z])/iu;
const CANCELLED =
  /取消|放弃|作罢|没(?:答应|同意|接受|要$)|不(?:搞|做|上|建)了|黄了|(?<![a-z])(?:withdrawn|withdrew|dropped|shelved|called off|abandoned|scrapped|declined|turned (?:it|that) down|cancell?ed)(?![a-z])/iu;

const LATER =
  /以后|年后|将来|日后|下一步|二期|(?<![a-z])(?:later|eventually|phase two|second phase|some ?day|one day|in (?:the )?future)(?![a-z])/iu;

/** Put off to a later day. */
export function isPutOff(text: string): boolean {
  return LATER.test(text);
}

const PARTLY = /一半|部分|(?<![a-z])(?:half|the rest|some of)(?![a-z])/iu;

/** Promised or planned, which is not yet done; or done for some. */
export function isPromised(text: string): boolean {
  return PROMISED.test(text) || UNSIGNED.test(text) || PARTLY.test(text);
}

/** Says of what came right before it that it is not signed, or that it will not be. */
export function takesBack(clause: Clause, last: number): "unsigned" | "cancelled" | undefined {
  if (clause.sentence - last > 1) return undefined;
  if (CANCELLED.test(clause.text)) return "cancelled";
  return UNSIGNED.test(clause.text) ? "unsigned" : undefined;
}
