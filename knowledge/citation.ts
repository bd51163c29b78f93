import { MAX_CITATION_LENGTH, type Passage } from "./knowledge-base.ts";

const OPENS_SECTION = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/u;
/** A heading ends without a stop. */
const ENDS_SENTENCE = /[。；]$/u;

/**
 * What is shown of a passage: the whole leaf; of a section all of it if that fits into
 * `MAX_CITATION_LENGTH`, else its headings, else as many whole items as fit.
 */
export function citationText({ kind, text }: Pick<Passage, "kind" | "text">): string {
  if (kind === "leaf" || text.length <= MAX_CITATION_LENGTH) return text;
  const [first = "", ...rest] = text.split("\n");
  const headings = rest.filter((line) => OPENS_SECTION.test(line) && !ENDS_SENTENCE.test(line));
  return wholeLines([first, ...(headings.length > 1 ? headings : rest)]);
}

/** The first lines that fit, none of them cut. */
function wholeLines(lines: readonly string[]): string {
  let text = "";
  for (const line of lines) {
    const longer = text === "" ? line : `${text}\n${line}`;
    if (longer.length > MAX_CITATION_LENGTH) break;
    text = longer;
  }
  return text;
}
