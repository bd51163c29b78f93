import { toNumber } from "./numbering.ts";
import { toSimplified } from "./script.ts";

/**
 * What is left of a path when it is typed in any short form: 六（七）, 六(七), 附件1 一（六）2, 附1一(六)2
 * and 附件一·一（六）第2项 lose what people leave out or add. Two paths of a document never share a key.
 */
export function pathKey(path: string): string {
  return toSimplified(path.normalize("NFKC"))
    .replace(/^\s*附[件录]?\s*/u, "附")
    .replace(
      /^附([一二三四])(?=[·.、\s第-]|$)/u,
      (_match, numeral: string) => `附${toNumber(numeral)}`,
    )
    .replaceAll(/[第部分条款项点\s]/gu, "")
    .replaceAll(/[·•・‧.、:,-]+/gu, "·")
    .replace(/^(附\d+)·?(?=[^\d·])/u, "$1/")
    .replaceAll(/·(?!\d)/gu, "");
}

export interface PathResolver<Value> {
  /** The value under this path or a short form of it; a tail such as 一（六）2 if only one path ends so. */
  resolve(path: string): Value | undefined;
}

export function createPathResolver<Value>(
  entries: readonly (readonly [path: string, value: Value])[],
): PathResolver<Value> {
  const byKey = new Map(entries.map(([path, value]) => [pathKey(path), value]));
  return {
    resolve: (path) => {
      const key = pathKey(path);
      if (key === "") return undefined;
      const exact = byKey.get(key);
      if (exact !== undefined) return exact;
      const bare = withoutDots(key);
      return (
        only([...byKey].filter(([other]) => withoutDots(other) === bare)) ??
        only([...byKey].filter(([other]) => other.endsWith(`/${key}`))) ??
        byNumbers(entries, path)
      );
    },
  };
}

const ANNEX = /^(?:附[件錄录]?|annex)\s*/iu;
/** What stands between the numbers of a path, however it is typed: 第六部分第七条, 6.7, part 6 item 7. */
const BETWEEN =
  /[\s第部分条款项之点()（）·•・‧.、:,\-/]|\b(?:part|section|item|clause|article|rule|point|paragraph|para|no|of|the)\b/giu;
const NUMBERS = /^(?:[一二三四五六七八九十]|\d|\|)+$/u;
const NUMBER = /十[一二三四五六七八九]?|[一二三四五六七八九]|\d+/gu;

/** 六七, 6.7 and 第六部分第七条 have the numbers of 六（七）, and no other path has. */
function byNumbers<Value>(
  entries: readonly (readonly [path: string, value: Value])[],
  asked: string,
): Value | undefined {
  const numbers = numbersOf(asked);
  if (numbers === undefined || !/[./]/u.test(numbers)) return undefined;
  const all = entries.map(([path, value]) => [numbersOf(path) ?? "", value] as const);
  const same = new Map(all.filter(([other]) => other === numbers));
  return (
    only([...same]) ?? only([...new Map(all.filter(([other]) => other.endsWith(`/${numbers}`)))])
  );
}

/** 附件1·一（六）2 is 附1/1.6.2; absent for what holds more than numbers. */
function numbersOf(path: string): string | undefined {
  const plain = path.normalize("NFKC").trim();
  const bare = plain.replace(ANNEX, "").replaceAll(BETWEEN, "|");
  if (!NUMBERS.test(bare) || !/[^|]/u.test(bare)) return undefined;
  const numbers = [...bare.matchAll(NUMBER)].map(([numeral]) => toNumber(numeral));
  if (!ANNEX.test(plain)) return numbers.join(".");
  const [annex, ...rest] = numbers;
  return `附${annex}/${rest.join(".")}`;
}

function withoutDots(key: string): string {
  return key.replaceAll("·", "");
}

function only<Value>(found: readonly (readonly [string, Value])[]): Value | undefined {
  return found.length === 1 ? found[0]?.[1] : undefined;
}

/** A numeral alone may be anything; with a bracket, a dot or the word 附件 it is a path. */
const PATH_SHAPE =
  /^\s*(?:附[件錄录]?\s*[\d一二三四]|[一二三四五六七八九十]+\s*[（(·])[\s\d一二三四五六七八九十（()）·.第部分条款项]*$/u;
const OPENS =
  /^\s*(?:请|請|帮我|幫我|麻烦|麻煩)*(?:打开|打開|查一?下|查看|查|看一?下|看看|翻到|open|show(?: me)?)\s*/iu;
const END = /[。.!！?？\s]+$/u;

/** The path a message consists of, with or without a full stop or a question mark: 六（五）？ */
export function pathIn(text: string): string | undefined {
  const path = text.replace(END, "");
  return PATH_SHAPE.test(path) ? path : undefined;
}

/** What stands around a path when its clause is asked for: 六（五）原文, what does annex 1 part 2 rule 2 say. */
const ASKED_BEFORE =
  /^(?:请问?|帮我|麻烦|我[要想]看?|给我|引用?|念一?下|查一?下|看一?下|打开|(?:please|pls|can you|could you|what (?:does|is|says)|(?:quote|cite|give me|show me|read|open|see)|(?:the )?(?:full |exact )?(?:text|wording|words) of)(?![a-z]))[\s:：,，]*/iu;
const ASKED_AFTER =
  /[\s,，的]*(?:原文|全文|内容|条文|正文|原话|(?:怎么|如何|是?什么|讲了?什么|说了?什么|写了?什么|规定了?什么)(?:[说写讲规定]+)?的?|(?:full )?text|wording|verbatim|in full|says?|please|pls)$/iu;
const NUMBERED =
  /^(?:annex\s*\d+[\s,]*)?(?:(?:of|the|and)\s+|(?:part|section|item|clause|article|rule|point|paragraph|para|no)\.?\s*(?:\d+|[一二三四五六七八九十]+)[\s,]*|\d+[\s,]*[(（]\d+[)）]\d*[\s,]*)*$/iu;

/** The path of the clause a question asks for, and for nothing else; the clause need not exist. */
export function pathAsked(question: string): string | undefined {
  const bare = stripped(question.trim().replace(END, ""));
  const path = pathIn(bare);
  if (path !== undefined) return path;
  return NUMBERED.test(bare) && (numbersOf(bare)?.search(/[./]/u) ?? -1) >= 0 ? bare : undefined;
}

function stripped(text: string): string {
  const shorter = text.replace(ASKED_BEFORE, "").replace(ASKED_AFTER, "").trim();
  return shorter === text || shorter === "" ? text : stripped(shorter);
}

/** The path somebody wants opened: 打开六（五）, 查一下六（五）. */
export function pathToOpen(text: string): string | undefined {
  return OPENS.test(text) ? pathIn(text.replace(OPENS, "")) : undefined;
}
