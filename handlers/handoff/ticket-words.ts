import { recalling } from "../../knowledge/recall.ts";
import { plainWords } from "../plain-words.ts";

/** What somebody says of the request he has open: whole clauses, since the same words stand in questions. */

const END = "(?:啊|呀|呢|吗|么|了|吧|的|嘛|哦|来着)*";
const PROGRESS = [
  `(?:我)?(?:现在)?(?:前面)?(?:还)?排(?:队)?(?:到|在|了)(?:第)?(?:几|哪|多少)(?:位|个|人|里|儿|号)?${END}`,
  `(?:你们|那)?(?:怎么)?(?:还|都|一直|到现在)*(?:没有?|不)(?:有)?(?:人|专员)?(?:来)?(?:理|回|回复|联系|找|接单?|答复|搭理|管|处理)(?:我们?|复|信|消息)?${END}`,
  `(?:都|已经|这都)?(?:过去?|等)?了?(?:多久|好久|半天|这么久|很久|一天|(?:几|两|好几|半)个?(?:小时|钟头|天))了?(?:怎么|为什么|为啥)?(?:还|都|一直)*(?:是)?(?:没有?|不见)(?:有)?(?:人|专员|回复|消息|动静|回音)(?:来)?(?:理|回|联系|接|找)?(?:我们?|单)?${END}`,
  `(?:怎么|为什么|为啥)(?:还|都|一直)*(?:是)?(?:没有?|不见)(?:有)?(?:人|专员|回复|消息|动静|回音)(?:来|在)?${END}`,
  `(?:那)?(?:我)?(?:还)?(?:要|得|需要)(?:再)?等(?:多久|多长时间|几天|几个小时|到什么时候)${END}|还要(?:多久|多长时间)${END}|还要等${END}|等(?:了)?(?:很|好|这么)久了?${END}`,
  `(?:我的?)?(?:事情?|单子?|申请|工单|请求)?(?:现在)?(?:办|处理|进行|走|进展|弄)?(?:到|得)(?:哪(?:一)?步|什么(?:程度|阶段|地步)|怎么样)${END}`,
  `(?:那)?(?:你们|专员|他们|人|窗口)?(?:到底|大概)?(?:什么时候|啥时候|啥时|几时|多久|何时|几点)(?:能|会|才|可以)*(?:有)?(?:人|专员)?(?:来)?(?:回|联系|回复|答复|理|接|找|打给|给)(?:我们?|复|单|话)*(?:打?电话|消息|答复|回复)?${END}`,
  `(?:请|麻烦|帮我?|再|给我|你)*催(?:一?催|一下|下)?(?:他们|专员|窗口)?${END}`,
  `(?:我的?)?(?:工?单|受理|查询)?(?:编号|单号)(?:是)?(?:多少|什么|几号|忘)${END}`,
  `(?:有|收到)?(?:人|专员)?(?:接单|接了?|看到|收到)(?:我的?(?:申请|请求))?了(?:吗|没有?)|有(?:回复|消息|结果|回音)了?(?:吗|没有?)${END}`,
  `(?:那|请问|到底|现在|目前)*(?:是)?谁(?:在|来)?(?:负责|处理|办理?|跟进|接手|管)(?:着)?(?:我们?的?|这个?)?(?:单子?|项目|事情?|申请)?${END}`,
  "(?:请问)?(?:现在|还|到底)*有(?:没有)?(?:专员|人)(?:在)?(?:吗|么|没有|啊|呀)*",
  "(?:你们?|您|专员|有?人)?还?在(?:吗|么|不在|没)",
  "(?:so |and )?who(?:'s| is) (?:now |currently )?(?:handling|dealing with|in charge of|taking care of|looking after|responsible for|working on) (?:it|this|that|my (?:case|project|request|ticket))(?: now| at the moment)?",
  "(?:hello )?(?:are you|is (?:any(?:one|body)|some(?:one|body))) (?:still )?there",
  "(?:when|what time|how soon) will (?:some(?:one|body)|any(?:one|body)|you|they|he|she|the officer|an officer) (?:answer|reply|respond|call|contact|get back|write|come).*",
  "how (?:long|much longer) (?:do|must|should|will|shall)? ?(?:i|we)? ?(?:have to |need to )?wait.*|how much longer.*",
  "(?:is )?(?:any(?:one|body)|some(?:one|body)) (?:coming|there yet|going to (?:answer|reply|call)).*",
  "what(?:'s| is| was) my (?:ticket|reference|request|case) ?(?:number|no\\.?|id)?",
  "(?:is there )?any (?:news|updates?|progress)(?: yet| for me| on my.*)?|(?:i'm |i am |we are )?still waiting.*|(?:please )?hurry(?: up)?(?: please)?",
  "(?:where is|where's) (?:my|the) (?:officer|person|reply|answer)|(?:no ?one|nobody) (?:has |have )?(?:answered|replied|called|contacted|responded).*|what(?:'s| is) the status(?: of my.*)?",
];

/** Somebody calls out and waits for an answer. */
const CALLS = [
  "喂+|嗨+|哎+|诶+|哈(?:喽|啰|罗|佬)+|你好|您好|大家好|(?:早上|上午|中午|下午|晚上)好|早安?|打扰(?:了|一下)?|请问",
  `(?:请问)?(?:你们?|您|专员|现在|那边|这里|还|到底|都)*有(?:没有)?(?:人|专员|客服|工作人员)(?:在|值班|上班)?(?:这里|吗|么|没有|啊|呀|呢)*`,
  `(?:请问)?(?:你们?|您|专员|客服|有?人)?(?:都|还)?在(?:不在|线|线上|这里)*(?:吗|么|没|啊|呀|呢)*|(?:人|专员|客服)(?:在哪|去哪)?(?:里|儿)?(?:了|呢)`,
  "(?:h[ae]llo+|hi+|hey+|yo+|yoo-?hoo|good (?:morning|afternoon|evening)|excuse me|sorry|knock knock)(?: (?:there|again|all|everyone))?",
  "(?:h[ae]llo+ |hi |hey )?(?:(?:is|are) )?(?:you|any(?:one|body)|some(?:one|body))(?: (?:still|even))?(?: (?:there|here|around|home|listening|online))?",
];

const MINE =
  "(?:掉|一下|了|我的?|这个|那个|刚才的?|转)*(?:人工|请求|申请|工单|单子?|转交|预约|#?\\d{3,})";
const WITHDRAWS = [
  `(?:我|想|要|请|帮我|给我|麻烦)*(?:取消|撤回|撤销|撤)${MINE}${END}`,
  `(?:先|我|那|就)*(?:不用|不要|别|不必|不需要|不想)(?:再)?(?:转|找|联系|安排)(?:人工|专员|人|交|我)*${END}`,
  "(?:我)?(?:改主意|改变主意|反悔)了?",
  "(?:(?:please|actually|wait|no|ok|sorry) )*(?:i(?:'d| would)? (?:want|like|wish) to )?(?:cancel|withdraw|drop|call off) (?:that|it|this)(?: please)?",
  "(?:please )?(?:i(?:'d| would)? (?:want|like|wish) to )?(?:cancel|withdraw|drop|call off) (?:my |the |this |that )?(?:request|ticket|hand-?over|enquiry|inquiry|case|#?\\d{3,})(?: please)?",
  "i(?:'ve| have)? changed my mind|(?:i )?(?:don't|do not|no longer) need (?:a |an |the |any )?(?:person|human|officer|call|help)(?: any ?more)?|no need to (?:pass (?:it )?on|call|contact).*",
];

/** 算了: of what is open, when nothing else is being asked. */
const LEAVES =
  /^(?:那|就|还是)*(?:(?:算了|不用了|不要了|取消|不办了|不弄了)(?:吧|啊|哦)?)+$|^(?:cancel|never ?mind|forget it)$/u;
/** Said before it. */
const BEFORE = /^(?:人呢|喂+|您好|你好|请问|那个?|急+|在吗|hello|hi|excuse me|sorry)$/u;

const OFFICER = "(?:专员|客服|工作人员|经办人?|对接人|负责人|同志)";
const ANOTHER = [
  `(?:我们?|想|要|请|麻烦|帮我?|给我|希望|申请|要求|能不能|能否|可不可以|可以|能|你们|那|就|还是|再|另外)*(?:换|改派|另派)(?:给我)?(?:掉|一下|一?个|一?位|别的|其他的?|另外?一?[个位]?|这个|这位|现在的)*${OFFICER}(?:来)?(?:跟我|和我|给我)?(?:对接|谈|聊|办|服务|吧|行吗|可以吗|好吗|行不行|谢谢)*${END}`,
  `(?:我|想|要|请|麻烦|帮我?|给我|希望|要求|能不能|能否|可不可以|可以|能|你们|那|就|还是|再)*换(?:一?个|一?位|别的|其他)*人(?:来)?(?:跟我|和我|给我)?(?:对接|谈|聊|办|吧|行吗|可以吗|好吗|行不行|谢谢)*${END}`,
  `(?:我)?(?:不要|不想要|不需要|不想再?[跟和]|不愿意?[跟和])(?:这个|这位|现在的?|你们这?个?)${OFFICER}(?:谈|聊|对接|打交道|负责|办)*${END}`,
  "(?:please |i(?:'d| would)? (?:like|want|prefer|need) (?:to (?:have|talk to|speak to|speak with|talk with) )?|(?:can|could|may) (?:i|you) (?:please )?(?:have|get|give me|assign|send|talk to|speak to|speak with) (?:me )?|give me |assign (?:me )?|get me )*(?:another|a different|some other|a new) (?:officer|person|agent|contact person)(?: please| instead|,? thanks?| for (?:this|my case))*",
  "(?:please |(?:can|could) you (?:please )?|i (?:want|would like|'d like) to )*(?:change|replace|switch) (?:my|the|this) (?:officer|agent)(?: please)?",
  "i (?:do not|don't) want (?:to (?:talk|speak) (?:to|with) )?(?:this|that|the same) (?:officer|agent)(?: any ?more)?",
  "(?:please )?(?:assign|give me) (?:someone|somebody) else(?: please)?|i(?:'d| would)? (?:want|like|prefer) to (?:talk|speak) (?:to|with) (?:someone|somebody) else",
];

const calls = whole(CALLS);
const progress = whole(PROGRESS);
const withdraws = whole(WITHDRAWS);
const another = whole(ANOTHER);
const MARKS = /[，,。.；;！!？?\n、~～…]+/u;

function whole(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join("|")})$`, "u");
}

const clausesOf: (text: string) => readonly string[] = recalling((text) => {
  const clauses = plainWords(text).split(MARKS);
  return clauses.map((clause) => clause.trim()).filter((clause) => clause !== "");
});

/** Nothing but 喂？, hello?, 有人吗, or question marks. */
export function callsOut(text: string): boolean {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return /[?？]/u.test(text) && /^[?？!！.。…\s]+$/u.test(text);
  return clauses.every((clause) => calls.test(clause));
}

/** How it stands, when somebody comes, which number it has. */
export function asksOfTicket(text: string): boolean {
  const clauses = clausesOf(text);
  return (
    clauses.some((clause) => progress.test(clause)) &&
    clauses.every((clause) => progress.test(clause) || BEFORE.test(clause))
  );
}

/** He does not want it any more. */
export function withdrawsTicket(text: string): boolean {
  return clausesOf(text).some((clause) => withdraws.test(clause));
}

/** He wants another officer than the one who has it. */
export function wantsAnother(text: string): boolean {
  return clausesOf(text).some((clause) => another.test(clause));
}

/** Nothing but 算了, 不用了 and the like. */
export function leavesAll(text: string): boolean {
  const clauses = clausesOf(text);
  return clauses.length > 0 && clauses.every((clause) => LEAVES.test(clause));
}

/** What is said besides 算了 and the like. */
export function withoutLeaving(text: string): string {
  const parts = text.match(/[^，,。；;！!\n]+[，,。；;！!\n]?/gu) ?? [];
  return parts.filter((part) => !leavesAll(part)).join("");
}
