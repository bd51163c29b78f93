import type { Channel, FileRef } from "../../bot/core/event.ts";

/** What a message may hold, as far as it matters for passing it on. */
export const CONTENT_KINDS = [
  "text",
  "image",
  "animation",
  "document",
  "voice",
  "audio",
  "video",
  "sticker",
  "movingSticker",
  "place",
  "contact",
  "other",
] as const;

export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Passed on as what it is or comes closest; told in words; or not passed on, which the sender is told. */
export type Way = "whole" | "inWords" | "refused";

interface Passage {
  readonly kind: ContentKind;
  /** Any channel where absent. */
  readonly from?: Channel;
  readonly to?: Channel;
  readonly way: Way;
}

/** The first row that fits decides. */
const PASSAGES: readonly Passage[] = [
  { kind: "text", way: "whole" },
  { kind: "image", way: "whole" },
  { kind: "animation", way: "whole" },
  { kind: "document", way: "whole" },
  { kind: "voice", way: "whole" },
  { kind: "audio", way: "whole" },
  { kind: "video", way: "whole" },
  { kind: "sticker", from: "feishu", to: "feishu", way: "whole" },
  // Feishu docs: "message-resource/get" hands out no stickers.
  { kind: "sticker", from: "feishu", way: "refused" },
  { kind: "sticker", way: "whole" },
  { kind: "movingSticker", from: "telegram", to: "telegram", way: "whole" },
  // TGS and WEBM: nobody else shows them.
  { kind: "movingSticker", way: "inWords" },
  { kind: "place", way: "whole" },
  { kind: "contact", way: "inWords" },
  { kind: "other", way: "refused" },
];

export function wayOf(kind: ContentKind, from: Channel, to: Channel): Way {
  const found = PASSAGES.find(
    (row) =>
      row.kind === kind &&
      (row.from === undefined || row.from === from) &&
      (row.to === undefined || row.to === to),
  );
  return found?.way ?? "refused";
}

export function kindOfFile({ kind, type = "" }: FileRef): ContentKind {
  switch (kind) {
    case "audio":
      return /ogg|opus/.test(type) ? "voice" : "audio";
    case "sticker":
      return type.startsWith("video/") ? "movingSticker" : "sticker";
    case "image":
    case "video":
      return type === "image/gif" ? "animation" : kind;
    case "document":
      return kind;
  }
}
