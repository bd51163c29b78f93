import { plainWords } from "../plain-words.ts";
import { offersFavour } from "./favours.ts";
import { tellsOfExtortion, tellsOfWrong } from "./wrongs.ts";

/** Somebody says that he complains. A question about complaints is answered from the documents. */
const COMPLAINS =
  /(?:我们?|要|想|得|必须|来)[^。，,！!？?]{0,4}(?:投诉|举报|检举|控告)(?!.{0,4}(?:机制|电话|渠道|热线|流程|制度))|^(?:投诉|举报|检举)(?!.{0,4}(?:机制|电话|渠道|热线|流程|制度|处理))|\b(?:i|we)(?:'d| would)?\s+(?:really\s+)?(?:want|wish|like|need|have) to (?:complain|(?:file|make|lodge) a complaint|report (?:him|her|them|(?:an?|the|this|that|your) (?:officer|official|clerk|man|woman|person|chief)))\b|\b(?:i|we) have a complaint\b|^(?:a )?complaint (?:about|against)\b/u;

const ANONYMOUS = /匿名|不(?:要|想)?(?:留|写|透露)(?:我的)?(?:名|姓名|名字)|不署名|anonymous/iu;
const NAMED = /^(?:我)?(?:实名|具名|署名|可以写我的?名字?|with my name|named)/iu;
const TAKES_BACK =
  /(?:撤回|撤销|取消|撤)(?:我的|这个|这件|上次的?)?(?:投诉|举报)|(?:^|[,，。 ])(?:我)?不(?:想)?(?:再)?(?:投诉|举报)了|\b(?:withdraw|drop|cancel|retract|take back) (?:my |the |this )?complaint\b/iu;
const DROPS = /^(?:先)?(?:不投诉|算了|取消|不用了)|^(?:never ?mind|cancel|drop it)/iu;

const ASKS_WHEN = /什么时候|多久|几天|何时|多长时间|\bwhen\b|how (?:long|soon)/iu;
const ASKS_SECRECY =
  /(?:别|不要|不能|不会|会不会|千万别?)[^。！!？?]{0,6}(?:让|给|告诉|透露|传|泄)|谁(?:能|会|可以)?(?:看|知道)|保密|(?:don'?t|do not|won'?t) (?:let|tell|show)|who (?:can|will) (?:see|read|know)|confidential/iu;

export function isComplaint(text: string): boolean {
  const said = plainWords(text);
  return COMPLAINS.test(said) || tellsOfExtortion(said) || tellsOfWrong(said);
}

export function isBribeHint(text: string): boolean {
  return offersFavour(plainWords(text)) && !isComplaint(text);
}

export function nameChoice(text: string): "anonymous" | "named" | "drop" | undefined {
  const said = plainWords(text);
  if (said.length > 20) return undefined;
  if (ANONYMOUS.test(said)) return "anonymous";
  if (NAMED.test(said)) return "named";
  return DROPS.test(said) ? "drop" : undefined;
}

/** He takes back what he has complained of. */
export function takesBack(text: string): boolean {
  const said = plainWords(text);
  return said.length <= 40 && TAKES_BACK.test(said);
}

/** What somebody who has complained asks of his complaint. */
export function complaintQuestion(text: string): "when" | "secrecy" | undefined {
  const said = plainWords(text);
  if (said.length > 40) return undefined;
  if (ASKS_SECRECY.test(said)) return "secrecy";
  return ASKS_WHEN.test(said) &&
    /回复|答复|结果|处理|消息|reply|answer|result|hear|back/iu.test(said)
    ? "when"
    : undefined;
}
