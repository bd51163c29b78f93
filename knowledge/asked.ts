import data from "./lexicon/asked-words.json" with { type: "json" };
import type { QuestionWords } from "./schemas.ts";
import { stem } from "./stem.ts";
import type { FoundTerm } from "./term-matcher.ts";
import { atoms } from "./tokenize.ts";

/** What kind of thing a clause of a question asks for. */
export type Wanted = (typeof WANTED)[number] | "whether";

/** Earlier ones are tried first. */
const WANTED = ["often", "time", "amount", "person", "site", "place", "manner", "thing"] as const;

/** What a clause of a question asks for, without the words in which anything can be asked. */
export interface Asked {
  readonly wanted: Wanted;
  /** What it says, in atoms: Chinese in runs, other words alone. Empty where it only asks if a thing is listed. */
  readonly words: readonly (readonly string[])[];
  /** The words, or in English what they say may be done, are the point asked for, and not all that is spoken of. */
  readonly isPoint: boolean;
  /** In English the few words that say what is asked for, where they can be told. */
  readonly focus: readonly string[];
}

const HAN = /\p{Script=Han}/u;
const CLAUSES = {
  zh: /[^,，。?？!！;；\n]+[?？]?/gu,
  en: /.+?(?:[.?!;:\n]+(?=\s|$)|\s-\s|,(?=\s*(?:is|are|do|does|can|could|will|would|which|what|who|how|where|any)\b)|$)/gsu,
};
const A_NOT_A = /(\p{Script=Han})[不没]\1/gu;
const SEVERAL_HAN = /^\p{Script=Han}{2}/u;
const FIRST_NAME = 0xe000;
const NOT_A_WORD = /[^\p{Script=Han}\p{L}\p{N}]+/u;
/** 跨境电商的退货: what stands behind the last 的 is what is asked about. */
const HEAD = /.*的/su;

const WANTED_ZH = new RegExp(
  WANTED.map((wanted) => `(?<${wanted}>${data.zh.wh[wanted]})`).join("|"),
  "gu",
);
const WHETHER_ZH = new RegExp(data.zh.whether, "u");
const MODAL_ZH = new RegExp(`.*(?:${data.zh.modal})`, "su");
const WORDING_ZH = new RegExp(data.zh.wording, "u");
/** A phrase that stays whole is one code point that means nothing, and no pattern knows. */
const NAME = /[\uE000-\uF8FF]/u;
const NAMES_AND_REST = /([\uE000-\uF8FF])/u;

const ASKS_EN = new RegExp(data.en.asks, "u");
const WANTED_EN = WANTED.map((wanted) => [wanted, new RegExp(data.en.wh[wanted], "u")] as const);
const WORDING_EN = new RegExp(data.en.wording, "u");
/** Can a debtor emigrate: what may be done is the point. */
const PERMISSION_EN = /^(?:can|could|may|must|should)\b/u;
const FOCUS_EN = data.en.focus.map(
  (source) => new RegExp(source.replace("{phrase}", data.en.phrase), "u"),
);

export interface AskedReaderOptions {
  /** Tells whether a Chinese clause asks. */
  readonly asks: (clause: string) => boolean;
  /** Words that only ask. */
  readonly words: QuestionWords;
}

/** Takes a normalised question and the phrases of the lexicon that were found in it. */
export type AskedReader = (question: string, terms: readonly FoundTerm[]) => readonly Asked[];

/** Reads what each clause of a question asks for; what is only told is left out. */
export function createAskedReader({ asks, words }: AskedReaderOptions): AskedReader {
  const commonEn = new Set([...words.en, ...wordsOf(data.en.common)].map(stem));
  const commonZh = new RegExp(
    longestFirst([...words.zh, ...wordsOf(data.zh.common)]).join("|"),
    "gu",
  );
  return (question, terms) => {
    if (!HAN.test(question)) {
      return clausesOf(question, "en")
        .filter((clause) => ASKS_EN.test(clause))
        .map((clause) => readEnglish(clause, commonEn));
    }
    const names = terms.map(({ text }) => text).filter((text) => SEVERAL_HAN.test(text));
    return clausesOf(question, "zh")
      .filter(asks)
      .map((clause) => readChinese(clause, { names, common: commonZh }));
  };
}

function clausesOf(question: string, language: keyof typeof CLAUSES): readonly string[] {
  return (question.match(CLAUSES[language]) ?? []).map((clause) => clause.trim());
}

interface ChineseWords {
  /** Phrases that stay whole: 能 does not ask in 产能, and 一 is no numeral in 一把手. */
  readonly names: readonly string[];
  readonly common: RegExp;
}

/** The point asked for stands behind the word that asks; where nothing does, before it. */
function readChinese(text: string, { names, common }: ChineseWords): Asked {
  const clause = withNamesApart(text, names);
  const saying = (part: string): Asked["words"] =>
    part
      .replaceAll(A_NOT_A, "$1")
      .split(NAMES_AND_REST)
      .flatMap((piece) =>
        NAME.test(piece)
          ? [names[piece.charCodeAt(0) - FIRST_NAME] ?? ""]
          : piece.replaceAll(common, " ").split(NOT_A_WORD),
      )
      .filter((run) => run !== "")
      .map(atoms);
  const [last] = [...clause.matchAll(WANTED_ZH)].slice(-1);
  const asking = last ?? WHETHER_ZH.exec(clause) ?? MODAL_ZH.exec(clause);
  const wanted = WANTED.find((kind) => last?.groups?.[kind] !== undefined) ?? "whether";
  const isWhole = WORDING_ZH.test(clause);
  const behind = asking === null ? "" : clause.slice(asking.index + asking[0].length);
  const point = isWhole ? [] : saying(behind);
  if (point.length > 0) return { wanted, words: point, isPoint: true, focus: [] };
  // 水电站扩机算不算, 轮胎厂可以吗: whether it is listed, whatever it is.
  if (isWhole || (asking !== null && last === undefined))
    return { wanted, words: [], isPoint: false, focus: [] };
  const before = last === undefined ? clause : clause.slice(0, last.index);
  const head = HEAD.test(before) ? saying(before.replace(HEAD, "")) : [];
  return {
    wanted,
    words: head.length > 0 ? head : saying(before),
    isPoint: head.length > 0,
    focus: [],
  };
}

function withNamesApart(clause: string, names: readonly string[]): string {
  return names.reduce(
    (text, name, at) => text.replace(name, String.fromCharCode(FIRST_NAME + at)),
    clause,
  );
}

function readEnglish(clause: string, common: ReadonlySet<string>): Asked {
  const wanted = WANTED_EN.find(([, pattern]) => pattern.test(clause))?.[0] ?? "whether";
  const isSaying = (word: string): boolean => !common.has(word);
  // We roast coffee, interested?
  const tail = clause.endsWith("?") ? clause.slice(clause.lastIndexOf(",") + 1) : clause;
  if (WORDING_EN.test(clause) || !atoms(tail).some(isSaying)) {
    return { wanted, words: [], isPoint: false, focus: [] };
  }
  const words = [...new Set(atoms(clause))].filter(isSaying).map((word) => [word]);
  const points = FOCUS_EN.flatMap((pattern) => pattern.exec(clause)?.groups?.["point"] ?? []);
  const focus = points
    .map((point) => atoms(point).filter(isSaying))
    .find(({ length }) => length > 0);
  return { wanted, words, isPoint: PERMISSION_EN.test(clause), focus: focus ?? [] };
}

function wordsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}

function longestFirst(words: readonly string[]): readonly string[] {
  return words.toSorted((one, other) => other.length - one.length);
}
