import { toSimplified } from "../knowledge/script.ts";

/** On simplified lower-case text without marks at its ends. 我们叫 and 我叫了 are no names. */
const NAMED =
  /^(?:我(?:的名字)?(?:是叫|叫做?|姓)|我的名字是|本人(?:姓|叫)|(?:我)?免贵姓|敝姓)(?![了过着车人])[一-龥·]{1,5}$|^(?:(?:my name is|my name's|i am called|i'm called) )[a-z'-]+(?: [a-z'-]+){0,2}$/;
/** Only its capital letter tells "I'm Klaus" from "I'm interested". */
const CALLED = /^(?:[Ii]'m|[Ii] am|[Tt]his is)(?: \p{Lu}[\p{L}'-]+){1,3}$/u;

/** 我姓陈, my name is Klaus: somebody says who he is, and nothing else. */
export function saysName(simplified: string): boolean {
  return NAMED.test(simplified);
}

/** The same of words as they were written, and I'm Klaus. */
export function saysNameAsWritten(words: string): boolean {
  const bare = words.replaceAll("’", "'").replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
  return CALLED.test(bare) || saysName(toSimplified(bare.normalize("NFKC").toLowerCase()));
}
