import { el } from "./dom.ts";
import type { Ui } from "./ui.ts";

export interface ComposerOptions {
  readonly ui: Ui;
  readonly maxLength: number;
  readonly onSend: (text: string) => void;
}

export interface Composer {
  readonly element: HTMLElement;
  focus(): void;
  /** Shows what the message answers, until it is sent or called off; `undefined` shows nothing. */
  showReply(summary: string | undefined, onCancel: () => void): void;
}

/** Where one writes: Enter sends, Shift+Enter starts a new line. */
export function createComposer({ ui, maxLength, onSend }: ComposerOptions): Composer {
  const text = el("textarea", { rows: 1, enterkeyhint: "send", autocomplete: "off" });
  const send = el("button", { type: "submit", class: "primary" });
  const problem = el("p", { class: "problem", role: "alert" });
  const reply = el("p", { class: "replying", hidden: true });
  const form = el("form", { class: "composer" }, [
    reply,
    problem,
    el("div", { class: "line" }, [text, send]),
  ]);
  ui.onLanguage(() => {
    text.setAttribute("aria-label", ui.say("write"));
    text.title = ui.say("writeHint");
    text.placeholder = ui.say("writeHere");
    send.textContent = ui.say("send");
  });
  const submit = () => {
    const words = text.value;
    if (words.trim() === "") return;
    const isTooLong = words.length > maxLength;
    const counts = { max: number(maxLength, ui), count: number(words.length, ui) };
    problem.textContent = isTooLong ? ui.say("tooLong", counts) : "";
    if (isTooLong) return;
    text.value = "";
    fit(text);
    onSend(words);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    text.focus();
  });
  text.addEventListener("input", () => {
    problem.textContent = "";
    fit(text);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    submit();
  });
  return {
    element: form,
    focus: () => text.focus(),
    showReply: (summary, onCancel) => {
      reply.hidden = summary === undefined;
      if (summary === undefined) return;
      const cancel = el("button", { type: "button", class: "link" }, ["×"]);
      cancel.setAttribute("aria-label", ui.say("cancelReply"));
      cancel.addEventListener("click", onCancel);
      const said = el("span", {}, [ui.say("replyingTo", { text: summary })]);
      reply.replaceChildren(said, cancel);
    },
  };
}

/** While an input method is composing, Enter chooses its word. Safari ends the composition first, with 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

function fit(text: HTMLTextAreaElement): void {
  text.style.height = "auto";
  const bordersPx = text.offsetHeight - text.clientHeight;
  text.style.height = `${text.scrollHeight + bordersPx}px`;
}

function number(count: number, ui: Ui): string {
  return new Intl.NumberFormat(ui.language()).format(count);
}
