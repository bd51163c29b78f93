import type { PageUpload } from "../wire.ts";
import { el } from "./dom.ts";
import type { Ui } from "./ui.ts";

export interface Attachments {
  /** The button that picks files. */
  readonly button: HTMLElement;
  /** What is picked, each with a way to leave it out. */
  readonly list: HTMLElement;
  count(): number;
  /** Puts them on the server and forgets them; `undefined` where that failed, and they are kept. */
  upload(): Promise<readonly PageUpload[] | undefined>;
}

export interface AttachmentsOptions {
  readonly ui: Ui;
  readonly maxBytes: number;
  /** Says what is wrong; nothing takes it away. */
  readonly onProblem: (words: string) => void;
}

const MEGABYTE = 1024 * 1024;
/** As many as the platforms show in one album. */
const MAX_FILES = 10;

/** Files picked for the next message. */
export function createAttachments({ ui, maxBytes, onProblem }: AttachmentsOptions): Attachments {
  let files: readonly File[] = [];
  const input = el("input", { type: "file", multiple: true, hidden: true });
  const button = el("button", { type: "button", class: "attach" }, ["＋"]);
  const list = el("ul", { class: "attached", hidden: true });
  const set = (changed: readonly File[]) => {
    files = changed;
    list.hidden = files.length === 0;
    list.replaceChildren(...files.map(view));
  };
  const view = (file: File) => {
    const leave = el("button", { type: "button", class: "link" }, ["×"]);
    leave.setAttribute("aria-label", ui.say("leaveOut", { name: file.name }));
    leave.addEventListener("click", () => set(files.filter((other) => other !== file)));
    return el("li", {}, [el("span", {}, [file.name]), leave]);
  };
  button.append(input);
  button.addEventListener("click", () => input.click());
  input.addEventListener("click", (event) => event.stopPropagation());
  input.addEventListener("change", () => {
    const picked = [...(input.files ?? [])];
    input.value = "";
    const tooLarge = picked.find(({ size }) => size > maxBytes);
    const limits = { max: Math.floor(maxBytes / MEGABYTE), count: MAX_FILES };
    if (tooLarge !== undefined)
      onProblem(ui.say("fileTooLarge", { name: tooLarge.name, ...limits }));
    else if (files.length + picked.length > MAX_FILES) onProblem(ui.say("tooManyFiles", limits));
    else set([...files, ...picked]);
  });
  ui.onLanguage(() => {
    button.setAttribute("aria-label", ui.say("attach"));
    button.title = ui.say("attachHint", { max: Math.floor(maxBytes / MEGABYTE) });
  });
  return {
    button,
    list,
    count: () => files.length,
    upload: async () => {
      const uploads = await Promise.all(files.map(put)).catch(() => undefined);
      if (uploads === undefined) onProblem(ui.say("uploadFailed"));
      else set([]);
      return uploads;
    },
  };
}

async function put(file: File): Promise<PageUpload> {
  const id = crypto.randomUUID();
  const response = await fetch(`files/${id}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  if (!response.ok) throw new Error(String(response.status));
  const { name, type, size: bytes } = file;
  return { id, name, type, bytes };
}
