import type { ChatRef } from "../../bot/core/event.ts";
import {
  type Bar,
  type Block,
  type Button,
  type CardReply,
  fieldLine,
} from "../../bot/core/reply.ts";
import type { ButtonValue } from "./decode.ts";

/** Feishu docs: "card JSON 2.0 structure". Every node with a `tag` counts, texts included. */
const MAX_NODES = 200;
const MAX_SUMMARY_CHARACTERS = 60;

const NOTATION = { text_size: "notation", text_color: "grey" };

interface Node {
  readonly tag: string;
  readonly [property: string]: unknown;
}

/**
 * A card as JSON 2.0, or `undefined` when it has more nodes than the platform takes. People's words stand in
 * `plain_text` nodes only: those are shown as they are, while markdown ones would read mentions and links in them.
 */
export function encodeCard(reply: CardReply, to: ChatRef): string | undefined {
  return [fieldColumns, fieldLines]
    .map((fields) => cardNodes(reply, { to, fields }))
    .filter((card) => countNodes(card) <= MAX_NODES)
    .map((card) => JSON.stringify(card))[0];
}

type FieldLayout = (fields: readonly { label: string; value: string }[]) => readonly Node[];

function cardNodes(
  { title, blocks, buttons }: CardReply,
  { to, fields }: { to: ChatRef; fields: FieldLayout },
): object {
  const elements = [
    ...blocks.flatMap((block) => blockNodes(block, fields)),
    ...buttons.filter((row) => row.length > 0).map((row) => buttonRow(row, to)),
  ];
  return {
    schema: "2.0",
    // Only a shared card can be changed later, and only if it said so from the start.
    config: { update_multi: true, summary: { content: summary(title, blocks) } },
    ...(title !== undefined && {
      header: { title: { tag: "plain_text", content: title }, template: "blue" },
    }),
    body: { direction: "vertical", elements },
  };
}

function blockNodes(block: Block, fields: FieldLayout): readonly Node[] {
  switch (block.kind) {
    case "text":
      return block.text === "" ? [] : [paragraph(block.text)];
    case "quote":
      return [
        columns({ background_style: "grey" }, [
          {
            ...column([paragraph(block.text), paragraph(`—— ${block.source}`, NOTATION)]),
            width: "weighted",
            weight: 1,
            padding: "8px 12px 8px 12px",
            vertical_spacing: "4px",
          },
        ]),
      ];
    case "fields":
      return fields(block.fields);
    case "bars":
      return [chart(block.bars), paragraph(counts(block.bars), NOTATION)];
  }
}

/** Also in words: labels that don't fit are left out of a chart, and old clients draw none. */
function counts(bars: readonly Bar[]): string {
  return bars.map(({ label, count }) => `${label} ${count}`).join(" · ");
}

/** Feishu docs: "chart component": the spec is VChart's, as JSON, so without functions. */
function chart(bars: readonly Bar[]): Node {
  return {
    tag: "chart",
    aspect_ratio: "16:9",
    chart_spec: {
      type: "bar",
      data: { values: bars.map(({ label, count }) => ({ label, count })) },
      xField: "label",
      yField: "count",
      label: { visible: true },
    },
  };
}

function fieldColumns(fields: readonly { label: string; value: string }[]): readonly Node[] {
  return fields.map(({ label, value }) =>
    columns({ horizontal_spacing: "8px" }, [
      { ...column([paragraph(label, { text_color: "grey" })]), width: "weighted", weight: 1 },
      { ...column([paragraph(value === "" ? "—" : value)]), width: "weighted", weight: 3 },
    ]),
  );
}

/** A third of the nodes, for cards with many fields. */
function fieldLines(fields: readonly { label: string; value: string }[]): readonly Node[] {
  return fields.map((field) => paragraph(fieldLine(field)));
}

function buttonRow(row: readonly Button[], to: ChatRef): Node {
  return columns(
    { flex_mode: "flow", horizontal_spacing: "8px" },
    row.map((button) => ({ ...column([buttonNode(button, to)]), width: "auto" })),
  );
}

function buttonNode({ label, action, value, picks }: Button, to: ChatRef): Node {
  const carried: ButtonValue = {
    action,
    ...(value !== undefined && { value }),
    chat: to.chatId,
    ...(to.threadId !== undefined && { thread: to.threadId }),
  };
  // The value must be an object: the SDK hands on no other.
  const behaviors = [{ type: "callback", value: carried }];
  const text = { tag: "plain_text", content: label };
  return picks === "day"
    ? { tag: "date_picker", placeholder: text, behaviors }
    : { tag: "button", type: "default", text, behaviors };
}

function paragraph(content: string, style: Readonly<Record<string, string>> = {}): Node {
  return { tag: "div", text: { tag: "plain_text", content, ...style } };
}

function columns(style: Readonly<Record<string, string>>, content: readonly Node[]): Node {
  return { tag: "column_set", ...style, columns: content };
}

function column(elements: readonly Node[]): Node {
  return { tag: "column", elements };
}

/** What the list of chats and the notification show. */
function summary(title: string | undefined, blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === "text" || block.kind === "quote");
  const text = title ?? first?.text ?? "";
  return Array.from(text.replaceAll("\n", " ")).slice(0, MAX_SUMMARY_CHARACTERS).join("");
}

function countNodes(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = "tag" in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countNodes(inner), own);
}
