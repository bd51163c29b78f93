/** The page's own words; what the bot says comes in the bot's language. */
export type UiLanguage = "zh" | "en";

export const WORDS = {
  playground: { zh: "演示环境", en: "Playground" },
  anotherWindow: { zh: "再开一个窗口", en: "Open another window" },
  clear: { zh: "清空记录", en: "Clear chats" },
  clearAsk: {
    zh: "清空此浏览器中的全部对话记录？机器人一侧的数据不受影响；如需删除，请在对话中发送 /mydata。",
    en: "Clear all transcripts kept in this browser? What the bot keeps stays; to delete that, send /mydata in the chat.",
  },
  sides: { zh: "选择显示哪一侧", en: "Which side to show" },
  investor: { zh: "投资者", en: "Investor" },
  desk: { zh: "招商窗口", en: "Desk" },
  unread: { zh: "{count} 条未读", en: "{count} unread" },
  connected: { zh: "已连接", en: "Connected" },
  reconnecting: { zh: "连接中断，正在重新连接…", en: "Connection lost, reconnecting…" },
  noticeExample: {
    zh: "演示环境：窗口、人员和门槛数值均为示例，结论不作为办理依据。请勿填写真实个人信息。",
    en: "A playground: desks, officers and thresholds are examples, and no result here is a decision. Please enter no real personal details.",
  },
  notice: {
    zh: "演示环境：仅供试用和演练，结论不作为办理依据。请勿填写真实个人信息。",
    en: "A playground for trying things out: no result here is a decision. Please enter no real personal details.",
  },
  newInvestor: { zh: "新的投资者", en: "New investor" },
  whichInvestor: { zh: "以哪位投资者的身份", en: "Which investor you are" },
  investorName: { zh: "投资者 {name}", en: "Investor {name}" },
  whichOfficer: { zh: "以哪位工作人员的身份", en: "Which officer you are" },
  chats: { zh: "会话", en: "Chats" },
  myChat: { zh: "我的私聊", en: "My private chat" },
  log: { zh: "对话记录", en: "Conversation" },
  bot: { zh: "滇桥", en: "Dianqiao" },
  me: { zh: "我", en: "Me" },
  write: { zh: "消息", en: "Message" },
  writeHere: { zh: "输入消息", en: "Write a message" },
  writeHint: {
    zh: "输入消息，回车发送，Shift+回车换行",
    en: "Write a message. Enter sends, Shift+Enter starts a new line",
  },
  send: { zh: "发送", en: "Send" },
  tooLong: {
    zh: "一条消息最多 {max} 个字符，现在是 {count} 个。请删减或分几条发送。",
    en: "A message holds at most {max} characters; this one has {count}. Please shorten or split it.",
  },
  attach: { zh: "添加文件", en: "Add files" },
  attachHint: {
    zh: "添加图片或文件，每个不超过 {max} MB",
    en: "Add pictures or files, up to {max} MB each",
  },
  leaveOut: { zh: "不发 {name}", en: "Leave out {name}" },
  fileTooLarge: {
    zh: "“{name}”超过 {max} MB，演示环境收不了。请压缩后再选。",
    en: "“{name}” is over {max} MB, more than the playground takes. Please compress it.",
  },
  tooManyFiles: {
    zh: "一次最多 {count} 个文件，请分几次发送。",
    en: "At most {count} files at a time; please send them in parts.",
  },
  uploadFailed: {
    zh: "文件没有传上去，请再点一次“发送”。",
    en: "The files could not be uploaded. Please press “Send” again.",
  },
  taken: { zh: "已送达", en: "Delivered" },
  sending: { zh: "发送中", en: "Sending" },
  waiting: { zh: "尚未送达，正在重试", en: "Not sent yet, trying again" },
  windowClosed: {
    zh: "窗口在送达之前关闭了，请重新发送",
    en: "its window was closed before it arrived; please send it again",
  },
  refused: { zh: "未能发送：{reason}", en: "Not sent: {reason}" },
  pressing: { zh: "提交中", en: "Being sent" },
  pressed: { zh: "已点击", en: "Pressed" },
  choices: { zh: "可选操作", en: "Choices" },
  reply: { zh: "回复", en: "Reply" },
  replyingTo: { zh: "回复：{text}", en: "Replying to: {text}" },
  cancelReply: { zh: "取消回复", en: "Cancel the reply" },
  newMessages: { zh: "有新消息", en: "New messages" },
  dismiss: { zh: "关闭提示", en: "Dismiss" },
  file: { zh: "文件", en: "File" },
  investorHello: { zh: "您好，想了解什么？", en: "Hello. What would you like to know?" },
  investorHint: {
    zh: "可以问政策、预审项目，或联系工作人员。试试：",
    en: "Ask about the policy, pre-screen a project, or reach an officer. For example:",
  },
  groupHello: { zh: "还没有投资者转来", en: "No investor has been handed over yet" },
  groupHint: {
    zh: "请先在投资者一侧说“我要找人工”。登记完成后，窗口会在这里收到卡片，由一位工作人员接单。",
    en: "On the investor's side, ask for a person first. Once that is done, a card appears here for one of the officers to accept.",
  },
  officerHello: { zh: "这里是您与滇桥的私聊", en: "Your private chat with Dianqiao" },
  officerHint: {
    zh: "接单后，与投资者的对话在这里进行。平时可以查政策：",
    en: "After you accept a card, the talk with the investor runs here. At any time, look up the policy:",
  },
  threadOpened: { zh: "话题：{title}", en: "Topic: {title}" },
  threadClosed: { zh: "话题：{title}（已关闭）", en: "Topic: {title} (closed)" },
  loadFailed: {
    zh: "暂时连不上服务，正在重试…",
    en: "The service can't be reached, trying again…",
  },
} as const satisfies Record<string, Readonly<Record<UiLanguage, string>>>;

export type WordKey = keyof typeof WORDS;

/** What to type first, by place. */
export const EXAMPLES = {
  investor: {
    zh: [
      "普洱的咖啡烘焙，属于重点产业吗？",
      "帮我预审一个项目：玉溪，磷酸铁锂正极材料，投资12亿元，用地300亩",
      "我要找人工",
    ],
    en: [
      "Is coffee roasting in Pu'er one of your priority industries?",
      "Please pre-screen a project: LFP cathode material in Yuxi, RMB 1.2 billion, 300 mu of land",
      "I'd like to talk to a person",
    ],
  },
  officer: {
    zh: ["失信企业的项目怎么处理？", "2024年的引资目标是多少？", "哪些项目属于“不招”？"],
    en: [
      "How are companies on the dishonesty list handled?",
      "What is the 2024 target for out-of-province capital?",
      "Which projects are not to be attracted at all?",
    ],
  },
} as const satisfies Record<string, Readonly<Record<UiLanguage, readonly string[]>>>;

export type Values = Readonly<Record<string, string | number>>;

export function word(language: UiLanguage, key: WordKey, values: Values = {}): string {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}

export function isWordKey(key: string | undefined): key is WordKey {
  return key !== undefined && key in WORDS;
}
