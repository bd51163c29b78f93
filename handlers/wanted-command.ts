import { anyOf } from "../knowledge/any-of.ts";
import { recalling } from "../knowledge/recall.ts";
import { wantsPerson } from "./handoff/wish.ts";
import { foldedWords } from "./plain-words.ts";
import { describesProject } from "./screening/intent.ts";

/** Whole messages that mean a command, on simplified lower-case text without marks at its ends. */
const WANTED: readonly (readonly [string, RegExp])[] = [
  [
    "human",
    /^(我|俺|咱)?.{0,4}(不太?会|不知道怎么|不懂怎么|没法|不方便|不能|打不了|不怎么会)(打|输|写)?字.{0,12}$|^(现在|直接|那|就|先|请|帮我|我要|可以)*(提交|递交)(上去)?(我的)?(项目|申请|资料)?(吧|了)?$|^(please )?submit( it| this| my (project|application|case))?( now| please)*$|^.{0,6}(不识字|看不清字|方言(太)?重).{0,8}$|^.{0,12}\b(can'?t|cannot|don'?t know how to|unable to) (type|write)( \w+){0,3}$/,
  ],
  [
    "prescreen",
    /^(can|could|may) (i|we|you) (please )?(check|see|find out|tell me)( if| whether) (my|our|this) (project|plan|plant|factory|business|investment) (would )?(qualif(y|ies)|is eligible|fits?)$|^((那|就|请|麻烦|能不能|可不可以|可以)*(先)?(我(想|要)?|(帮|给|为|替)我们?)?(先)?(要|想)?(做|来)?(个|一次|一下)?(项目)?(预审|初筛|评估)(一下|下)?(吧|吗|好吗|行吗)?|开始(预审|初筛)|(我(要|想))?(重新(开始|来|填|做|测)|从头(再)?(来|开始)|重来|(把)?(刚才|前面|之前)?(的)?(全部|都)?清(空|掉)(重来|重新(来|填|开始)|再来))(一次|一遍|一个|吧)?|(那|就|先|请|麻烦|你|您)*(帮|给|替)(我们?|忙)?(看看?|看一下|瞧瞧|判断(一下)?|把把关)(我们?(这个|的)?(项目)?)?(到底)?(行不行|能不能(做|投|进|过|行|来)?|可不可以|符不符合|合不合适|够不够格|有没有戏)(吧|呢|啊)?|(我们?)?(那|就|来|先|想|要)*(预审|初筛|测|评估|对照|看)(一?下|测|看|一次)?(我们?的?)?项目(吧|看看)?|((ok|okay|yes|yeah|so|then|well|sure|right|alright)[,.\s]+)*(please )?(let'?s|let us|can we|could we|we can|i('d| would)? (like|want) to|we('d| would)? (like|want) to) (do|start|begin|run|try|go through|have|get) (the|a|this|my|our|that) (project )?(pre-?)?(check|checks|screening|screen|assessment|evaluation|pre-?check)( of (my|our) project| now| then| first| please)*|(start|begin) (over|again|from scratch)|restart|(start )?(a )?(pre-?screen(ing)?|screening)|screen my project)$/,
  ],
  [
    "resume",
    /^((好的?|行|嗯|谢谢您?|那|ok|okay)[,，。.!！~\s]*)*(我)?(继续|接着)(填|答|来|做|弄)?(吧|了)?$|^(继续|接着来|继续(预审|初筛)|(昨天|上次)(说|聊|做)到哪(里|儿)?了?|我又来了.*|(我|刚才|之前|上次|昨天)(的)?(那个)?(项目|草稿|预审|初筛)(还)?在(吗|么|不在|哪(里|儿)?)|(continue|resume|go on with) (my |the |our )?(pre-?)?screening|continue|resume|go on|where were we)$/,
  ],
  [
    "cancel",
    /^(取消|退出|算了|不(弄|做|填|搞)了|算了不(弄|做|填|搞)了|先不(弄|做|填|搞)了|停|(我(要|想)?)?(撤回|撤销|取消)(我的|这个)?(申请|预审|初筛|评估|项目)(吧|了)?|cancel|stop|quit|exit|never ?mind)$/,
  ],
  [
    "status",
    /^(有?进展(吗|了吗|如何)?|(我的)?(进度|工单|编号)|查(一下)?进度|(#|编号|工单)\s?\d+|any (news|progress|update)s?|status)$/,
  ],
  [
    "projects",
    /^(我的(全部|所有|几个)?项目|(切换|换|看)(一?个|别的|其他)?项目|项目(列表|清单)|my projects|(switch|change|list)( the| my)? projects?)$/,
  ],
  [
    "copies",
    /^(那)?(我的?|咱们的?)?(对话|聊天|聊天记录|对话记录|消息)(记录)?(呢)?.{0,3}(也|都|会)?(都)?(删|清)(了|掉|除|掉了)?(吗|没|没有)?$|^(and )?(what about|is|are) (my|our|the) (chat|chats|conversation|messages|chat log)( history)?( deleted)?( too)?$/,
  ],
  [
    "gone",
    /^(那|我的?)?(数据|资料|信息|东西)?(现在)?(真的|真|都|已经|全部?)*(删|清)(除|掉|干净)?(了)?(吗|没|没有)$|^(so |and )?(is|are|was|were) (it|that|they|everything|(all )?my (data|information)) (really |now |all )*(gone|deleted|erased|wiped)( now| yet)?$/,
  ],
  [
    "result",
    /^(现在|请)?(帮我|给我|麻烦)?(再)?(查|看|找|调)(一?下|看)?(我)?(的)?(昨天|前天|上次|上回|之前|以前|刚才|刚刚)(的|做的)?(预审|初筛|评估)(的)?(结果|报告|结论)?$|^(please )?(show|find|check)( me)? (my|yesterday'?s|the last|the previous|my last) (pre-?screen(ing)?|screening)( result)?s?$/,
  ],
  [
    "others",
    /^(请|帮我|麻烦|给我|你)*(把|将).{0,6}(\d[\d*xX\s-]{2,}|别人|他人|他|她|客户|另一个(人|号|账号|帐号)|我(朋友|同事|老板|老公|老婆|家人|员工)).{0,8}(资料|数据|信息|记录|档案).{0,4}(删|清|抹).{0,4}$|^(please )?delete (the )?(data|records?|file) (of|for) (?!me\b).{2,30}$|^(please )?delete (his|her|their|someone else's|my (friend|colleague|boss)'s) (data|records?)$/,
  ],
  [
    "facts",
    /^((给我|让我|帮我|请)*(看看?|查看?|看一下|列一下)?(我|你)?(都|现在|刚才|目前|已经)*(填|说|讲|录|报)(了|过|的)(些|都)?(什么|啥|哪些|情况|内容)?|(给我|让我|帮我|请)*(看看?|查看?|看一下)?(你)?(都|刚才|现在|目前)*记(了|下了?|着)(些)?(什么|啥|哪些|多少)|看看?我(填|说|报)的(情况|内容)?|what (have|did) (you|i) (got|noted|tell|told|say|said|written|recorded|have)( you)?( so far)?|what do you have so far|show (me )?(what i (said|told you)|my answers|my project))(呀|啊|呢)?$/,
  ],
  [
    "dropdraft",
    /^(请|帮我|麻烦|把|就)*(删除|删掉|删了)(这个|这份|我的)?草稿(吧|了)?$|^(把)?(这个|这份|我的)?草稿(删掉|删了|删除)(吧)?$|^(please )?delete (the |my |this )?draft( please)?$/,
  ],
  [
    "erase",
    /^(我|想|要|请|帮我|麻烦|把)*(删除|删掉|清除|清空|抹掉)(掉)?(我的?)?(全部|所有|一切)?(的)?(数据|资料|信息|个人信息)(全)?(部)?(删|清)?(了|掉)?$|^(把)?我的?(全部|所有)?(数据|资料|信息)(全部|都)?(删|清)(掉|除|了|空)?$|^(please |i (want|would like|'d like|wish) (you )?to |(can|could|will|would) you (please )?)*(delete|erase|remove) (everything|all( of)?( my)? (data|information)|my (data|information))( please| now)?$/,
  ],
  [
    "mydata",
    /^(我的(数据|资料|信息)|(请|帮我|我要|我想|把)*(导出|汇出|下载)(一份)?我的?(全部|所有)?(的)?(个人)?(数据|资料|信息)|(please )?(export|download) (all )?my (data|information)|你(们)?(存|保存|记)了(我)?(什么|哪些).*|what do you (have|know|keep|store) (on|about) me|my data)$/,
  ],
  [
    "terms",
    /^(谢谢)?.{0,10}(我|我们|我的|我们的|客户)(的)?(个人)?(信息|资料|数据|隐私|商业秘密).{0,6}(存|保存|保留)(多久|多长时间|哪里|在哪)(呢|啊)?$|^.{0,12}(信息|资料|数据|隐私|对话|聊天记录?).{0,4}(安全|保密)(吗|么|不)?$|^.{0,4}(你们?|您们?)?(会不会|会|怎么|如何)(存|保存|处理|保护|泄露|用)(我|我们)?(的)?(信息|资料|数据|隐私)(吗|么|呢|的)?$|^.{0,6}(把)?(我|我们)?(的)?(信息|资料|数据|对话)(会不会|会)?(给|泄露给?|发给|卖给)(别人|第三方|他人|其他人|谁).{0,3}$|^.{0,6}(会不会|会)把(我|我们)(的)?(信息|资料|数据)(给|泄露给?|发给|卖给)(别人|第三方|他人|其他人)(吗|么|呢)?$|^(这(个|里)?)?(的)?(对话|聊天|内容)?(别人|其他人|谁)(能|可以|会)?(看(得)?到|看见|看)(我们?的?(个人)?(资料|信息|数据|对话|项目))?(吗|么|呢)?$|^我们?的?(个人)?(资料|信息|数据|对话|项目)(别人|其他人|谁|哪些人)(能|可以|会)?(看(得)?到|看见|看)(吗|么|呢)?$|^(为什么|为啥|凭什么|干嘛)(要|需要|得)?(我)?(同意|存我(的)?(资料|信息|数据))(呢|啊)?$|^how long (do|did|will|would) you (keep|store|hold) (my|our) (data|information|details)$|^(is|are) (my|our) (data|information|details) (safe|secure|private|confidential)( here)?$|^who (can |could )?sees? (this|it|my (data|messages|information)|what i write)$|^(do|will|would) you (share|sell|pass on|give) (my|our) (data|information).{0,20}$|^why (do|must|should) i (agree|consent)$|^privacy( policy)?$|^.{0,6}(你们?|您们?)?(都)?(要|会|想|想要|需要)(存|保存|收集|记录)(我)?(的)?(什么|哪些)(资料|信息|数据|东西)?$|^what (do|will|would) you (store|keep|save|collect)( of me)?$/,
  ],
  [
    "catalogue",
    /^(目录|产业目录|招商目录|重点产业|看(看)?重点产业|(云南|你们(那)?|现在)?(有)?(什么|哪些|哪个|啥)(好)?(行业|产业|项目|领域)(比较|最)?(好|好做|值得投|有前途|有搞头)?(一点|些)?(呢|啊)?|catalogue|catalog|industries)$/,
  ],
  ["help", /^(帮助|菜单|主菜单|怎么用|help|menu)$/],
];

const ANY_WANTED = anyOf(WANTED.map(([, pattern]) => pattern));

/** The command a few plain words stand for, or `undefined`. Who tells a whole project besides is heard out first. */
export const wantedCommand: (text: string) => string | undefined = recalling((text) => {
  if (wantsPerson(text) && !describesProject(text)) return "human";
  const bare = foldedWords(text)
    .trim()
    .replace(/^[\p{P}\p{S}\s]+(?=[^\d])|[\p{P}\p{S}\s]+$/gu, "");
  if (!ANY_WANTED.test(bare)) return undefined;
  return WANTED.find(([, pattern]) => pattern.test(bare))?.[0];
});
