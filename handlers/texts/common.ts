import type { Text } from "./text.ts";

export const commonTexts = {
  welcome: {
    zh: "您好，这里是滇桥，云南招商引资咨询助手（自动答复，非人工）。\n\n您可以：\n• 直接提问，例如“太阳能板工厂你们要不要”\n• 说说您的项目，做一次准入预审\n• 随时转人工\n\n依据：{title}（{date}）及其附件。答复引用原文；预审只供参考，不是行政决定。",
    en: "Hello, this is Dianqiao, the investment enquiry assistant for Yunnan (automatic replies, not a person).\n\nYou can:\n• ask a question, such as “do you want solar panel factories?”\n• describe your project for a preliminary screening\n• ask for a person at any time\n\nSource: {title} ({date}) and its annexes. Answers quote the text; a screening is guidance, not an official decision.",
  },
  operator: {
    zh: "本服务由{name}提供。",
    en: "This service is run by {name}.",
  },
  languages: {
    zh: "I speak Chinese and English. · 我会说中文（简体、繁体）和英文，请用其中一种提问。",
    en: "I speak Chinese and English. · 我会说中文（简体、繁体）和英文，请用其中一种提问。",
  },
  apology: {
    zh: "抱歉，我这边出了点问题，刚才那条没有处理成功。请再发一次；如果还不行，可以转人工。",
    en: "Sorry, something went wrong on my side and your last message was not handled. Please send it again; if it still fails, ask for a person.",
  },
  notText: {
    zh: "抱歉，我只能读文字，看不了图片、语音和文件。请把要点打成文字（比如产品、地点、投资额、用地）。请不要发送身份证件。也可以直接转人工。",
    en: "Sorry, I can only read text, not pictures, voice messages or files. Please type the main points (product, place, investment, land). Please don't send identity documents. You can also ask for a person.",
  },
  sticker: {
    zh: "收到。有问题请直接打字问我。",
    en: "Got it. If you have a question, just type it.",
  },
  staleButton: {
    zh: "这个按钮已经过时了。",
    en: "That button is out of date.",
  },
  here: {
    zh: "channel: {channel}\nchatId: {chatId}",
    en: "channel: {channel}\nchatId: {chatId}",
  },
  ask: { zh: "提个问题", en: "Ask a question" },
  catalogue: { zh: "看重点产业", en: "Browse industries" },
  prescreen: { zh: "项目预审", en: "Screen my project" },
  person: { zh: "转人工", en: "Ask a person" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  back: { zh: "返回", en: "Back" },
  askHow: {
    zh: "请直接打字提问，比如“咖啡加工要不要”“招商委是做什么的”。我会引用文件原文回答。",
    en: "Just type your question, for example “do you want coffee processing?” or “what does the investment committee do?”. I answer with the clause itself.",
  },
} as const satisfies Record<string, Text>;
