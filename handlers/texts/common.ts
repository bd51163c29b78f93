import type { Text } from "./text.ts";

export const commonTexts = {
  unknownCommand: {
    zh: "没有这个命令。发送 /help 看我能做什么；有问题直接打字就行。",
    en: "There is no such command. Send /help to see what I can do, or just type your question.",
  },
  welcome: {
    zh: "您好，这里是滇桥，云南招商引资咨询助手（自动答复，非人工）。\n可以直接提问，也可以说说项目做预审，随时能转人工。\n依据：{title}（{date}）及其附件，答复引用原文；预审只供参考，不是行政决定。",
    en: "Hello, this is Dianqiao, the investment assistant for Yunnan (automatic replies, not a person).\nAsk a question, describe your project for a preliminary screening, or ask for a person at any time.\nSource: {title} ({date}) and its annexes, quoted; a screening is guidance, not an official decision.",
  },
  operator: {
    zh: "本服务由{name}提供。",
    en: "Run by {name}.",
  },
  spoken: { zh: "好的，接下来用简体中文。", en: "All right, English from now on." },
  inTraditional: {
    zh: "好的，接下来用繁体中文。",
    en: "All right, traditional Chinese from now on.",
  },
  languages: {
    zh: "I speak Chinese and English. · 我会说中文（简体、繁体）和英文，请用其中一种提问。",
    en: "I speak Chinese and English. · 我会说中文（简体、繁体）和英文，请用其中一种提问。",
  },
  apology: {
    zh: "抱歉，我这边出了点问题，刚才那条没有处理成功。请再发一次；如果还不行，可以转人工。",
    en: "Sorry, something went wrong on my side and your last message was not handled. Please send it again; if it still fails, ask for a person.",
  },
  image: {
    zh: "图片我看不了，请把要点打成文字，比如地类和面积。请不要发送身份证件。",
    en: "I can't read pictures. Please type the main points, such as the kind and size of the land, and send no identity documents.",
  },
  audio: {
    zh: "语音我听不了，请打字告诉我；打字不方便，可以转人工。",
    en: "I can't listen to voice messages. Please type it; if typing is hard for you, ask for a person.",
  },
  video: {
    zh: "视频我看不了，请把要点打成文字，也可以转人工。",
    en: "I can't watch videos. Please type the main points, or ask for a person.",
  },
  document: {
    zh: "文件我读不了。请打出五个要点：产品、州市、投资额、用地、年税收。也可以转人工，再把文件发给专员（不超过 {megabytes} MB）。",
    en: "I can't open files. Please type five things: product, prefecture, investment, land and yearly tax. Or ask for a person and send the file to the officer (up to {megabytes} MB).",
  },
  location: {
    zh: "位置收到了，但我查不了红线图。请说县名，以及选址是否在生态保护红线内；不清楚也可以，由专员核对。",
    en: "Thank you, but I can't check a place against the red-line maps. Please tell me the county, and whether the site is inside the ecological red line; if you don't know, an officer checks it.",
  },
  contact: {
    zh: "名片我没有保存，不需要别人的电话。转人工后，专员就在这个聊天里联系您；您想用别的方式，说一声就行，比如“用邮件联系”。",
    en: "I have not kept that contact; nobody else's number is needed. If you ask for a person, the officer talks to you right here; if you prefer another way, say so, for example “by e-mail”.",
  },
  notText: {
    zh: "这类消息我读不了，请打字告诉我，也可以转人工。",
    en: "I can't read that kind of message. Please type it, or ask for a person.",
  },
  filesUnread: {
    zh: "附件我读不了，只看了文字部分。",
    en: "I can't read the attachment, only your words.",
  },
  late: {
    zh: "抱歉，我刚才中断了一段时间，您的消息现在才收到，这就回复您。",
    en: "Sorry, I was out of service for a while and have only just got your message. Here is my reply.",
  },
  noAnswer: {
    zh: "表情我不当作回答，请打字，或点按钮。",
    en: "I don't take that as an answer. Please type one, or use the buttons.",
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
