import { createHash } from "node:crypto";
import type { ChatRef } from "../../bot/core/event.ts";
import { type CardReply, plainText, type TextReply } from "../../bot/core/reply.ts";
import { encodeCard } from "./card.ts";

/** One message as the platform takes it. */
export interface Piece {
  readonly msg_type: string;
  /** JSON, as a string. */
  readonly content: string;
}

/**
 * Feishu docs: "message/create" takes 30 KB of request body for cards and posts. Measured as it travels, with
 * the JSON string escaped once more; the rest is for the other properties and the platform's own styling.
 */
const MAX_CONTENT_BYTES = 28_000;
/** Feishu docs: "message/create". */
const MAX_UUID_CHARACTERS = 50;

/**
 * The messages a reply becomes, in order; mostly one. A card that is too large goes as its words, and a card
 * with the title and the buttons behind them. The last one stands for the reply. None when it shows nothing.
 */
export function encodeReply(reply: TextReply | CardReply, to: ChatRef): readonly Piece[] {
  if (reply.kind === "text") return encodeText(reply.text);
  if (isEmpty(reply)) return [];
  const card = encodeWholeCard(reply, to);
  if (card !== undefined) return [card];
  const words = encodeText(plainText({ ...reply, buttons: [] }));
  const rest = encodeWholeCard({ ...reply, blocks: [] }, to);
  return reply.buttons.length === 0 || rest === undefined ? words : [...words, rest];
}

/** A card that takes an earlier card's place; `undefined` when it would be too large. */
export function encodeReplacement(reply: TextReply | CardReply, to: ChatRef): Piece | undefined {
  if (reply.kind === "card") return encodeWholeCard(reply, to);
  const blocks = [{ kind: "text", text: reply.text }] as const;
  return encodeWholeCard({ kind: "card", blocks, buttons: [] }, to);
}

/**
 * Posts, because their `text` nodes are shown as they are: a message of type `text` reads `<at …>`, `<b>` and
 * `[words](address)` in what it is given, so anybody could mention everybody through the bot.
 */
export function encodeText(text: string): readonly Piece[] {
  return (text === "" ? [] : split(text)).map((part) => ({
    msg_type: "post",
    content: JSON.stringify({ zh_cn: { content: [[{ tag: "text", text: part }]] } }),
  }));
}

/** Words, and pictures below them, as one message. What is too long for it is cut. */
export function encodePost(words: string, imageKeys: readonly string[]): Piece {
  const [first = ""] = words === "" ? [] : split(words);
  const lines = [
    ...(first === "" ? [] : [[{ tag: "text", text: first }]]),
    ...imageKeys.map((key) => [{ tag: "img", image_key: key }]),
  ];
  return { msg_type: "post", content: JSON.stringify({ zh_cn: { content: lines } }) };
}

/** The platform's key against sending twice: the delivery's own for the first message, derived for the others. */
export function pieceUuid(deliveryId: string, index: number): string {
  if (index === 0 && deliveryId.length <= MAX_UUID_CHARACTERS) return deliveryId;
  const hash = createHash("sha256").update(`${deliveryId} ${index}`).digest("hex");
  return hash.slice(0, MAX_UUID_CHARACTERS);
}

function isEmpty({ title = "", blocks, buttons }: CardReply): boolean {
  return title === "" && blocks.length === 0 && buttons.flat().length === 0;
}

function encodeWholeCard(reply: CardReply, to: ChatRef): Piece | undefined {
  const content = encodeCard(reply, to);
  if (content === undefined || travellingBytes(content) > MAX_CONTENT_BYTES) return undefined;
  return { msg_type: "interactive", content };
}

/** Parts that fit, cut at the end of a line where one is near enough, never inside a character. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (travellingBytes(JSON.stringify(rest)) > MAX_CONTENT_BYTES) {
    const fitting = longestFitting(rest);
    const lineEnd = rest.lastIndexOf("\n", fitting);
    const cut = lineEnd > fitting / 2 ? lineEnd : fitting;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).replace(/^\n/, "");
  }
  return [...parts, rest];
}

/** Never half a character: a lone surrogate travels escaped, and so longer than the whole pair. */
function longestFitting(text: string): number {
  let [fits, tooLong] = [1, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (travellingBytes(JSON.stringify(text.slice(0, middle))) > MAX_CONTENT_BYTES)
      tooLong = middle;
    else fits = middle;
  }
  return fits;
}

function travellingBytes(json: string): number {
  return Buffer.byteLength(JSON.stringify(json));
}
