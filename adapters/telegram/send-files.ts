import type { Api, InputFile } from "grammy/web";
import type { SentFilesReply } from "../../bot/core/reply.ts";
import { type Target, withoutQuote } from "./encode.ts";
import { encodeFiles, type FilesMessage, type TelegramFile } from "./encode-files.ts";
import { isPictureRefused } from "./errors.ts";
import { sendInTurn } from "./progress.ts";
import { createUploads, type Uploads } from "./upload.ts";

type Album = Extract<FilesMessage, { readonly kind: "album" }>;

interface Sender {
  readonly api: Api;
  readonly target: Target;
  readonly uploads: Uploads;
}

interface FilesSending {
  readonly target: Target;
  readonly reply: SentFilesReply;
  /** Ids of the messages that got through before. */
  readonly sent: string[];
}

/** Resolves to the id of the last message; of an album, to that of its first piece. */
export async function sendFiles(api: Api, { target, reply, sent }: FilesSending): Promise<string> {
  const uploads = createUploads();
  try {
    return await sendInTurn(sent, encodeFiles(reply), (message, n) =>
      sendOne({ api, target: n === 0 ? target : withoutQuote(target), uploads }, message),
    );
  } catch (error) {
    throw uploads.failure() ?? error;
  } finally {
    uploads.close();
  }
}

async function sendOne(sender: Sender, message: FilesMessage): Promise<string> {
  const { api, target } = sender;
  switch (message.kind) {
    case "text": {
      const { chat_id: chatId, ...place } = target;
      const sent = await api.sendMessage(chatId, message.text, place);
      return String(sent.message_id);
    }
    case "file":
      return sendFile(sender, message.file);
    case "album": {
      const [first] = await sendAlbum(sender, message);
      return String(first?.message_id);
    }
  }
}

async function sendFile(sender: Sender, file: TelegramFile): Promise<string> {
  try {
    return String((await callFor(sender, file)).message_id);
  } catch (error) {
    if (file.source === undefined || !isPictureRefused(error)) throw error;
    const asDocument = { ...file, kind: "document" } as const;
    return String((await callFor(sender, asDocument)).message_id);
  }
}

function callFor({ api, target, uploads }: Sender, file: TelegramFile) {
  const { chat_id: chatId, ...place } = target;
  const options = { ...place, ...(file.caption !== undefined && { caption: file.caption }) };
  const media = mediaOf(uploads, file);
  switch (file.kind) {
    case "photo":
      return api.sendPhoto(chatId, media, options);
    case "animation":
      return api.sendAnimation(chatId, media, options);
    case "document":
      return api.sendDocument(chatId, media, options);
    case "video":
      return api.sendVideo(chatId, media, options);
    case "voice":
      return api.sendVoice(chatId, media, options);
    case "audio":
      return api.sendAudio(chatId, media, options);
    case "video_note":
      return api.sendVideoNote(chatId, media, place);
    case "sticker":
      return api.sendSticker(chatId, media, place);
  }
}

function mediaOf(uploads: Uploads, { kind, id, source }: TelegramFile): string | InputFile {
  return source === undefined ? id : uploads.input(source, kind);
}

function sendAlbum({ api, target, uploads }: Sender, { album, files }: Album) {
  const { chat_id: chatId, ...place } = target;
  const pieces = files.map((file) => ({
    isVideo: file.kind === "video",
    media: {
      media: mediaOf(uploads, file),
      ...(file.caption !== undefined && { caption: file.caption }),
    },
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
