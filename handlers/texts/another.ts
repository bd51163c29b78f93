import type { Text } from "./text.ts";

/** Another officer is wished for: what the investor, the desk and its supervisors read. */
export const anotherTexts = {
  ask: {
    zh: "#{number} 换一位专员？您刚才的话没有转给专员。换人的话，这一单退回【{desk}】，由另一位专员接手；原来的专员不再经办，也不会知道您为什么换。",
    en: "Another officer for #{number}? What you just wrote was not passed on. If so, the ticket goes back to {desk} and another officer takes over; the present one no longer handles it and is not told why.",
  },
  yes: { zh: "换一位", en: "Another officer" },
  no: { zh: "不用", en: "No need" },
  changed: {
    zh: "好的，#{number} 已退回【{desk}】，等另一位专员接单。{promise}\n接单前，您写的话不转给任何专员；可以继续问我。",
    en: "All right, #{number} is back with {desk}, waiting for another officer. {promise}\nUntil one accepts, what you write goes to no officer; you can keep asking me.",
  },
  kept: {
    zh: "好的，仍由现在的专员办理，接下来您写的话照常转给专员。刚才关于换人的话没有转。",
    en: "All right, the present officer stays, and what you write goes to them as before. Your words about a change were not passed on.",
  },
  tooLate: {
    zh: "这一单现在没有专员经办，不用换了。发送 /status 可查进展。",
    en: "No officer has this ticket now, so there is nobody to change. Send /status to see how it stands.",
  },
  group: {
    zh: "#{number} 另派专员，请其他同事接单。",
    en: "#{number} needs another officer; colleagues, please accept it.",
  },
  owner: {
    zh: "#{number} 由窗口另派专员，您不用再跟进了。辛苦。",
    en: "#{number} will be handled by another officer of the desk; you need not follow it up. Thank you.",
  },
  notAgain: {
    zh: "这一单请其他同事接手，辛苦了。",
    en: "This one is for a colleague to take; thank you.",
  },
  supervisor: {
    zh: "【{desk}】#{number}：投资者希望换一位专员，已退回待接单，原接单人不能再接。请您安排。",
    en: "{desk}, #{number}: the investor wishes for another officer. It waits to be accepted, and its former owner can't take it again. Please see to it.",
  },
} as const satisfies Record<string, Text>;
