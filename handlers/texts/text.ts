import { toTraditional } from "../../knowledge/script.ts";
import type { Language } from "./language.ts";

/** What the bot says, in simplified Chinese and English; `{name}` is filled in. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

type Values = Readonly<Record<string, string | number>>;

/**
 * The words in that language; traditional Chinese is rendered from the simplified. Values are put in as
 * they are: a person's own words are nobody's to convert.
 */
export function say(language: Language, text: Text, values: Values = {}): string {
  switch (language) {
    case "en":
      return fill(text.en, values, capitalAtStart);
    case "zh-Hans":
      return fill(text.zh, values);
    case "zh-Hant":
      return fill(toTraditional(text.zh), values);
  }
}

function fill(
  template: string,
  values: Values,
  shape?: (value: string, before: string, template: string) => string,
): string {
  if (!template.includes("{")) return template;
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string, at: number) => {
    const value = String(values[name] ?? placeholder);
    return shape === undefined ? value : shape(value, template.slice(0, at), template);
  });
}

/** "the Yuxi desk" begins a sentence, or heads a line, with "The"; what is no article is left as it is written. */
function capitalAtStart(value: string, before: string, template: string): string {
  const isHeading = /^(?:• )?$/.test(before) && HEADING.test(template);
  const isStart = before === "" ? /[.!?](?:\s|$)/.test(template) : /[.!?]\s$/.test(before);
  return isStart || isHeading
    ? value.replace(/^[at](?=(?:he|n)? )/, (first) => first.toUpperCase())
    : value;
}

/** {desk} now: … */
const HEADING = /^(?:• )?\{\w+\}[\w ]{0,8}:\s/;
