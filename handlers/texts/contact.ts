import type { Text } from "./text.ts";

export const CONTACT_WISHES = {
  "no-calls": { zh: "不打电话", en: "no phone calls" },
  email: { zh: "用邮件联系", en: "by email" },
  wechat: { zh: "用微信联系", en: "by WeChat" },
  phone: { zh: "可以打电话", en: "phone calls are fine" },
  here: { zh: "就在这个聊天里联系", en: "in this chat" },
} as const satisfies Readonly<Record<string, Text>>;

export const contactTexts = {
  label: { zh: "联系意愿", en: "contact wish" },
  before: {
    notKept: {
      zh: "您的号码我没有保存：转人工后，专员先在这个聊天里联系您，要通电话可以直接告诉他。",
      en: "I have not kept your number or address: once you ask for a person, the officer writes to you here, and you can give it to him.",
    },
    noted: {
      zh: "联系方式记下了：{wish}。转人工时会告诉接待人员。",
      en: "Noted how to reach you: {wish}. The officer will be told when you ask for one.",
    },
  },
  withTicket: {
    notKept: {
      zh: "您的号码我没有保存：#{number} 的专员先在这个聊天里联系您，要通电话可以直接告诉他。",
      en: "I have not kept your number or address: the officer of #{number} writes to you here, and you can give it to him.",
    },
    noted: {
      zh: "联系方式记下了：{wish}。#{number} 的专员会看到。",
      en: "Noted how to reach you: {wish}. The officer of #{number} will see it.",
    },
  },
} as const;
