import type { FileRef, Place } from "../../bot/core/event.ts";

/** What a message holds, in our words. */
export interface Content {
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly other?: string;
  readonly place?: Place;
}

export interface RawMessage {
  readonly messageId: string;
  readonly type: string;
  /** A JSON string; may be empty. */
  readonly content: string;
  /** What stands for each `@_user_N` placeholder; empty for the bot itself. */
  readonly mentions: ReadonlyMap<string, string>;
}

type Fields = Readonly<Record<string, unknown>>;
type Converter = (fields: Fields, message: RawMessage) => Content;

/** Feishu docs: "message content of received messages". What is not listed becomes `other`. */
const CONVERTERS: ReadonlyMap<string, Converter> = new Map<string, Converter>([
  ["text", (fields, message) => ({ text: named(fields["text"], message).trim(), files: [] })],
  ["post", fromPost],
  ["image", (fields, message) => only(file(fields, "image", message))],
  ["file", (fields, message) => only(file(fields, "document", message))],
  ["audio", (fields, message) => only(file(fields, "audio", message))],
  ["location", fromLocation],
  ["media", (fields, message) => only(file(fields, "video", message))],
  ["sticker", (fields, message) => only(file(fields, "sticker", message))],
]);

/** Feishu docs: voices are OPUS, films MP4. */
const TYPES: ReadonlyMap<FileRef["kind"], string> = new Map([
  ["audio", "audio/ogg"],
  ["video", "video/mp4"],
]);

const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ["share_user", "contact"],
  ["share_chat", "group"],
  ["vote", "poll"],
  ["todo", "task"],
  ["interactive", "card"],
  ["video_chat", "call"],
  ["merge_forward", "forward"],
  ["share_calendar_event", "calendar"],
  ["general_calendar", "calendar"],
]);

/** Never throws: what can't be read is named as `other`, so that the person gets an answer. */
export function toContent(message: RawMessage): Content {
  const fields = parseFields(message.content);
  const converter = CONVERTERS.get(message.type);
  const content = fields === undefined ? undefined : converter?.(fields, message);
  if (content !== undefined) return content;
  return { text: "", files: [], other: OTHER_WORDS.get(message.type) ?? message.type };
}

/** `undefined` when it is no JSON object; an empty string is an empty one. */
function parseFields(content: string): Fields | undefined {
  if (content === "") return {};
  try {
    const value: unknown = JSON.parse(content);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function fromPost(fields: Fields, message: RawMessage): Content {
  const files: FileRef[] = [];
  const lines = (Array.isArray(fields["content"]) ? fields["content"] : [])
    .map((line: unknown) => (Array.isArray(line) ? line : []).filter(isFields))
    .map((line) =>
      line
        .map((node) => {
          const attached = attachment(node, message);
          if (attached !== undefined) files.push(attached);
          return nodeText(node, message);
        })
        .join(""),
    );
  const title = string(fields["title"]);
  const text = [...(title === "" ? [] : [title]), ...lines].join("\n");
  return { text: text.trim(), files };
}

/** Feishu docs: the coordinates come as strings. */
function fromLocation(fields: Fields): Content {
  const name = string(fields["name"]);
  const latitude = Number(string(fields["latitude"]) || Number.NaN);
  const longitude = Number(string(fields["longitude"]) || Number.NaN);
  const place = { latitude, longitude, ...(name !== "" && { name }) };
  const isKnown = Number.isFinite(latitude) && Number.isFinite(longitude);
  return { text: "", files: [], other: "location", ...(isKnown && { place }) };
}

function attachment(node: Fields, message: RawMessage): FileRef | undefined {
  if (node["tag"] === "img") return file(node, "image", message);
  if (node["tag"] === "media") return file(node, "video", message);
  return undefined;
}

function nodeText(node: Fields, message: RawMessage): string {
  const text = string(node["text"]);
  switch (node["tag"]) {
    case "a": {
      const address = string(node["href"]);
      return text === address || address === "" ? text : `${text} (${address})`;
    }
    case "at":
      return named(node["user_id"], message);
    case "emotion":
      return `[${string(node["emoji_type"])}]`;
    case "hr":
      return "———";
    default:
      return named(text, message);
  }
}

/** Placeholders become names; the bot's own goes, with the blank behind it. */
function named(value: unknown, { mentions }: RawMessage): string {
  return string(value).replace(/(@_user_\d+|@_all)(\s?)/g, (whole, key: string, blank: string) => {
    const name = key === "@_all" ? "all" : mentions.get(key);
    if (name === undefined) return whole;
    return name === "" ? "" : `@${name}${blank}`;
  });
}

function file(
  fields: Fields,
  kind: FileRef["kind"],
  { messageId }: RawMessage,
): FileRef | undefined {
  // A video has both keys; its image is only the cover.
  const id = string(fields[kind === "image" ? "image_key" : "file_key"]);
  const name = string(fields["file_name"]);
  if (id === "") return undefined;
  const type = TYPES.get(kind);
  return {
    channel: "feishu",
    id,
    messageId,
    kind,
    ...(name !== "" && { name }),
    ...(type !== undefined && { type }),
  };
}

function only(attached: FileRef | undefined): Content {
  return { text: "", files: attached === undefined ? [] : [attached] };
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
