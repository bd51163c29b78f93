import { foldedWords, plainWords } from "../plain-words.ts";
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

const DROPS_IT =
  "(?:不|别|不想|不要|没必要|先不|暂时不|懒得)(?:再|去)?(?:投诉|举报)|(?:取消|撤回|撤销|撤)(?:我的|这个|刚才的)?(?:投诉|举报)|(?:投诉|举报)(?:就)?(?:算了|不要了|取消|撤回|撤了)|i (?:don't|do not|no longer) want to complain(?: any ?more)?|i won't complain|(?:drop|cancel|withdraw|forget) (?:my|the|this) complaint";
const DROPS_ALL = "算了|不用了|不要了|取消|never ?mind|cancel|drop it|forget it";
/** At the beginning, with what joins it to what follows. */
const DROPS_FIRST = new RegExp(
  `^(?:(?:那|就|还是|我们?|先|好|行|嗯)*(?:${DROPS_IT}|${DROPS_ALL})(?:吧|了|啊|哦|嘛|呗|的)*(?:[\\s\\p{P}]|(?:and|but|then|just|so)\\b)*)+(?=$|[^\\p{Script=Han}]|(?<=[\\s\\p{P}])|[帮请您你我那就替给催问换转]|麻烦|还是|直接)`,
  "u",
);
const NAMES_IT = new RegExp(DROPS_IT, "u");
const POLITE =
  /^(?:谢谢|多谢|谢了|麻烦|辛苦|不好意思|抱歉|打扰|您|你|了|啦|thanks?|thank you|sorry|[\s\p{P}])*$/u;

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
  return said.length <= 40 && (TAKES_BACK.test(said) || NAMES_IT.test(said));
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

/** What is said behind the words that drop a complaint. */
export interface Dropped {
  readonly drop: string;
  readonly rest: string;
  /** The complaint is named: 算了 alone may belong to what he tells. */
  readonly isNamed: boolean;
}

/** 算了不投诉了，帮我催一下: `undefined` where it is dropped and nothing else is said, or is not dropped. */
export function droppedBefore(text: string): Dropped | undefined {
  const folded = foldedWords(text);
  const said = folded.length === text.length ? text : folded;
  const [drop = ""] = DROPS_FIRST.exec(folded) ?? [];
  const rest = said.slice(drop.length).trim();
  if (drop === "" || POLITE.test(foldedWords(rest))) return undefined;
  return { drop: said.slice(0, drop.length).trim(), rest, isNamed: NAMES_IT.test(drop) };
}
