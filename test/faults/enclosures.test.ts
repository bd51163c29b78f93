import { expect, test } from "vitest";
import type { ChannelName, Place } from "../e2e/platform.ts";
import { bytesOf, type Enclosure, markOf, sightsOf } from "./enclosures.ts";

const placeOn = (channel: ChannelName): Place => ({
  chat: { channel, chatId: "1" },
  shown: () => [],
});
const ALBUM: Enclosure = { kind: "picture", titles: ["a", "b"], caption: "two views" };
const DOCUMENT: Enclosure = { kind: "document", titles: ["plan"], caption: "the plan" };

function wordsOf(enclosure: Enclosure, from: ChannelName, to: ChannelName) {
  const sides = { place: placeOn(to), label: "He: ", from: placeOn(from) };
  return sightsOf(enclosure, sides).map(({ words }) => words);
}

test("a file is shown by its title, and one that lost a byte or has another as damaged", () => {
  const bytes = bytesOf("plan");
  expect(markOf(bytes)).toBe("⟦plan⟧");
  expect(markOf(bytes.slice(0, -1))).toBe("⟦damaged plan⟧");
  expect(markOf(bytes.map((byte, n) => (n === 300 ? byte + 1 : byte)))).toBe("⟦damaged plan⟧");
});

test("each picture of an album is looked for by itself, the first with the words", () => {
  const [first, second] = wordsOf(ALBUM, "feishu", "telegram");
  expect("He: two views\n⟦a⟧").toMatch(first ?? "");
  expect("two views\n⟦a⟧").not.toMatch(first ?? "");
  expect("\n⟦b⟧").toMatch(second ?? "");
  expect(wordsOf(ALBUM, "telegram", "feishu")).toHaveLength(2);
});

test("a document comes with its words on Telegram, and below them on Feishu, which has no caption", () => {
  expect("He: the plan\n⟦plan⟧").toMatch(wordsOf(DOCUMENT, "telegram", "telegram")[0] ?? "");
  const [words, file] = wordsOf(DOCUMENT, "feishu", "feishu");
  expect("He: ").toMatch(words ?? "");
  expect("⟦plan⟧").toMatch(file ?? "");
});
