import type { MessageEvent } from "../../bot/core/event.ts";
import type { Sending } from "../../bot/core/ports.ts";
import { type MarkReply, placeText, type SentReply } from "../../bot/core/reply.ts";
import { fileId } from "./kept-files.ts";
import { pageChat } from "./page-chat.ts";
import type { PageContent, PageMessage } from "./wire.ts";

/** What is a message of its own. */
type Shown = Omit<Sending, "reply"> & { readonly reply: Exclude<SentReply, MarkReply> };

/** A message before the feed has given it its version. */
export type Draft = Omit<PageMessage, "version">;

/**
 * The message a delivery becomes. Its id follows from the delivery, so sending it again after a crash
 * shows it once; one that replaces another has that one's id. A thread is named by its first message.
 */
export function encodeDelivery(delivery: Shown, at: Date): Draft {
  const { to, reply } = delivery;
  const id = delivery.replacesMessageId ?? `bot-${delivery.id}`;
  return {
    id,
    chat: pageChat(reply.kind === "thread" ? { ...to, threadId: id } : to),
    at: at.getTime(),
    content: encodeReply(delivery),
  };
}

/** What a person said, for the other windows that show the chat. */
export function encodeMessage({ messageId, chat, at, from, text, files }: MessageEvent): Draft {
  return {
    id: messageId,
    chat: pageChat(chat),
    at: at.getTime(),
    from: { id: from.id, name: from.name ?? from.id },
    content: files.length === 0 ? { kind: "text", text } : withFiles(text, files),
  };
}

function withFiles(caption: string, files: MessageEvent["files"]): PageContent {
  return {
    kind: "files",
    files: files.map(({ id, name = id, kind }) => ({
      name,
      href: `/playground/documents/${id}`,
      isImage: kind === "image",
    })),
    ...(caption !== "" && { caption }),
  };
}

/** Whether there is nothing to see in it: no platform shows such a message. */
export function isEmpty(content: PageContent): boolean {
  switch (content.kind) {
    case "text":
      return content.text.trim() === "";
    case "card":
      return content.title === undefined && content.blocks.length === 0;
    case "files":
      return content.files.length === 0;
    case "document":
    case "thread":
      return false;
  }
}

function encodeReply({ id, reply }: Shown): PageContent {
  switch (reply.kind) {
    case "text":
    case "card":
      return reply;
    case "files":
      return {
        kind: "files",
        files: reply.files.map(({ name, kind, caption }, n) => ({
          name: name ?? kind,
          href: `/playground/documents/${fileId(id, n)}`,
          isImage: kind === "image",
          ...(caption !== undefined && { caption }),
        })),
        ...(reply.caption !== undefined && { caption: reply.caption }),
      };
    case "place":
      return { kind: "text", text: placeText(reply) };
    case "thread":
      return { kind: "thread", title: reply.title, isClosed: reply.isClosed ?? false };
    case "document":
      return {
        kind: "document",
        name: reply.document.name,
        href: `/playground/documents/${id}`,
        ...(reply.caption !== undefined && { caption: reply.caption }),
      };
  }
}
