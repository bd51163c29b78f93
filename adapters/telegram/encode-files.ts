import { DeliveryError, InvalidReplyError } from "../../bot/core/errors.ts";
import type { FilesReply } from "../../bot/core/reply.ts";
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
 * Files that lie on Telegram as messages, in their order; the caption stands on the first file, or before
 * it as a message of its own where it is too long or the file can carry none.
 * @throws {InvalidReplyError} when there is no file.
 * @throws {DeliveryError} `rejected` for a file of another channel.
 */
export function encodeFiles(reply: FilesReply): readonly FilesMessage[] {
  const files = reply.files.map((file) => {
    const known = file.channel === "telegram" ? parseFileId(file) : undefined;
    if (known !== undefined) return known;
    throw new DeliveryError("rejected", `A file that lies on ${file.channel} can't be sent here.`);
  });
  const [first] = files;
  if (first === undefined) throw new InvalidReplyError("A files reply needs files.");
  const caption = reply.caption ?? "";
  const isOwnMessage = caption.length > MAX_CAPTION_LENGTH || !canCarryCaption(first.kind);
  const before = isOwnMessage
    ? splitText(caption, MAX_TEXT_LENGTH).map((text) => ({ kind: "text" as const, text }))
    : [];
  const captioned = files.map(
    (file, n): TelegramFile =>
      n === 0 && !isOwnMessage && caption !== "" ? { ...file, caption } : file,
  );
  return [...before, ...inAlbums(captioned)];
}

function canCarryCaption(kind: TelegramFileKind): boolean {
  return kind !== "sticker" && kind !== "video_note";
}

function inAlbums(files: readonly TelegramFile[]): readonly FilesMessage[] {
  const runs: TelegramFile[][] = [];
  for (const file of files) {
    const run = runs.at(-1);
    if (run !== undefined && canJoin(run, file)) run.push(file);
    else runs.push([file]);
  }
  return runs.flatMap((run): readonly FilesMessage[] => {
    const [file] = run;
    if (file === undefined) return [];
    const album = ALBUM_OF[file.kind];
    return run.length === 1 || album === undefined
      ? [{ kind: "file", file }]
      : [{ kind: "album", album, files: run }];
  });
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
