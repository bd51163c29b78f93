import type { Chats } from "./chats.ts";

/** The group a thread is in; any other chat is its own. */
export function groupOf(chat: string): string {
  return chat.split("/", 1)[0] ?? chat;
}

export function isThread(chat: string): boolean {
  return groupOf(chat) !== chat;
}

/** What the thread is called, as far as its first message has come. */
export function threadName(chats: Chats, chat: string): string {
  const first = chats.entries(chat).find(({ content }) => content.kind === "thread");
  return first?.content.kind === "thread" ? first.content.title : "…";
}
