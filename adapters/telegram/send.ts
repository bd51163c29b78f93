import { type Api, InputFile } from "grammy";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { ChatRef } from "../../bot/core/event.ts";
import type { Sending } from "../../bot/core/ports.ts";
import type { DocumentReply } from "../../bot/core/reply.ts";
import { encodeChat, encodeText, type TextMessage } from "./encode.ts";
import { encodeFiles, type FilesMessage, type TelegramFile } from "./encode-files.ts";
import { isEditImpossible, isNotModified } from "./errors.ts";

type Album = Extract<FilesMessage, { readonly kind: "album" }>;

/**
 * Sends a delivery, in several messages where one can't hold it. Resolves to the id of the last, which
 * bears the buttons; of an album, to that of its first piece, which bears the caption.
 */
export async function sendDelivery(api: Api, delivery: Sending): Promise<string> {
  const { to, reply, replacesMessageId } = delivery;
  if (to.channel !== "telegram") {
    throw new DeliveryError("rejected", `A delivery to ${to.channel} can't be sent here.`);
  }
  switch (reply.kind) {
    case "text":
    case "card":
      return sendTexts(api, { to, messages: encodeText(reply), replacesMessageId });
    case "files":
      return sendInTurn(encodeFiles(reply), (message) => sendFiles(api, to, message));
    case "document":
      return sendDocument(api, to, reply);
  }
}

interface Texts {
  readonly to: ChatRef;
  readonly messages: readonly TextMessage[];
  readonly replacesMessageId: string | undefined;
}

function sendTexts(api: Api, { to, messages, replacesMessageId }: Texts): Promise<string> {
  return sendInTurn(messages, async (message, n) => {
    // The first page takes the old message's place, the others follow it.
    const isEdited =
      n === 0 &&
      replacesMessageId !== undefined &&
      (await editText(api, { to, message, messageId: replacesMessageId }));
    return isEdited ? replacesMessageId : sendText(api, to, message);
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

async function sendText(api: Api, to: ChatRef, message: TextMessage): Promise<string> {
  const { chat_id: chatId, ...place } = encodeChat(to);
  const { text, ...options } = message;
  const sent = await api.sendMessage(chatId, text, {
    ...place,
    ...options,
    link_preview_options: { is_disabled: true },
  });
  return String(sent.message_id);
}

async function sendFiles(api: Api, to: ChatRef, message: FilesMessage): Promise<string> {
  switch (message.kind) {
    case "text":
      return sendText(api, to, { text: message.text });
    case "file":
      return sendFile(api, to, message.file);
    case "album": {
      const [first] = await sendAlbum(api, to, message);
      return String(first?.message_id);
    }
  }
}

async function sendFile(api: Api, to: ChatRef, file: TelegramFile): Promise<string> {
  const { chat_id: chatId, ...place } = encodeChat(to);
  const options = { ...place, ...(file.caption !== undefined && { caption: file.caption }) };
  const sent = await send();
  return String(sent.message_id);

  function send() {
    switch (file.kind) {
      case "photo":
        return api.sendPhoto(chatId, file.id, options);
      case "animation":
        return api.sendAnimation(chatId, file.id, options);
      case "document":
        return api.sendDocument(chatId, file.id, options);
      case "video":
        return api.sendVideo(chatId, file.id, options);
      case "voice":
        return api.sendVoice(chatId, file.id, options);
      case "audio":
        return api.sendAudio(chatId, file.id, options);
      case "video_note":
        return api.sendVideoNote(chatId, file.id, place);
      case "sticker":
        return api.sendSticker(chatId, file.id, place);
    }
  }
}

async function sendDocument(api: Api, to: ChatRef, reply: DocumentReply): Promise<string> {
  const { chat_id: chatId, ...place } = encodeChat(to);
  const { name, bytes } = reply.document;
  const { caption } = reply;
  const options = { ...place, ...(caption !== undefined && { caption }) };
  const sent = await api.sendDocument(chatId, new InputFile(bytes, name), options);
  return String(sent.message_id);
}

function sendAlbum(api: Api, to: ChatRef, { album, files }: Album) {
  const { chat_id: chatId, ...place } = encodeChat(to);
  const pieces = files.map(({ kind, id, caption }) => ({
    isVideo: kind === "video",
    media: { media: id, ...(caption !== undefined && { caption }) },
  }));
  switch (album) {
    case "visual":
      return api.sendMediaGroup(
        chatId,
        pieces.map(({ isVideo, media }) =>
          isVideo ? { type: "video", ...media } : { type: "photo", ...media },
        ),
        place,
      );
    case "document":
      return api.sendMediaGroup(
        chatId,
        pieces.map(({ media }) => ({ type: "document", ...media })),
        place,
      );
    case "audio":
      return api.sendMediaGroup(
        chatId,
        pieces.map(({ media }) => ({ type: "audio", ...media })),
        place,
      );
  }
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
