import type { Text } from "./text.ts";

export const privacyTexts = {
  have: {
    zh: "关于这个聊天，我保存了：",
    en: "About this chat I keep:",
  },
  language: { zh: "• 您使用的语言：{language}", en: "• your language: {language}" },
  question: {
    zh: "• 最近一个问题（30 分钟后自动删除）：“{question}”",
    en: "• your last question (deleted after 30 minutes): “{question}”",
  },
  project: {
    zh: "• 一份项目资料和预审结果（{count} 项事实，{date} 同意保存，{days} 天不用自动删除）",
    en: "• one project with its screening ({count} facts, saved with your consent of {date}, deleted after {days} days without use)",
  },
  projectNamed: {
    zh: "• 项目“{name}”（{count} 项事实，{date} 同意保存，{days} 天不用自动删除）",
    en: "• project “{name}” ({count} facts, saved with your consent of {date}, deleted after {days} days without use)",
  },
  contact: { zh: "• 联系意愿：{wish}", en: "• how you want to be reached: {wish}" },
  tickets: {
    zh: "• 转人工记录：{numbers}，含转交时的称呼和问题（办结 {days} 天后自动删除）",
    en: "• requests for a person: {numbers}, with the name and question passed on (deleted {days} days after closing)",
  },
  unread: {
    zh: "• 您刚才说的项目情况，等您同意（15 分钟后自动删除）",
    en: "• what you just said of your project, waiting for your consent (deleted after 15 minutes)",
  },
  talk: {
    zh: "• 与专员往来的原文（48 小时后删除，只为更正和引用）",
    en: "• what you and the officer wrote (deleted after 48 hours; kept for edits and quotes only)",
  },
  where: {
    zh: "以上存放在{operator}的服务器上，只有接单的专员能看到转交的部分。",
    en: "It is kept on the server of {operator}; only the officer who accepted sees what you passed on.",
  },
  export: { zh: "导出我的资料", en: "Export my data" },
  fileName: { zh: "我的资料-{date}.json", en: "my-data-{date}.json" },
  exported: {
    zh: "这是关于这个聊天保存的全部资料（JSON，机器可读）。",
    en: "Everything kept about this chat, as machine-readable JSON.",
  },
  remains: {
    zh: "只留一条删除记录（密钥散列值和时间，没有姓名和内容），防止从备份恢复时又带回来；专员已经看过的，由窗口按规定处理。",
    en: "Only a record of the deletion stays (a keyed hash and the time, no name, no content), so that a restored backup does not bring you back; what an officer has already seen is handled by the desk under its rules.",
  },
  backups: {
    zh: "备份里的副本随备份到期清除，最长 {days} 天。",
    en: "Copies in backups go when the backups expire, after {days} days at most.",
  },
  copies: {
    zh: "我这边不留聊天记录：最近一个问题 30 分钟后删，与专员往来的原文 48 小时后删；您要求全部删除时，这些当时就一起删了。\n聊天软件自己另存一份：{how}",
    en: "I keep no chat log: your last question goes after 30 minutes, what you and an officer wrote after 48 hours, and all of it at once when you have everything deleted.\nYour chat app keeps its own copy: {how}",
  },
  copiesTelegram: {
    zh: "在 Telegram 里长按这个聊天，选“删除聊天”。",
    en: "in Telegram press and hold this chat, then “Delete chat”.",
  },
  copiesFeishu: {
    zh: "在飞书里长按消息选“删除”；企业管理员可能另有留存。",
    en: "in Feishu press and hold a message, then “Delete”; your company's administrator may keep another.",
  },
  copiesWeb: {
    zh: "网页试用版关闭页面即可。",
    en: "on the web, closing the page is enough.",
  },
  noResult: {
    zh: "我这里没有您的预审结果：没有做过，或者已经删除。可以重新做一次，会先征求您的同意。",
    en: "I have no screening result of yours: there was none, or it was deleted. You can start a new one; I ask for your consent first.",
  },
  others: {
    zh: "我只能处理当前这个聊天账号自己的资料，别的账号有没有资料，我不能查也不能说。\n请本人用自己的账号发送“删除我的资料”；不方便的话，请联系{operator}{phone}，由工作人员核实身份后办理。",
    en: "I can act for this chat's own account only, and can neither look up nor say whether another has data here.\nPlease have them send “delete my data” from their own account, or contact {operator}{phone}: staff will verify their identity first.",
  },
  nothing: { zh: "• 此外没有别的。", en: "• nothing else." },
  deleteAll: { zh: "全部删除", en: "Delete everything" },
  keep: { zh: "先不删", en: "Keep it" },
  confirm: {
    zh: "确定全部删除吗？项目、预审结果和转人工记录都会删掉，无法恢复。",
    en: "Delete everything? Your project, its screening and your requests for a person are erased for good.",
  },
  openTicket: {
    zh: "正在办理的 #{number} 会撤回。",
    en: "The open request #{number} is withdrawn.",
  },
  yesDelete: { zh: "确定删除", en: "Yes, delete" },
  deleted: {
    zh: "已全部删除（{time}，北京时间），您的同意也一并撤回。{backups}专员若已看过资料，由窗口按规定处理；聊天软件里的记录，请您自行删除。",
    en: "Everything was deleted ({time} Beijing time) and your consent is withdrawn. {backups} What an officer has already seen is handled by the desk under its rules; your chat app keeps its own copy, which you can delete there.",
  },
  kept: { zh: "好的，没有删除。", en: "All right, nothing was deleted." },
} as const satisfies Record<string, Text>;
