import type { Text } from "./text.ts";

export const transferTexts = {
  ask: {
    zh: "专员建议把 #{number} 转给【{desk}】（依据五（一）跨区域流转、六（五）优质招商项目流转机制）。\n您同意后，他们会收到：{goes}。\n不同意就仍由现在的专员办理。",
    en: "The officer suggests passing #{number} on to {desk} (under 五（一）, transfer across regions, and 六（五）, passing on good projects).\nIf you agree, they receive: {goes}.\nOtherwise it stays with the present officer.",
  },
  goesTicket: {
    zh: "您的语言和称呼、办理经过",
    en: "your language and display name, what was done so far",
  },
  goesProject: {
    zh: "、项目资料和预审结果",
    en: ", your project's facts and the screening result",
  },
  goesTalk: { zh: "；问过的话只在您选“连同问题”时转", en: "; your question only if you choose so" },
  agreeTalk: { zh: "同意，连同问题", en: "Agree, with my question" },
  agree: { zh: "同意，不含问题", en: "Agree, without my question" },
  agreeOnly: { zh: "同意转给他们", en: "Agree" },
  decline: { zh: "不同意", en: "No" },
  asked: {
    zh: "已征求投资者同意，答复后告诉您。",
    en: "The investor has been asked; I will tell you.",
  },
  noComplaint: { zh: "投诉不转给别的窗口。", en: "A complaint goes to no other desk." },
  stale: { zh: "这个转办已经不再需要答复。", en: "That transfer needs no answer any more." },
  transferred: {
    zh: "#{number} 已转给【{desk}】。{promise}\n等候时您可以继续问我。",
    en: "#{number} was passed on to {desk}. {promise}\nYou can keep asking me meanwhile.",
  },
  ownerTold: {
    zh: "投资者同意，#{number} 已转给【{desk}】。",
    en: "The investor agreed; #{number} is now with {desk}.",
  },
  ownerDeclined: {
    zh: "投资者不同意转办，#{number} 仍由您办理。",
    en: "The investor does not agree to the transfer; #{number} stays with you.",
  },
  declined: {
    zh: "好的，仍由现在的专员办理。",
    en: "All right, it stays with the present officer.",
  },
  moved: { zh: "已转给【{desk}】。", en: "Passed on to {desk}." },
  sentBack: {
    zh: "【{from}】没有接，#{number} 已退回【{desk}】。{promise}",
    en: "{from} did not take #{number}; it is back with {desk}. {promise}",
  },
  youSentBack: { zh: "#{number} 已退回【{desk}】。", en: "#{number} is back with {desk}." },
} as const satisfies Record<string, Text>;
