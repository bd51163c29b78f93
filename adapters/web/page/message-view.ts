import type { PageBlock, PageButton, PageCard, PageContent, PageFile } from "../wire.ts";
import { el } from "./dom.ts";
import type { Entry } from "./transcript.ts";
import type { Ui } from "./ui.ts";

export interface MessageViewOptions {
  readonly ui: Ui;
  /** Whose side it is: his messages stand on the right. */
  readonly me: string;
  readonly onPress: (entry: Entry, button: PageButton) => void;
  /** Absent where replying to a message means nothing. */
  readonly onReply?: (entry: Entry) => void;
}

/** What a button sends, in one string: how presses are told apart. */
export function pressKey({ action, value }: PageButton): string {
  return value === undefined ? action : `${action}:${value}`;
}

/** One message of the conversation. */
export function messageView(entry: Entry, options: MessageViewOptions): HTMLElement {
  const { ui, me, onReply } = options;
  const who = entry.from === undefined ? "bot" : entry.from.id === me ? "me" : "other";
  const name = who === "me" ? ui.say("me") : (entry.from?.name ?? ui.say("bot"));
  const body = el("div", { class: "bubble" }, contentView(entry, options));
  const foot = el("p", { class: "foot", "aria-live": "off" }, [
    el("time", { datetime: new Date(entry.at).toISOString() }, [clock(entry.at, ui)]),
  ]);
  if (entry.state !== undefined) foot.append(stateView(entry, ui));
  if (entry.isTaken === true) foot.append(takenView(ui));
  if (onReply !== undefined && who === "bot") {
    const reply = el("button", { type: "button", class: "link reply" }, [ui.say("reply")]);
    reply.addEventListener("click", () => onReply(entry));
    foot.append(reply);
  }
  return el(
    "article",
    { class: "message", "data-message": entry.id, "data-from": who, "data-state": entry.state },
    [el("p", { class: "name" }, [name]), body, foot],
  );
}

function contentView(entry: Entry, options: MessageViewOptions): Node[] {
  const { content } = entry;
  switch (content.kind) {
    case "text":
      return [paragraph(content.text)];
    case "card":
      return cardView(entry, content, options);
    case "thread":
      return [paragraph(threadLine(content, options.ui))];
    case "files":
      return filesView(content, options.ui);
    case "document":
      return documentView(content);
  }
}

function threadLine({ title, isClosed }: Extract<PageContent, { kind: "thread" }>, ui: Ui): string {
  return ui.say(isClosed ? "threadClosed" : "threadOpened", { title });
}

function cardView(entry: Entry, card: PageCard, options: MessageViewOptions): Node[] {
  const parts: Node[] = card.title === undefined ? [] : [el("h3", {}, [card.title])];
  parts.push(...card.blocks.map(blockView));
  if (card.buttons.length > 0) {
    const rows = card.buttons.map((row) =>
      el(
        "div",
        { class: "row" },
        row.map((button) => buttonView(entry, button, options)),
      ),
    );
    const label = options.ui.say("choices");
    parts.push(el("div", { class: "buttons", role: "group", "aria-label": label }, rows));
  }
  return parts;
}

function blockView(block: PageBlock): Node {
  switch (block.kind) {
    case "text":
      return paragraph(block.text);
    case "quote":
      return el("figure", { class: "quote" }, [
        el("blockquote", {}, [paragraph(block.text)]),
        el("figcaption", {}, [block.source]),
      ]);
    case "fields":
      return el(
        "dl",
        {},
        block.fields.map(({ label, value }) =>
          el("div", {}, [el("dt", {}, [label]), el("dd", {}, [value])]),
        ),
      );
    case "bars":
      return barsView(block.bars);
  }
}

type Bars = Extract<PageBlock, { kind: "bars" }>["bars"];

function barsView(bars: Bars): Node {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return el(
    "dl",
    { class: "bars" },
    bars.map(({ label, count }) =>
      el("div", {}, [
        el("dt", {}, [label]),
        el("dd", {}, [
          el("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }),
          String(count),
        ]),
      ]),
    ),
  );
}

function buttonView(
  entry: Entry,
  button: PageButton,
  { ui, onPress }: MessageViewOptions,
): HTMLElement {
  const press = entry.presses?.[pressKey(button)];
  const view = el(
    "button",
    {
      type: "button",
      "data-action": button.action,
      "data-value": button.value,
      "data-press": press,
      // Not `disabled`, which would take the focus away from whoever has just pressed it.
      "aria-disabled": press === "sending" ? "true" : undefined,
    },
    [button.label],
  );
  if (press !== undefined) {
    const said = ui.say(press === "sending" ? "pressing" : "pressed");
    view.append(el("span", { class: "hidden" }, [` (${said})`]));
  }
  view.addEventListener("click", () => {
    if (press !== "sending") onPress(entry, button);
  });
  return view;
}

function filesView(content: Extract<PageContent, { kind: "files" }>, ui: Ui): Node[] {
  const files = content.files.map((file) =>
    el("li", {}, [
      ...(file.isImage ? [imageView(file)] : [fileLink(file, ui)]),
      ...(file.caption === undefined ? [] : [` ${file.caption}`]),
    ]),
  );
  const parts: Node[] = [el("ul", { class: "files" }, files)];
  if (content.caption !== undefined) parts.unshift(paragraph(content.caption));
  return parts;
}

function imageView({ name, href }: PageFile): Node {
  const image = el("img", { src: href, alt: name });
  return el("a", { href, download: name, class: "picture" }, [image]);
}

function fileLink({ name, href }: PageFile, ui: Ui): Node {
  return el("span", {}, [
    el("span", { class: "kind" }, [ui.say("file")]),
    el("a", { href, download: name }, [name]),
  ]);
}

function documentView(content: Extract<PageContent, { kind: "document" }>): Node[] {
  const link = el("a", { href: content.href, download: content.name }, [content.name]);
  const parts: Node[] = [el("p", { class: "words" }, [link])];
  if (content.caption !== undefined) parts.unshift(paragraph(content.caption));
  return parts;
}

function takenView(ui: Ui): Node {
  const said = ui.say("taken");
  return el("span", { class: "taken", title: said }, [
    el("span", { "aria-hidden": "true" }, ["✓"]),
    el("span", { class: "hidden" }, [said]),
  ]);
}

function stateView({ state, reason = "" }: Entry, ui: Ui): Node {
  const said = state === "refused" ? ui.say("refused", { reason }) : ui.say(state ?? "sending");
  return el("span", { class: "state", role: state === "sending" ? undefined : "status" }, [said]);
}

function paragraph(text: string): HTMLElement {
  return el("p", { class: "words" }, [text]);
}

/** The time; the date too when it is not today. */
function clock(at: number, ui: Ui): string {
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false };
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const date: Intl.DateTimeFormatOptions = isToday ? {} : { month: "short", day: "numeric" };
  const locale = ui.language() === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { ...date, ...time }).format(at);
}
