import { z } from "zod";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { ChatRef } from "../../bot/core/event.ts";
import type { Sending } from "../../bot/core/ports.ts";
import {
  type CardReply,
  type DocumentReply,
  type MarkReply,
  placeText,
  plainText,
  type TextReply,
  type ThreadReply,
} from "../../bot/core/reply.ts";
import { type FeishuApi, parsed } from "./api.ts";
import { encodeReplacement, encodeReply, encodeText, type Piece, pieceUuid } from "./encode.ts";
import { hasNumber, toDeliveryError } from "./errors.ts";
import { encodeDocument, encodeFiles } from "./files.ts";
import type { PrivateChats } from "./private-chats.ts";

/**
 * The message can't be changed: not a card of ours (230001, 230054), recalled, older than 14 days, deleted.
 * Then the reply goes as a new one.
 */
const NOT_REPLACEABLE = new Set([
  230001, 230011, 230031, 230054, 230071, 230072, 230075, 230099, 230110,
]);
/**
 * The thread, its root or the message is gone or unknown, or the group allows no threads. Then the reply goes
 * to the chat itself.
 */
const NOT_ANSWERABLE = new Set([230001, 230011, 230019, 230050, 230071, 230072, 230110, 230111]);
const CARD_REFUSED = new Set([230099]);

const sentSchema = z.object({
  data: z.object({ message_id: z.string().min(1), chat_id: z.string().optional() }),
});

export interface SendOptions {
  readonly api: FeishuApi;
  readonly privateChats: PrivateChats;
}

/** Resolves to the id of the message that stands for the reply. @throws {DeliveryError} and nothing else. */
export async function send(options: SendOptions, delivery: Sending): Promise<string> {
  try {
    const { reply } = delivery;
    switch (reply.kind) {
      case "text":
      case "card":
        return (await replace(options, delivery, reply)) ?? (await post(options, delivery, reply));
      case "place":
        return await postAll(options, delivery, encodeText(placeText(reply)));
      case "files":
        return await postAll(options, delivery, await encodeFiles(options.api, reply));
      case "document":
        return await postDocument(options, delivery, reply);
      case "mark":
        return await mark(options.api, reply);
      case "thread":
        return await openThread(options, delivery, reply);
    }
  } catch (error) {
    throw toDeliveryError(error);
  }
}

/** Feishu docs: "message-reaction/create"; the same again by the same app changes nothing. */
async function mark(api: FeishuApi, { messageId }: MarkReply): Promise<string> {
  await api.call({
    operation: "im.reaction.create",
    method: "POST",
    path: `/im/v1/messages/${encodeURIComponent(messageId)}/reactions`,
    body: { reaction_type: { emoji_type: "OK" } },
  });
  return messageId;
}

/** `undefined` when there is nothing to replace, or it can't be. Texts are posts: they are put, cards patched. */
async function replace(
  { api }: SendOptions,
  { replacesMessageId, to }: Sending,
  reply: TextReply | CardReply,
): Promise<string | undefined> {
  if (replacesMessageId === undefined) return undefined;
  const path = `/im/v1/messages/${encodeURIComponent(replacesMessageId)}`;
  const [post, ...more] = reply.kind === "text" ? encodeText(reply.text) : [];
  const card = encodeReplacement(reply, to);
  const ways = [
    ...(post !== undefined && more.length === 0
      ? [{ operation: "im.message.put", method: "PUT", path, body: { ...post } } as const]
      : []),
    ...(card !== undefined
      ? [
          {
            operation: "im.message.patch",
            method: "PATCH",
            path,
            body: { content: card.content },
          } as const,
        ]
      : []),
  ];
  for (const way of ways) {
    try {
      await api.call(way);
      return replacesMessageId;
    } catch (error) {
      if (!hasNumber(error, NOT_REPLACEABLE)) throw error;
    }
  }
  return undefined;
}

async function post(
  options: SendOptions,
  delivery: Sending,
  reply: TextReply | CardReply,
): Promise<string> {
  try {
    return await postAll(options, delivery, encodeReply(reply, delivery.to));
  } catch (error) {
    if (reply.kind === "text" || !hasNumber(error, CARD_REFUSED)) throw error;
    return postAll(options, delivery, encodeText(plainText(reply)));
  }
}

/**
 * A thread hangs on a message, here on the one it is opened at; without, on its title. There is no way to close one
 * (Feishu docs: "thread introduction").
 */
async function openThread(
  options: SendOptions,
  delivery: Sending,
  { title }: ThreadReply,
): Promise<string> {
  const { threadId: root, ...group } = delivery.to;
  const known = delivery.replacesMessageId ?? root;
  return known ?? postAll(options, { ...delivery, to: group }, encodeText(title));
}

async function postDocument(
  options: SendOptions,
  delivery: Sending,
  { document, caption = "" }: DocumentReply,
): Promise<string> {
  const words = caption === "" ? [] : encodeText(caption);
  return postAll(options, delivery, [...words, await encodeDocument(options.api, document)]);
}

/** One after another, so that they arrive in order; all again on a retry, which their uuids make harmless. */
async function postAll(
  options: SendOptions,
  { id, to, quotes }: Sending,
  pieces: readonly Piece[],
): Promise<string> {
  let last: string | undefined;
  try {
    for (const [index, piece] of pieces.entries()) {
      const body = { ...piece, uuid: pieceUuid(id, index) };
      const answered = index === 0 ? quotes : undefined;
      const inThread = to.threadId !== undefined && ({ reply_in_thread: true } as const);
      const quoted = answered && (await postReply(options.api, answered, { ...body, ...inThread }));
      last = quoted ?? (await postPiece(options, to, body));
    }
  } catch (error) {
    throw last === undefined ? error : toDeliveryError(error).afterPart();
  }
  if (last === undefined) throw new DeliveryError("rejected", "There is nothing to send.");
  return last;
}

async function postPiece(
  { api, privateChats }: SendOptions,
  to: ChatRef,
  body: Piece & { readonly uuid: string },
): Promise<string> {
  if (to.threadId !== undefined) {
    const replied = await postReply(api, to.threadId, { ...body, reply_in_thread: true });
    if (replied !== undefined) return replied;
  }
  const operation = "im.message.create";
  const isPerson = to.chatId.startsWith("ou_");
  const answer = await api.call({
    operation,
    method: "POST",
    path: "/im/v1/messages",
    query: { receive_id_type: isPerson ? "open_id" : "chat_id" },
    body: { receive_id: to.chatId, ...body },
  });
  const { message_id, chat_id } = parsed(sentSchema, operation, answer).data;
  if (isPerson && chat_id !== undefined) privateChats.learn(chat_id, to.chatId);
  return message_id;
}

/** `undefined` when that message can't be answered any more. */
async function postReply(
  api: FeishuApi,
  messageId: string,
  body: Piece & { readonly uuid: string; readonly reply_in_thread?: true },
): Promise<string | undefined> {
  const operation = "im.message.reply";
  try {
    const answer = await api.call({
      operation,
      method: "POST",
      path: `/im/v1/messages/${encodeURIComponent(messageId)}/reply`,
      body: { ...body },
    });
    return parsed(sentSchema, operation, answer).data.message_id;
  } catch (error) {
    if (hasNumber(error, NOT_ANSWERABLE)) return undefined;
    throw error;
  }
}
