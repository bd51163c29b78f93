const DIGITS = "一二三四五六七八九";

/** Where a paragraph stands in the outline, from its opening mark. */
export type Mark =
  /** 一、 */
  | { readonly level: "part"; readonly n: number }
  /** （一） */
  | { readonly level: "section"; readonly n: number }
  /** 1. */
  | { readonly level: "item"; readonly n: number }
  /** （1） */
  | { readonly level: "subitem"; readonly n: number }
  /** —— : principles and goals, counted as they come */
  | { readonly level: "dash" }
  /** 附件 1, alone on its line */
  | { readonly level: "annex"; readonly n: number };

const PART = /^([一二三四五六七八九十]+)、/u;
const SECTION = /^[（(]([一二三四五六七八九十]+)[）)]/u;
const ITEM = /^(\d{1,2})[.．、]\s*(?!\d)/u;
const SUBITEM = /^[（(](\d{1,2})[）)]/u;
const DASH = /^(?:——|--|－－)/u;
const ANNEX = /^附件\s*([0-9一二三四五六七八九十]*)\s*[:：]?$/u;
const ANNEX_LIST = /^附件\s*[:：]/u;
const DATE = /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$/u;

/** The mark a paragraph opens with, or none. */
export function markOf(paragraph: string): Mark | undefined {
  if (DASH.test(paragraph)) return { level: "dash" };
  const annex = ANNEX.exec(paragraph)?.[1];
  if (annex !== undefined) return { level: "annex", n: annex === "" ? 1 : toNumber(annex) };
  const part = PART.exec(paragraph)?.[1];
  if (part !== undefined) return { level: "part", n: toNumber(part) };
  const section = SECTION.exec(paragraph)?.[1];
  if (section !== undefined) return { level: "section", n: toNumber(section) };
  const item = ITEM.exec(paragraph)?.[1];
  if (item !== undefined) return { level: "item", n: Number(item) };
  const subitem = SUBITEM.exec(paragraph)?.[1];
  return subitem === undefined ? undefined : { level: "subitem", n: Number(subitem) };
}

/** The paragraph without its mark. */
export function withoutMark(paragraph: string): string {
  const mark = [DASH, PART, SECTION, ITEM, SUBITEM].find((pattern) => pattern.test(paragraph));
  return mark === undefined ? paragraph : paragraph.replace(mark, "").trim();
}

/** The list of annexes or the date: what stands below the last clause. */
export function opensClosing(line: string): boolean {
  return ANNEX_LIST.test(line) || DATE.test(line);
}

/** 十二 → 12, and Arabic numbers too. */
export function toNumber(numeral: string): number {
  if (/^\d+$/u.test(numeral)) return Number(numeral);
  const [tens = "", ones = ""] = numeral.includes("十") ? numeral.split("十") : ["0", numeral];
  return digit(tens, 1) * 10 + digit(ones, 0);
}

function digit(character: string, empty: number): number {
  if (character === "") return empty;
  return character === "0" ? 0 : DIGITS.indexOf(character) + 1;
}

/** 12 → 十二 */
export function toNumeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const unit = ones === 0 ? "" : (DIGITS[ones - 1] ?? "");
  if (tens === 0) return unit;
  return `${tens === 1 ? "" : (DIGITS[tens - 1] ?? "")}十${unit}`;
}
