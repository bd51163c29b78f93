/** What one does to know: denied, still going on, or yet to do, it leaves a matter open. */
const FIND_OUT =
  "(?:知道|晓得|清楚|明白|了解|懂|研究|考虑|查询?|问(?!题)|核[对实查]?|测|化?验|算|评估?|见|看|听说|比[价较选]|套[合图]|对|定(?!期)|谈|商[量定]|讨论|决[定策]|拍板|敲定|落实|确[认定]|明确|批|估|聊|论证|编制|开展|启动|完成|进行|形成|出具|做(?=环评|评估|测算|调查|$))";
const DONE =
  "(?:过(?!剩)|到|好|清楚?|明白|完|妥|准|拢|出来|下来|齐|[呢啊嘞哦呀的了]|环评|评估|测算|调查|目录|结论|$|(?=[,，、\\s]))";
/** What would tell: without it, or while it is made, nothing is known. */
const FINDINGS = "(?:数据?|资料|信息|结论|报告|图纸?|概念|底|谱|把握|印象|依据)";
const KNOW =
  "(?:know\\w*|tell|told|say|said|sure|certain|aware|clear(?! of)|judge|speak(?= (?:to|of|on)(?![a-z])|$)|answer|comment|check\\w*|ask\\w*|confirm\\w*|verif\\w+|decid\\w+|determin\\w+|defin\\w+|evaluat\\w+|settl\\w+|finali[sz]\\w+|final|fixed|negotiated|discuss\\w*|received(?= (?:it|them|this|that|any|the|an? (?:answer|reply|result|report|confirmation))(?![a-z])|$)|make a statement|compared|requested|completed?|available|work(?:ed|ing)?(?: \\w+)? out|figur\\w+|calculat\\w+|measur\\w+|clarif\\w+|assess\\w*|studied|tested|surveyed|seen|look(?:ed|ing) (?:at|into)|pulled|run the numbers|find out|locked down|discussing|negotiating|talking|working on)";
const FINDINGS_EN =
  "(?:information|data|figures?|numbers?|measurements?|results?|idea|clue|report|maps?|knowledge)";
const FILLER =
  "(?:be|been|have|having|got|yet|so|too|very|really|entirely|quite|altogether|exactly|actually|even|till now|it|that|this|how to|the|a|in a position to|first)";

/** Still to be asked, measured or decided. */
const TO_FIND_OUT: readonly string[] = [
  "(?:还|正(?![极式规宗常面确品负])|仍|尚)在?[^,，、]{0,6}?(?:(?<![预核结])算|谈|论证|编制|筹备|推进|准备|办|跑|设计|评|核|商量|研究|讨论|聊|想|测|比[价较选]|申请|审|走(?:流程|程序|手续)|开会|协商|考虑)",
  "^在(?:弄|办|搞|谈|做|算|跑|走|审|等)|[还尚正仍]?待(?:定|核|查|测|算|批|审|认|论|评|研|明|确|有关|主管)",
  "(?:(?<![主重])要|(?<![取获值使懂记认觉舍])得(?!到)|需(?!求)|须|回[头去])(?:再|先|回去?|我们?|跟|找|让|叫|请|由|[^,，、]{0,6}?){0,3}(?:[问查核](?!题)|看(?:看|规划|图)|套一?下图|确认|认定|评估|判断|答复|了解一?下)",
  "[等待][^,，、]{0,10}(?:确认|答复|批复|结果|通知|报告|意见|论证|审议|评审|结论|拍板)|先看看|有待",
  `(?<![a-z])(?:tb[acd]|depends?(?! on (?:raw|the local|local|crops?))|awaiting|waiting(?: for)?|see how|still (?:running|outstanding|open)|in (?:preparation|discussion|clarification)|(?:is|are|being) (?:still )?(?:open|outstanding|processed|prepared|evaluated|examined|clarified|checked)|under \\w*(?:consideration|clarification|examination|preparation|evaluation|discussion|review|study|negotiation)|(?:must|shall|will|should|has to|have to|needs? to|to) (?:first )?(?:be )?(?:first )?(?:clarif|check|ask|evaluat|decid|determin|verif|confirm|assess|calculat|measur)\\w*)(?![a-z])`,
];
const NOT_KNOWN: readonly string[] = [
  `(?:没|未|尚未)(?:有|人|去|来|再|仔细|认真|具体|最[后终]|正式|完全|专门|怎么|跟[^,，、]{0,4}?|想|搞|弄)*${FIND_OUT}${DONE}`,
  "(?:没|未|尚无)[^,，、]{0,6}(?:结果|数据|资料|报告|结论|查询|测算|评估|检测|论证)",
  "没(?:有)?人[^,，、]{0,6}(?:说|讲|告诉|通知)",
  "(?:环评|[安能测]评|评估|测算|检测|调查)[^,，、]{0,3}(?:没|未)",
  "[查问看测核验]{1,2}不(?:了(?!多)|清|着|明白)",
  "没(?:有)?(?:想[好清]|想明白|做环评)",
  "[说讲估吃拿搞弄判断答报定算记]{1,2}(?:不(?:准|好|清|懂|明白|上来|来|了(?!多)|出|下来|透)|没准)",
  "不(?:太|大|是很|怎么|完全)?(?:知道|清楚|晓得|确定|了解|明白|明确|记得|懂(?!事)|好(?:说|讲|判断|估|定)|敢(?:说|肯定|保证))",
  `(?:没|无)(?:有|啥|什么|个|任何|相关|[^,，、]{2,4}(?=数据|资料|结论))*${FINDINGS}|(?:没|未)想好?$|不想好|忘了|看不懂|视[^,，]{1,10}而定|超出[^,，]{0,8}(?:范围|能力)`,
  "(?:哪里?|谁|怎么)(?:会|能|可能)?(?:晓得|知道|懂得?|清楚)",
  "(?:无法|没法|难以|不便)(?:确[认定]|判断|答复|提供|回答|估[计算]|告知|说明)|(?:暂|尚|还)(?:未|无|没有?)(?:形成|结论|定论|数据|方案|说法|想法)|不造|没想过|看(?:情况|市场|政策|行情)|再(?:说|看)|取决于",
  "未(?:定|知|确定|落实|批)|待[定核]|不详|才(?:有数|知道|能定|清楚|确定)",
  `(?:(?<![a-z])(?:not|never|cannot|unable to|yet to|no ?(?:body|one)(?:'s| has| is)?|still(?: (?:has|have|need)s? to)?|(?:need|have|has|had) to|need(?= (?:check|ask|confirm|clarify))|let me|too early to|hard to|difficult to|to be)|n't) (?:${FILLER} )*${KNOW}(?![a-z])`,
  "(?:not|n't) yet (?:been )?done|(?:haven't|have not|hasn't|has not) done the|(?:not|n't) (?:have|having) (?:a|an|the|any) (?:\\w+ )?(?:number|figure|information)",
  `(?<![a-z])(?:no|without) (?:\\w+ )?${FINDINGS_EN}(?![a-z])`,
  "(?<![a-z])(?:undecided|undetermined|unknown|unclear|unsure|dunno|idk|no (?:idea|clue)|beats me|hard to (?:say|tell|judge)|too early|you tell me|no way (?:to|of) (?:tell|know)\\w*|wouldn't know|who (?:knows|can (?:say|tell))|up in the air|under (?:discussion|review|study|negotiation)|still (?:open|under|being|crunching|working|talking|discussing|negotiating))(?![a-z])",
];
const OPEN = new RegExp([...TO_FIND_OUT, ...NOT_KNOWN].join("|"), "iu");
const UNKNOWN = new RegExp(NOT_KNOWN.join("|"), "iu");

/** 懂不懂行 asks, and is no 不懂. */
const A_OR_NOT_A = /(?<!不)(\p{Script=Han}{1,2})不\1/gu;

/** Says that something is not known or not decided. */
export function hasUnknownCue(text: string): boolean {
  return OPEN.test(withoutAlternatives(text));
}

/** Says in so many words that it is not known: such a clause asks nothing, however it begins. */
export function saysUnknown(text: string): boolean {
  return UNKNOWN.test(withoutAlternatives(text));
}

function withoutAlternatives(text: string): string {
  return text.includes("不") ? text.replaceAll(A_OR_NOT_A, "") : text;
}
