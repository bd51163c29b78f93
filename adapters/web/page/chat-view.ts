import type { PageButton } from "../wire.ts";
import type { Chats } from "./chats.ts";
import { createComposer } from "./composer.ts";
import { el } from "./dom.ts";
import { messageView } from "./message-view.ts";
import type { Said } from "./speaker.ts";
import { type Entry, summary } from "./transcript.ts";
import type { Ui } from "./ui.ts";
import type { WordKey } from "./words.ts";

export interface ChatViewOptions {
  readonly ui: Ui;
  readonly chats: Chats;
  readonly chat: string;
  /** Who writes here; another officer may take the seat. */
  readonly me: () => string;
  readonly maxLength: number;
  readonly maxFileBytes: number;
  readonly canReply: boolean;
  readonly empty: {
    readonly hello: WordKey;
    readonly hint: WordKey;
    readonly examples: () => readonly string[];
  };
  readonly onSend: (said: Said) => void;
  readonly onPress: (entry: Entry, button: PageButton) => void;
}

export interface ChatView {
  readonly element: HTMLElement;
  /** A message that came or changed. */
  show(entry: Entry): void;
  /** Everything again: the language or the officer is another. */
  refresh(): void;
  focus(): void;
  /** To the newest; for when the view comes into sight. */
  toEnd(): void;
}

/** How far from its end a log may stand and still follow what comes. */
const NEAR_END_PX = 80;

/** A conversation and where one writes in it. */
export function createChatView(options: ChatViewOptions): ChatView {
  const { ui, chats, chat } = options;
  let replyTo: string | undefined;
  const log = el("div", { class: "log", role: "log", "aria-live": "polite", tabindex: 0 });
  const jump = el("button", { type: "button", class: "jump", hidden: true });
  const composer = createComposer({
    ui,
    maxLength: options.maxLength,
    maxFileBytes: options.maxFileBytes,
    onSend: (text, files) => {
      options.onSend({ text, files, replyTo });
      setReply(undefined);
    },
  });
  const setReply = (entry: Entry | undefined) => {
    replyTo = entry?.id;
    composer.showReply(entry && summary(entry.content).slice(0, 80), () => setReply(undefined));
    if (entry !== undefined) composer.focus();
  };
  const render = (entry: Entry) =>
    messageView(entry, {
      ui,
      me: options.me(),
      onPress: options.onPress,
      ...(options.canReply && { onReply: setReply }),
    });
  const isNearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    jump.hidden = true;
  };
  jump.addEventListener("click", toEnd);
  let isFollowing = true;
  log.addEventListener("scroll", () => {
    isFollowing = isNearEnd();
    if (isFollowing) jump.hidden = true;
  });
  // A picture has no height before it has come; `load` does not bubble.
  log.addEventListener("load", () => isFollowing && toEnd(), true);
  // A longer message being written takes from the log's height; its end stays in sight.
  new ResizeObserver(() => {
    if (isFollowing) toEnd();
  }).observe(log);
  const refresh = () => {
    log.setAttribute("aria-label", ui.say("log"));
    jump.textContent = ui.say("newMessages");
    const entries = chats.entries(chat);
    const views = entries.length === 0 ? [emptyView(options)] : entries.map(render);
    log.replaceChildren(...views);
    toEnd();
  };
  const show = (entry: Entry) => {
    const follows = isNearEnd() || entry.from?.id === options.me();
    place(log, render(entry), chats.entries(chat));
    if (follows) toEnd();
    else jump.hidden = false;
  };
  const element = el("div", { class: "chat", "data-chat": chat }, [log, jump, composer.element]);
  return { element, show, refresh, focus: () => composer.focus(), toEnd };
}

/** Takes the place of the message's earlier view, or stands where the transcript has it. */
function place(log: HTMLElement, view: HTMLElement, entries: readonly Entry[]): void {
  log.querySelector(".empty")?.remove();
  const viewOf = (id: string | undefined) =>
    id === undefined ? null : log.querySelector(`[data-message="${CSS.escape(id)}"]`);
  const id = view.dataset["message"];
  const earlier = viewOf(id);
  if (earlier !== null) return renew(earlier, view);
  view.dataset["arrives"] = "";
  const next = entries[entries.findIndex((entry) => entry.id === id) + 1];
  log.insertBefore(view, viewOf(next?.id));
}

/** Changes only what is another, so that a screen reader says only that. */
function renew(earlier: Element, view: HTMLElement): void {
  const focused = focusedButton(earlier);
  const state = view.dataset["state"];
  if (state === undefined) earlier.removeAttribute("data-state");
  else earlier.setAttribute("data-state", state);
  for (const part of view.querySelectorAll(":scope > *")) {
    const before = earlier.querySelector(`:scope > .${part.className}`);
    if (before !== null && !before.isEqualNode(part)) before.replaceWith(part);
  }
  if (focused !== undefined) earlier.querySelectorAll("button")[focused]?.focus();
}

/** Which button of the message has the focus, so that it is not lost when the message changes. */
function focusedButton(view: Element): number | undefined {
  const index = [...view.querySelectorAll("button")].findIndex(
    (button) => button === document.activeElement,
  );
  return index < 0 ? undefined : index;
}

function emptyView({ ui, empty, onSend }: ChatViewOptions): HTMLElement {
  const chips = empty.examples().map((example) => {
    const chip = el("button", { type: "button", class: "chip" }, [example]);
    const said = { text: example, files: [], replyTo: undefined };
    chip.addEventListener("click", () => onSend(said));
    return chip;
  });
  return el("div", { class: "empty" }, [
    el("p", { class: "hello" }, [ui.say(empty.hello)]),
    el("p", { class: "hint" }, [ui.say(empty.hint)]),
    el("div", { class: "chips" }, chips),
  ]);
}
