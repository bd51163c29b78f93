import { anyOf } from "../../knowledge/any-of.ts";
import { foldedWords } from "../plain-words.ts";
import { ASSIGNS, BUTTONS, RELEASES, TAKES, TELLS, WAITS } from "./hand-over-words.ts";

export type StaffCommand =
  | "mine"
  | "queue"
  | "open"
  | "search"
  | "absent"
  | "back"
  | "canned"
  | "followup"
  | "duty"
  | "help"
  | "undo"
  | "report"
  | "export"
  | "cautions"
  | "verdict"
  | "fact"
  | "transfer"
  | "order"
  | "contact"
  | "number"
  | "note"
  | "waits"
  | "assign"
  | "release"
  | "tell"
  | "take"
  | "menu";

export interface Wanted {
  readonly command: StaffCommand;
  /** What follows the command's name. */
  readonly rest: string;
}

/** Commands with a slash; the others are meant by words alone. */
const SLASH: readonly StaffCommand[] = [
  "mine",
  "queue",
  "open",
  "search",
  "absent",
  "back",
  "canned",
  "followup",
  "duty",
  "help",
  "undo",
  "report",
  "export",
];

/**
 * Whole messages that mean an officer's command, on simplified lower-case text. Narrow: an officer's other
 * words go to his investor, and an investor's are a question. The first group is what follows the name.
 */
const WORDS: readonly (readonly [StaffCommand, RegExp])[] = [
  ["mine", /^(?:看(?:看|一下)?)?我(?:的单|手上的(?:单|工单)|接的单)$|^(?:show )?my tickets$/],
  [
    "queue",
    /^(?:看(?:看|一下)?)?(?:(?:本)?窗口(?:的)?)?(?:队列|排队|待办)$|^(?:show )?(?:the )?(?:desk )?queue$/,
  ],
  [
    "queue",
    /^(?:(?:这|本)(?:周|月)|今天|现在|目前)?(?:还)?有(?:几|多少)(?:个|件)?(?:项目|单|工单)(?:还)?(?:要|待|等|没(?:有)?|需要?|未)(?:人工)?(?:复核|接单|接|处理|回复|办理)(?:的)?$|^(?:(?:这|本)(?:周|月)|今天|昨天|现在|目前)(?:一共|总共|新|收到|来|有|接)*(?:了)?(?:几|多少)(?:个|件|条|单)?(?:新的?)?(?:项目|单子?|工单|咨询|投资者)(?:要处理|没处理)?$|^(?:现在|今天|目前|窗口|最近|还)*(?:有(?:没有)?|来(?:没来)?)(?:什么)?新(?:的)?(?:单子?|工单|项目|咨询|投资者)(?:来|了|要接|没接)*(?:吗|么|没有?)?$|^(?:any|are there (?:any )?) ?new (?:tickets|projects|enquiries|inquiries)(?: today| now)?$|^how many (?:new )?(?:tickets|projects|enquiries|inquiries) (?:today|this (?:week|month)|do we have|are there(?: today)?)$|^how many (?:tickets|projects) (?:are )?(?:waiting|open|to review|need review)(?: this week)?$/,
  ],
  [
    "open",
    /^(?:打开|看单|开单|查看)\s*(?:单|工单)?\s*(#?\s*\d+)$|^(?:open|show)(?: ticket)?\s*(#?\s*\d+)$/,
  ],
  [
    "search",
    /^(?:查单|搜单|找单|搜索工单|查工单)[\s:：]*(.*)$|^(?:search|find) tickets?[\s:]*(.*)$/,
  ],
  [
    "absent",
    /^(?:我)?(?:今天|现在|明天起)?(?:离岗|请假|休假|不在岗)(?:了)?$|^(?:i'?m |i am )?(?:off duty|on leave)$/,
  ],
  ["back", /^(?:我)?(?:返岗|回岗|到岗|销假)(?:了)?$|^(?:i'?m |i am )?back on duty$/],
  [
    // Apart, or before what begins like a day: 跟进一下 is for the investor.
    "followup",
    /^(?:请|帮我)?(?:设|定|改)?跟进(?:日期|时间)?[:：]?(?:\s+|(?=#|\d|[明后大下本这今月年周]|星期|取消|半|[一二两三四五六七八九十]+个?[天日周月年星礼]))(.{1,40})$|^(取消)跟进$|^(?!您|你|请您|麻烦您)(?=.{0,8}(?:\d|明天|后天|下周|下个?月|周[一二三四五六日天]|星期|[天周月]后))(?:请)?(.{1,16}?)(?:再)?提醒我(?:去|再|来)?(?:跟进|回访|联系)?(?:他们?|投资者|客户)?(?:一下)?$|^(?:请)?提醒我(?:在)?((?:今天|明天|大?后天|下?下?周[一二三四五六日天]|下个?月(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]|[\d一二两三四五六七八九十半]+个?(?:天|周|星期|月)后?)).{0,14}$|^(?:please )?remind me (?:to (?:follow up|write|call)(?: \w+){0,2} )?((?:on |in |next |tomorrow)(?:.{0,30}))$|^follow[- ]?up:? ((?:#|\d|(?:on|in|by) .*\d|in (?:an?|one|two|three|four|five|six|ten) |next |tomorrow|cancel|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day).{0,40})$/,
  ],
  ["help", /^(?:帮助|命令|指令|菜单|主菜单|怎么用|help|commands|menu)$/],
  [
    "duty",
    /^(?:今天|现在|目前|这会儿)?(?:有)?(?:谁|哪位|哪些人|哪几位|哪些同事)(?:今天|现在)?(?:在)?(?:值班|在岗|当班|值守)(?:的)?(?:呢|啊)?$|^(?:看(?:看|一下)?)?(?:值班|在岗)(?:表|人员|情况|名单)?$|^who(?:'s| is) on duty(?: today| now)?$|^(?:show )?(?:the )?duty(?: list)?$/,
  ],
  ["canned", /^(?:看(?:看|一下)?)?(?:窗口)?(?:常用语|快捷回复)(?:列表)?$|^canned replies$/],
  [
    "undo",
    /^(?:撤回|撤销)$|^(?:请)?(?:撤回|撤销|取消)(?:上|刚才)(?:面)?(?:那)?(?:一)?(?:条|步)$|^(?:我)?(?:打|写|填|改)错了$|^undo(?: that| my last step)?$/,
  ],
  [
    "report",
    /^(?:看(?:看|一下)?|出|给我)?(?:(?:本|这|上)个?(?:周|月|季度?)的)?(?:本|这|上)?个?(周|月|季)(?:度)?(?:的)?(?:报|报表|报告|数据|统计|汇总)$|^(?:show )?(?:the )?(?:last )?(week|month|quarter)(?:ly)? report$|^report(?: (?:for |of )?(?:this |the |last )?(week|month|quarter))?$/,
  ],
  [
    "cautions",
    /^(?:.*[,，])?(?:给我|帮我|请)?(?:总结|汇总|统计|归纳)(?:一下)?(.*?)(?:的)?(?:慎招|审慎招商).*$|^(?:please )?(?:summari[sz]e|total) (?:the )?(.*?)caution(?:ary|ed)?(?: cases| projects)?$/,
  ],
  [
    "export",
    /^(?:请|帮我|给我)?(?:把)?(.{0,24}?)导出(?:来|成表格|表格|为表格|excel|xlsx)?(?:.{0,2}发(?:到)?(?:这个|本)?群(?:里)?)?$|^(?:请|帮我|给我)?导出(?!的|来的|好的)(.{0,24})$|^export(?: (?:the )?(.{0,40}))?$/,
  ],
  [
    "verdict",
    /^(?:.{0,24}[,，])?(?:请|就|直接)?(?:给我|帮我)?(?:把(?:结果|结论|它|预审结果)?)?改(?:成|为)(符合|通过|合格|不符合|需复核|待复核)(?:吧|了)?$|^(?:.{0,40}[,.] )?(?:please )?change (?:it|the (?:verdict|result)) to (eligible|passed|ineligible|review)$/,
  ],
  [
    "fact",
    /^(?:那|请|就)?(?:(?:把|将)(.{2,12}(?:改成|改为|更正为|更正成).{1,90})|((?:投资额?|固定资产投资|用地|(?:年)?税收)(?:改成|改为|更正为|更正成)[^，,。;；]{1,24}(?:,(?!\d)|[，。;；]).{2,60}))$|^(?:please )?(?:change|correct) (the .{3,30} to .{1,80})$/,
  ],
  ["waits", WAITS],
  ["assign", ASSIGNS],
  ["release", RELEASES],
  ["take", TAKES],
  ["menu", BUTTONS],
  [
    // Short and without a word for the investor: no message to him.
    "order",
    /^(?:请|帮我)?(?:把)?(?:(?:这个|这一?单|这|它)?(?:项目|单子)?(?:还是|就|先)?)(?:(转)(?:办|给|到|去)*(?!人工|账|告|达|发|让|型)[一-龥]{2,4}?(?:窗口|那边)?(?:吧)?|(?:.{0,12}[,，。;；\s])?(办结|结单|关单|结案)(?:吧|了)?(?:\s*[#＃]?\s*\d{1,4})?|(关闭|关掉|结束)\s*[#＃]\s*\d{1,4}|(?:投资额?|固定资产投资|用地|税收|年税收|产品|地区|州市)(改成|改为|更正为).{1,40})$|^(?:please )?(?:(transfer) (?:it |this |the ticket )?to [a-z]{3,12}|(close)(?: it| this| the ticket)?(?: ?#? ?\d{1,4})?)(?: please)?$/,
  ],
  [
    "note",
    /^(?:(?:帮我)?(?:记一下|记录一下|记个备注|内部备注|内部记录)|internal note|note to self)\s*[:：,，]\s*(.{2,110})$|^(.{2,80})[,，。;；\s](?:请|麻烦|你|再)*(?:帮我|给我|替我)(?:先|把这个|也)*(?:记|记录|登记|录|填|写|补|更新)(?:一下|到|进|在|入|个)*(?:项目|内部|单上的?)?(?:资料|单子?|工单|备注|系统|档案|卡片)(?:里面?|上|中)?(?:吧|一下)?$/,
  ],
  ["tell", TELLS],
  [
    "transfer",
    /^(.{0,24}?)(?:转给|转到|转办给|流转到|转办到).{2,12}(?:行不行|可以吗|行吗|可不可以|怎么样)$|^can (?:we|i) transfer (.{2,40}) to .{2,20}$/,
  ],
];

/** A ticket's number and hardly a word beside it: 大开 #1. */
const NUMBER = /^\s*\D{0,6}[#＃]\s*(\d{1,4})\s*$/u;

/** Somebody spoken of and not to, and what to reach him by. */
const WHOSE =
  "(?:(?:这|那|该)(?:个|家|位)?)?(?:企业|公司|投资(?:者|人|方|商)|客商|客户|对方|老板|他们?|她们?)(?:方)?(?:那边)?的?";
const REACH = "(?:联系)?(?:电话|手机|微信|邮箱|邮件|座机)(?:号码?|地址)?|号码|联系(?:方式|人)|名片";
const CONTACT = new RegExp(
  `^(?:请问|请|帮我)?(?:查(?:一?下)?|看(?:一?下)?|告诉我|给我|发我)?(?:一下)?(?:${WHOSE}(?:留|有)?(?:了|没有?)?(?:${REACH})(?:是)?(?:多少|什么|哪个|几号|呢|有吗|有没有|留了吗|给我|发我)?(?:吗|呢)?|有(?:没有)?${WHOSE}(?:${REACH})(?:吗)?|怎么联系(?:到)?${WHOSE}|${WHOSE}怎么联系)$|^(?:what(?:'s| is) (?:his|her|their|the (?:investor|company|client)(?:'s)?) (?:phone|mobile|e-?mail|wechat|contact|telephone)(?: number| address| details?)?|how (?:do|can) (?:i|we) (?:reach|contact|call|phone) (?:him|her|them|the (?:investor|company|client)))$`,
  "u",
);

/** Words to somebody: the investor is spoken to, the bot is not thanked or called 您. */
const TO_INVESTOR =
  /(?<!请|麻烦)您|请您(?!帮我|给我|把|转|办|改)|贵|(?:给|帮|为|替|跟|和|向|把)你|你们?(?:的|看|方便|同意|觉得|愿意)|\b(?:your|yours)\b|\b(?:for|transfer|pass|hand|help|send|refer|move|suit|with) you\b/u;

/** Who says these to somebody in a talk gives no order. */
const OF_TALKS: ReadonlySet<StaffCommand> = new Set([
  "verdict",
  "fact",
  "transfer",
  "order",
  "waits",
  "assign",
  "release",
  "tell",
]);

const ANY_WORDS = anyOf(WORDS.map(([, pattern]) => pattern));

/** Nobody needs more for a command. */
const MAX_LENGTH = 120;

/** What an officer would mean by these words, whoever wrote them. */
export function staffWanted(text: string): Wanted | undefined {
  const [, slash, rest = ""] = /^\/(\w+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const command = SLASH.find((one) => one === slash);
  if (command !== undefined) return { command, rest: rest.trim() };
  if (text.length > MAX_LENGTH) return undefined;
  const bare = foldedWords(text)
    .trim()
    .replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, "");
  if (CONTACT.test(bare)) return { command: "contact", rest: "" };
  for (const [name, pattern] of ANY_WORDS.test(bare) ? WORDS : []) {
    if (OF_TALKS.has(name) && TO_INVESTOR.test(bare)) continue;
    const [whole, ...groups]: readonly (string | undefined)[] = pattern.exec(bare) ?? [];
    if (whole === undefined) continue;
    return { command: name, rest: groups.find((part) => part !== undefined)?.trim() ?? "" };
  }
  const number = NUMBER.exec(text)?.[1];
  if (number === undefined) return undefined;
  const isTold = TO_INVESTOR.test(bare) || /[编編單单]号|[编編單单]號|number/iu.test(text);
  return isTold ? undefined : { command: "number", rest: number };
}
