import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isWordKey, WORDS, word } from "../../../../adapters/web/page/words.ts";

it("fills in values, and leaves what it has none for", () => {
  expect(word("zh", "unread", { count: 3 })).toBe("3 条未读");
  expect(word("en", "unread")).toBe("{count} unread");
});

it.each(Object.entries(WORDS))("asks for the same values in both languages: %s", (_key, words) => {
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  expect(placeholders(words.en)).toEqual(placeholders(words.zh));
  expect(words.zh).not.toMatch(/[,;?!]/);
});

it("has every word that the page's HTML asks for", () => {
  const page = new URL("../../../../adapters/web/page/index.html", import.meta.url);
  const keys = [...readFileSync(page, "utf8").matchAll(/data-(?:word|label)="(\w+)"/g)];
  expect(keys.length).toBeGreaterThan(5);
  for (const [, key] of keys) expect([key, isWordKey(key)]).toEqual([key, true]);
});
