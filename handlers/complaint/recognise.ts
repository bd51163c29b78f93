import { toSimplified } from "../../knowledge/script.ts";
import { asksSomething } from "../screening/extract/clauses.ts";

/** Somebody says that he complains. A question about complaints is answered from the documents. */
const COMPLAINS =
  /(?:我们?|要|想|得|必须|来)[^。，,！!？?]{0,4}(?:投诉|举报|检举|控告)|^(?:投诉|举报|检举)(?!.{0,4}(?:机制|电话|渠道|热线|流程|制度|处理))|\b(?:i|we)(?:'d| would)?\s+(?:really\s+)?(?:want|wish|like|need|have) to (?:complain|report|file a complaint|make a complaint)\b|\b(?:i|we) have a complaint\b|^(?:a )?complaint (?:about|against)\b/iu;
/** Somebody says that favours were asked of him. */
const ALLEGES =
  /(?:索要|索取|勒索|暗示)[^。！!？?]{0,8}(?:好处|红包|回扣|财物|意思|表示|钱)|索贿|吃拿卡要|(?:收|拿)(?:了)?(?:我们?|企业)的?(?:红包|好处|回扣)|\b(?:asked|asks|hinted|demanded|wants?)\b[^.!?]{0,30}\b(?:bribe|kickback|backhander)s?\b/iu;
/** Somebody offers a favour. */
const OFFERS =
  /(?:我们?|咱们?)[^。！!？?]{0,6}(?:请(?:你|您|他)们?[^。！!？?]{0,4}(?:喝茶|喝酒|吃饭|吃个饭|坐坐)|给(?:你|您|他)们?[^。！!？?]{0,6}(?:红包|好处|回扣|提成|辛苦费|感谢费|好处费))|该表示的|(?:意思|表示)(?:一下|意思)|(?:事成|办成|办好)(?:之后|以后|后)[^。！!？?]{0,8}(?:谢|提成|分成|好处|亏待)|不会(?:让你们?白|亏待)|好处(?:费)?(?:少不了|不会少)|\b(?:i|we)(?:'ll| will| can| could)[^.!?]{0,20}(?:make it worth (?:your|his|their) while|pay (?:you|him|them) (?:something|extra|a little)|(?:give|send) (?:you|him|them) (?:a )?(?:little |small )?(?:gift|present|cut|commission|kickback|something))|under the table/iu;

const ANONYMOUS = /匿名|不(?:要|想)?(?:留|写|透露)(?:我的)?(?:名|姓名|名字)|不署名|anonymous/iu;
const NAMED = /^(?:我)?(?:实名|具名|署名|可以写我的?名字?|with my name|named)/iu;
const DROPS = /^(?:先)?(?:不投诉|算了|取消|不用了)|^(?:never ?mind|cancel|drop it)/iu;

const ASKS_WHEN = /什么时候|多久|几天|何时|多长时间|\bwhen\b|how (?:long|soon)/iu;
const ASKS_SECRECY =
  /(?:别|不要|不能|不会|会不会|千万别?)[^。！!？?]{0,6}(?:让|给|告诉|透露|传|泄)|谁(?:能|会|可以)?(?:看|知道)|保密|(?:don'?t|do not|won'?t) (?:let|tell|show)|who (?:can|will) (?:see|read|know)|confidential/iu;

function plain(text: string): string {
  return toSimplified(text.normalize("NFKC")).replaceAll("’", "'").trim();
}

export function isComplaint(text: string): boolean {
  const said = plain(text);
  return COMPLAINS.test(said) || (ALLEGES.test(said) && !asksSomething(said));
}

export function isBribeHint(text: string): boolean {
  const said = plain(text);
  return OFFERS.test(said) && !isComplaint(said);
}

export function nameChoice(text: string): "anonymous" | "named" | "drop" | undefined {
  const said = plain(text);
  if (said.length > 20) return undefined;
  if (ANONYMOUS.test(said)) return "anonymous";
  if (NAMED.test(said)) return "named";
  return DROPS.test(said) ? "drop" : undefined;
}

/** What somebody who has complained asks of his complaint. */
export function complaintQuestion(text: string): "when" | "secrecy" | undefined {
  const said = plain(text);
  if (said.length > 40) return undefined;
  if (ASKS_SECRECY.test(said)) return "secrecy";
  return ASKS_WHEN.test(said) &&
    /回复|答复|结果|处理|消息|reply|answer|result|hear|back/iu.test(said)
    ? "when"
    : undefined;
}
