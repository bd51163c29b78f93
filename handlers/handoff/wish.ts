import { plainWords } from "../plain-words.ts";

/** Somebody wishes for a person: told by whole clauses, since the same words stand in questions about offices. */

const LEAD =
  "(?:我们?|俺|咱们?|你们?|您们?|请|麻烦|劳驾|拜托|可以|可不可以|能不能|能否|能|要|想要?|需要|希望|还是|宁愿|直接|快点?|赶紧|赶快|尽快|马上|立刻|现在|那|就|先|再|帮忙?|帮我们?|给我们?|让我们?|我要求|要求|必须|只|不如|烦请|方便的话|有空)";
const OF_WHOM =
  "(?:一下|下|一?个|一?位|几个|你们的?|那个|到|给|成|回|的|个|咱们的?|本地的?|当地的?)";
/** People of an office; 人 alone only where the verb says what for. */
const PERSON =
  "(?:真人|活人|人工(?:客服|服务|坐席)?|专人|专员|客服|工作人员|经办人?|对接人|负责人|主管|领导|同志|招商(?:局|办|中心|专员|部门)?的?(?:人员?|同志|领导)?|管事的(?:人)?|懂的人|真正的人)";
const SOMEBODY = `(?:${PERSON}|人|哪位)`;
const TALK =
  "(?:谈谈?|聊聊?|说说?|讲讲?|沟通|对接|联系|交流|回答|回复|答复|解释|处理|跟进|服务|接待|说话|讲话|说清楚|打(?:个)?电话|通(?:个)?电话|回(?:个)?电话?|接(?:一下)?电话?|听电话|加(?:个|我的?|一下)?微信)";
const ME = "(?:跟|和|与|给|同|来)?(?:我们?|咱们?)?(?:的)?";
const TAIL =
  "(?:一下|下|话|吧|呢|嘛|啊|呀|哦|啦|了|吗|么|行吗|行不行|可以吗|好吗|好不好|谢谢|好|谈|来|说|办|帮我|帮忙|服务|处理)*";

const ZH = [
  // 转人工 · 给我接个真人 · 找领导 · 换客服来
  `${LEAD}*(?:找|换|叫|派|安排|请|来|接通?|转接?|转到|连|联系|要|见|问|让|喊)${OF_WHOM}*${PERSON}(?:回来|过来|来|继续|接着)?${ME}${TALK}?${TAIL}`,
  // 想找专员谈核桃油项目
  `${LEAD}*(?:找|约|见|联系)${OF_WHOM}*${PERSON}(?:来)?${ME}${TALK}(?:一下|下)?.{2,20}`,
  "人工(?:客服|服务)?",
  // 给我真人
  `${LEAD}*(?:给|帮|让)我们?${OF_WHOM}*${PERSON}(?:来)?${TAIL}`,
  // 能找个人帮我填吗
  `${LEAD}*(?:找|叫|派|安排|请|让|有没有)${OF_WHOM}*${SOMEBODY}(?:来|能|可以)*(?:帮(?:帮|下|一下)?(?:我们?|忙)|教(?:教|一下)?我们?)(?:一起)?(?:填|弄|做|看|写|选|办|操作|处理)?${TAIL}`,
  // 想找人问水电价格
  `${LEAD}*(?:找|约|联系)${OF_WHOM}*人(?:来)?(?:问|咨询|了解|打听|请教)(?:一下|下)?.{0,20}`,
  // 找个人跟我谈 · 安排人对接
  `${LEAD}*(?:找|换|叫|派|安排|请|来|让)${OF_WHOM}*人(?:来)?(?:跟|和|与|给)?(?:我们?|咱们?)?${TALK}${TAIL}`,
  `${LEAD}*(?:找|换)(?:一?个|一?位)?人(?:吧|来)?`,
  // 想和真人说话
  `${LEAD}*(?:跟|和|与|同|对)${OF_WHOM}*${SOMEBODY}(?:直接|当面)?${TALK}${TAIL}`,
  // 让你们招商的人加我微信 · 让人联系我
  `${LEAD}*(?:让|叫|请|安排|派|麻烦|有没有)${OF_WHOM}*${SOMEBODY}(?:尽快|马上|今天|明天|下午|上午|赶紧|直接|可以|能)*(?:跟|和|给|同|来)?(?:${TALK}|打)?(?:给|跟|和|同|加|找)?(?:我们?|咱们)(?:的)?(?:${TALK}|微信|电话|一下)*${TAIL}`,
  // 给我打个电话 · 联系我 · 加我微信
  `${LEAD}*(?:尽快|马上|今天|明天|下午|上午|直接)*(?:给|跟|和)我们?(?:打|回|来)(?:个|一个)?电话${TAIL}`,
  `(?:请|麻烦|尽快|马上|让人|能不能|可以|可不可以|今天|明天)*(?:联系|打电话给|电话打给|打给|回电给|回复|加)(?:一下)?我们?(?:的)?(?:微信|电话|手机)?${TAIL}`,
  // 人呢 · 现在有人吗
  "(?:你们?的?)?(?:人呢|人在哪里?|人都?去哪了?|怎么没人)|(?:现在|这会儿|到底|真的|还)(?:有人|有真人|有没有人|有没有真人)(?:在)?(?:吗|么|呀|没有?|啊)*|有没有(?:真人|活人|人工)(?:在)?(?:吗|呀|啊)*",
  // 把项目发给招商局
  `${LEAD}*(?:把|将)?(?:它|这个|这些|我的|我们的|项目|资料|结果|材料)*(?:发|送|交|转|提交|报|推)(?:送|去|过去)?(?:给|到|往)(?:你们的?|本地|当地|[一-龥]{2,3}[市州]?)?(?:招商(?:局|办|中心|部门)|窗口|专员|工作人员|人工|领导)${TAIL}`,
  `(?:那|接下来|下一步|然后|后面|后续|现在)*(?:我|我们)?(?:该|应该|要)?找谁(?:继续)?(?:办|对接|谈|跟进|聊)(?:呢|啊)*`,
];

const SOMEONE =
  "(?:(?:a|an|the|your|some|any|real|live|actual|human|local|investment|promotion) )*(?:humans?(?: being)?|persons?|people|officers?|agents?|staff(?: member)?|manager|supervisor|boss|representative|rep|operator|someone(?: real| human)?|somebody(?: real| human)?|officials?|desk|team|consultant)";
const PLEASE =
  "(?:please|now|today|tomorrow|asap|urgently|immediately|quickly|soon|as soon as possible|right away|right now|instead|directly|there|here|in (?:chinese|english)|at (?:the|your) desk|about (?:my|our|this|the|it)\\b.{0,40}|\\?|,|!| )*";
const ASK =
  "(?:(?:ok|okay|so|well|then|no|please|hi|hello|sorry|but|just)[, ]+)*(?:(?:i(?:'d| would)? )?(?:really )?(?:just )?(?:want|need|like|prefer|rather|wish)(?: to)?|i'm asking to|(?:can|could|may|shall) (?:i|we)(?: please)?|let (?:me|us)|is it possible to|how (?:can|do) i|we(?:'d| would)? (?:want|need|like|prefer|rather)(?: to)?)";

const EN = [
  "(?:a |an |the )?(?:real |live )?(?:humans?|person|officer|agent|staff|representative)",
  `(?:${ASK} )?(?:talk|speak|chat) (?:to|with) ${SOMEONE}`,
  `${ASK} (?:have |get |see |meet |reach |contact )?${SOMEONE}`,
  `(?:please )?(?:get|give|find|send) (?:me|us) ${SOMEONE}`,
  `(?:please |can you |could you )*(?:bring|get|call|fetch) (?:back ${SOMEONE}|${SOMEONE} back)`,
  `(?:please |can you |could you |will you )*(?:connect|transfer|put|pass|hand|forward|escalate) (?:me|us|this|it)?(?: through| over| on)? ?(?:to|with) ${SOMEONE}`,
  `(?:please |can you |could you |will you )*(?:send|submit|forward|pass) (?:it|this|my project|my case|everything|that)(?: on| over)? to ${SOMEONE}`,
  `(?:please |can |could |will |would |have |ask |let |get |i want |i need |is there )*${SOMEONE} (?:please )?(?:to )?(?:call|contact|phone|ring|text|message|reach|email|help|get back to|add|assist) (?:me|us)(?: back)?(?: on (?:wechat|whatsapp))?`,
  "(?:please |can you |could you |ok(?:ay)?,? |yes,? |well,? |then |just |now )*(?:send|submit|forward|pass) (?:it|this|that|my project|everything) (?:on|over)(?: then)?",
  "(?:please |can you |could you )*(?:call|contact|phone|ring) (?:me|us)(?: back)?|please (?:call|phone|ring)(?: back)?",
  `is there (?:a |an |any )?(?:real |live )?(?:human|person|one|officer|agent)(?: here| there| i can (?:talk|speak) (?:to|with))`,
];

const IN_ENGLISH = new RegExp(`^(?:${EN.join("|")})${PLEASE}$`, "u");
const WISH = new RegExp(`^(?:${ZH.join("|")})$|${IN_ENGLISH.source}`, "u");

const MARKS = /[，,。.；;！!？?\n、~～…]+/u;
/** A telephone number or address beside the wish is not part of it. */
const NUMBER =
  /(?:(?:我的?)?(?:电话|手机|微信)(?:号码?)?(?:是|:)?\s*)?(?:[+]?\d[\d -]{6,}\d|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/gu;
/** Longer than this, somebody tells something. */
const MAX_CLAUSE = 40;

/** Whether a message, in one of its clauses, wishes for a person. */
export function wantsPerson(text: string): boolean {
  const said = plainWords(text).replaceAll(NUMBER, " ");
  const clauses = said.split(MARKS).map((clause) => clause.trim());
  return (
    IN_ENGLISH.test(said.replaceAll(/[!.]+$/gu, "")) ||
    clauses.some((clause) => clause.length > 1 && clause.length <= MAX_CLAUSE && WISH.test(clause))
  );
}

/** Shorter than this nothing is told: 谢谢, a place. */
const MIN_TOLD = { zh: 5, en: 16 } as const;

/** What somebody tells in the message in which he wishes for a person, without numbers and addresses. */
export function toldBesides(text: string): string | undefined {
  const parts = text.replaceAll(NUMBER, " ").split(MARKS);
  const told = parts
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !wantsPerson(part));
  const words = told.join(/\p{Script=Han}/u.test(text) ? "，" : ", ");
  const least = /\p{Script=Han}/u.test(words) ? MIN_TOLD.zh : MIN_TOLD.en;
  return told.length < parts.length && words.length >= least ? words : undefined;
}
