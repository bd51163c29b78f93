import { createRequire } from "node:module";
import type * as OpenccCore from "opencc-js/core";
import { Converter } from "opencc-js/t2cn";
import { recalling } from "./recall.ts";

/** Traditional characters to simplified, letter by letter and phrase by phrase; the rest is untouched. */
export const toSimplified: (text: string) => string = recalling(Converter({ from: "t", to: "cn" }));

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
