import type { Text } from "./text.ts";

/** What an investor reads of his request while it waits. */
export const waitingTexts = {
  isHere: {
    zh: "我在。#{number}：{state}，{promise}",
    en: "I'm here. #{number}: {state}. {promise}",
  },
  isHereAlone: { zh: "我在。#{number}：{state}。", en: "I'm here. #{number}: {state}." },
  replyLate: {
    zh: "首次回复已经晚了，抱歉；窗口收到了催办。",
    en: "The first reply is late; we are sorry. The desk has been reminded.",
  },
  withdraw: {
    zh: "要撤回 #{number} 吗？撤回后窗口不再处理，您随时可以重新转人工。",
    en: "Withdraw #{number}? The desk then drops it; you can ask for a person again at any time.",
  },
  yesWithdraw: { zh: "撤回", en: "Withdraw" },
  keepTicket: { zh: "保留", en: "Keep it" },
  withdrawn: {
    zh: "#{number} 已撤回，窗口不再处理。需要时随时说“转人工”。",
    en: "#{number} is withdrawn; the desk has dropped it. Say “human” whenever you want one.",
  },
  ticketKept: {
    zh: "好的，照旧办理，接单后专员就在这里和您说话。",
    en: "All right, it stands. The officer will talk to you here once it is accepted.",
  },
  tooLateToWithdraw: {
    zh: "这一单已经有专员接手或已办结。发送 /status 可查进展。",
    en: "An officer has taken it already, or it is closed. Send /status to see.",
  },
} as const satisfies Record<string, Text>;
