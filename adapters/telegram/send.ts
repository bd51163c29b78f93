import { type Api, InputFile } from "grammy/web";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { ChatRef, Place } from "../../bot/core/event.ts";
import type { Sending } from "../../bot/core/ports.ts";
import type { DocumentReply, PlaceReply } from "../../bot/core/reply.ts";
import type { TelegramApi } from "./api.ts";
import {
  encodeChat,
  encodeTarget,
  encodeText,
  type Target,
  type TextMessage,
  withoutQuote,
} from "./encode.ts";
import { isEditImpossible, isNotModified, isThreadGone } from "./errors.ts";
import { sendInTurn } from "./progress.ts";
import { sendFiles } from "./send-files.ts";
import { sendThread } from "./send-thread.ts";

/** Bot API reference, ReactionTypeEmoji: one of those a bot may set; a bot sets one at a message. */
const TAKEN = { type: "emoji", emoji: "👌" } as const;

/** A delivery, and the ids of its messages that got through before; sending adds to them. */
export interface Underway {
  readonly delivery: Sending;
  readonly sent: string[];
}

/**
 * Sends a delivery, in several messages where one can't hold it. Resolves to the id of the last, which
 * bears the buttons; of an album, to that of its first piece, which bears the caption. What goes into a thread that
 * is gone stands in the group itself.
 */
export async function sendDelivery(
  api: TelegramApi,
  { delivery, sent }: Underway,
): Promise<string> {
  const { to, reply } = delivery;
  if (to.channel !== "telegram") {
    throw new DeliveryError("rejected", `A delivery to ${to.channel} can't be sent here.`);
  }
  try {
    return await sendReply(api, { delivery, sent });
  } catch (error) {
    if (to.threadId === undefined || reply.kind === "thread" || !isThreadGone(error)) throw error;
    const { threadId: _, ...group } = to;
    return sendReply(api, { delivery: { ...delivery, to: group }, sent });
  }
}

async function sendReply(api: TelegramApi, { delivery, sent }: Underway): Promise<string> {
  const { to, reply, replacesMessageId } = delivery;
  const target = encodeTarget(delivery);
  switch (reply.kind) {
    case "text":
    case "card":
      return sendTexts(api.calls, {
        to,
        target,
        messages: encodeText(reply),
        replacesMessageId,
        sent,
      });
    case "place":
      return sendPlace(api.calls, { target, reply, sent });
    case "files":
      return sendFiles(api.transfers, { target, reply, sent });
    case "document":
      return sendDocument(api.transfers, target, reply);
    case "mark":
      await api.calls.setMessageReaction(target.chat_id, Number(reply.messageId), [TAKEN]);
      return reply.messageId;
    case "thread":
      return sendThread(api.calls, { chatId: target.chat_id, reply, replacesMessageId });
  }
}

interface Texts {
  readonly to: ChatRef;
  readonly target: Target;
  readonly messages: readonly TextMessage[];
  readonly replacesMessageId: string | undefined;
  readonly sent: string[];
}

function sendTexts(api: Api, texts: Texts): Promise<string> {
  const { to, target, messages, replacesMessageId, sent } = texts;
  return sendInTurn(sent, messages, async (message, n) => {
    // The first page takes the old message's place, the others follow it.
    const isEdited =
      n === 0 &&
      replacesMessageId !== undefined &&
      (await editText(api, { to, message, messageId: replacesMessageId }));
    return isEdited
      ? replacesMessageId
      : sendText(api, n === 0 ? target : withoutQuote(target), message);
  });
}

/** Whether the message now shows the text: `false` when only a new one can. */
async function editText(
  api: Api,
  edit: { readonly to: ChatRef; readonly message: TextMessage; readonly messageId: string },
): Promise<boolean> {
  const { text, ...options } = edit.message;
  const messageId = Number(edit.messageId);
  try {
    // The buttons go with every edit: without them Telegram would take the old ones away.
    await api.editMessageText(encodeChat(edit.to).chat_id, messageId, text, {
      ...options,
      link_preview_options: { is_disabled: true },
    });
    return true;
  } catch (error) {
    if (isNotModified(error)) return true;
    if (isEditImpossible(error)) return false;
    throw error;
  }
}

async function sendText(api: Api, target: Target, message: TextMessage): Promise<string> {
  const { chat_id: chatId, ...place } = target;
  const { text, ...options } = message;
  const sent = await api.sendMessage(chatId, text, {
    ...place,
    ...options,
    link_preview_options: { is_disabled: true },
  });
  return String(sent.message_id);
}

interface PlaceSending {
  readonly target: Target;
  readonly reply: PlaceReply;
  readonly sent: string[];
}

/** The words before the place. */
function sendPlace(api: Api, { target, reply, sent }: PlaceSending): Promise<string> {
  const { caption = "", place } = reply;
  return sendInTurn(sent, caption === "" ? [place] : [caption, place], (message, n) =>
    typeof message === "string"
      ? sendText(api, target, { text: message })
      : pointTo(api, n === 0 ? target : withoutQuote(target), message),
  );
}

/** Telegram shows a name only together with an address. */
async function pointTo(api: Api, target: Target, place: Place): Promise<string> {
  const { chat_id: chatId, ...options } = target;
  const { latitude, longitude, name, address = "" } = place;
  const sent =
    name === undefined
      ? await api.sendLocation(chatId, latitude, longitude, options)
      : await api.sendVenue(chatId, latitude, longitude, name, address, options);
  return String(sent.message_id);
}

async function sendDocument(api: Api, target: Target, reply: DocumentReply): Promise<string> {
  const { chat_id: chatId, ...place } = target;
  const { name, bytes } = reply.document;
  const { caption } = reply;
  const options = { ...place, ...(caption !== undefined && { caption }) };
  const sent = await api.sendDocument(chatId, new InputFile(bytes, name), options);
  return String(sent.message_id);
}
