import type { Channel, FileRef } from "./event.ts";

const MEGABYTE = 1024 * 1024;

/** What a platform lets a bot fetch and send, in bytes. */
interface FileLimits {
  readonly download: number;
  readonly image: number;
  readonly file: number;
}

const LIMITS: Readonly<Record<Channel, FileLimits>> = {
  // Bot API reference: getFile, sendPhoto, "Sending files".
  telegram: { download: 20 * MEGABYTE, image: 10 * MEGABYTE, file: 50 * MEGABYTE },
  // Feishu docs: "message-resource/get", "image/create", "file/create".
  feishu: { download: 100 * MEGABYTE, image: 10 * MEGABYTE, file: 30 * MEGABYTE },
  // Ours: a file of the playground lies in memory.
  web: { download: 5 * MEGABYTE, image: 50 * MEGABYTE, file: 50 * MEGABYTE },
};

/** The most a bot may fetch from that platform. */
export function maxDownload(channel: Channel): number {
  return LIMITS[channel].download;
}

/** The most a bot may send there as a file of that kind. */
export function maxUpload(channel: Channel, kind: FileRef["kind"]): number {
  return kind === "image" ? LIMITS[channel].image : LIMITS[channel].file;
}

/** The smaller of both platforms' limits. Telegram sends what it already has by name, whatever its size. */
export function maxBytes(file: FileRef, to: Channel): number {
  if (file.channel === "telegram" && to === "telegram") return Number.POSITIVE_INFINITY;
  return Math.min(maxDownload(file.channel), maxUpload(to, file.kind));
}
