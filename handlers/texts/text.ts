import { toTraditional } from "../../knowledge/script.ts";
import type { Language } from "./language.ts";

/** What the bot says, in simplified Chinese and English; `{name}` is filled in. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * The words in that language; traditional Chinese is rendered from the simplified. Values are put in as
 * they are: a person's own words are nobody's to convert.
 */
export function say(
  language: Language,
  text: Text,
  values: Readonly<Record<string, string | number>> = {},
): string {
  switch (language) {
    case "en":
      return fill(text.en, values);
    case "zh-Hans":
      return fill(text.zh, values);
    case "zh-Hant":
      return fill(toTraditional(text.zh), values);
  }
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}
