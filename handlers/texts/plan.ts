import type { Text } from "./text.ts";

export const planTexts = {
  read: { zh: "材料读完了，找到这些：", en: "I have read your text and found:" },
  missing: { zh: "没找到", en: "not found" },
  doubtful: {
    zh: "不止一种说法，待确认（{values}）",
    en: "told in more than one way, to be settled ({values})",
  },
  others: { zh: "另外：{facts}。", en: "Besides: {facts}." },
  again: {
    zh: "这份材料和前面发的一样，里面的情况都已经记下。有什么改动吗？有的话直接说，比如“投资改成4亿元”。",
    en: "This is the same text as before, and I have noted what is in it. Is anything different? If so just say it, for example “the investment is RMB 400 million”.",
  },
  nothingNew: { zh: "没有改动", en: "Nothing new" },
} as const satisfies Record<string, Text>;
