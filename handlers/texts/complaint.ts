import type { Text } from "./text.ts";

export const complaintTexts = {
  heard: {
    zh: "这是一件严肃的事，谢谢您说出来。投诉由【{desk}】单独受理，被投诉的人和单位看不到。\n要不要写您的名字？选好才转交，不选 15 分钟后清除。",
    en: "Thank you for telling us; we take this seriously. Complaints go to {desk} alone: neither the person nor the office concerned can see yours.\nMay your name be given? It is passed on only once you choose, and wiped after 15 minutes otherwise.",
  },
  anonymous: { zh: "匿名", en: "Anonymously" },
  named: { zh: "可以写名字", en: "With my name" },
  drop: { zh: "先不投诉", en: "Not now" },
  more: { zh: "记下了。要不要写您的名字？", en: "Noted. May your name be given?" },
  dropped: {
    zh: "好的，没有转交，刚才的话已清除。",
    en: "All right: nothing was passed on, and it has been wiped.",
  },
  openedAnonymous: {
    zh: "投诉 #{number} 已交【{desk}】，不给任何人您的名字和联系方式；只有聊天平台知道这个聊天是谁的。",
    en: "Complaint #{number} is with {desk}, without your name or contact. Only the chat platform knows whose chat this is.",
  },
  openedNamed: {
    zh: "投诉 #{number} 已交【{desk}】，附上您的称呼。",
    en: "Complaint #{number} is with {desk}, with your display name.",
  },
  facts: {
    zh: "请再说说时间、地点、事项，打字即可，不用发证据文件。发送 /status 可查进展。",
    en: "Please add when, where and what; typing is enough, no evidence files. Send /status for progress.",
  },
  added: {
    zh: "已加到投诉 #{number}，别的窗口看不到。",
    en: "Added to complaint #{number}; no other desk can see it.",
  },
  addedBack: {
    zh: "您想撤回，已记在投诉 #{number} 上；受理窗口接单后按您的意思处理，别的窗口看不到。",
    en: "Your wish to withdraw is noted on complaint #{number}; the desk will act on it once an officer takes it. No other desk can see it.",
  },
  notPassed: {
    zh: "您刚才的话没有转给专员。选好之前，您写的都不会转给他。",
    en: "What you just wrote was not passed to the officer, and nothing you write is until you choose.",
  },
  editNotPassed: {
    zh: "您改的这句没有转给专员，他看到的还是原来的话。要投诉，请另发一条，我单独交给投诉窗口。",
    en: "Your change was not passed to the officer, who still reads the old words. To complain, please send it as a new message; it goes to the complaints desk alone.",
  },
  passOn: { zh: "不是投诉，发给专员", en: "Not a complaint: send it to the officer" },
  passed: { zh: "好的，已发给专员。", en: "All right, it has been sent to the officer." },
  asides: {
    zh: "专员看不到这件投诉。半小时内您在这里写的都记到投诉里；要和专员继续谈，请点下面的按钮。",
    en: "The officer can't see this complaint. For half an hour whatever you write here is added to it; to go on with the officer, tap the button below.",
  },
  toOfficer: { zh: "回到专员", en: "Back to the officer" },
  left: {
    zh: "好的，接下来您写的话转给专员。投诉照常办理。",
    en: "All right: from now on what you write goes to the officer. Your complaint stays with its own desk.",
  },
  leftTo: {
    zh: "现在和您对话的是【{desk}】的专员，您写的话转给他（投诉 #{number}）。要先和原来的专员谈，请发送 /bot，再说“转人工”。",
    en: "You are talking with an officer of {desk} now, who reads what you write (complaint #{number}). To talk with the other officer first, send /bot and then say “talk to a person”.",
  },
  when: {
    zh: "文件没有规定投诉的答复期限（六（五）只提到处理机制）。#{number} 由【{desk}】的人看；{promise}",
    en: "The document sets no deadline for complaints (六（五） only names the mechanism). #{number} is seen by {desk}; {promise}",
  },
  secrecy: {
    zh: "#{number} 只有【{desk}】能看到，别的窗口和单位都看不到，也不会转给他们。{name}",
    en: "Only {desk} can see #{number}; no other desk or office can, and it is not passed on to them. {name}",
  },
  withoutName: { zh: "您的名字没有写在里面。", en: "Your name is not in it." },
  none: {
    zh: "投诉我不能转给普通窗口，而这里还没有设专门的投诉窗口，所以没有转交任何内容。{contact}\n六（五）提到各州市和省直有关部门建立招商项目投诉处理机制，但没有写电话。",
    en: "I may not pass a complaint to an ordinary desk, and no complaints desk is set up here, so nothing was passed on. {contact}\n六（五） names complaint mechanisms in the prefectures and provincial departments, but gives no phone number.",
  },
  contact: { zh: "运营单位：{contact}。", en: "The operator: {contact}." },
  bribeDeclined: {
    zh: "#{number}：对上一条，机器人已按二·5（亲清政商关系）谢绝，并说明办理不会因此改变。您不必再回应这一点。",
    en: "#{number}: the bot has declined what that message offers under 二·5 (a cordial and clean relationship) and said that it changes nothing. You need not answer that point.",
  },
  bribe: {
    zh: "谢谢您的好意，但任何好处都不能收，办理也不会因此改变（二·5：全面构建亲清政商关系）。",
    en: "Thank you, but no favour can be accepted and none changes how things are handled (二·5: a cordial and clean relationship between government and business).",
  },
} as const satisfies Record<string, Text>;
