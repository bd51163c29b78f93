import type { ChatRef } from "../../bot/core/event.ts";

/** How the page names a place: the chat, and behind a slash the thread in it. */
export function pageChat({ chatId, threadId }: ChatRef): string {
  return threadId === undefined ? chatId : `${chatId}/${threadId}`;
}

/** The inverse of {@link pageChat}. */
export function toChat(name: string): ChatRef {
  const [chatId = "", ...thread] = name.split("/");
  const threadId = thread.join("/");
  return { channel: "web", chatId, ...(threadId !== "" && { threadId }) };
}
