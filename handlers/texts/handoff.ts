import type { Text } from "./text.ts";

export const handoffTexts = {
  offer: {
    zh: "我是自动助手，可以帮您转人工：由【{desk}】接手。\n工作时间：{hours}（北京时间，法定节假日除外）。\n您同意后，会转给他们：{goes}。\n专员接单后，就在这个聊天里和您对话。",
    en: "I'm an automatic assistant. A person from {desk} would take over.\nWorking hours: {hours}, Beijing time, except public holidays.\nIf you agree, they receive: {goes}.\nOnce an officer accepts, you talk right here in this chat.",
  },
  goesLanguage: { zh: "您的语言和称呼", en: "your language and display name" },
  goesQuestion: { zh: "您刚才的问题“{question}”", en: "your last question (“{question}”)" },
  goesProjectNamed: {
    zh: "项目“{name}”的资料和预审结果（另外 {count} 个项目不转，要换请先切换）",
    en: "the facts and result of “{name}” (your other {count} stay here; switch first to pass on another)",
  },
  goesProject: {
    zh: "项目资料和预审结果",
    en: "your project's facts and the screening result",
  },
  comma: { zh: "、", en: ", " },
  agree: { zh: "同意，转交", en: "Agree and pass on" },
  decline: { zh: "先不转", en: "Not now" },
  declined: {
    zh: "好的，没有转交任何内容。需要时随时说“转人工”。",
    en: "All right, nothing was passed on. Say “human” whenever you want one.",
  },
  opened: {
    zh: "已转给【{desk}】，编号 #{number}。\n{promise}\n等候时您可以继续问我，文件没写的我会转给专员；发送 /status 可查进展。",
    en: "Passed to {desk}. Your number is #{number}.\n{promise}\nYou can keep asking me meanwhile; what the documents don't say goes to the officer. Send /status for progress.",
  },
  questionAdded: {
    zh: "这个问题已记到 #{number}，【{desk}】的专员会看到。",
    en: "I added this question to #{number}; the officer of {desk} will see it.",
  },
  urgent: {
    zh: "#{number} 已标为加急；更早的时间我不能替窗口保证。等候时我能答的您尽管问。",
    en: "#{number} is marked urgent; I cannot promise an earlier time for the desk. Meanwhile ask me whatever I can answer.",
  },
  promise: {
    zh: "最迟 {time}（北京时间{there}）首次回复。",
    en: "First reply by {time} Beijing time{there}.",
  },
  probably: {
    zh: "预计 {time}（北京时间{there}）前首次回复；当年放假安排尚未公布，可能顺延。",
    en: "First reply probably by {time} Beijing time{there}; that year's public holidays are not announced yet, so it may be later.",
  },
  there: { zh: "，当地 {time}", en: " ({time})" },
  alreadyOpen: {
    zh: "接单后，专员就在这里和您说话；等候时您可以继续问我。",
    en: "The officer will talk to you here once it is accepted; meanwhile you can keep asking me.",
  },
  stateOffered: { zh: "【{desk}】尚未接单", en: "waiting for {desk} to accept" },
  stateNew: {
    zh: "还没有送到窗口，运营方已知",
    en: "not delivered to a desk yet; the operator knows",
  },
  stateWaiting: {
    zh: "【{desk}】的专员在等您的答复",
    en: "an officer of {desk} waits for your answer",
  },
  stateAccepted: { zh: "【{desk}】的专员已接单", en: "an officer of {desk} has it" },
  stateClosed: { zh: "已办结", en: "closed" },
  noTickets: {
    zh: "您还没有转人工的记录。",
    en: "You have not asked for a person yet.",
  },
  statusLine: { zh: "#{number}：{state}（{since}）", en: "#{number}: {state} ({since})" },
  joined: {
    zh: "【{desk}】的专员已接单（#{number}）。接下来由专员在这里回复您，我不再插话；专员 24 小时没有回音，或您发送 /bot，我就回来。",
    en: "An officer of {desk} has accepted #{number} and will reply to you here. I stay silent meanwhile; send /bot to bring me back. Without a word of theirs for 24 hours I come back by myself.",
  },
  late: {
    zh: "#{number} 还没有专员接单，抱歉让您久等。已提醒【{desk}】。",
    en: "Nobody has accepted #{number} yet; sorry to keep you waiting. {desk} has been reminded.",
  },
  botIsBack: {
    zh: "我回来了，可以继续问我。#{number} 仍由专员负责：专员再来信，或您说“转人工”，我就停下。",
    en: "I'm back, ask away. #{number} is still with the officer: when they write again, or you say “human”, I stop.",
  },
  officerIsBack: {
    zh: "好的，您说的话从现在起又转给 #{number} 的专员，我不再插话。",
    en: "All right: what you write goes to the officer of #{number} again, and I stay silent.",
  },
  returned: {
    zh: "#{number} 的专员暂时联系不上，已退回【{desk}】重新安排。等候时您可以继续问我。",
    en: "The officer of #{number} can't be reached, so {desk} will assign another. You can keep asking me meanwhile.",
  },
  released: {
    zh: "#{number} 的专员请同事接手，已退回【{desk}】重新安排。等候时您可以继续问我。",
    en: "The officer who had #{number} is passing it on to a colleague at {desk}. You can keep asking me meanwhile.",
  },
  ownerLeft: {
    zh: "#{number} 的专员已不在【{desk}】，窗口会另派专员。之后的话还没有转出，请等新专员接单后再说。",
    en: "The officer of #{number} is no longer with {desk}, which will assign another. What was written since was not passed on; please say it again once somebody has accepted.",
  },
  notPassed: {
    zh: "#{number}：刚才那条没有转到专员那里，请换个说法再发一次。",
    en: "#{number}: your last message did not reach the officer. Please send it again in other words.",
  },
  pausedButton: {
    zh: "现在由专员答复您，按钮暂时不用。要我回来，发送 /bot。",
    en: "An officer is answering you, so the buttons rest. Send /bot to bring me back.",
  },
  botIsHere: { zh: "我一直在，直接问就行。", en: "I'm right here; just ask." },
} as const satisfies Record<string, Text>;

/** What officers read. */
export const deskTexts = {
  title: { zh: "#{number} {what}", en: "#{number} {what}" },
  newProject: { zh: "新项目咨询", en: "New project" },
  newQuestion: { zh: "新的人工咨询", en: "New request for a person" },
  newComplaint: { zh: "新投诉", en: "New complaint" },
  urgent: { zh: "【急】", en: "[Urgent] " },
  someOfficer: { zh: "一位专员", en: "an officer" },
  officerOfSeveral: { zh: "专员{letter}", en: "officer {letter}" },
  unseen: { zh: "尚未送到窗口。", en: "No desk has been reached yet." },
  waitsForInvestor: { zh: "{name} 在等投资者答复。", en: "{name} waits for the investor." },
  override: { zh: "专员另行认定：{verdict}", en: "Officer's override: {verdict}" },
  sendBack: { zh: "退回", en: "Send back" },
  questions: { zh: "文件没写明、等您答的", en: "Not clear from the documents, for you" },
  questionAdded: {
    zh: "#{number}：投资者问了我从文件里答不了的：{question}",
    en: "#{number}: the investor asked something I can't answer from the documents: {question}",
  },
  notes: { zh: "内部备注", en: "Internal notes" },
  answered: { zh: "机器人的依据", en: "Answered with" },
  complaint: { zh: "投诉内容", en: "Complaint" },
  complainant: { zh: "投诉人", en: "Complainant" },
  result: { zh: "结果：{outcome}。", en: " Outcome: {outcome}." },
  language: { zh: "语言", en: "Language" },
  region: { zh: "地区", en: "Region" },
  item: { zh: "目录项", en: "Catalogue item" },
  verdict: { zh: "预审结果", en: "Screening" },
  investor: { zh: "投资者", en: "Investor" },
  question: { zh: "最近的问题", en: "Last question" },
  inThread: {
    zh: "完整资料和对话在本单的话题里。",
    en: "The full card and the talk are in this ticket's topic.",
  },
  redacted: {
    zh: "称呼、联系方式和原话只给接单人看。",
    en: "Name, contact and the investor's own words are shown to the owner only.",
  },
  accept: { zh: "接单", en: "Accept" },
  close: { zh: "办结", en: "Close" },
  acceptedBy: { zh: "已由 {name} 接单。", en: "Accepted by {name}." },
  waiting: { zh: "待接单。", en: "Nobody has accepted it yet." },
  replyBy: {
    zh: "已承诺最迟 {time} 首次回复。",
    en: " A first reply is promised by {time}, Beijing time.",
  },
  closedBy: { zh: "已办结（{name}）。", en: "Closed by {name}." },
  withdrawnEarly: {
    zh: "投资者已撤回，不用接单。",
    en: "Withdrawn by the investor; nobody needs to accept it.",
  },
  withdrawn: { zh: "已撤回：申请人删除了资料。", en: "Withdrawn: data deleted by the applicant." },
  youClosed: { zh: "#{number} 已办结。", en: "#{number} is closed." },
  closeFirst: {
    zh: "您手上还有 {numbers}，请先办结，再删除资料。",
    en: "You still have {numbers}. Please close them before deleting your data.",
  },
  withdrawnTicket: {
    zh: "#{number} 已撤回：申请人删除了资料。",
    en: "#{number} is withdrawn: the applicant deleted their data.",
  },
  isBack: {
    zh: "#{number}：投资者请您继续答复，机器人已停下。",
    en: "#{number}: the investor asks for you again; the bot is silent.",
  },
  notDelivered: {
    zh: "#{number}：有一条没有送达，请换个说法再发一次。",
    en: "#{number}: a message was not delivered. Please send it again in other words.",
  },
  youAccepted: {
    zh: "已接单，完整资料在您和我的私聊里。",
    en: "Yours. The full card is in our private chat.",
  },
  youAcceptedHere: {
    zh: "已接单，完整资料和对话在本单的话题里。",
    en: "Yours. The full card and the talk are in the ticket's topic.",
  },
  taken: { zh: "已经由 {name} 接单了。", en: "{name} has already accepted it." },
  alreadyYours: { zh: "这单已经是您的了。", en: "It is already yours." },
  notYours: { zh: "这不是您的单。", en: "That ticket is not yours." },
  notMember: { zh: "只有该窗口的成员可以接单。", en: "Only members of the desk can accept it." },
  isClosed: { zh: "这单已经办结。", en: "It is closed already." },
  startFirst: { zh: "请先打开与我的私聊，再自动接单。", en: "Open our private chat to accept." },
  howTo: {
    zh: "在这里打字就会发给投资者（显示为“专员”），送到后您的消息上有 👌（网页上是 ✓）。图片、文件、语音、位置也行。以 // 开头的行不会发出；以“？”开头的话是问我的，答复只给您看，可一键发出。手上有几单时，请回复对应的消息，或以 #单号 开头。全部命令发 /help 看。",
    en: "Whatever you type here goes to the investor, shown as “Officer”; your message bears 👌 (✓ on the web page) once delivered. Pictures, files, voice and places too. Lines starting with // stay here; one starting with “?” asks me, for your eyes only, and you can send the answer with a tap. With several tickets open, reply to the message you mean, or begin with the ticket's # and number. /help lists all commands.",
  },
  noThreadsMoved: {
    zh: "#{number}：窗口的群里开不了话题，已告知运营方。这单的对话改在这里进行。",
    en: "#{number}: the desk's group can't open topics; the operator was told. The talk runs here instead.",
  },
  noThreadsOpen: {
    zh: "#{number}：本群开不了话题（未启用话题功能，或机器人没有“管理话题”权限），已告知运营方。已退回待接单：请再点“接单”，按提示在与机器人的私聊里进行。",
    en: "#{number}: this group can't open topics (they are off, or the bot lacks “Manage topics”); the operator was told. The ticket is open again: accept it once more and follow the link to the private chat.",
  },
  movedToPrivate: {
    zh: "资料和对话已转到接单人与机器人的私聊。",
    en: "The card and the talk have moved to the owner's private chat with the bot.",
  },
  howToInThread: {
    zh: "接单人在本话题里写的会发给投资者（显示为“专员”），送到后消息上有 👌（网页上是 ✓）；图片、文件、语音、位置也行。只留在组内的有三种：其他同事写的、接单人回复同事的、以 // 开头的行。以“？”开头的话是问机器人的，答复可一键发出。机器人看不到不 @ 它的消息时，请先 @ 它。",
    en: "What the owner writes in this topic goes to the investor, shown as “Officer”, and bears 👌 (✓ on the web page) once delivered; pictures, files, voice and places too. Three things stay with the desk: what colleagues write, the owner's replies to them, and lines starting with //. A line starting with “?” asks the bot; its answer can be sent with a tap. Where the bot sees only messages that mention it, mention it first.",
  },
  sentTo: { zh: "→ #{number}", en: "→ #{number}" },
  note: {
    zh: "以 // 开头的行没有发出，已记在单上，只给接单人看。",
    en: "Lines starting with // were not sent; they are noted on the ticket, for its owner alone.",
  },
  unreachable: {
    zh: "#{number}：没有送达，对方停用了机器人。",
    en: "#{number}: not delivered; the investor has blocked the bot.",
  },
  unreachableNow: {
    zh: "#{number}：投资者停用了机器人，您写的话暂时送不到。",
    en: "#{number}: the investor has blocked the bot; what you write can't arrive for now.",
  },
  reachableAgain: {
    zh: "#{number}：投资者重新启用了机器人，可以接着联系了。",
    en: "#{number}: the investor has unblocked the bot; you can write again.",
  },
  unreachableOwner: {
    zh: "#{number}：接单人的私聊送不到，已退回待接单。",
    en: "#{number}: the owner's private chat can't be reached; the ticket is open again.",
  },
  ownerLeft: {
    zh: "#{number}：接单人已不在本窗口，已退回待接单。",
    en: "#{number}: its owner is no longer on this desk; the ticket is open again.",
  },
  youLeft: {
    zh: "您已不在【{desk}】，#{number} 退回了窗口，这条没有转给投资者。",
    en: "You are no longer with {desk}, so #{number} went back to it and this was not passed on.",
  },
  remind: {
    zh: "提醒：#{number} 已等候 {minutes} 分钟（工作时间），还没有人接单。",
    en: "Reminder: #{number} has waited {minutes} working minutes and nobody has accepted it.",
  },
  botIsBack: {
    zh: "#{number}：投资者请机器人恢复答复。您再写给他，机器人就会停下。",
    en: "#{number}: the investor brought the bot back. When you write again, it stops.",
  },
  noTicket: {
    zh: "您手上没有待回复的单。",
    en: "You have no open ticket.",
  },
} as const satisfies Record<string, Text>;
