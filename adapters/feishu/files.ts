import { z } from "zod";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { FileRef } from "../../bot/core/event.ts";
import { maxUpload } from "../../bot/core/file-limits.ts";
import type { DocumentFile, OpenedFile, SentFile, SentFilesReply } from "../../bot/core/reply.ts";
import { type FeishuApi, parsed } from "./api.ts";
import { encodePost, encodeText, type Piece } from "./encode.ts";
import { multipart } from "./multipart.ts";

type Named = Pick<FileRef, "kind" | "name" | "type">;

interface Upload extends Named {
  readonly open: () => Promise<OpenedFile>;
}

const imageSchema = z.object({ data: z.object({ image_key: z.string().min(1) }) });
const fileSchema = z.object({ data: z.object({ file_key: z.string().min(1) }) });

/** A file in a message the bot can see. Stickers can't be had. */
export async function openFile(api: FeishuApi, file: FileRef): Promise<OpenedFile> {
  if (file.channel !== "feishu" || file.kind === "sticker") {
    throw new DeliveryError("rejected", `Feishu gives no bytes of a ${file.channel} ${file.kind}.`);
  }
  return api.download({
    operation: "im.message.resource.get",
    method: "GET",
    path: `/im/v1/messages/${segment(file.messageId)}/resources/${segment(file.id)}`,
    query: { type: file.kind === "image" ? "image" : "file" },
  });
}

/**
 * The messages that show files, in their order: pictures together with their words in one post, which is
 * what Feishu has for an album; everything else by itself.
 */
export async function encodeFiles(
  api: FeishuApi,
  { files, caption = "" }: SentFilesReply,
): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  let words = caption;
  let images: string[] = [];
  const flush = (): void => {
    if (images.length > 0) pieces.push(encodePost(words, images));
    else if (words !== "") pieces.push(...encodeText(words));
    [words, images] = ["", []];
  };
  for (const file of files) {
    if (file.caption !== undefined && images.length > 0) flush();
    words = [words, file.caption].filter(Boolean).join("\n");
    if (isShownInPost(file)) images.push(await uploadImage(api, file));
    else {
      flush();
      pieces.push(await encodeFile(api, file));
    }
  }
  flush();
  return pieces;
}

/** The message that hands over a document of ours. */
export async function encodeDocument(
  api: FeishuApi,
  { name, bytes }: DocumentFile,
): Promise<Piece> {
  async function* once() {
    yield bytes;
  }
  const open = async () => ({ bytes: once(), size: bytes.byteLength });
  return uploadFile(api, { kind: "document", name, open });
}

/** Still stickers of other platforms are pictures. */
function isShownInPost({ kind, channel, type = "" }: SentFile): boolean {
  return kind === "image" || type === "image/gif" || (kind === "sticker" && channel !== "feishu");
}

/** The message that shows a file. A bot may send only what it uploaded itself, but for stickers. */
async function encodeFile(api: FeishuApi, file: SentFile): Promise<Piece> {
  if (file.kind === "sticker") return piece("sticker", { file_key: file.id });
  return uploadFile(api, file);
}

async function uploadImage(api: FeishuApi, file: Upload): Promise<string> {
  const operation = "im.image.create";
  const answer = await api.call({
    operation,
    method: "POST",
    path: "/im/v1/images",
    body: () => formWith(file, { image_type: "message" }, { field: "image", name: "image" }),
  });
  return parsed(imageSchema, operation, answer).data.image_key;
}

async function uploadFile(api: FeishuApi, file: Upload): Promise<Piece> {
  const operation = "im.file.create";
  const { type, msgType, fallbackName } = uploadKind(file);
  const name = file.name ?? fallbackName;
  const answer = await api.call({
    operation,
    method: "POST",
    path: "/im/v1/files",
    body: () => formWith(file, { file_type: type, file_name: name }, { field: "file", name }),
  });
  return piece(msgType, { file_key: parsed(fileSchema, operation, answer).data.file_key });
}

/** Feishu docs: the type given at upload must match the type of the message (230055); audio must be OPUS. */
function uploadKind({ kind, name, type = "" }: Named) {
  if (kind === "audio" && (type === "" || /ogg|opus/.test(type))) {
    return { type: "opus", msgType: "audio", fallbackName: "audio.opus" };
  }
  if (kind === "video" && (type === "" || type === "video/mp4")) {
    return { type: "mp4", msgType: "media", fallbackName: "video.mp4" };
  }
  const known = /\.(pdf|doc|xls|ppt)x?$/i.exec(name ?? "")?.[1];
  return { type: known?.toLowerCase() ?? "stream", msgType: "file", fallbackName: "file" };
}

/** Streamed; only where the source does not tell its size it is gathered first, which the form must name. */
async function formWith(
  { kind, open }: Upload,
  fields: Readonly<Record<string, string>>,
  { field, name }: { readonly field: string; readonly name: string },
) {
  const limit = maxUpload("feishu", kind);
  const opened = await open();
  const { size, bytes } = opened.size === undefined ? await gather(opened.bytes) : opened;
  if (size === 0) throw new DeliveryError("rejected", "Feishu takes no empty files.");
  if (size !== undefined && size > limit) {
    throw new DeliveryError("too_large", `Over ${limit} bytes.`, { maxBytes: limit });
  }
  return multipart(fields, { field, name, size: size ?? 0, bytes });
}

async function gather(bytes: AsyncIterable<Uint8Array>): Promise<OpenedFile> {
  const parts: Uint8Array[] = [];
  for await (const chunk of bytes) parts.push(chunk);
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  async function* again() {
    yield* parts;
  }
  return { bytes: again(), size };
}

function piece(msgType: string, content: Readonly<Record<string, string>>): Piece {
  return { msg_type: msgType, content: JSON.stringify(content) };
}

function segment(id: string): string {
  return encodeURIComponent(id);
}
