import { toSimplified } from "../knowledge/script.ts";

/** Whole messages that mean a command, on simplified lower-case text without marks at its ends. */
const WANTED: readonly (readonly [string, RegExp])[] = [
  [
    "human",
    /^(我?(要|想)?(转|找|换)?(到)?(个)?(人工|真人|专员|客服|人工客服|人工服务)(服务|客服)?|(我?(要|想))?(和|跟|找)(一个|个)?(真人|人|专员|工作人员)(说|谈|聊|讲)?(话)?|(i )?((want|need|would like) )?(to )?((talk|speak|chat) )?(to |with )?(a |an |the )?(real )?(human|person|officer|agent|staff)(,? please| now)?|human please)$/,
  ],
  [
    "human",
    /^(我|俺|咱)?.{0,4}(不太?会|不知道怎么|不懂怎么|没法|不方便|不能|打不了|不怎么会)(打|输|写)?字.{0,12}$|^.{0,6}(不识字|看不清字|方言(太)?重).{0,8}$|^.{0,12}\b(can'?t|cannot|don'?t know how to|unable to) (type|write)( \w+){0,3}$/,
  ],
  [
    "prescreen",
    /^(我?(要|想)?(做|来)?(个|一次)?(项目)?(预审|初筛|评估)|开始(预审|初筛)|(我(要|想))?(重新(开始|来|填|做)|从头(再)?(来|开始)|重来)(一次|一遍|吧)?|(start|begin) (over|again|from scratch)|restart|(start )?(a )?(pre-?screen(ing)?|screening)|screen my project)$/,
  ],
  [
    "resume",
    /^(继续|接着来|继续(预审|初筛)|(昨天|上次)(说|聊|做)到哪(里|儿)?了?|我又来了.*|continue|resume|go on|where were we)$/,
  ],
  [
    "cancel",
    /^(取消|退出|算了|不(弄|做|填|搞)了|算了不(弄|做|填|搞)了|先不(弄|做|填|搞)了|停|cancel|stop|quit|exit|never ?mind)$/,
  ],
  [
    "status",
    /^(有?进展(吗|了吗|如何)?|(我的)?(进度|工单|编号)|查(一下)?进度|(#|编号|工单)\s?\d{3,}|any (news|progress|update)s?|status)$/,
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
    "result",
    /^(现在|请)?(帮我|给我|麻烦)?(再)?(查|看|找|调)(一?下|看)?(我)?(的)?(昨天|前天|上次|上回|之前|以前|刚才|刚刚)(的|做的)?(预审|初筛|评估)(的)?(结果|报告|结论)?$|^(please )?(show|find|check)( me)? (my|yesterday'?s|the last|the previous|my last) (pre-?screen(ing)?|screening)( result)?s?$/,
  ],
  [
    "others",
    /^(请|帮我|麻烦|给我|你)*(把|将).{0,6}(\d[\d*xX\s-]{2,}|别人|他人|他|她|客户|另一个(人|号|账号|帐号)|我(朋友|同事|老板|老公|老婆|家人|员工)).{0,8}(资料|数据|信息|记录|档案).{0,4}(删|清|抹).{0,4}$|^(please )?delete (the )?(data|records?|file) (of|for) (?!me\b).{2,30}$|^(please )?delete (his|her|their|someone else's|my (friend|colleague|boss)'s) (data|records?)$/,
  ],
  [
    "mydata",
    /^(我的(数据|资料|信息)|你(们)?(存|保存|记)了(我)?(什么|哪些).*|(删除|删掉)(我的)?(全部|所有)?(数据|资料|信息)|what do you (have|know|keep|store) (on|about) me|delete (everything|my data|all my data)|my data)$/,
  ],
  [
    "terms",
    /^.{0,6}(你们?|您们?)?(都)?(要|会|想|想要|需要)(存|保存|收集|记录)(我)?(的)?(什么|哪些)(资料|信息|数据|东西)?$|^what (do|will|would) you (store|keep|save|collect)( of me)?$/,
  ],
  ["catalogue", /^(目录|产业目录|招商目录|重点产业|看(看)?重点产业|catalogue|catalog|industries)$/],
  ["help", /^(帮助|菜单|主菜单|怎么用|help|menu)$/],
];

/** The command a few plain words stand for, or `undefined`. */
export function wantedCommand(text: string): string | undefined {
  const bare = toSimplified(text.normalize("NFKC").toLowerCase())
    .trim()
    .replace(/^[\p{P}\p{S}\s]+(?=[^\d])|[\p{P}\p{S}\s]+$/gu, "");
  return WANTED.find(([, pattern]) => pattern.test(bare))?.[0];
}
