import type { PageMessage, PagePost, PagePress, PageReceipt } from "../../adapters/web/wire.ts";
import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import type { Answer } from "../../bot/core/ports.ts";
import { plainText } from "../../bot/core/reply.ts";
import { openWindow, post, type Window } from "../adapters/web/window.ts";
import type { Seen, Someone } from "./stage-platforms.ts";

/** Is read along in every window. */
export const MARKER_CHAT = "investor-marker00";

/** What people see and do in their windows, through every life of the server. */
export function createPages() {
  const windows = new Map<string, Window[]>();
  const open = new Map<string, Window>();
  const files = new Map<string, Uint8Array>();
  let address = "";
  /** Posts leave one after another, as from one page. */
  let posting: Promise<unknown> = Promise.resolve();
  const messages = (chat: string): readonly PageMessage[] =>
    seenIn(windows.get(chat), chat).filter(({ from }) => from === undefined);
  return {
    at(started: string): void {
      address = started;
      open.clear();
    },
    async open(chats: ReadonlySet<string>): Promise<void> {
      for (const chat of chats) {
        if (open.has(chat)) continue;
        const window = await openWindow(address, [chat, MARKER_CHAT]);
        open.set(chat, window);
        windows.set(chat, [...(windows.get(chat) ?? []), window]);
      }
    },
    async see(marker: string): Promise<void> {
      await Promise.all([...open.values()].map((window) => sees(window, marker)));
      for (const chat of open.keys()) await save(messages(chat), { address, files });
    },
    say(event: MessageEvent, someone: Someone | undefined): Promise<undefined> {
      if (event.files.length > 0 || event.other !== undefined) {
        throw new Error("The page takes words only.");
      }
      const { text, replyTo } = event;
      const body: PagePost = {
        ...sender(event, someone),
        text,
        ...(replyTo !== undefined && { replyTo: clientId(replyTo) }),
      };
      const posted = posting.then(() => accepted(post(address, "messages", body)));
      posting = posted;
      return posted.then(() => undefined);
    },
    async press(event: ActionEvent, someone: Someone | undefined): Promise<Answer | undefined> {
      const { messageId, action, value } = event;
      const press: PagePress = {
        ...sender(event, someone),
        messageId,
        action,
        ...(value !== undefined && { value }),
      };
      return (await accepted(post(address, "actions", press))).answer;
    },
    isTaken: (chat: string, id: string): boolean =>
      seenIn(windows.get(chat), chat).some(
        (message) => message.id === clientId(id) && message.isTaken === true,
      ),
    shown: (chat: string): readonly Seen[] =>
      messages(chat).map((message) => seenOf(message, files)),
  };
}

/** Everybody's messages in a chat, as they are now. */
function seenIn(windows: readonly Window[] = [], chat: string): readonly PageMessage[] {
  const received = windows.flatMap((window) => window.received);
  const here = received.filter((message) => message.chat === chat);
  return [...new Map(here.map((message) => [message.id, message])).values()];
}

async function sees(window: Window, text: string): Promise<void> {
  const isThere = () =>
    window.received.some(({ content }) => content.kind === "text" && content.text === text);
  while (!isThere()) await window.has(window.received.length + 1);
}

/** Follows the links of the documents that came. */
async function save(
  messages: readonly PageMessage[],
  { address, files }: { readonly address: string; readonly files: Map<string, Uint8Array> },
): Promise<void> {
  for (const { id, content } of messages) {
    if (content.kind !== "document" || files.has(id)) continue;
    const response = await fetch(new URL(content.href, address));
    files.set(id, new Uint8Array(await response.arrayBuffer()));
  }
}

function sender(event: MessageEvent | ActionEvent, someone: Someone | undefined) {
  const { id, from, chat, at } = event;
  return {
    id: clientId(event.kind === "message" ? event.messageId : id),
    at: at.getTime(),
    person: from.id,
    name: someone?.name ?? from.id,
    ...(someone?.locale !== undefined && { locale: someone.locale }),
    chat: chat.chatId,
  };
}

/** The page makes ids of 8 to 64 letters, digits, _ or -; those of the bot's messages are the bot's. */
function clientId(id: string): string {
  return id.startsWith("bot-") ? id : id.replaceAll(/[^A-Za-z0-9_-]/g, "-").padStart(8, "0");
}

/** @throws when it was not taken. */
async function accepted(response: Promise<Response>): Promise<PageReceipt> {
  const answer = await response;
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as PageReceipt;
}

function seenOf({ id, content }: PageMessage, files: ReadonlyMap<string, Uint8Array>): Seen {
  switch (content.kind) {
    case "text":
      return { id, text: content.text, buttons: [] };
    case "thread":
      return { id, text: content.title, buttons: [] };
    case "card":
      return { id, text: plainText(content), buttons: content.buttons.flat() };
    case "files":
      return { id, text: filesText(content), buttons: [] };
    case "document": {
      const { name, caption = "" } = content;
      const bytes = files.get(id);
      return { id, text: caption, buttons: [], ...(bytes && { document: { name, bytes } }) };
    }
  }
}

function filesText({ files, caption }: Extract<PageMessage["content"], { kind: "files" }>): string {
  const lines = files.map(({ name, caption: own }) => [`[${name}]`, own].filter(Boolean).join(" "));
  return [...(caption === undefined ? [] : [caption]), ...lines].join("\n");
}
