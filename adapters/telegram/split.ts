/** The longest text of one message, counted after Telegram has read the formatting. */
export const MAX_TEXT_LENGTH = 4_096;

/**
 * Cuts a text into pieces of at most `limit` characters, at the end of a line where there is one, else at
 * a space, else anywhere but inside a character. Only the line end or space of a cut is left out; a piece
 * of nothing but white space, which Telegram refuses, is left out whole.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const { end, next } = cut(rest, limit);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(next);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== "");
}

function cut(text: string, limit: number): { readonly end: number; readonly next: number } {
  for (const gap of ["\n", " "]) {
    const at = text.lastIndexOf(gap, limit);
    if (at > 0) return { end: at, next: at + 1 };
  }
  const isInsidePair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  const end = isInsidePair && limit > 1 ? limit - 1 : limit;
  return { end, next: end };
}

/** The beginning of a text, at most `limit` characters with the ellipsis that tells of the rest. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const { end } = cut(text, limit - 1);
  return `${text.slice(0, end)}…`;
}
