import { type Api, InputFile } from "grammy";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { ChatRef } from "../../bot/core/event.ts";
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
import { sendFiles } from "./send-files.ts";
import { sendThread } from "./send-thread.ts";

/**
 * Sends a delivery, in several messages where one can't hold it. Resolves to the id of the last, which
 * bears the buttons; of an album, to that of its first piece, which bears the caption. What goes into a thread that
 * is gone stands in the group itself.
 */
export async function sendDelivery(api: TelegramApi, delivery: Sending): Promise<string> {
  const { to, reply } = delivery;
  if (to.channel !== "telegram") {
    throw new DeliveryError("rejected", `A delivery to ${to.channel} can't be sent here.`);
  }
  try {
    return await sendReply(api, delivery);
  } catch (error) {
    if (to.threadId === undefined || reply.kind === "thread" || !isThreadGone(error)) throw error;
    const { threadId: _, ...group } = to;
    return sendReply(api, { ...delivery, to: group });
  }
}

async function sendReply(api: TelegramApi, delivery: Sending): Promise<string> {
  const { to, reply, replacesMessageId } = delivery;
  const target = encodeTarget(delivery);
  switch (reply.kind) {
    case "text":
    case "card":
      return sendTexts(api.calls, { to, target, messages: encodeText(reply), replacesMessageId });
    case "place":
      return sendPlace(api.calls, target, reply);
    case "files":
      return sendFiles(api.transfers, target, reply);
    case "document":
      return sendDocument(api.transfers, target, reply);
    case "thread":
      return sendThread(api.calls, { chatId: target.chat_id, reply, replacesMessageId });
  }
}

interface Texts {
  readonly to: ChatRef;
  readonly target: Target;
  readonly messages: readonly TextMessage[];
  readonly replacesMessageId: string | undefined;
}

function sendTexts(api: Api, { to, target, messages, replacesMessageId }: Texts): Promise<string> {
  return sendInTurn(messages, async (message, n) => {
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

/** Telegram shows a name only together with an address. */
async function sendPlace(api: Api, target: Target, reply: PlaceReply): Promise<string> {
  const { caption = "", place } = reply;
  const words = caption === "" ? target : withoutQuote(target);
  if (caption !== "") await sendText(api, target, { text: caption });
  const { chat_id: chatId, ...options } = words;
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

/** One after another, so that they stand in order; resolves to what the last one resolved to. */
async function sendInTurn<Message>(
  messages: readonly Message[],
  send: (message: Message, n: number) => Promise<string>,
): Promise<string> {
  let id = "";
  for (const [n, message] of messages.entries()) id = await send(message, n);
  return id;
}
