import type { Text } from "./text.ts";

/** Words of the relay between investor and officer. */
export const relayTexts = {
  fromInvestor: { zh: "#{number} 投资者：{text}", en: "#{number} investor: {text}" },
  investorSends: { zh: "#{number} 投资者：", en: "#{number} investor:" },
  fromOfficer: { zh: "专员：{text}", en: "Officer: {text}" },
  officerSends: { zh: "专员：", en: "Officer:" },
  named: { zh: "#{number}：{text}", en: "#{number}: {text}" },
  quoted: { zh: "↪ “{words}”", en: "↪ “{words}”" },
  sticker: { zh: "[贴纸]", en: "[sticker]" },
  contact: { zh: "名片：{name} {phone}", en: "Contact card: {name} {phone}" },
  cantPass: {
    zh: "{what}转不过去，没有发给对方。请把要点打成字。",
    en: "Not passed on: {what} can't be sent to the other side. Please type the main points.",
  },
  cantPassOn: {
    zh: "#{number}：投资者发来{what}，转不过来，已请对方打字说明。",
    en: "#{number}: the investor sent {what}, which can't be passed on; asked to type instead.",
  },
  tooLargeOn: {
    zh: "#{number}：投资者发来的“{name}”超过 {limit} MB，转不过来，已请对方压缩、分开或改发链接。",
    en: "#{number}: the investor sent “{name}”, over {limit} MB, which can't be passed on; asked to compress or split it, or to send a link.",
  },
  tooLarge: {
    zh: "“{name}”没有发出：对方最多能收 {limit} MB。请压缩、分成几份，或发下载链接。",
    en: "“{name}” was not sent: the other side takes up to {limit} MB. Please compress or split it, or send a link.",
  },
  file: { zh: "文件", en: "The file" },
  edited: { zh: "{text}\n（已修改，原为：{old}）", en: "{text}\n(edited; before: {old})" },
  recalled: { zh: "（撤回了一条消息）", en: "(withdrew a message)" },
  sourceGone: {
    zh: "没有送达：原文件已取不到（可能已撤回或过期）。请重新发送。",
    en: "Not delivered: the file is no longer there (withdrawn or expired). Please send it again.",
  },
  sourceGoneThere: {
    zh: "对方发来的一个文件已取不到，已请对方重发。",
    en: "A file from the other side is no longer there; they were asked to send it again.",
  },
  overLimit: {
    zh: "没有送达：文件超过 {limit} MB，对方收不了。请压缩、分成几份，或发下载链接。",
    en: "Not delivered: the file is over {limit} MB, more than the other side takes. Please compress or split it, or send a link.",
  },
  blocked: {
    zh: "没有送达，对方停用了机器人。",
    en: "Not delivered: the other side has blocked the bot.",
  },
  refused: {
    zh: "没有送达：对方的平台没有接受。请换个说法再发一次。",
    en: "Not delivered: the other side's platform refused it. Please send it again in other words.",
  },
  gaveUp: {
    zh: "没有送达：多次尝试都没有成功。请稍后再发一次。",
    en: "Not delivered after many tries. Please send it again later.",
  },
  perhaps: {
    zh: "不确定是否送达：对方的平台当时没有回应，没有再发以免重复。要紧的话请再发一次。",
    en: "This may or may not have arrived: the other side's platform gave no answer at the time, and it was not sent again lest it arrive twice. If it matters, please send it again.",
  },
  staysInThread: {
    zh: "这条没有发给投资者：#{number} 由{name}负责，只有接单人写的会发出，其他同事写的都留在本话题。（只提示这一次）",
    en: "Not sent to the investor: {name} has #{number}, and only the owner's words go out; what colleagues write stays in this topic. (Said this once.)",
  },
  answeredColleague: {
    zh: "这条是回复同事的，没有发给投资者。",
    en: "A reply to a colleague: not sent to the investor.",
  },
  noteWithFile: {
    zh: "说明以 // 开头：说明和附件都没有发出，说明已记在单上。",
    en: "Its words start with //: neither they nor the attachment were sent; the words are noted on the ticket.",
  },
  noteKeepsFiles: {
    zh: "说明以 // 开头的 {count} 个附件没有发出，说明已记在单上；其余的发出了。",
    en: "{count} attachment(s) whose words start with // were not sent; the words are noted on the ticket. The rest was sent.",
  },
  nobodyAnswered: {
    zh: "专员 {hours} 小时没有回复 #{number}，抱歉。我先回来答复您；单子仍由专员负责，专员来信时我就停下。",
    en: "The officer has not replied to #{number} for {hours} hours; sorry. I'm back to answer meanwhile. The ticket stays with the officer, and I stop when they write.",
  },
  talkReturned: {
    zh: "#{number}：{hours} 小时没有您的回复，机器人先接着答复投资者。您再写给他，机器人就会停下。",
    en: "#{number}: {hours} hours without a word of yours, so the bot answers the investor meanwhile. When you write, it stops.",
  },
  draft: {
    zh: "#{number} 投资者看不到这条：可以发给他的答复（引自文件原文）。",
    en: "#{number}, not shown to the investor: an answer you can send (quoted from the documents).",
  },
  noDraft: {
    zh: "#{number}：文件没有写这一点，没有原文可以发给投资者。（这条只给您看）",
    en: "#{number}: the documents do not say, so there is no text to send to the investor. (For your eyes only.)",
  },
  unknownCommand: {
    zh: "没有 {command} 这个命令，这句没有发给投资者。发送 /help 看有哪些命令；是对他说的，点“发给投资者”。",
    en: "There is no command {command}; that was not sent to the investor. Send /help for the commands; if it is for them, tap “Send to the investor”.",
  },
  otherTicket: {
    zh: "这句以 #{named} 开头，那不是您现在答复的单（#{number}），所以没有发给投资者。确实是对他说的，点下面的按钮。",
    en: "This begins with #{named}, which is not the ticket you are answering (#{number}), so it was not sent to the investor. If it is for them, tap below.",
  },
  sendDraft: { zh: "发给投资者", en: "Send to the investor" },
  sendDraftTo: { zh: "发给 #{number} 的投资者", en: "Send to the investor of #{number}" },
  draftSent: { zh: "已发给投资者。", en: "Sent to the investor." },
  draftGone: {
    zh: "这条草稿已过期，请再问一次。",
    en: "This draft has expired; please ask again.",
  },
} as const satisfies Record<string, Text>;

/** What is said in a desk's group of words that were written there. */
export const groupTexts = {
  staysOwn: {
    zh: "这条没有发给投资者：群里写的都不转出。#{number} 是您的单，请在与我的私聊里写（在那里发送“打开 #{number}”）。",
    en: "Not sent to the investor: nothing from this group is. #{number} is yours; please write in our private chat (send “open #{number}” there).",
  },
  staysOwnThread: {
    zh: "这条没有发给投资者：#{number} 的对话在它的话题里，请到那里写。",
    en: "Not sent to the investor: the talk of #{number} runs in its topic; please write there.",
  },
  staysOther: {
    zh: "这条没有发给投资者：群里写的都不转出。#{number} 由{name}负责，请告诉接单人。",
    en: "Not sent to the investor: nothing from this group is. {name} has #{number}; please tell them.",
  },
  staysOffered: {
    zh: "这条没有发给投资者：群里写的都不转出。要和他说话，请先在 #{number} 的卡片上点“接单”，再到与我的私聊里写。",
    en: "Not sent to the investor: nothing from this group is. To talk to them, tap “Accept” on the card of #{number} and write in our private chat.",
  },
  staysClosed: {
    zh: "这条没有发给投资者：#{number} 已经办结。",
    en: "Not sent to the investor: #{number} is closed.",
  },
} as const satisfies Record<string, Text>;

/** Words an officer with several tickets wrote without saying for whom. */
export const heldTexts = {
  askSince: {
    zh: "还没有发出（{count} 条）：{numbers} 在您上次发言之后来过话。请点选发给谁；下次直接回复对方的消息，就不用再选。",
    en: "Not sent yet ({count}): {numbers} wrote after your last words. Whom is it for? Next time reply to their message, and it goes straight there.",
  },
  ask: {
    zh: "还没有发出（{count} 条）。请点选发给谁；下次直接回复对方的消息，就不用再选。",
    en: "Not sent yet ({count}). Whom is it for? Next time reply to their message, and it goes straight there.",
  },
  drop: { zh: "都不发", en: "Send to nobody" },
  moved: { zh: "（见下方）", en: "(see below)" },
  sent: { zh: "已发给 #{number}。", en: "Sent to #{number}." },
  sentTo: { zh: "已发给 {ticket}（{count} 条）。", en: "Sent to {ticket} ({count})." },
  dropped: { zh: "没有发出。", en: "Sent to nobody." },
  gone: {
    zh: "这几条已经发出，或已取消。",
    en: "These were sent or dropped already.",
  },
  droppedOffDuty: {
    zh: "您有 {count} 条消息没有选定发给谁，没有发出。",
    en: "You had not said whom {count} of your messages were for. They were not sent.",
  },
  forgotten: {
    zh: "您有 {count} 条消息两天没有选定发给谁，没有发出，已删除。",
    en: "For two days you did not say whom {count} of your messages were for. They were not sent, and are deleted.",
  },
} as const satisfies Record<string, Text>;

/** What can't be passed on, by the word the adapters have for it. */
export const contentTexts: Readonly<Record<string, Text>> = {
  poll: { zh: "投票", en: "a poll" },
  dice: { zh: "骰子", en: "a dice roll" },
  game: { zh: "游戏", en: "a game" },
  story: { zh: "快拍", en: "a story" },
  checklist: { zh: "清单", en: "a checklist" },
  paid_media: { zh: "付费内容", en: "paid media" },
  contact: { zh: "名片", en: "a contact card" },
  group: { zh: "群名片", en: "a group card" },
  task: { zh: "任务", en: "a task" },
  card: { zh: "卡片", en: "a card" },
  call: { zh: "通话", en: "a call" },
  forward: { zh: "合并转发的消息", en: "forwarded messages" },
  calendar: { zh: "日程", en: "a calendar entry" },
  location: { zh: "位置", en: "a location" },
  sticker: { zh: "表情贴纸", en: "a sticker" },
};

export const unknownContent: Text = { zh: "这类消息", en: "this kind of message" };
