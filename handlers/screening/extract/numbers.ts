import { findWrittenNumbers, type WrittenNumber } from "./english-numbers.ts";

/** A number as it stands in a text, with the scale words that belong to it. */
export interface NumberMention {
  readonly value: number;
  /** `zh`: 万, 亿; `en`: million, bn. */
  readonly scale: "zh" | "en" | "short" | "none";
  /** 多, 几, 余: only a lower bound, or less, is said. */
  readonly isVague: boolean;
  /** Written in Chinese numerals and cut short: 两千四 is 2400 of something. */
  readonly isElliptic: boolean;
  readonly start: number;
  readonly end: number;
}

const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const WAN = 1e4;
const YI = 1e8;

const CHINESE_RUN =
  /(?:\d[\d,]*(?:\.\d+)?|半|[〇零一二两俩三四五六七八九十百千]|几)(?:[〇零一二两俩三四五六七八九十百千万亿点半多来余几]|个(?=[亿半多]|千万|百万)|(?<=[万亿千百零])\d+(?:\.\d+)?|(?<=[万亿])零|\s(?=[万亿千百多余]))*/gu;
const SCALE_WORDS =
  /^\s*(?:(hundred\s+million)|(thousand)|(mil+i?ons?|mill?s?(?![a-z])|mn|mln|mio)|(bil+i?ons?|bn)|(trillion)|(wan)(?![a-z])|(crores?)|(lakhs?)|([mMkKbBwW])(?![a-zA-Z\d²³$]))/u;
const ENGLISH_SCALES = [1e8, 1e3, 1e6, 1e9, 1e12, 1e4, 1e7, 1e5] as const;
const SHORT_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, w: 1e4 };
/** What may follow 1亿1 or 三亿五; before 年, 亩 and the like the last figure is a number of its own. */
const AFTER_TAIL = /^\s*(?:$|[元块]|人民币|左右|上下|吧|的|了|、|\/|[-~～—至到]|rmb|cny|yuan)/iu;

/** Every number of a clause in reading order; none overlaps another. */
export function findNumbers(text: string): readonly NumberMention[] {
  const found: NumberMention[] = findWrittenNumbers(text).map(written);
  CHINESE_RUN.lastIndex = 0;
  for (let match = CHINESE_RUN.exec(text); match; match = CHINESE_RUN.exec(text)) {
    const mention = readRun(text, match[0], match.index);
    if (!mention) continue;
    CHINESE_RUN.lastIndex = Math.max(mention.end, match.index + 1);
    found.push(mention);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function written({ value, isScaled, start, end }: WrittenNumber): NumberMention {
  const scale = isScaled ? "en" : "none";
  return { value, scale, isVague: false, isElliptic: false, start, end };
}

/** 三五千万, 四五十亩: one or the other. */
const EITHER = /[一二两三四五六七八]([二三四五六七八九])(?=[十百千万亿])/u;

function readRun(text: string, run: string, start: number): NumberMention | undefined {
  const trimmed = withoutStrayTail(run.replace(/[\s,]+$/, ""), text.slice(start));
  const compact = trimmed.replaceAll(/[个\s,]/g, "");
  const isVague = /[多几余]/.test(compact) || EITHER.test(compact);
  const value = evaluate(compact.replaceAll(/[多几余来]|一?点$/g, "").replace(EITHER, "$1"));
  if (value === undefined) return undefined;
  const end = start + trimmed.length;
  const common = { isVague, start };
  if (/[万亿]/.test(compact)) return { ...common, value, scale: "zh", isElliptic: false, end };
  const scaled = /^[\d.]+$/.test(compact) ? SCALE_WORDS.exec(text.slice(end)) : undefined;
  if (!scaled) {
    const isElliptic = /^[两二三四五六七八九一][千百][一二两三四五六七八九百千\d]*$/.test(compact);
    return { ...common, value, scale: "none", isElliptic, end };
  }
  const short = scaled[9]?.toLowerCase();
  const factor = short
    ? (SHORT_SCALES[short] ?? 1)
    : (ENGLISH_SCALES.find((_, index) => scaled[index + 1] !== undefined) ?? 1);
  return {
    ...common,
    value: value * factor,
    scale: short ? "short" : "en",
    isElliptic: false,
    end: end + scaled[0].length,
  };
}

/** 500万一年 is 500万, 3亿80亩 is 3亿; 1亿1 and 三亿五千 are whole. */
function withoutStrayTail(run: string, text: string): string {
  const match = /^(.*[万亿])((?:[〇零一二两俩三四五六七八九十百千]|\d+(?:\.\d+)?)+)$/u.exec(run);
  if (!match) return run;
  return AFTER_TAIL.test(text.slice(run.length)) ? run : (match[1] ?? run);
}

function evaluate(run: string): number | undefined {
  const yi = run.lastIndexOf("亿");
  if (yi >= 0) {
    const head = evaluate(run.slice(0, yi) || "1");
    const tail = tailOf(run.slice(yi + 1), YI);
    return head === undefined || tail === undefined ? undefined : head * YI + tail;
  }
  const wan = run.lastIndexOf("万");
  if (wan >= 0) {
    const head = small(run.slice(0, wan) || "1");
    const tail = tailOf(run.slice(wan + 1), WAN);
    return head === undefined || tail === undefined ? undefined : head * WAN + tail;
  }
  return small(run);
}

/** What follows 亿 or 万: nothing, 半, one figure of the next place (1亿1), or 千 and 万 (三亿五千). */
function tailOf(tail: string, unit: number): number | undefined {
  if (tail === "" || tail === "零") return 0;
  if (tail === "半") return unit / 2;
  const single = /^\d$/.test(tail) ? Number(tail) : DIGIT[tail];
  if (single !== undefined) return (single * unit) / 10;
  if (unit === WAN) return small(tail.replace(/^零/, ""));
  if (/万/.test(tail)) return evaluate(tail.replace(/^零/, ""));
  const count = small(tail);
  return count !== undefined && count >= 100 ? count * WAN : undefined;
}

/** Below 万: 3.5, 1200, 两千四百, 5千, 三百五, 一点二. */
function small(run: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(run)) return Number(run);
  if (run === "半") return 0.5;
  if (run.endsWith("半")) {
    const whole = small(run.slice(0, -1));
    return whole === undefined ? undefined : whole + 0.5;
  }
  if (run.includes("点")) return decimal(run);
  return placed(run);
}

function decimal(run: string): number | undefined {
  const [whole = "", fraction = ""] = run.split("点");
  const digits = Array.from(fraction).map((digit) => DIGIT[digit]);
  if (fraction === "" || digits.includes(undefined)) return undefined;
  const head = small(whole || "零");
  return head === undefined ? undefined : Number(`${head}.${digits.join("")}`);
}

function placed(run: string): number | undefined {
  let total = 0;
  let current: number | undefined;
  let lastPlace = 1;
  for (const part of run.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const place = PLACE[part];
    if (place !== undefined) {
      total = current === undefined && total > 0 ? total * place : total + (current ?? 1) * place;
      current = undefined;
      lastPlace = place;
      continue;
    }
    const digit = DIGIT[part] ?? (/^\d/.test(part) ? Number(part) : undefined);
    if (digit === undefined || current) return undefined;
    if (digit === 0) lastPlace = 1;
    current = digit;
  }
  // 两千四 is 2400, 三百五 is 350; 十五 is 15, 一百零五 is 105.
  return total + (current ?? 0) * (lastPlace >= 100 ? lastPlace / 10 : 1);
}
