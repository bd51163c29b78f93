import { InvalidReplyError } from "../../bot/core/errors.ts";
import { type Block, barLines, type CardReply } from "../../bot/core/reply.ts";
import { MAX_TEXT_LENGTH, splitText } from "./split.ts";

/** A longer quotation is folded, so that the answer around it stays in sight. */
const MAX_OPEN_QUOTE_LENGTH = 300;
const GAP = "\n\n";

/** Words and the HTML that shows them. Kept apart because only the words count against the limit. */
interface Segment {
  readonly text: string;
  readonly toHtml: (text: string) => string;
}

/** The card as HTML, in as many messages as its length needs. At least one. */
export function encodeCard(card: CardReply): readonly string[] {
  const title = card.title === undefined ? [] : [{ text: card.title, toHtml: bold }];
  const segments = [...title, ...card.blocks.flatMap(toSegments)].flatMap(divide);
  if (segments.length === 0)
    throw new InvalidReplyError("A card needs words: buttons can't stand alone.");
  const messages: string[] = [];
  let html = "";
  let length = 0;
  for (const segment of segments) {
    const grown = length + GAP.length + segment.text.length;
    const fits = length > 0 && grown <= MAX_TEXT_LENGTH;
    if (length > 0 && !fits) messages.push(html);
    html = fits ? html + GAP + segment.toHtml(segment.text) : segment.toHtml(segment.text);
    length = fits ? grown : segment.text.length;
  }
  return [...messages, html];
}

function toSegments(block: Block): readonly Segment[] {
  switch (block.kind) {
    case "text":
      return [{ text: block.text, toHtml: escapeHtml }];
    case "quote":
      return quoteSegments(block.text, block.source);
    case "fields":
      return [
        {
          text: block.fields.map(({ label, value }) => label + colon(label) + value).join("\n"),
          toHtml: escapeHtml,
        },
      ];
    case "bars":
      return [{ text: barLines(block.bars), toHtml: escapeHtml }];
  }
}

/** The source stands inside its quotation, under the last of its words. */
function quoteSegments(quoted: string, source: string): readonly Segment[] {
  const room = MAX_TEXT_LENGTH - source.length - 1;
  if (room < 1) throw new InvalidReplyError("The source of a quotation is longer than a message.");
  const pieces = splitText(quoted, room);
  return pieces.map((piece, n) => {
    if (n < pieces.length - 1) return { text: piece, toHtml: (text) => blockquote(text, "") };
    return {
      text: `${piece}\n${source}`,
      toHtml: () => blockquote(piece, `\n<i>${escapeHtml(source)}</i>`),
    };
  });
}

function divide(segment: Segment): readonly Segment[] {
  if (segment.text.length <= MAX_TEXT_LENGTH && segment.text.trim() !== "") return [segment];
  return splitText(segment.text, MAX_TEXT_LENGTH).map((text) => ({ ...segment, text }));
}

function blockquote(text: string, end: string): string {
  const tag = text.length > MAX_OPEN_QUOTE_LENGTH ? "blockquote expandable" : "blockquote";
  return `<${tag}>${escapeHtml(text)}${end}</blockquote>`;
}

function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}

function colon(label: string): string {
  return /\p{Script=Han}$/u.test(label) ? "：" : ": ";
}

/** Telegram's HTML knows these four entities by name and no others. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
