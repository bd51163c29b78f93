import { InvalidReplyError } from "./errors.ts";
import type { FileRef, Place } from "./event.ts";

/** Telegram's `callback_data`: 1–64 bytes of UTF-8, for `action:value`. */
export const MAX_BUTTON_BYTES = 64;

export interface Button {
  readonly label: string;
  /** Dotted: `handoff.open`. Never contains a colon. */
  readonly action: string;
  /** Names the step, record or version it belongs to; everything is checked again when it comes in. */
  readonly value?: string;
  /**
   * It asks for a day: where the platform has something to pick one with, the press comes with it as the field `day`
   * (2026-12-15); elsewhere without, as of any button.
   */
  readonly picks?: "day";
}

export type Block =
  | { readonly kind: "text"; readonly text: string }
  /** Words of a document, and where they stand. */
  | { readonly kind: "quote"; readonly text: string; readonly source: string }
  | {
      readonly kind: "fields";
      readonly fields: readonly { readonly label: string; readonly value: string }[];
    }
  /** Counts side by side: a chart where the platform draws one, else bars of text. */
  | { readonly kind: "bars"; readonly bars: readonly Bar[] };

export interface Bar {
  readonly label: string;
  readonly count: number;
}

export interface TextReply {
  readonly kind: "text";
  /** Plain text: adapters escape it for their platform. */
  readonly text: string;
}

export interface CardReply {
  readonly kind: "card";
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** Rows of buttons, shown below the blocks. */
  readonly buttons: readonly (readonly Button[])[];
}

/** Files in their order: an album where the platform has such a thing. */
export interface FilesReply {
  readonly kind: "files";
  readonly files: readonly FileRef[];
  /** Stands before them all, or with the first where it has no caption of its own. */
  readonly caption?: string;
}

/** A pin on the map, or its words and a link to one. */
export interface PlaceReply {
  readonly kind: "place";
  readonly place: Place;
  readonly caption?: string;
}

/** Made when it is sent: a name and parameters, no rows, so nothing personal waits in the outbox. */
export interface ReportReply {
  readonly kind: "report";
  /** Which report; `MakeReport` knows it by this name. */
  readonly report: string;
  /** Names records and choices, never anything personal. */
  readonly params: Readonly<Record<string, string>>;
  readonly caption?: string;
}

/**
 * A thread of a group, as it is to be: opened, or again in that state where it replaces an earlier one. The
 * messages that go into it name its delivery.
 */
export interface ThreadReply {
  readonly kind: "thread";
  readonly title: string;
  /** Nothing more is expected in it; where the platform can't say so it stays open. */
  readonly isClosed?: boolean;
}

/** A small sign at somebody's own message: another platform took what was passed on of it. */
export interface MarkReply {
  readonly kind: "mark";
  /** Platform's id of the message, in the chat the delivery goes to. */
  readonly messageId: string;
}

export type Reply =
  | TextReply
  | CardReply
  | FilesReply
  | PlaceReply
  | ReportReply
  | ThreadReply
  | MarkReply;

/** A report as it was made, whole and in memory. */
export interface DocumentFile {
  /** With its ending: `预审结果-2026-11-23.html`. */
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a report has become on its way to the platform. Never stored. */
export interface DocumentReply {
  readonly kind: "document";
  readonly document: DocumentFile;
  readonly caption?: string;
}

/** A file as the platform it lies on hands it out. */
export interface OpenedFile {
  /** Reads once. Throws a `DeliveryError` when the source breaks off. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** In bytes, where the platform tells. */
  readonly size?: number;
}

/** A file on its way from one platform to another. */
export interface SentFile extends FileRef {
  /** Asks the platform it lies on. @throws {DeliveryError} and nothing else. */
  readonly open: () => Promise<OpenedFile>;
}

export interface SentFilesReply extends FilesReply {
  readonly files: readonly SentFile[];
}

/** What an adapter is given to send. */
export type SentReply =
  | TextReply
  | CardReply
  | PlaceReply
  | ThreadReply
  | MarkReply
  | SentFilesReply
  | DocumentReply;

/** @throws {InvalidReplyError} when action and value do not fit into Telegram's 64 bytes. */
export function button(label: string, action: string, value?: string): Button {
  const made: Button = { label, action, ...(value !== undefined && { value }) };
  const data = encodeButtonData(made);
  if (Buffer.byteLength(data) > MAX_BUTTON_BYTES || action.includes(":")) {
    throw new InvalidReplyError(
      `button data "${data}" is over ${MAX_BUTTON_BYTES} bytes or malformed`,
    );
  }
  return made;
}

/** `action:value`, or the action alone. */
export function encodeButtonData({ action, value }: Pick<Button, "action" | "value">): string {
  return value === undefined ? action : `${action}:${value}`;
}

/** The inverse of {@link encodeButtonData}. */
export function decodeButtonData(data: string): { action: string; value?: string } {
  const colon = data.indexOf(":");
  return colon < 0
    ? { action: data }
    : { action: data.slice(0, colon), value: data.slice(colon + 1) };
}

/** A card as plain words, for platforms' fallbacks, notifications and tests. */
export function plainText(reply: TextReply | CardReply): string {
  if (reply.kind === "text") return reply.text;
  const blocks = reply.blocks.map((block) => {
    switch (block.kind) {
      case "text":
        return block.text;
      case "quote":
        return `${block.text}\n—— ${block.source}`;
      case "fields":
        return block.fields.map(fieldLine).join("\n");
      case "bars":
        return barLines(block.bars);
    }
  });
  return [...(reply.title === undefined ? [] : [reply.title]), ...blocks].join("\n\n");
}

/** A place in words, with a link to a map that opens inside China and abroad. */
export function placeText({ place, caption }: PlaceReply): string {
  const { latitude, longitude, name, address } = place;
  const query = new URLSearchParams({
    position: `${longitude},${latitude}`,
    coordinate: "wgs84",
    ...(name !== undefined && { name }),
  });
  const lines = [
    caption,
    name,
    address,
    `${latitude}, ${longitude}`,
    `https://uri.amap.com/marker?${query.toString()}`,
  ];
  return lines.filter((line) => line !== undefined && line !== "").join("\n");
}

const WIDEST_BAR = 10;

/** Bars of text, the longest ten blocks wide: ████░░░░░░ 提问 12 */
export function barLines(bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const line = ({ label, count }: Bar): string => {
    const full = count === 0 ? 0 : Math.max(1, Math.round((WIDEST_BAR * count) / most));
    return `${"█".repeat(full)}${"░".repeat(WIDEST_BAR - full)} ${label} ${count}`;
  };
  return bars.map(line).join("\n");
}

/** A label and its value, with the colon of the label's script. */
export function fieldLine({ label, value }: { readonly label: string; readonly value: string }) {
  return /\p{Script=Han}/u.test(label) ? `${label}：${value}` : `${label}: ${value}`;
}
