import { badRequest } from "./api-error.ts";

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Bot API reference, "HTML style": the only tags it knows. */
const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  span: "spoiler",
  "tg-spoiler": "spoiler",
  "tg-emoji": "custom_emoji",
};

/** Bot API reference: these four by name, and every numeric one. Others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const CHARACTER = /^&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot));/i;
const TAG = /^<(\/?)([a-z][a-z0-9-]*)([^<>]*)>/i;

interface OpenTag {
  readonly tag: string;
  readonly attributes: string;
  readonly offset: number;
}

/** Reads `parse_mode: "HTML"`, with the errors of the server's own parser (tdlib `parse_html`). */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    const rest = html.slice(at);
    const character = CHARACTER.exec(rest);
    if (character !== null) {
      text += decodeCharacter(character);
      at += character[0].length;
    } else if (rest.startsWith("<")) {
      const tag = TAG.exec(rest);
      if (tag === null) throw unparsable(`Unclosed start tag at byte offset ${bytes(html, at)}`);
      applyTag(tag, { open, entities, length: text.length, byteOffset: bytes(html, at) });
      at += tag[0].length;
    } else {
      text += html.charAt(at);
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: entities.toSorted((one, other) => one.offset - other.offset) };
}

interface Position {
  readonly open: OpenTag[];
  readonly entities: Entity[];
  readonly length: number;
  readonly byteOffset: number;
}

function applyTag(match: RegExpExecArray, position: Position): void {
  const { open, entities, length, byteOffset } = position;
  const [, slash, name = "", attributes = ""] = match;
  const tag = name.toLowerCase();
  if (slash !== "/") {
    if (!Object.hasOwn(ENTITY_OF_TAG, tag)) {
      throw unparsable(`Unsupported start tag "${tag}" at byte offset ${byteOffset}`);
    }
    open.push({ tag, attributes: attributes.trim(), offset: length });
    return;
  }
  const begun = open.pop();
  if (begun === undefined) throw unparsable(`Unexpected end tag at byte offset ${byteOffset}`);
  if (begun.tag !== tag) {
    throw unparsable(
      `Unmatched end tag at byte offset ${byteOffset}, expected "</${begun.tag}>", found "</${tag}>"`,
    );
  }
  if (length > begun.offset) {
    entities.push({ type: typeOf(begun), offset: begun.offset, length: length - begun.offset });
  }
}

function typeOf({ tag, attributes }: OpenTag): string {
  const isFolded = tag === "blockquote" && attributes === "expandable";
  return isFolded ? "expandable_blockquote" : (ENTITY_OF_TAG[tag] ?? tag);
}

function decodeCharacter([, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
  if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
  return NAMED[(name ?? "").toLowerCase()] ?? "";
}

function bytes(html: string, at: number): number {
  return Buffer.byteLength(html.slice(0, at));
}

function unparsable(problem: string) {
  return badRequest(`can't parse entities: ${problem}`);
}
