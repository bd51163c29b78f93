import { describe, expect, it } from "vitest";
import { encodeChat, encodeText } from "../../../adapters/telegram/encode.ts";
import { splitText } from "../../../adapters/telegram/split.ts";
import { InvalidReplyError } from "../../../bot/core/errors.ts";
import type { Block, Button, CardReply } from "../../../bot/core/reply.ts";

function card(blocks: readonly Block[], rows: readonly (readonly Button[])[] = []): CardReply {
  return { kind: "card", blocks, buttons: rows };
}

const WORDS: Block = { kind: "text", text: "Words" };

describe("a text", () => {
  it("is sent as it is, without a format", () => {
    expect(encodeText({ kind: "text", text: "a <b> & *c*" })).toEqual([{ text: "a <b> & *c*" }]);
  });

  it("of 4,096 characters is one message, of 4,097 two", () => {
    expect(encodeText({ kind: "text", text: "x".repeat(4_096) })).toHaveLength(1);
    expect(encodeText({ kind: "text", text: "x".repeat(4_097) })).toHaveLength(2);
  });
});

describe("a long text", () => {
  it("is cut at the end of a line, which the cut replaces", () => {
    expect(splitText("one\ntwo words\nthree", 14)).toEqual(["one\ntwo words", "three"]);
    expect(splitText("one two", 5)).toEqual(["one", "two"]);
  });

  it("is never cut inside a character", () => {
    expect(splitText("abc👍👍", 4)).toEqual(["abc", "👍👍"]);
    expect(splitText("👍👍", 3)).toEqual(["👍", "👍"]);
  });

  it("loses nothing but the gaps it is cut at", () => {
    const text = Array.from({ length: 300 }, (_, n) => `第${n}条 clause 👍`).join("\n");
    for (const limit of [17, 64, 500]) {
      const pieces = splitText(text, limit);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(limit);
      expect(pieces.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }
  });
});

describe("a card", () => {
  it("is HTML with everything written in it escaped", () => {
    const reply: CardReply = {
      kind: "card",
      title: "A & B",
      blocks: [
        { kind: "text", text: "1 < 2" },
        { kind: "quote", text: '"不招"', source: "二·5 <1>" },
        {
          kind: "fields",
          fields: [
            { label: "Region", value: "<Dali>" },
            { label: "投资", value: "3" },
          ],
        },
      ],
      buttons: [[{ label: "Accept", action: "ticket.accept", value: "7" }]],
    };
    expect(encodeText(reply)).toEqual([
      {
        text:
          "<b>A &amp; B</b>\n\n1 &lt; 2\n\n" +
          "<blockquote>&quot;不招&quot;\n<i>二·5 &lt;1&gt;</i></blockquote>\n\n" +
          "Region: &lt;Dali&gt;\n投资：3",
        parse_mode: "HTML",
        reply_markup: { inline_keyboard: [[{ text: "Accept", callback_data: "ticket.accept:7" }]] },
      },
    ]);
  });

  it("folds a quotation of more than 300 characters", () => {
    const quote = (length: number): Block => ({
      kind: "quote",
      text: "字".repeat(length),
      source: "",
    });
    expect(encodeText(card([quote(300)]))[0]?.text).toMatch(/^<blockquote>/);
    expect(encodeText(card([quote(301)]))[0]?.text).toMatch(/^<blockquote expandable>/);
  });
});

describe("a long card", () => {
  it("goes on in the next message, the buttons below the last", () => {
    const blocks = [1_500, 1_500, 9_000, 100].map((length): Block => {
      return { kind: "quote", text: "字".repeat(length), source: "附件1" };
    });
    const messages = encodeText(card(blocks, [[{ label: "Go", action: "go" }]]));
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.map((message) => "reply_markup" in message)).toEqual([
      ...messages.slice(1).map(() => false),
      true,
    ]);
    const words = messages.map(({ text }) => text.replaceAll(/<[^>]+>/g, ""));
    expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(4_096);
    expect(words.join("").match(/字/g)).toHaveLength(12_100);
  });

  it("is measured with the gaps between its blocks", () => {
    const blocks = (length: number): readonly Block[] => [
      { kind: "text", text: "a".repeat(2_047) },
      { kind: "text", text: "b".repeat(length) },
    ];
    expect(encodeText(card(blocks(2_047)))).toHaveLength(1);
    expect(encodeText(card(blocks(2_048)))).toHaveLength(2);
  });

  it("is measured by its words, not by its markup", () => {
    const escaped = card([{ kind: "text", text: "<".repeat(4_096) }]);
    expect(encodeText(escaped)).toHaveLength(1);
  });
});

describe("the buttons of a card", () => {
  it("are no more than eight buttons in a row", () => {
    const row = Array.from({ length: 10 }, (_, n) => ({ label: `${n}`, action: `a${n}` }));
    const [message] = encodeText(card([WORDS], [row, [{ label: "Last", action: "z" }], []]));
    const lengths = message?.reply_markup?.inline_keyboard.map(({ length }) => length);
    expect(lengths).toEqual([8, 2, 1]);
  });

  it("are refused when one holds more than 64 bytes", () => {
    const rows = (value: string) => [[{ label: "A", action: "a", value }]];
    expect(encodeText(card([WORDS], rows("x".repeat(62))))).toHaveLength(1);
    expect(() => encodeText(card([WORDS], rows("x".repeat(63))))).toThrow(InvalidReplyError);
    expect(() => encodeText(card([WORDS], rows("字".repeat(21))))).toThrow("65 bytes");
  });

  it("can't stand without words", () => {
    expect(() => encodeText(card([], [[{ label: "A", action: "a" }]]))).toThrow(InvalidReplyError);
    expect(() => encodeText(card([{ kind: "text", text: " \n" }]))).toThrow(InvalidReplyError);
  });
});

it("names a forum's topic, but not the General one", () => {
  const to = { channel: "telegram", chatId: "-100" } as const;
  expect(encodeChat(to)).toEqual({ chat_id: -100 });
  expect(encodeChat({ ...to, threadId: "40" })).toEqual({ chat_id: -100, message_thread_id: 40 });
  expect(encodeChat({ ...to, threadId: "1" })).toEqual({ chat_id: -100 });
});
