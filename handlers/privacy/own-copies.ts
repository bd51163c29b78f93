import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { question } from "../prescreen/screening-talk.ts";
import { readProject } from "../project/project.ts";
import type { Services } from "../services.ts";
import { personButton, reply, replyText, type Talk } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";
import { privacyTexts } from "../texts/privacy.ts";
import { handleMyData } from "./privacy.ts";

const COPIES = {
  telegram: privacyTexts.copiesTelegram,
  feishu: privacyTexts.copiesFeishu,
  web: privacyTexts.copiesWeb,
} as const;

/** 我的对话也删了吗: what is kept of the talk here, and what the platform keeps. */
function handleCopies(talk: Talk<MessageEvent>): Outcome {
  const how = talk.say(COPIES[talk.chat.channel]);
  return replyText(talk, talk.say(privacyTexts.copies, { how }));
}

/** 删了吗: what there still is, if there is anything. */
async function handleGone(services: Services, talk: Talk<MessageEvent>): Promise<Outcome> {
  const { project, tickets = [] } = talk.session.data;
  return project === undefined && tickets.length === 0
    ? handleCopies(talk)
    : handleMyData(services, talk);
}

/** 查昨天的预审结果: the result if there is one; else a new start, with new consent. */
async function handleResult(services: Services, talk: Talk<MessageEvent>): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project !== undefined) return question(services, talk, { project, isWanted: true });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(privacyTexts.noResult) }],
    buttons: [[button(talk.say(commonTexts.prescreen), "screening.start"), personButton(talk)]],
  };
  return reply(talk, [card]);
}

/** 把别人的资料删了: nobody acts for another account, nor learns whether it is known. */
function handleOthers({ desks }: Services, talk: Talk<MessageEvent>): Outcome {
  const { name, phone } = desks.operator;
  const values = { operator: talk.say(name), phone: phone === undefined ? "" : ` ${phone}` };
  return replyText(talk, talk.say(privacyTexts.others, values));
}

/** What people ask of their own data besides /mydata. */
export const OWN_COMMANDS: Readonly<
  Record<string, (services: Services, talk: Talk<MessageEvent>) => Outcome | Promise<Outcome>>
> = {
  copies: (_, talk) => handleCopies(talk),
  gone: handleGone,
  result: handleResult,
  others: handleOthers,
};
