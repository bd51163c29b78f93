import { say, type Text } from "./text.ts";

/** Fills a text in both languages; a value that is a text itself gives each language its own words. */
export function phrase(
  text: Text,
  values: Readonly<Record<string, string | number | Text>> = {},
): Text {
  const pick = (language: "zh" | "en") =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "object" ? value[language] : value,
      ]),
    );
  return { zh: say("zh-Hans", text, pick("zh")), en: say("en", text, pick("en")) };
}

/** Texts in a row, in each language's own punctuation. */
export function listed(texts: readonly Text[]): Text {
  return {
    zh: texts.map(({ zh }) => zh).join("、"),
    en: texts.map(({ en }) => en).join(", "),
  };
}
