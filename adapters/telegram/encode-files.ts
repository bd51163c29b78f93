import { InvalidReplyError } from "../../bot/core/errors.ts";
import type { SentFile, SentFilesReply } from "../../bot/core/reply.ts";
import { parseFileId, type TelegramFileKind } from "./files.ts";
import { MAX_TEXT_LENGTH, splitText } from "./split.ts";

const MAX_CAPTION_LENGTH = 1_024;
const MAX_ALBUM_SIZE = 10;

/** Pictures and films may be mixed; documents and music stay among themselves. */
export type AlbumKind = "visual" | "document" | "audio";

/** What may share an album; kinds that are not named travel alone. */
const ALBUM_OF: Partial<Record<TelegramFileKind, AlbumKind>> = {
  photo: "visual",
  video: "visual",
  document: "document",
  audio: "audio",
};

export interface TelegramFile {
  readonly kind: TelegramFileKind;
  /** Telegram's `file_id`: names a file it already has, so nothing is uploaded. */
  readonly id: string;
  /** Where it is uploaded from, for a file that does not lie on Telegram. */
  readonly source?: SentFile;
  readonly caption?: string;
}

/** One call: a text, a single file, or an album of 2 to 10. */
export type FilesMessage =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly file: TelegramFile }
  | {
      readonly kind: "album";
      readonly album: AlbumKind;
      readonly files: readonly TelegramFile[];
    };

/**
 * Files as messages, in their order. What is said of them all stands on the first file, or before it as a
 * message of its own where it is too long or the file can carry none; so does a file's own caption.
 * @throws {InvalidReplyError} when there is no file.
 */
export function encodeFiles(reply: SentFilesReply): readonly FilesMessage[] {
  const [first, ...rest] = reply.files.map(toTelegramFile);
  if (first === undefined) throw new InvalidReplyError("A files reply needs files.");
  const { caption = "" } = reply;
  const words = [caption, first.caption].filter(Boolean).join("\n");
  const { caption: _, ...bare } = first;
  return inMessages([words === "" ? bare : { ...bare, caption: words }, ...rest]);
}

function inMessages(files: readonly TelegramFile[]): readonly FilesMessage[] {
  const runs: { before: readonly FilesMessage[]; files: TelegramFile[] }[] = [];
  for (const file of files) {
    const { before, file: left } = withoutLongCaption(file);
    const run = runs.at(-1);
    if (run !== undefined && before.length === 0 && canJoin(run.files, left)) run.files.push(left);
    else runs.push({ before, files: [left] });
  }
  return runs.flatMap((run) => [...run.before, ...inAlbum(run.files)]);
}

function withoutLongCaption(file: TelegramFile) {
  const { caption = "", ...bare } = file;
  if (caption.length <= MAX_CAPTION_LENGTH && (caption === "" || canCarryCaption(file.kind))) {
    return { before: [], file };
  }
  const pieces = splitText(caption, MAX_TEXT_LENGTH);
  return { before: pieces.map((text) => ({ kind: "text" as const, text })), file: bare };
}

function toTelegramFile(file: SentFile): TelegramFile {
  const known = file.channel === "telegram" ? parseFileId(file) : undefined;
  const named = known ?? { kind: kindOf(file), id: "", source: file };
  return file.caption === undefined ? named : { ...named, caption: file.caption };
}

/** Bot API reference, sendVoice: only OGG with OPUS is shown as a voice message. */
function kindOf({ kind, type = "" }: SentFile): TelegramFileKind {
  switch (kind) {
    case "image":
    case "sticker":
      return type === "image/gif" ? "animation" : "photo";
    case "audio":
      return /ogg|opus/.test(type) ? "voice" : "audio";
    case "video":
    case "document":
      return kind;
  }
}

function canCarryCaption(kind: TelegramFileKind): boolean {
  return kind !== "sticker" && kind !== "video_note";
}

function inAlbum(files: readonly TelegramFile[]): readonly FilesMessage[] {
  const [file] = files;
  if (file === undefined) return [];
  const album = ALBUM_OF[file.kind];
  return files.length === 1 || album === undefined
    ? [{ kind: "file", file }]
    : [{ kind: "album", album, files }];
}

function canJoin(run: readonly TelegramFile[], file: TelegramFile): boolean {
  const [first] = run;
  const album = ALBUM_OF[file.kind];
  return (
    first !== undefined &&
    album !== undefined &&
    ALBUM_OF[first.kind] === album &&
    run.length < MAX_ALBUM_SIZE
  );
}
