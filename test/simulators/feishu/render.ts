import { fieldLine } from "../../../bot/core/reply.ts";
import type { SeenMessage } from "../../contract/adapter-harness.ts";
import type { Message } from "./world.ts";

/** A button and what the platform keeps behind it. */
export interface SeenButton {
  readonly label: string;
  readonly value: unknown;
}

export interface Rendered {
  readonly text: string;
  readonly buttons: readonly (readonly SeenButton[])[];
}

interface Node {
  readonly tag?: string;
  readonly [property: string]: unknown;
}

export function seen(message: Message): SeenMessage {
  const { text, buttons } = render(message);
  return { id: message.id, text, buttons: buttons.map((row) => row.map(({ label }) => label)) };
}

/** A message as a person reads it: what the client would parse is parsed. */
export function render({ type, content }: Pick<Message, "type" | "content">): Rendered {
  const fields = JSON.parse(content) as Node;
  switch (type) {
    case "text":
      return { text: readStyled(String(fields["text"])), buttons: [] };
    case "post":
      return { text: readPost(fields), buttons: [] };
    case "interactive":
      return readCard(fields);
    default:
      return { text: `[${type}]`, buttons: [] };
  }
}

/** Feishu docs: "message content to send": what `text` messages (and markdown) read in their words. */
function readStyled(text: string): string {
  return text
    .replace(/<at (?:user_)?id="?([^">]*)"?>([^<]*)<\/at>/g, (_, id: string, name: string) =>
      id === "all" ? "@所有人" : `@${name || id}`,
    )
    .replace(/<(b|i|u|s)>([\s\S]*?)<\/\1>/g, "$2")
    .replace(/\[([^[\]]*)\]\((https?:[^)\s]+)\)/g, "$1");
}

function readPost(fields: Node): string {
  const body = (fields["zh_cn"] ?? fields["en_us"] ?? fields) as Node;
  const lines = (body["content"] ?? []) as readonly (readonly Node[])[];
  const title = body["title"];
  const text = lines.map((line) => line.map(readPostNode).join("")).join("\n");
  return typeof title === "string" && title !== "" ? `${title}\n${text}` : text;
}

function readPostNode(node: Node): string {
  const text = typeof node["text"] === "string" ? node["text"] : "";
  if (node.tag === "md") return readStyled(text);
  if (node.tag === "img") return "[image]";
  if (node.tag === "at") return `@${String(node["user_id"])}`;
  return text;
}

function readCard(card: Node): Rendered {
  const header = card["header"] as Node | undefined;
  const title = header === undefined ? [] : [readText(header["title"])];
  const elements = ((card["body"] as Node)["elements"] ?? []) as readonly Node[];
  const parts = elements.map((element) => readElement(element)).filter((text) => text !== "");
  const buttons = elements.map(buttonsIn).filter((row) => row.length > 0);
  return { text: [...title, ...parts].join("\n"), buttons };
}

/** Buttons are not among the words. */
function readElement(node: Node): string {
  if (node.tag === "div") return readText(node["text"]);
  if (node.tag === "markdown") return readStyled(String(node["content"]));
  if (node.tag === "column_set") return readColumns(node);
  return node.tag === "column" ? readAll(node["elements"], "\n") : "";
}

/** Two columns of words are read as a label and its value. */
function readColumns({ columns }: Node): string {
  const words = list(columns)
    .map(readElement)
    .filter((text) => text !== "");
  const [label = "", value] = words;
  return words.length === 2 && value !== undefined ? fieldLine({ label, value }) : words.join(" ");
}

function readAll(nodes: unknown, between: string): string {
  return ((nodes ?? []) as readonly Node[])
    .map(readElement)
    .filter((text) => text !== "")
    .join(between);
}

function readText(node: unknown): string {
  const { tag, content } = node as Node;
  return tag === "lark_md" ? readStyled(String(content)) : String(content);
}

function buttonsIn(node: Node): readonly SeenButton[] {
  if (node.tag === "button" || node.tag === "date_picker") {
    const behaviors = (node["behaviors"] ?? []) as readonly Node[];
    const callback = behaviors.find(({ type }) => type === "callback");
    const label = readText(node["text"] ?? node["placeholder"]);
    return [{ label, value: callback?.["value"] }];
  }
  const inner = [...list(node["columns"]), ...list(node["elements"])];
  return inner.flatMap(buttonsIn);
}

function list(nodes: unknown): readonly Node[] {
  return (nodes ?? []) as readonly Node[];
}
