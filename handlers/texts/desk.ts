import type { TicketOutcome } from "../desk/ticket.ts";
import type { Text } from "./text.ts";

export const OUTCOME_LABELS: Readonly<Record<TicketOutcome, Text>> = {
  invested: { zh: "已落地", en: "Invested" },
  handled: { zh: "已处理", en: "Handled" },
  referred: { zh: "已转介", en: "Referred" },
  refused: { zh: "不予接洽", en: "Refused" },
  withdrawn: { zh: "投资者放弃", en: "Withdrawn" },
  noAnswer: { zh: "无回音", en: "No answer" },
};

/** What a complaint is closed with, in the words of those who take complaints. */
export const COMPLAINT_OUTCOME_LABELS: Readonly<Partial<Record<TicketOutcome, Text>>> = {
  handled: OUTCOME_LABELS.handled,
  referred: { zh: "已转有关部门", en: "Passed to the authority in charge" },
  refused: { zh: "不予受理", en: "Not accepted" },
  withdrawn: { zh: "投诉人撤回", en: "Withdrawn" },
  noAnswer: OUTCOME_LABELS.noAnswer,
};

export const FOLLOW_UPS: readonly { readonly days: number; readonly label: Text }[] = [
  { days: 7, label: { zh: "一周后跟进", en: "Follow up in a week" } },
  { days: 30, label: { zh: "一个月后跟进", en: "In a month" } },
  { days: 90, label: { zh: "三个月后跟进", en: "In three months" } },
];

export const MENU_LABELS = {
  close: { zh: "办结", en: "Close" },
  canned: { zh: "常用语", en: "Canned reply" },
  ask: { zh: "问资料", en: "Ask for a fact" },
  correct: { zh: "改资料", en: "Correct a fact" },
  override: { zh: "另行认定", en: "Override" },
  transfer: { zh: "转办", en: "Transfer" },
} as const satisfies Record<string, Text>;

/** Above the choices of an open menu. */
export const MENU_ASKS: Readonly<Record<keyof typeof MENU_LABELS, Text>> = {
  close: {
    zh: "办结：结果是什么？选了就办结，投资者会收到通知。",
    en: "Close with which outcome? The investor is told.",
  },
  canned: {
    zh: "常用语：选了就发给投资者，用他的语言。",
    en: "Which canned reply? It goes out at once, in the investor's language.",
  },
  ask: {
    zh: "问资料：请投资者补充哪一项？选了就问。",
    en: "Ask the investor for which fact? It is asked at once.",
  },
  correct: {
    zh: "改资料：更正哪一项？下一步填新值和来源。",
    en: "Correct which fact? You then give the value and your source.",
  },
  override: {
    zh: "另行认定：认定为哪一种？下一步写理由，原预审结果不变。",
    en: "Override as what? You then give your reason; the computed result stays.",
  },
  transfer: {
    zh: "转办：转给哪个窗口？会先征求投资者同意。",
    en: "Pass on to which desk? The investor is asked first.",
  },
};

/** What the owner of a ticket reads and presses. */
export const ownerTexts = {
  wait: { zh: "等投资者答复", en: "Wait for the investor" },
  release: { zh: "退回窗口", en: "Give it back to the desk" },
  released: { zh: "#{number} 已退回窗口待接单。", en: "#{number} went back to the desk." },
  releasedGroup: {
    zh: "#{number}：接单人已退回，请同事接单。",
    en: "#{number}: its owner gave it back; please accept it.",
  },
  releasedFor: {
    zh: "#{number}：接单人已退回，想请{name}接单。",
    en: "#{number}: its owner gave it back and would like {name} to accept it.",
  },
  reopen: { zh: "重新打开", en: "Reopen" },
  nothing: { zh: "没有可选的。", en: "There is nothing to choose." },
  chooseOutcome: { zh: "请选择办结结果。", en: "Please choose the outcome." },
  said: { zh: "投资者所述", en: "investor's words" },
  tapped: { zh: "投资者所选", en: "investor's choice" },
  corrected: { zh: "专员更正：{source}", en: "corrected: {source}" },
  notInDocuments: { zh: "文件没有写", en: "not in the documents" },
  consent: {
    zh: "已于 {time} 同意保存资料（告知书 {version} 版）。",
    en: "Consented to keeping the data on {time} (notice of {version}).",
  },
  attributed: { zh: "{value}（{origin}）", en: "{value} ({origin})" },
  denied: { zh: "答“否”的", en: "Answered “no”" },
  comma: { zh: "、", en: ", " },
  anonymous: { zh: "匿名", en: "anonymous" },
  ruleName: { zh: "{name}（{basis}）", en: "{name} ({basis})" },
  rules: { zh: "{label}：{rules}", en: "{label}: {rules}" },
  transferAsked: {
    zh: "已问投资者是否同意转给【{desk}】，等他答复。",
    en: "The investor has been asked to agree to a transfer to {desk}.",
  },
  writeBelow: { zh: "请按下面的提示回一条。", en: "Please reply as described below." },
  semicolon: { zh: "；", en: "; " },
  open: { zh: "待补充：{facts}", en: "Open: {facts}" },
  override: {
    zh: "专员另行认定：{verdict}\n理由：{reason}（{who}，{time}）。原预审结果不变，两者并列。",
    en: "Officer's override: {verdict}\nReason: {reason} ({who}, {time}). The computed result stands beside it unchanged.",
  },
  waits: {
    zh: "好的，在等投资者。{first} 仍无答复，我会提醒他一次；{last} 仍无答复就办结。",
    en: "Waiting for the investor. With no answer by {first} I remind them once; by {last} the ticket is closed.",
  },
  isWaiting: { zh: "已经在等投资者答复。", en: "It is waiting for the investor already." },
  closedByItself: {
    zh: "#{number}：投资者一直没有答复，已按“无回音”办结。",
    en: "#{number}: the investor never answered, so it was closed as “no answer”.",
  },
  replyToo: {
    zh: "#{number}：您接单后还没有给投资者写话，请尽快回复。",
    en: "#{number}: you have accepted it and not written to the investor yet. Please reply soon.",
  },
  escalated: {
    zh: "【{desk}】#{number} 已超时：{minutes} 分钟（工作时间）{what}。请您督办。",
    en: "{desk}: #{number} is overdue, {minutes} working minutes {what}. Please see to it.",
  },
  nobodyAccepted: { zh: "没有人接单", en: "without anybody accepting it" },
  nobodyReplied: { zh: "接单人没有回复", en: "without a reply from its owner" },
  takenBack: {
    zh: "#{number}：一直没有回复投资者，已退回窗口重新安排。",
    en: "#{number}: the investor got no reply, so the ticket went back to the desk.",
  },
  takenBackGroup: {
    zh: "#{number}：接单人没有回复，已退回待接单。",
    en: "#{number}: its owner has not replied; the ticket is open again.",
  },
  followUpDay: { zh: "另选日期", en: "Another day" },
  followUpSet: {
    zh: "{time} 提醒您跟进 #{number}。",
    en: "I will remind you of #{number} on {time}.",
  },
  followUpMoved: {
    zh: "{day}休息，改在下一个工作日 {time} 提醒您跟进 #{number}。",
    en: "{day} is no working day; I will remind you of #{number} on the next one, {time}.",
  },
  followUpOff: { zh: "#{number} 的跟进提醒已取消。", en: "The reminder of #{number} is off." },
  followUpPast: {
    zh: "没有设：{day}不在今天之后。请写明天或以后的日子，比如：跟进 #{number} 两周后",
    en: "Not set: {day} is not after today. Please name tomorrow or later, for example: follow up #{number} in two weeks",
  },
  followUpFar: {
    zh: "没有设：{day}太远，#{number} 最远可以设到 {last}（资料届时清除，或满一年）。",
    en: "Not set: {day} is too far off. For #{number} the last day is {last} (its data is then erased, or a year is over).",
  },
  followUpNoDay: {
    zh: "没有设：没看懂是哪天，这句也没有发给投资者。可以写：跟进 #{number} 12月15日、2026-12-15、两周后、下周三；不跟进了就写“取消”。",
    en: "Not set: I could not read a day, and this was not sent to the investor. For example: follow up #{number} 15 Dec, 2026-12-15, in two weeks, next Wednesday; or “cancel”.",
  },
  followUpHow: {
    zh: "#{number} 哪天跟进？请写：跟进 #{number} 12月15日。也可以写 2026-12-15、两周后、下周三。",
    en: "Follow up #{number} on which day? Write: follow up #{number} 15 Dec. Also 2026-12-15, in two weeks, next Wednesday.",
  },
  followUpWhich: {
    zh: "跟进哪一单？请写上编号，比如：跟进 #12 12月15日",
    en: "Follow up which ticket? Please give its number, for example: follow up #12 15 Dec",
  },
  followUpOpen: { zh: "到了跟进 #{number} 的日子。", en: "It is time to follow up #{number}." },
  followUp: {
    zh: "到了跟进 #{number} 的日子。需要时点卡片上的“重新打开”。",
    en: "It is time to follow up #{number}. Press “Reopen” on its card if needed.",
  },
  isOpen: { zh: "这单没有办结。", en: "It is not closed." },
  reopened: {
    zh: "#{number} 已重新打开，等待接单。",
    en: "#{number} is open again and waits to be accepted.",
  },
  backWithDesk: {
    zh: "已退回【{desk}】，不用再跟进。",
    en: "Back with {desk}; nothing more for you to do.",
  },
  reopenedCard: {
    zh: "已重新打开，重新等待接单，见新的卡片。",
    en: "Open again and waiting to be accepted; see its new card.",
  },
  cannedSent: { zh: "已发出：{text}", en: "Sent: {text}" },
  askSent: { zh: "已请投资者补充：{fact}", en: "Asked the investor for: {fact}" },
  correctHow: {
    zh: "#{number} 更正“{fact}”（现为 {value}）。\n请回一条：第一行写新值，第二行写来源，比如\n2.4亿元\n电话核实，王经理，11月23日\n写“取消”则不改。",
    en: "#{number}: correct “{fact}” (now {value}).\nReply in two lines: the new value, then your source, for example\nRMB 240 million\nby phone, Mr Wang, 23 Nov\nWrite “cancel” to leave it.",
  },
  correctAgain: {
    zh: "没有看懂新值，或缺来源，这句没有发给投资者：请分两行写“新值”和“来源”。再写别的，就照常发给投资者。",
    en: "I could not read the new value, or the source is missing; this was not sent. Write the value and the source in two lines. Anything else you write now goes to the investor as usual.",
  },
  correctedFact: {
    zh: "#{number} 已更正：{fact} {old} → {new}。已告知投资者，预审结果：{verdict}。",
    en: "#{number} corrected: {fact} {old} → {new}. The investor was told. Screening: {verdict}.",
  },
  overrideHow: {
    zh: "#{number} 另行认定为“{verdict}”。请回一条，写明理由（至少 4 个字）；原预审结果保留不变。写“取消”则不认定。",
    en: "#{number}: override as “{verdict}”. Reply with your reason; the computed result stays. Write “cancel” to leave it.",
  },
  overrideAgain: { zh: "请写明理由，或写“取消”。", en: "Please give a reason, or write “cancel”." },
  overridden: {
    zh: "#{number} 已记录您的认定和理由，与原预审结果并列保留。",
    en: "#{number}: your override and reason are recorded beside the computed result.",
  },
  cancel: { zh: "取消", en: "Cancel" },
  cancelled: { zh: "好的，没有改动。", en: "All right, nothing was changed." },
} as const satisfies Record<string, Text>;

/** What the investor reads of it. */
export const investorTexts = {
  rate: {
    zh: "#{number} 的人工服务已结束，接下来由我（自动助手）继续答复您。\n这次服务您打几分（1–5）？不答也可以。",
    en: "The talk with the officer (#{number}) has ended. I, the automatic assistant, am back.\nHow was it, from 1 to 5? You may ignore this.",
  },
  rated: { zh: "谢谢，已记下 {rating} 分。", en: "Thank you, noted: {rating}." },
  reopen: { zh: "还没解决", en: "Not solved" },
  reopened: {
    zh: "#{number} 已重新打开，交给【{desk}】。{promise}",
    en: "#{number} is open again with {desk}. {promise}",
  },
  nudge: {
    zh: "#{number} 的专员还在等您的答复。直接回复这里就能转给专员。",
    en: "The officer of #{number} is waiting for your answer. Just reply here.",
  },
  closedByItself: {
    zh: "#{number} 一直没有收到您的答复，先办结了。随时可以重新打开。",
    en: "#{number} was closed because no answer came. You can reopen it at any time.",
  },
  lateReply: {
    zh: "#{number} 的专员还没有回复，抱歉让您久等。已告知【{desk}】的负责人。",
    en: "The officer of #{number} has not replied yet; sorry. The head of {desk} has been told.",
  },
  askFact: {
    zh: "请补充：{fact}",
    en: "One question, please. {fact}",
  },
  corrected: {
    zh: "#{number}：专员更正了您的项目资料。{fact}：{old} → {new}（来源：{source}）。预审结果：{verdict}。如有不符，请直接说。",
    en: "#{number}: an officer corrected your project. {fact}: {old} → {new} (source: {source}). Screening: {verdict}. If that is wrong, please say so.",
  },
  rerouted: {
    zh: "【{from}】暂时联系不上，#{number} 已改由【{desk}】接手。{promise}",
    en: "{from} can't be reached, so {desk} takes over #{number}. {promise}",
  },
  stranded: {
    zh: "实话告诉您：#{number} 现在送不到任何窗口，已通知运营方，送到后我会告诉您。{phone}",
    en: "To be honest: #{number} can't be delivered to any desk right now. The operator has been alerted; I will tell you when it is through. {phone}",
  },
  phone: { zh: "急事可打电话 {phone}。", en: "If it is urgent, call {phone}." },
  shown: {
    zh: "#{number} 已送到【{desk}】。{promise}",
    en: "#{number} has reached {desk}. {promise}",
  },
} as const satisfies Record<string, Text>;
