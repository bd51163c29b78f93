import { expect, it } from "vitest";
import { languageWish } from "../../handlers/language.ts";
import { type Language, languageOf } from "../../handlers/texts/language.ts";

type Row = readonly [text: string, current: Language, found: Language | "other"];

const SENTENCES: readonly Row[] = [
  ["太阳能板工厂你们要不要", "en", "zh-Hans"],
  ["咖啡深加工项目有补贴吗", "zh-Hant", "zh-Hans"],
  ["这个项目", "en", "zh-Hans"],
  ["我们想在保山建一个咖啡烘焙厂，投资三千万", "zh-Hant", "zh-Hans"],
  ["LFP 电池项目能不能落户曲靖", "en", "zh-Hans"],
  ["我想了解 ease of doing business in 云南", "en", "zh-Hans"],
  ["我们做 cold chain logistics 的", "en", "zh-Hans"],
  ["太陽能板工廠你們要不要", "zh-Hans", "zh-Hant"],
  ["請問咖啡加工有沒有補助？", "en", "zh-Hant"],
  ["離機場幾公里", "zh-Hans", "zh-Hant"],
  ["我哋想喺昆明開廠，收唔收？", "zh-Hans", "zh-Hant"],
  ["轉人工", "en", "zh-Hant"],
  ["想做 data center 專案", "zh-Hans", "zh-Hant"],
  ["Do you want solar panel factories?", "zh-Hans", "en"],
  ["coffee", "zh-Hans", "en"],
  ["Coffee", "zh-Hant", "en"],
  ["DO YOU WANT COFFEE", "zh-Hans", "en"],
  ["what's the minimum investment?", "zh-Hans", "en"],
  ["20 million USD", "zh-Hans", "en"],
  ["Is 西双版纳 on the list?", "zh-Hans", "en"],
  ["what does 招商委 do", "en", "en"],
  ["What about 磷酸铁锂?", "en", "en"],
  ["an entrepôt trade zone, like a café", "en", "en"],
];

const OTHER: readonly Row[] = [
  ["Здравствуйте", "en", "other"],
  ["ขอลงทุนในยูนนาน", "en", "other"],
  ["ສະບາຍດີ", "en", "other"],
  ["မင်္ဂလာပါ", "zh-Hans", "other"],
  ["こんにちは、雲南に投資したい", "zh-Hans", "other"],
  ["투자하고 싶습니다", "en", "other"],
  ["أريد الاستثمار", "en", "other"],
  ["Tôi muốn đầu tư vào Vân Nam", "en", "other"],
  ["नमस्ते", "en", "other"],
];

it.each([...SENTENCES, ...OTHER])("hears %j, in a talk in %s, as %s", (text, current, found) => {
  expect(languageOf(text, current)).toBe(found);
});

const TOO_SHORT = [
  "",
  "   ",
  "好",
  "可以",
  "昆明",
  "光伏",
  "ok",
  "OK",
  "yes",
  "5000",
  "3.5%",
  "2026-11-23",
  "LFP",
  "50 MW",
  "？？？",
  "👍",
  "#1024",
  "六（七）",
  "附件1·一（六）2",
  "附件1 一（六）2",
];

it.each(TOO_SHORT)("keeps the language of the talk for %j, which is too short to tell", (text) => {
  for (const current of ["zh-Hant", "en"] as const) {
    expect(languageOf(text, current)).toBe(current);
  }
});

it("keeps the script of the talk for characters that both scripts have", () => {
  expect(languageOf("昆明到西山要多久", "zh-Hant")).toBe("zh-Hant");
  expect(languageOf("昆明到西山要多久", "zh-Hans")).toBe("zh-Hans");
  expect(languageOf("多少公里", "zh-Hant")).toBe("zh-Hant");
});

it("changes from English to Chinese at three characters that both scripts have, not at two", () => {
  expect(languageOf("可以", "en")).toBe("en");
  expect(languageOf("可以的", "en")).toBe("zh-Hans");
});

it.each([
  ["please speak English", "en"],
  ["Please answer in English.", "en"],
  ["reply in Chinese please", "zh"],
  ["please use traditional Chinese", "zh-Hant"],
  ["do English companies invest here?", undefined],
])("%s: a wish may be polite (%s)", (words, wish) => {
  expect(languageWish(words)).toBe(wish);
});
