import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeReplacement,
  encodeReply,
  encodeText,
  pieceUuid,
} from "../../../adapters/feishu/encode.ts";
import { type Block, button, type CardReply } from "../../../bot/core/reply.ts";
import { cardProblem } from "../../simulators/feishu/card-rules.ts";
import { render } from "../../simulators/feishu/render.ts";

const GROUP = { channel: "feishu", chatId: "oc_1" } as const;
const THREAD = { ...GROUP, threadId: "om_r" };
const SEED = 20_260_105;
const REQUEST_LIMIT_BYTES = 30 * 1024;

function card(parts: Partial<CardReply>): CardReply {
  return { kind: "card", blocks: [], buttons: [], ...parts };
}

function read(pieces: readonly { msg_type: string; content: string }[]) {
  return pieces.map(({ msg_type: type, content }) => render({ type, content }));
}

function requestBytes(piece: { msg_type: string; content: string }): number {
  const uuid = "u".repeat(50);
  return Buffer.byteLength(JSON.stringify({ receive_id: "o".repeat(64), uuid, ...piece }));
}

function fields(count: number): Block {
  const rows = Array.from({ length: count }, (_, n) => ({ label: `L${n}`, value: `V${n}` }));
  return { kind: "fields", fields: rows };
}

describe("a card", () => {
  it("is JSON 2.0 with plain text nodes", () => {
    const [piece] = encodeReply(
      card({
        title: "T",
        blocks: [{ kind: "text", text: "hello" }],
        buttons: [[button("Go", "a.b", "1")]],
      }),
      THREAD,
    );
    expect(piece?.msg_type).toBe("interactive");
    const plain = (content: string) => ({ tag: "plain_text", content });
    const value = { action: "a.b", value: "1", chat: "oc_1", thread: "om_r" };
    const go = {
      tag: "button",
      type: "default",
      text: plain("Go"),
      behaviors: [{ type: "callback", value }],
    };
    const row = {
      tag: "column_set",
      flex_mode: "flow",
      horizontal_spacing: "8px",
      columns: [{ tag: "column", width: "auto", elements: [go] }],
    };
    expect(JSON.parse(piece?.content ?? "")).toEqual({
      schema: "2.0",
      config: { update_multi: true, summary: { content: "T" } },
      header: { title: plain("T"), template: "blue" },
      body: { direction: "vertical", elements: [{ tag: "div", text: plain("hello") }, row] },
    });
  });

  it("sets a quotation apart from what stands around it", () => {
    const quote = { kind: "quote", text: "原文", source: "附件1·一" } as const;
    const [piece] = encodeReply(card({ blocks: [quote] }), GROUP);
    expect(piece?.content).toContain('"background_style":"grey"');
    expect(piece?.content).toContain('"content":"—— 附件1·一","text_size":"notation"');
  });

  it("has no node that reads markup", () => {
    const text = "**x** <at id=all></at>";
    const blocks: Block[] = [
      { kind: "text", text },
      { kind: "quote", text, source: text },
      { kind: "fields", fields: [{ label: text, value: text }] },
    ];
    const [piece] = encodeReply(
      card({ title: text, blocks, buttons: [[button(text, "a")]] }),
      GROUP,
    );
    expect(piece?.content).not.toMatch(/"tag":"(markdown|lark_md)"/);
  });
});

describe("a card too large", () => {
  it("with many fields drops the columns before it drops the card", () => {
    const few = encodeReply(card({ blocks: [fields(20)] }), GROUP);
    expect(few[0]?.content).toContain("column_set");
    const many = encodeReply(card({ blocks: [fields(90)], buttons: [[button("Go", "a")]] }), GROUP);
    expect(many).toHaveLength(1);
    expect(many[0]?.msg_type).toBe("interactive");
    expect(cardProblem(many[0]?.content ?? "")).toBeUndefined();
    expect(read(many)[0]?.text).toContain("L89: V89");
  });

  it("over the limits becomes its words, with title and buttons on a card behind them", () => {
    const buttons = [[button("Go", "a")]];
    const tooMany = card({ title: "T", blocks: [fields(150)], buttons });
    const tooLong = card({
      title: "T",
      blocks: [{ kind: "text", text: "滇".repeat(12_000) }],
      buttons,
    });
    for (const reply of [tooMany, tooLong]) {
      const pieces = encodeReply(reply, GROUP);
      expect(pieces.slice(0, -1).every(({ msg_type }) => msg_type === "post")).toBe(true);
      expect(pieces.at(-1)?.msg_type).toBe("interactive");
      expect(
        read(pieces)
          .at(-1)
          ?.buttons.flat()
          .map(({ label }) => label),
      ).toEqual(["Go"]);
      expect(encodeReplacement(reply, GROUP)).toBeUndefined();
    }
    const words = read(encodeReply(tooMany, GROUP))[0]?.text ?? "";
    expect(words).toContain("L149: V149");
    const noButtons = encodeReply({ ...tooMany, buttons: [] }, GROUP);
    expect(noButtons.map(({ msg_type }) => msg_type)).toEqual(["post"]);
  });
});

describe("a reply", () => {
  it("that shows nothing is no message", () => {
    expect(encodeReply(card({}), GROUP)).toEqual([]);
    expect(encodeReply({ kind: "text", text: "" }, GROUP)).toEqual([]);
  });

  it("is taken by the platform whatever people wrote, and shows it letter by letter", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    const block = fc.oneof(
      fc.record({ kind: fc.constant("text" as const), text: words }),
      fc.record({ kind: fc.constant("quote" as const), text: words, source: words }),
    );
    const any = fc.record({
      title: words,
      blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(any, (parts) => {
        const [piece] = encodeReply(card(parts), GROUP);
        expect(cardProblem(piece?.content ?? "")).toBeUndefined();
        const shown = read(piece === undefined ? [] : [piece])[0]?.text ?? "";
        for (const { text } of parts.blocks) expect(shown).toContain(text);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe("a text", () => {
  it("is a post, so that nothing in it is read as markup", () => {
    const text = '<at user_id="all"></at> <b>x</b> [y](https://example.com)\nnext';
    const pieces = encodeText(text);
    expect(pieces.map(({ msg_type }) => msg_type)).toEqual(["post"]);
    expect(read(pieces)[0]?.text).toBe(text);
  });

  it("of any length arrives whole, in messages within the limit", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 2_000 });
    const long = fc.array(line, { minLength: 1, maxLength: 40 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(long, (text) => {
        const pieces = encodeText(text);
        for (const piece of pieces)
          expect(requestBytes(piece)).toBeLessThanOrEqual(REQUEST_LIMIT_BYTES);
        const whole = read(pieces)
          .map((piece) => piece.text)
          .join("");
        expect(whole.replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
        expect(whole.isWellFormed()).toBe(true);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it("without a single line's end is cut between characters", () => {
    for (const start of ["", "x", "xx", "xxx", "xxxx", "xxxxx", "xxxxxx", "xxxxxxx"]) {
      const text = `${start}${"👍".repeat(20_000)}`;
      const pieces = read(encodeText(text));
      expect(pieces.length).toBeGreaterThan(2);
      expect(pieces.every((piece) => piece.text.isWellFormed())).toBe(true);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    }
  });

  it("is cut at the end of a line where there is one", () => {
    const lines = Array.from({ length: 600 }, (_, n) => `${n} ${"词".repeat(40)}`);
    const pieces = read(encodeText(lines.join("\n")));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map((piece) => piece.text).join("\n")).toBe(lines.join("\n"));
  });

  it("that replaces a card becomes a card", () => {
    const piece = encodeReplacement({ kind: "text", text: "done" }, GROUP);
    expect(piece?.msg_type).toBe("interactive");
    expect(read(piece === undefined ? [] : [piece])[0]).toEqual({ text: "done", buttons: [] });
  });
});

describe("the platform's key against sending twice", () => {
  it("is the delivery's id, then one of its own for each further message", () => {
    const id = "d".repeat(50);
    expect(pieceUuid(id, 0)).toBe(id);
    const keys = new Set([0, 1, 2].map((index) => pieceUuid(id, index)));
    expect(keys.size).toBe(3);
    expect([...keys].every((key) => key.length <= 50)).toBe(true);
    expect(pieceUuid(id, 1)).toBe(pieceUuid(id, 1));
    expect(pieceUuid("d".repeat(51), 0)).toHaveLength(50);
  });
});

it("shows counts as a chart the platform draws, a spec of data alone, and in words below it", () => {
  const bars = [
    { label: "提问", count: 12 },
    { label: "办结", count: 7 },
  ];
  const [piece] = encodeReply(card({ blocks: [{ kind: "bars", bars }] }), GROUP);
  expect(cardProblem(piece!.content)).toBeUndefined();
  expect(JSON.parse(piece!.content).body.elements[0]).toMatchObject({
    tag: "chart",
    chart_spec: { type: "bar", data: { values: bars } },
  });
  expect(render({ type: "interactive", content: piece!.content }).text).toContain(
    "提问 12 · 办结 7",
  );
});
