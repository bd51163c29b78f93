import { z } from "zod";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { FileRef } from "../../bot/core/event.ts";
import type { DocumentFile } from "../../bot/core/reply.ts";
import { type FeishuApi, parsed } from "./api.ts";
import type { Piece } from "./encode.ts";

const MEGABYTE = 1024 * 1024;
/** Feishu docs: "image/create" and "file/create". */
const MAX_IMAGE_BYTES = 10 * MEGABYTE;
const MAX_FILE_BYTES = 30 * MEGABYTE;

type Named = Pick<FileRef, "kind" | "name">;

const imageSchema = z.object({ data: z.object({ image_key: z.string().min(1) }) });
const fileSchema = z.object({ data: z.object({ file_key: z.string().min(1) }) });

/** The bytes of a file in a message the bot can see. Stickers can't be had. */
export function openFile(api: FeishuApi, file: FileRef): Promise<AsyncIterable<Uint8Array>> {
  if (file.channel !== "feishu" || file.kind === "sticker") {
    return Promise.reject(
      new DeliveryError("rejected", `Feishu gives no bytes of a ${file.channel} ${file.kind}.`),
    );
  }
  return api.download({
    operation: "im.message.resource.get",
    method: "GET",
    path: `/im/v1/messages/${segment(file.messageId)}/resources/${segment(file.id)}`,
    query: { type: file.kind === "image" ? "image" : "file" },
  });
}

/**
 * The message that shows a file of this channel again. A bot may send only what it uploaded itself, so the
 * bytes go through memory, never to the disk: the upload needs their number beforehand.
 */
export async function encodeFile(api: FeishuApi, file: FileRef): Promise<Piece> {
  if (file.channel !== "feishu") {
    throw new DeliveryError("rejected", `A file from ${file.channel} can't be sent in Feishu.`);
  }
  // The one thing that may be sent by the key it came with.
  if (file.kind === "sticker") return piece("sticker", { file_key: file.id });
  const isImage = file.kind === "image";
  const limit = isImage ? MAX_IMAGE_BYTES : MAX_FILE_BYTES;
  const bytes = await collect(await openFile(api, file), limit);
  return isImage ? uploadImage(api, bytes) : uploadFile(api, file, bytes);
}

/** The message that hands over a document of ours. */
export async function encodeDocument(
  api: FeishuApi,
  { name, type, bytes }: DocumentFile,
): Promise<Piece> {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    throw new DeliveryError(
      "rejected",
      `${name} is over the ${MAX_FILE_BYTES} bytes Feishu takes.`,
    );
  }
  const ref = { kind: "document", name } as const;
  return uploadFile(api, ref, new Blob([bytes], { type }));
}

async function uploadImage(api: FeishuApi, bytes: Blob): Promise<Piece> {
  const operation = "im.image.create";
  const body = new FormData();
  body.set("image_type", "message");
  body.set("image", bytes, "image");
  const answer = await api.call({ operation, method: "POST", path: "/im/v1/images", body });
  return piece("image", { image_key: parsed(imageSchema, operation, answer).data.image_key });
}

async function uploadFile(api: FeishuApi, file: Named, bytes: Blob): Promise<Piece> {
  const operation = "im.file.create";
  const { type, msgType, fallbackName } = uploadKind(file);
  const name = file.name ?? fallbackName;
  const body = new FormData();
  body.set("file_type", type);
  body.set("file_name", name);
  body.set("file", bytes, name);
  const answer = await api.call({ operation, method: "POST", path: "/im/v1/files", body });
  return piece(msgType, { file_key: parsed(fileSchema, operation, answer).data.file_key });
}

/** Feishu docs: the type given at upload must match the type of the message (230055). */
function uploadKind({ kind, name }: Named) {
  if (kind === "audio") return { type: "opus", msgType: "audio", fallbackName: "audio.opus" };
  if (kind === "video") return { type: "mp4", msgType: "media", fallbackName: "video.mp4" };
  const known = /\.(pdf|doc|xls|ppt)x?$/i.exec(name ?? "")?.[1];
  return { type: known?.toLowerCase() ?? "stream", msgType: "file", fallbackName: "file" };
}

async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > limit) {
      throw new DeliveryError("rejected", `The file is over the ${limit} bytes Feishu takes.`);
    }
    parts.push(new Uint8Array(chunk));
  }
  if (size === 0) throw new DeliveryError("rejected", "Feishu takes no empty files.");
  return new Blob(parts);
}

function piece(msgType: string, content: Readonly<Record<string, string>>): Piece {
  return { msg_type: msgType, content: JSON.stringify(content) };
}

function segment(id: string): string {
  return encodeURIComponent(id);
}
