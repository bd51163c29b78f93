import { createRequire } from "node:module";
import type * as OpenccCore from "opencc-js/core";
import { Converter, Locale } from "opencc-js/t2cn";
import { recalling } from "./recall.ts";

const convertToSimplified = Converter({ from: "t", to: "cn" });
/** By UTF-16 unit: 1 where opencc may put another in its place. Without one of these a text stays as it is. */
const TELLTALE = telltaleUnits();

/** Traditional characters to simplified, letter by letter and phrase by phrase; the rest is untouched. */
export const toSimplified: (text: string) => string = recalling((text) =>
  holdsTelltale(text, TELLTALE) ? convertToSimplified(text) : text,
);

function holdsTelltale(text: string, telltale: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) {
    if (telltale[text.charCodeAt(at)] === 1) return true;
  }
  return false;
}

/** Of each entry one unit; of a phrase (么麼) the one that stands for itself already, if there is one. */
function telltaleUnits(): Uint8Array {
  const telltale = new Uint8Array(0x1_00_00);
  const phrasesLast = Object.values(Locale.configs["t2s"] ?? {})
    .flat(2)
    .reverse();
  for (const entry of phrasesLast.flatMap((list) => String(list).split("|"))) {
    const [from = "", to = ""] = entry.split(" ");
    if (from === to || holdsTelltale(from, telltale)) continue;
    let at = 0;
    while (at < from.length - 1 && from[at] === to[at]) at++;
    telltale[from.charCodeAt(at)] = 1;
  }
  return telltale;
}

let convertToTraditional: ((text: string) => string) | undefined;

/** Simplified characters to the traditional ones of Taiwan, without changing words (文件 stays 文件). */
export function toTraditional(text: string): string {
  convertToTraditional ??= loadToTraditional();
  return MISREAD.reduce(
    (converted, [wrong, right]) => converted.replace(wrong, right),
    convertToTraditional(text),
  );
}

/** What the phrase list makes of words it cuts in two, 对照准入 is no 照准, or takes for others: 7 天后 is no goddess. */
const MISREAD: readonly (readonly [RegExp, string])[] = [
  [/準入(?!口)/g, "准入"],
  [/摺合/g, "折合"],
  [/(?<=[\d}]\s*)天后/g, "天後"],
  [/迴音/g, "回音"],
  [/麵積/g, "面積"],
  [/(?<![一二兩三四五六七八九十百千幾數每\d])隻/g, "只"],
];

/** Loaded at the first use: its phrase list costs some 80 ms and 23 MB of heap. */
function loadToTraditional(): (text: string) => string {
  const require = createRequire(import.meta.url);
  const { ConverterFactory } = require("opencc-js/core") as typeof OpenccCore;
  const { default: fromSimplified } = require("opencc-js/from/cn") as {
    default: readonly string[];
  };
  const { default: toTaiwan } = require("opencc-js/to/tw") as { default: readonly string[] };
  return ConverterFactory(fromSimplified, toTaiwan);
}
