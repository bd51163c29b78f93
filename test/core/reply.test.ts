import fc from "fast-check";
import { expect, it } from "vitest";
import { InvalidReplyError } from "../../bot/core/errors.ts";
import {
  barLines,
  button,
  type CardReply,
  decodeButtonData,
  encodeButtonData,
  MAX_BUTTON_BYTES,
  plainText,
} from "../../bot/core/reply.ts";

it("makes a button of at most 64 bytes, counted in UTF-8", () => {
  expect(button("接单", "a.b", "x".repeat(60))).toEqual({
    label: "接单",
    action: "a.b",
    value: "x".repeat(60),
  });
  expect(() => button("接单", "a.b", "x".repeat(61))).toThrow(InvalidReplyError);
  expect(button("看", "a.b", "附".repeat(20)).value).toHaveLength(20);
  expect(() => button("看", "a.b", "附".repeat(21))).toThrow(InvalidReplyError);
  expect(() => button("看", "x".repeat(65))).toThrow(InvalidReplyError);
  expect(button("看", "x".repeat(64)).action).toHaveLength(MAX_BUTTON_BYTES);
});

it("refuses a colon in an action, and takes any number of them in a value", () => {
  expect(() => button("看", "enquiry:show")).toThrow(InvalidReplyError);
  expect(button("看", "enquiry.show", "a:b:c").value).toBe("a:b:c");
});

it("leaves the value out where there is none", () => {
  expect(button("转人工", "handoff.open")).toEqual({ label: "转人工", action: "handoff.open" });
});

const EXAMPLES = [
  { action: "handoff.open" },
  { action: "enquiry.show", value: "附件1·一（六）2" },
  { action: "ticket.accept", value: "telegram:1001:7" },
  { action: "screening.answer", value: "" },
  { action: "screening.answer", value: ":" },
];

it.each(EXAMPLES)("decodes what it encodes: $action $value", (example) => {
  expect(decodeButtonData(encodeButtonData(example))).toEqual(example);
});

it("decodes whatever it encodes", () => {
  const action = fc.stringMatching(/^[a-z]+(\.[a-zA-Z]+)?$/);
  fc.assert(
    fc.property(action, fc.option(fc.string(), { nil: undefined }), (name, value) => {
      const data = { action: name, ...(value !== undefined && { value }) };
      expect(decodeButtonData(encodeButtonData(data))).toEqual(data);
    }),
    { seed: 20_260_302 },
  );
});

it("takes data without a colon for an action alone", () => {
  expect(decodeButtonData("")).toEqual({ action: "" });
  expect(decodeButtonData("start")).toEqual({ action: "start" });
});

it("renders a card as plain words, block by block, without its buttons", () => {
  const card: CardReply = {
    kind: "card",
    title: "初筛结果",
    blocks: [
      { kind: "text", text: "初步符合" },
      { kind: "quote", text: "原文", source: "附件1·一（六）2" },
      {
        kind: "fields",
        fields: [
          { label: "行业", value: "咖啡" },
          { label: "地区", value: "保山市" },
        ],
      },
    ],
    buttons: [[{ label: "转人工", action: "handoff.open" }]],
  };

  expect(plainText(card)).toBe(
    "初筛结果\n\n初步符合\n\n原文\n—— 附件1·一（六）2\n\n行业：咖啡\n地区：保山市",
  );
  expect(plainText({ kind: "card", blocks: card.blocks.slice(0, 1), buttons: [] })).toBe(
    "初步符合",
  );
  expect(plainText({ kind: "text", text: "你好" })).toBe("你好");
});

it("draws counts as bars of text: the most is ten blocks wide, whatever happened at all is seen", () => {
  const bars = [
    { label: "提问", count: 400 },
    { label: "接单", count: 1 },
    { label: "办结", count: 0 },
  ];
  expect(barLines(bars).split("\n")).toEqual([
    "██████████ 提问 400",
    "█░░░░░░░░░ 接单 1",
    "░░░░░░░░░░ 办结 0",
  ]);
  expect(barLines([{ label: "办结", count: 0 }])).toBe("░░░░░░░░░░ 办结 0");
});
