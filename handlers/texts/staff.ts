import type { Text } from "./text.ts";

/** What officers of a desk read when they ask the bot for something. */
export const staffTexts = {
  helpTitle: { zh: "窗口成员的命令", en: "Commands for desk members" },
  help: {
    zh: "直接说或点下面的按钮（群里请先 @ 我；群里只显示数量和脱敏行，详情在私聊）：\n• 我的单 /mine　窗口队列 /queue　谁在值班 /duty\n• 打开 #12 /open　查单 曲靖 /search\n• 跟进 #12 12月15日 /followup\n• 离岗 /absent　返岗 /back\n• 常用语 /canned　撤回上一条 /undo\n• 周报、月报、季报 /report　导出表格 /export\n• 以“？”开头问我条款：在私聊里答复可一键发给投资者，在群里当场答",
    en: "Say it, or tap below (in a group mention me first; groups show counts and redacted lines only, details in private):\n• my tickets /mine, desk queue /queue, who is on duty /duty\n• open #12 /open, search tickets Qujing /search\n• follow up #12 15 Dec /followup\n• off duty /absent, back on duty /back\n• canned replies /canned, undo /undo\n• weekly, monthly or quarterly report /report, export /export\n• a line starting with “?” asks me for a clause: in private the answer can be sent to the investor with a tap, in a group I answer on the spot",
  },
  onlyStaff: { zh: "只有窗口成员可以用。", en: "Only members of the desk can use this." },
  dutyOpen: { zh: "【{desk}】现在是工作时间。", en: "{desk}: in working hours now." },
  dutyShut: { zh: "【{desk}】现在休息，{time} 上班。", en: "{desk}: closed now, opens {time}." },
  dutyHere: { zh: "• {name}：在岗，手上 {count} 单", en: "• {name}: on duty, {count} in hand" },
  dutyAway: { zh: "• {name}：离岗（{time} 起）", en: "• {name}: off duty since {time}" },
  dutyNobody: { zh: "• 没有查到在岗的人", en: "• nobody known to be on duty" },
  dutyKnown: {
    zh: "（列出登记的专员和近 {days} 天接过单的；没说“离岗”的算在岗。）",
    en: "(Officers the desk names and those with a ticket in the last {days} days; who has not said “off duty” counts as on duty.)",
  },
  mine: { zh: "您手上 {count} 单：", en: "Your tickets ({count}):" },
  mineNone: { zh: "您手上没有单。", en: "You have no tickets." },
  queue: {
    zh: "【{desk}】待接单 {offered}，办理中 {accepted}，等投资者 {waiting}；其中待复核 {review}，资料不足 {incomplete}，超期或即将超期 {overdue}。",
    en: "{desk}: {offered} to accept, {accepted} in hand, {waiting} waiting for the investor; of these {review} need review, {incomplete} lack facts, {overdue} are late or about to be.",
  },
  more: {
    zh: "另有 {count} 单，可用“查单”缩小范围。",
    en: "{count} more; narrow them with “search tickets”.",
  },
  details: { zh: "详情请在与我的私聊里看。", en: "See the details in our private chat." },
  line: {
    zh: "#{number} {state}{late} · {about}（{time}）",
    en: "#{number} {state}{late} · {about} ({time})",
  },
  late: { zh: "【超期】", en: " [late]" },
  noProject: { zh: "咨询", en: "enquiry" },
  complaint: { zh: "投诉", en: "complaint" },
  notListed: { zh: "目录外", en: "not listed" },
  found: { zh: "找到 {count} 单：", en: "Tickets found ({count}):" },
  foundNone: { zh: "没有找到您窗口里符合的单。", en: "No ticket of your desks matches." },
  searchHow: {
    zh: "请在“查单”后写编号、窗口、状态、产品、地区或产业，比如：查单 曲靖 待接单",
    en: "After “search tickets” write a number, desk, state, product, region or industry, for example: search tickets Qujing waiting",
  },
  noPhone: {
    zh: "不能按电话、微信或邮箱查人。请用编号、窗口、状态、产品、地区或产业。",
    en: "People can't be searched by phone, WeChat or e-mail. Use a number, desk, state, product, region or industry.",
  },
  openHow: { zh: "请写编号，比如：打开 #12", en: "Please give a number, for example: open #12" },
  notFound: { zh: "您的窗口没有 #{number}。", en: "Your desks have no #{number}." },
  history: { zh: "经过：", en: "What happened:" },
  changes: { zh: "资料更改：", en: "Facts changed:" },
  change: { zh: "• {fact}：{old} → {new}", en: "• {fact}: {old} → {new}" },
  noChanges: { zh: "资料没有改动过。", en: "No fact was changed." },
  contradictions: {
    zh: "说法不一致，待核实：{facts}",
    en: "Contradictory, to be checked: {facts}",
  },
  ownerOnly: {
    zh: "称呼、联系方式和原话只给接单人看。",
    en: "Name, contact and the investor's own words are for the owner only.",
  },
  absent: {
    zh: "已记下您离岗。离岗期间不能接单，返岗请说“返岗”。{numbers}",
    en: "You are off duty: you can't accept tickets until you say “back on duty”. {numbers}",
  },
  handedBack: { zh: "{numbers} 已退回窗口待接单。", en: "{numbers} went back to the desk." },
  handedBackGroup: {
    zh: "#{number}：接单人离岗，已退回待接单。",
    en: "#{number}: its owner is off duty; the ticket is open again.",
  },
  back: { zh: "欢迎返岗，可以接单了。", en: "Welcome back; you can accept tickets again." },
  youAreAbsent: {
    zh: "您现在离岗。请先说“返岗”再接单。",
    en: "You are off duty. Say “back on duty” first.",
  },
  canned: { zh: "【{desk}】常用语：", en: "Canned replies of {desk}:" },
  cannedLine: { zh: "{n}. {title}：{text}", en: "{n}. {title}: {text}" },
  cannedNone: { zh: "您的窗口没有设常用语。", en: "Your desks have no canned replies." },
  cannedHow: {
    zh: "在单的卡片上点“常用语”发出，投资者看到自己语言的版本。",
    en: "Send one with “Canned reply” on a ticket's card; the investor reads it in their language.",
  },
  verdictStands: {
    zh: "预审结果由条款和资料算出，不能改写。可以在 #{number} 旁另行认定：写明理由并署您的名，两者并列显示。",
    en: "The verdict is computed from the clauses and the facts and can't be rewritten. You can record an override beside #{number}, with your reason and name; both are shown.",
  },
  whichTicket: {
    zh: "您要说的是哪一单？请先“打开 #编号”；只有接单人可以更正或另行认定。",
    en: "Which ticket do you mean? Open it first (“open #12”); only its owner can correct or override.",
  },
  sourceNeeded: {
    zh: "更正要有来源：谁、怎么核实、什么时间。",
    en: "A correction needs its source: who, how it was verified, and when.",
  },
  transferAsk: {
    zh: "可以转。跨区域流转、利益共享见 五（一）；优质招商项目流转机制见 六（五）。文件没有写分享比例。转办要投资者同意，同意后才交给对方窗口。",
    en: "It can be transferred. Transfer across regions with shared benefits: 五（一）; the mechanism for passing on good projects: 六（五）. The document gives no share ratio. The investor must agree first; only then does the other desk get it.",
  },
  orderKept: {
    zh: "这句没有发给投资者。是要我给 #{number} {what}的话，请选；是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor. If I am to do it for #{number} ({what}), choose below; if it is for them, tap “Send to the investor”.",
  },
  waitsKept: {
    zh: "这句没有发给投资者。#{number} 要改为等他答复，请点“{what}”；是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor. To have #{number} wait for them, tap “{what}”; if it is for them, tap “Send to the investor”.",
  },
  waitsAlready: {
    zh: "这句没有发给投资者：#{number} 已经在等他答复。是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor: #{number} waits for them already. If it is for them, tap “Send to the investor”.",
  },
  assignKept: {
    zh: "这句没有发给投资者。单子由同事在群里接，不能直接派：点“退回窗口”，群里会说想请{name}接 #{number}。是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor. Colleagues accept tickets in the group; none can be assigned. Tap “Give it back to the desk”, and the group reads that you would like {name} to take #{number}. If it is for them, tap “Send to the investor”.",
  },
  releaseKept: {
    zh: "这句没有发给投资者。不办 #{number} 了，点“退回窗口”，由同事接单；是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor. To let go of #{number}, tap “Give it back to the desk”; if it is for them, tap “Send to the investor”.",
  },
  tellHow: {
    zh: "这句没有发给投资者：您写什么他就看到什么，我不代为转述。请直接写给他；就发这句的话，点“发给投资者”。",
    en: "That was not sent to the investor: they read exactly what you write, and I put nothing into other words. Please write to them directly; if these are the words, tap “Send to the investor”.",
  },
  takeHow: {
    zh: "这句没有发给投资者。接单请在群里的卡片上点“接单”；是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor. To accept a ticket, tap “Accept” on its card in the group; if it is for them, tap “Send to the investor”.",
  },
  noteHow: {
    zh: "这句没有发给投资者。要记成内部备注，请在开头加 //；是对他说的，点“发给投资者”。",
    en: "That was not sent to the investor. To keep it as an internal note, begin with //; if it is for them, tap “Send to the investor”.",
  },
  meant: { zh: "您是说“{words}”吗？", en: "Did you mean “{words}”?" },
  meantKept: {
    zh: "您是说“{words}”吗？这句没有发给投资者。",
    en: "Did you mean “{words}”? That was not sent to the investor.",
  },
  noContact: {
    zh: "这句没有发给投资者：我不保存电话、微信和邮箱，#{number} 上没有。是问他的，点“发给投资者”。",
    en: "That was not sent to the investor. I keep no phone numbers, WeChat names or e-mail addresses, so #{number} has none. If you meant to ask them, tap “Send to the investor”.",
  },
  noContactBut: {
    zh: "这句没有发给投资者：我不保存电话、微信和邮箱，#{number} 上只有：{known}。是问他的，点“发给投资者”。",
    en: "That was not sent to the investor. I keep no phone numbers, WeChat names or e-mail addresses; all #{number} has: {known}. If you meant to ask them, tap “Send to the investor”.",
  },
  undone: {
    zh: "#{number}：已撤回您刚才的{what}，已记录。",
    en: "#{number}: your {what} was undone; that is on record.",
  },
  undoneOverride: { zh: "认定", en: "override" },
  undoneCorrection: { zh: "更正", en: "correction" },
  undoSource: { zh: "专员撤回了刚才的更正", en: "the officer undid the correction" },
  undoNone: {
    zh: "没有可撤回的：30 分钟内您没有更正或认定。发给投资者的话请在聊天软件里撤回。",
    en: "Nothing to undo: no correction or override of yours in the last 30 minutes. Recall a message to the investor in your chat app.",
  },
  undoCancelled: { zh: "好的，刚才那一步不做了。", en: "All right, that step is dropped." },
  noGroupExport: {
    zh: "群里不发个人资料，也不导出。请在与我的私聊里说“导出”，表里没有电话，导出会留记录。",
    en: "No personal data and no export in a group. Say “export” in our private chat; the sheet has no phone numbers, and the export is logged.",
  },
  cautions: {
    zh: "按 {clause} 审慎招商（慎招不是禁止），{period} 本机器人完成预审 {total} 个，其中：\n• {name1}（C1）：{c1} 个\n• {name2}（C2）：{c2} 个\n• 至少有一项的：{any} 个\n只统计本机器人的预审，不含名称。",
    en: "Under {clause} (caution, which is no ban), of {total} projects this bot screened in {period}:\n• {name1} (C1): {c1}\n• {name2} (C2): {c2}\n• with at least one of them: {any}\nOnly this bot's screenings are counted, and no names.",
  },
} as const satisfies Record<string, Text>;

/** Buttons below the list of commands, by the command each stands for. */
export const PRESS_LABELS = {
  mine: { zh: "我的单", en: "My tickets" },
  queue: { zh: "窗口队列", en: "Desk queue" },
  duty: { zh: "谁在值班", en: "Who is on duty" },
  report: { zh: "周报", en: "Weekly report" },
  "report month": { zh: "月报", en: "Monthly report" },
  "report quarter": { zh: "季报", en: "Quarterly report" },
  canned: { zh: "常用语", en: "Canned replies" },
  absent: { zh: "离岗", en: "Off duty" },
  back: { zh: "返岗", en: "Back on duty" },
} as const satisfies Record<string, Text>;

/** The steps of a ticket's history as officers read them; the others are the bot's own affair. */
export const STEP_LABELS: Readonly<Record<string, Text>> = {
  opened: { zh: "转到窗口", en: "opened" },
  stranded: { zh: "送不到窗口", en: "no desk could be reached" },
  rerouted: { zh: "改由其他窗口接手", en: "rerouted" },
  accepted: { zh: "接单", en: "accepted" },
  replied: { zh: "首次回复", en: "first reply" },
  reminded: { zh: "提醒", en: "reminded" },
  escalated: { zh: "报告负责人", en: "escalated" },
  waiting: { zh: "等投资者", en: "waits for the investor" },
  answered: { zh: "投资者答复", en: "the investor answered" },
  asked: { zh: "请补充资料", en: "asked for a fact" },
  corrected: { zh: "更正资料", en: "corrected a fact" },
  overridden: { zh: "另行认定", en: "override" },
  undone: { zh: "撤回", en: "undone" },
  transferOffered: { zh: "提出转办", en: "transfer proposed" },
  transferDeclined: { zh: "投资者不同意转办", en: "transfer declined" },
  transferred: { zh: "转办", en: "transferred" },
  sentBack: { zh: "退回", en: "sent back" },
  reopened: { zh: "重新打开", en: "reopened" },
  rated: { zh: "评分", en: "rated" },
  followUpSet: { zh: "定跟进日期", en: "set a day to follow up" },
  followUpOff: { zh: "取消跟进", en: "no follow-up" },
  followedUp: { zh: "提醒跟进", en: "reminded to follow up" },
  returned: { zh: "退回待接单", en: "returned to the desk" },
  moved: { zh: "对话改到私聊", en: "talk moved to private" },
  closed: { zh: "办结", en: "closed" },
  withdrawn: { zh: "申请人删除资料", en: "data deleted by the applicant" },
};

/** Words for a ticket's state, as officers name them. */
export const STATE_LABELS = {
  new: { zh: "未送达", en: "not delivered" },
  offered: { zh: "待接单", en: "to accept" },
  accepted: { zh: "办理中", en: "in hand" },
  waiting: { zh: "等投资者", en: "waiting for the investor" },
  closed: { zh: "已办结", en: "closed" },
} as const satisfies Record<string, Text>;

/** Commands of officers, for the menu of their desks' groups and their private chats. */
export const STAFF_MENU: readonly { readonly command: string; readonly description: Text }[] = [
  { command: "mine", description: { zh: "我的单", en: "My tickets" } },
  { command: "queue", description: { zh: "窗口队列", en: "The desk's queue" } },
  {
    command: "open",
    description: { zh: "打开一单，如 /open 12", en: "Open a ticket, e.g. /open 12" },
  },
  {
    command: "search",
    description: { zh: "查单，如 /search 曲靖", en: "Search tickets, e.g. /search Qujing" },
  },
  {
    command: "followup",
    description: {
      zh: "定跟进日期，如 /followup #12 12月15日",
      en: "Follow up, e.g. /followup #12 15 Dec",
    },
  },
  { command: "canned", description: { zh: "常用语", en: "Canned replies" } },
  { command: "duty", description: { zh: "谁在值班", en: "Who is on duty" } },
  { command: "absent", description: { zh: "离岗", en: "Off duty" } },
  { command: "back", description: { zh: "返岗", en: "Back on duty" } },
  { command: "undo", description: { zh: "撤回上一步", en: "Undo my last step" } },
  {
    command: "report",
    description: {
      zh: "周报、月报、季报，如 /report month",
      en: "Report, e.g. /report month",
    },
  },
  {
    command: "export",
    description: { zh: "导出表格（仅私聊）", en: "Export a sheet (private only)" },
  },
];
