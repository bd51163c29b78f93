import type { PageUpload } from "../wire.ts";
import { createAttachments } from "./attachments.ts";
import { el } from "./dom.ts";
import type { Ui } from "./ui.ts";

export interface ComposerOptions {
  readonly ui: Ui;
  readonly maxLength: number;
  readonly maxFileBytes: number;
  readonly onSend: (text: string, files: readonly PageUpload[]) => void;
}

export interface Composer {
  readonly element: HTMLElement;
  focus(): void;
  /** Shows what the message answers, until it is sent or called off; `undefined` shows nothing. */
  showReply(summary: string | undefined, onCancel: () => void): void;
}

/** Where one writes: Enter sends, Shift+Enter starts a new line. */
export function createComposer(options: ComposerOptions): Composer {
  const { ui, maxLength, maxFileBytes, onSend } = options;
  const text = el("textarea", { rows: 1, enterkeyhint: "send", autocomplete: "off" });
  const send = el("button", { type: "submit", class: "primary" });
  const problem = el("p", { class: "problem", role: "alert" });
  const reply = el("p", { class: "replying", hidden: true });
  const attachments = createAttachments({
    ui,
    maxBytes: maxFileBytes,
    onProblem: (words) => {
      problem.textContent = words;
    },
  });
  const form = el("form", { class: "composer" }, [
    reply,
    problem,
    attachments.list,
    el("div", { class: "line" }, [attachments.button, text, send]),
  ]);
  ui.onLanguage(() => label(ui, text, send));
  let isUploading = false;
  const submit = async () => {
    const words = text.value;
    if (isUploading || (words.trim() === "" && attachments.count() === 0)) return;
    const isTooLong = words.length > maxLength;
    const counts = { max: number(maxLength, ui), count: number(words.length, ui) };
    problem.textContent = isTooLong ? ui.say("tooLong", counts) : "";
    if (isTooLong) return;
    isUploading = attachments.count() > 0;
    const files = isUploading ? await attachments.upload() : [];
    isUploading = false;
    if (files === undefined) return;
    text.value = "";
    fit(text);
    onSend(words, files);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
    text.focus();
  });
  text.addEventListener("input", () => {
    problem.textContent = "";
    fit(text);
  });
  text.addEventListener("keydown", (event) => {
    if (!isSending(event)) return;
    event.preventDefault();
    void submit();
  });
  return {
    element: form,
    focus: () => text.focus(),
    showReply: (summary, onCancel) => {
      reply.hidden = summary === undefined;
      if (summary !== undefined) reply.replaceChildren(...replyView(ui, summary, onCancel));
    },
  };
}

function replyView(ui: Ui, summary: string, onCancel: () => void): readonly Node[] {
  const cancel = el("button", { type: "button", class: "link" }, ["×"]);
  cancel.setAttribute("aria-label", ui.say("cancelReply"));
  cancel.addEventListener("click", onCancel);
  return [el("span", {}, [ui.say("replyingTo", { text: summary })]), cancel];
}

function label(ui: Ui, text: HTMLTextAreaElement, send: HTMLButtonElement): void {
  text.setAttribute("aria-label", ui.say("write"));
  text.title = ui.say("writeHint");
  text.placeholder = ui.say("writeHere");
  send.textContent = ui.say("send");
}

function isSending(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !isComposing(event);
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
