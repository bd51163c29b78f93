import { toSimplified } from "../../knowledge/script.ts";

/** The languages the bot speaks. */
export type Language = "zh-Hans" | "zh-Hant" | "en";

export const LANGUAGES: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];

/** Each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  en: "English",
};

const HAN = /\p{Script=Han}/gu;
/** Characters only simplified Chinese has, common enough that a sentence rarely lacks them all. */
const SIMPLIFIED_ONLY =
  /[们这个吗么没说时会对过还发后来为国长东车马问间门见现观规认让议记许论设证评识请谁调谈区医产业动务员单卖买亿资贸农场计划项额税审条风险书写电线网络铝硅矿环]/gu;
/** 好 and 可以 may be said in an English talk; a longer word is a change of language. */
const MIN_HAN_TO_SWITCH = 3;
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Greek}]/u;
/** Without the letters it shares with French: an English sentence may speak of an entrepôt. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
/** Where a clause stands, 附件1·一（六）2: the document's characters, whoever types them. */
const PATH = /^[附件一二三四五六七八九十开開头頭落款\d\s·.．（）()、-]+$/u;
/** What holds a sentence together; names and terms may come from the other language. */
const ENGLISH_GRAMMAR =
  /\b(i|we|you|it|is|are|was|do|does|did|can|could|will|would|the|an?|of|to|in|for|on|and|or|my|our|your|what|where|which|who|how|why|when|about|mean|this|that)\b/giu;
const CHINESE_GRAMMAR = /[的了吗嗎呢吧是在有我你您们們这這那要想能会會可不怎什么麼哪和与與]/gu;

/**
 * The language a message is written in, or `other` for one the bot does not speak. What is too short to
 * tell (a number, 好, ok, LFP) keeps the language of the talk, `current`.
 */
export function languageOf(text: string, current: Language): Language | "other" {
  if (OTHER_SCRIPT.test(text) || VIETNAMESE.test(text)) return "other";
  if (PATH.test(text)) return current;
  const han = text.match(HAN) ?? [];
  if (han.length > 0 && !isEnglishWithTerms(text)) return scriptOf(text, han, current);
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  const isEnglish = words.length >= 2 || words.some((word) => /^[A-Za-z]?[a-z]{4,}$/.test(word));
  return isEnglish ? "en" : current;
}

/** "Is 西双版纳 on the list?" is an English question. */
function isEnglishWithTerms(text: string): boolean {
  const english = text.match(ENGLISH_GRAMMAR)?.length ?? 0;
  return english > (text.match(CHINESE_GRAMMAR)?.length ?? 0);
}

function scriptOf(text: string, han: readonly string[], current: Language): Language {
  const simplified = text.match(SIMPLIFIED_ONLY)?.length ?? 0;
  const traditional = han.filter(isTraditional).length;
  if (traditional > simplified) return "zh-Hant";
  if (simplified > 0) return "zh-Hans";
  return current === "en" && han.length >= MIN_HAN_TO_SWITCH ? "zh-Hans" : current;
}

/** What is known already of single characters; there are only so many. */
const TRADITIONAL = new Map<string, boolean>();

function isTraditional(han: string): boolean {
  const known = TRADITIONAL.get(han);
  if (known !== undefined) return known;
  const is = toSimplified(han) !== han;
  TRADITIONAL.set(han, is);
  return is;
}
