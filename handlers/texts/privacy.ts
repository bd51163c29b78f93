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
  contact: { zh: "• 联系方式意愿：{wish}", en: "• how you want to be reached: {wish}" },
  tickets: {
    zh: "• 转人工记录：{numbers}，含转交时的称呼和问题（办结 {days} 天后自动删除）",
    en: "• requests for a person: {numbers}, with the name and question passed on (deleted {days} days after closing)",
  },
  unread: {
    zh: "• 您刚才说的项目情况，等您同意（15 分钟后自动删除）",
    en: "• what you just said of your project, waiting for your consent (deleted after 15 minutes)",
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
    zh: "已全部删除（{time}，北京时间），您的同意也一并撤回。专员若已看过资料，由窗口按规定处理；聊天软件里的记录，请您自行删除。",
    en: "Everything was deleted ({time} Beijing time) and your consent is withdrawn. What an officer has already seen is handled by the desk under its rules; your chat app keeps its own copy, which you can delete there.",
  },
  kept: { zh: "好的，没有删除。", en: "All right, nothing was deleted." },
} as const satisfies Record<string, Text>;
