import type { FileRef } from "../../bot/core/event.ts";
import type { TelegramMessage } from "./update.ts";

/** A file of one of these kinds can only be sent again as the same kind. */
export const FILE_KINDS = [
  "photo",
  "animation",
  "document",
  "video",
  "video_note",
  "voice",
  "audio",
  "sticker",
] as const;

export type TelegramFileKind = (typeof FILE_KINDS)[number];

const KIND_OF_FILE = {
  photo: "image",
  animation: "video",
  document: "document",
  video: "video",
  video_note: "video",
  voice: "audio",
  audio: "audio",
  sticker: "sticker",
} as const satisfies Record<TelegramFileKind, FileRef["kind"]>;

/** The files of a message: none or one, since an album comes as one message per piece. */
export function decodeFiles(message: TelegramMessage): readonly FileRef[] {
  // An animation repeats itself as a document, hence the order of FILE_KINDS and only the first.
  const kind = FILE_KINDS.find((name) => message[name] !== undefined);
  if (kind === undefined) return [];
  // A photo comes in several sizes, the largest last.
  const file = kind === "photo" ? message.photo?.at(-1) : message[kind];
  if (file === undefined) return [];
  return [
    {
      channel: "telegram",
      id: fileId(kind, file.file_id),
      messageId: String(message.message_id),
      kind: KIND_OF_FILE[kind],
      ...(file.file_name !== undefined && { name: file.file_name }),
      ...(file.file_size !== undefined && { bytes: file.file_size }),
      ...described(kind, file),
    },
  ];
}

type TelegramFileObject = NonNullable<TelegramMessage["document"]>;

/** Bot API reference: voices are OGG with OPUS, stickers WEBP, else TGS or WEBM. */
function described(kind: TelegramFileKind, file: TelegramFileObject) {
  const isMoving = file.is_animated === true || file.is_video === true;
  const ownTypes: Partial<Record<TelegramFileKind, string>> = {
    photo: "image/jpeg",
    voice: "audio/ogg",
    sticker: isMoving ? "video/webm" : "image/webp",
    video_note: "video/mp4",
  };
  const type = ownTypes[kind] ?? file.mime_type;
  return {
    ...(type !== undefined && { type }),
    ...(file.emoji !== undefined && { alt: file.emoji }),
  };
}

function fileId(kind: TelegramFileKind, id: string): string {
  return `${kind}:${id}`;
}

/** Telegram's kind and id of a file. `undefined` when the reference was not made by {@link decodeFiles}. */
export function parseFileId(
  file: FileRef,
): { readonly kind: TelegramFileKind; readonly id: string } | undefined {
  const colon = file.id.indexOf(":");
  const kind = FILE_KINDS.find((name) => name === file.id.slice(0, colon));
  return kind === undefined ? undefined : { kind, id: file.id.slice(colon + 1) };
}
