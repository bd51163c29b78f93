import type { MessageEvent } from "../bot/core/event.ts";
import { maxDownload, maxUpload } from "../bot/core/file-limits.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Outcome } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import { question } from "./prescreen/screening-talk.ts";
import { readProject } from "./project/project.ts";
import { megabytes } from "./relay/content.ts";
import type { Services } from "./services.ts";
import { botSays, notice, reply, replyText, type Talk } from "./talk.ts";
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

/** The one line for a language the bot does not speak. */
export function handleForeign(talk: Talk): Outcome {
  return reply(talk, [{ kind: "text", text: talk.say(commonTexts.languages) }]);
}

/** A sticker, a photo, a voice message, a place: said plainly that it can't be read, never guessed at. */
export async function handleNotText(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome> {
  const { asked, isScreening, project: id } = talk.session.data;
  const kind = notTextKind(talk.event);
  const isAsked = isScreening === true || (asked !== undefined && asked.isPast !== true);
  const text = talk.say(isAsked && kind === "sticker" ? commonTexts.noAnswer : commonTexts[kind], {
    megabytes: megabytes(largestFile(services, talk)),
  });
  const project = isScreening === true ? await readProject(talk.turn, id) : undefined;
  return project === undefined
    ? replyText(talk, text, asked && { session: { asked } })
    : question(services, talk, {
        project,
        said: { blocks: [{ kind: "text", text }], buttons: [] },
      });
}

/** In bytes: what can be fetched here and be sent to every desk. */
function largestFile({ desks }: Services, { chat }: Talk): number {
  const uploads = desks.desks.map((desk) => maxUpload(desk.chat.channel, "document"));
  return Math.min(maxDownload(chat.channel), ...uploads);
}

const KINDS = ["image", "audio", "video", "document", "sticker", "location", "contact"] as const;

function notTextKind({ files, other, text }: MessageEvent): (typeof KINDS)[number] | "notText" {
  const [file] = files;
  if (file === undefined && text !== "") return "sticker";
  return KINDS.find((kind) => kind === (file?.kind ?? other)) ?? "notText";
}

/** Files that came with words: the words are answered, and it is said that the files were not read. */
export function unreadFiles(talk: Talk<MessageEvent>): Outcome {
  const { files, text } = talk.event;
  if (files.length === 0 || text === "") return NOTHING;
  const note = { kind: "text", text: talk.say(commonTexts.filesUnread) } as const;
  return outcome({ send: [botSays(talk.chat, note)] });
}

/** /whereami: what DESKS_FILE needs of a group. */
export function handleWhereAmI(talk: Talk): Outcome {
  const { channel, chatId } = talk.chat;
  return outcome({ send: [notice(talk.chat, talk.say(commonTexts.here, { channel, chatId }))] });
}

/** A slash and a word that is no command of ours. */
export function handleUnknownCommand(talk: Talk<MessageEvent>): Outcome {
  return replyText(talk, talk.say(commonTexts.unknownCommand));
}
