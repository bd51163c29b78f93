import { type Mark, markOf, opensClosing } from "./numbering.ts";

/** A printed page of an official paper has 28 characters a line; wider lines were never wrapped. */
const MAX_PRINTED_WIDTH = 32;
/** A wrapped line fills this share of the widest one; a shorter one ends its paragraph. */
const FULL_LINE_SHARE = 0.8;

/** Where lines were wrapped, at least this share of them is full and ends inside a sentence. */
const CUT_LINES_SHARE = 0.25;

const HAN = "\\p{Script=Han}";
/** What the typesetter sets without blanks around it: Chinese characters and Chinese punctuation. */
const WIDE = `[${HAN}\\u3000-\\u303f\\uff01-\\uff5e“”‘’…—]`;
const BLANK_BETWEEN_WIDE = new RegExp(`(?<=${WIDE})\\s+(?=${WIDE})`, "gu");
const ENDS_WIDE = new RegExp(`${WIDE}$`, "u");
const STARTS_WIDE = new RegExp(`^${WIDE}`, "u");
const ENDS_HAN = new RegExp(`${HAN}$`, "u");
const STARTS_HAN = new RegExp(`^${HAN}`, "u");
const SPACED = new RegExp(`${HAN} [a-z0-9]|[a-z0-9] ${HAN}`, "giu");
const UNSPACED = new RegExp(`${HAN}[a-z0-9]|[a-z0-9]${HAN}`, "giu");

/**
 * The paragraphs of a text as issued, with the damage of a PDF undone: hard wraps, page breaks, blank
 * lines and blanks between Chinese characters. Words and numbers keep the blanks they were printed with;
 * where such a blank fell on a line's end it is put back.
 */
export function toParagraphs(source: string): readonly string[] {
  const lines = source
    .replaceAll("\uFEFF", "")
    .split(/[\n\r\f\v\u2028\u2029]+/u)
    .map((line) => tidy(line))
    .filter((line) => line !== "");
  const fullWidth = fullWidthOf(lines);
  const join = joiner(source);
  const paragraphs: string[] = [];
  const isNext = sequence();
  let open = false;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const mark = markOf(line);
    // 统｜一、协调 may wrap before 一: only the number that is due opens a paragraph below a full line.
    const opens = (mark !== undefined && isNext(mark, open)) || opensClosing(line);
    if (open && last !== undefined && !opens) {
      paragraphs[paragraphs.length - 1] = join(last, line);
    } else {
      paragraphs.push(line);
    }
    open = widthOf(line) >= fullWidth;
  }
  return paragraphs;
}

const LEVELS = ["annex", "part", "section", "item", "subitem"] as const;

/** Tells of each mark whether it is the one that is due, and counts on; one that is certain is always due. */
function sequence(): (mark: Mark, doubtful: boolean) => boolean {
  const counts = [0, 0, 0, 0, 0];
  return (mark, doubtful) => {
    if (mark.level === "dash") return true;
    const level = LEVELS.indexOf(mark.level);
    if (doubtful && mark.n !== (counts[level] ?? 0) + 1) return false;
    counts[level] = mark.n;
    counts.fill(0, level + 1);
    return true;
  };
}

/** From this width on a line goes on in the next one; infinite for a text that has a paragraph a line. */
function fullWidthOf(lines: readonly string[]): number {
  const widest = Math.max(0, ...lines.map(widthOf));
  const fullWidth = widest * FULL_LINE_SHARE;
  const cut = lines.filter((line) => widthOf(line) >= fullWidth && !/[。；：！？]$/u.test(line));
  const isWrapped = widest <= MAX_PRINTED_WIDTH && cut.length >= lines.length * CUT_LINES_SHARE;
  return isWrapped ? fullWidth : Number.POSITIVE_INFINITY;
}

function tidy(line: string): string {
  return line.trim().replaceAll(BLANK_BETWEEN_WIDE, "").replaceAll(/\s+/gu, " ");
}

/** In full-width characters: Latin letters and digits are half as wide. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += character > "\u00ff" ? 1 : 0.5;
  return width;
}

/** Joins two halves of a wrapped line the way the text itself spaces words and numbers. */
function joiner(source: string): (before: string, after: string) => string {
  const spaced = (source.match(SPACED) ?? []).length >= (source.match(UNSPACED) ?? []).length;
  return (before, after) => {
    const bothWide = ENDS_WIDE.test(before) && STARTS_WIDE.test(after);
    const bothNarrow = /[a-z0-9]$/iu.test(before) && /^[a-z0-9]/iu.test(after);
    const mixed =
      (ENDS_HAN.test(before) && /^[a-z0-9]/iu.test(after)) ||
      (/[a-z0-9]$/iu.test(before) && STARTS_HAN.test(after));
    const blank = !bothWide && (bothNarrow || (mixed && spaced));
    return blank ? `${before} ${after}` : before + after;
  };
}
