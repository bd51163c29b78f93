import type { MessageEvent } from "../bot/core/event.ts";
import { outcome } from "../bot/core/outcome.ts";
import type { Outcome } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import type { Services } from "./services.ts";
import { notice, reply, replyText, type Talk } from "./talk.ts";
import { commonTexts } from "./texts/common.ts";

/** /start and /help: what this is, what it rests on, where to begin. */
export function handleStart({ knowledge, desks }: Services, talk: Talk): Outcome {
  const [document] = knowledge.documents;
  const title = { zh: `《${document?.title ?? ""}》`, en: `“${document?.titleEn ?? ""}”` };
  const values = { title: talk.say(title), date: document?.date ?? "" };
  const text = talk.say(commonTexts.welcome, values);
  const operator = talk.say(commonTexts.operator, { name: talk.say(desks.operator.name) });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: `${text}\n${operator}` }],
    buttons: [
      [
        button(talk.say(commonTexts.ask), "enquiry.ask"),
        button(talk.say(commonTexts.catalogue), "catalogue.open"),
      ],
      [
        button(talk.say(commonTexts.prescreen), "screening.start"),
        button(talk.say(commonTexts.person), "handoff.open"),
      ],
    ],
  };
  return reply(talk, [card]);
}

export function handleAsk(talk: Talk): Outcome {
  return replyText(talk, talk.say(commonTexts.askHow));
}

/** A sticker, a photo, a voice message, a place: said plainly that it can't be read, never guessed at. */
export function handleNotText(talk: Talk<MessageEvent>): Outcome {
  const isSticker = talk.event.files.some(({ kind }) => kind === "sticker");
  return replyText(talk, talk.say(isSticker ? commonTexts.sticker : commonTexts.notText));
}

/** /whereami: what DESKS_FILE needs of a group. */
export function handleWhereAmI(talk: Talk): Outcome {
  const { channel, chatId } = talk.chat;
  return outcome({ send: [notice(talk.chat, talk.say(commonTexts.here, { channel, chatId }))] });
}
