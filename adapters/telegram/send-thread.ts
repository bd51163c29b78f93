import type { Api } from "grammy/web";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { ThreadReply } from "../../bot/core/reply.ts";
import { describeError, hasNoThreads, isThreadAsWanted, isThreadGone } from "./errors.ts";
import { shorten } from "./split.ts";

/** Bot API reference, createForumTopic. */
const MAX_TOPIC_NAME = 128;

interface Topic {
  readonly chatId: number | string;
  readonly reply: ThreadReply;
  readonly replacesMessageId: string | undefined;
}

/**
 * Opens a forum topic, opens it again, or closes it. Resolves to its id, which is that of the message that stands
 * for it. A topic that is gone is made anew; one that can't be closed stays open.
 */
export async function sendThread(api: Api, topic: Topic): Promise<string> {
  const { chatId, reply, replacesMessageId } = topic;
  if (replacesMessageId === undefined) return createTopic(api, topic);
  const id = Number(replacesMessageId);
  try {
    if (reply.isClosed === true) await api.closeForumTopic(chatId, id);
    else await api.reopenForumTopic(chatId, id);
  } catch (error) {
    if (reply.isClosed === true && (isThreadGone(error) || hasNoThreads(error))) {
      return replacesMessageId;
    }
    if (isThreadGone(error)) return createTopic(api, topic);
    if (!isThreadAsWanted(error)) throw asThreadError(error);
  }
  return replacesMessageId;
}

async function createTopic(api: Api, { chatId, reply }: Topic): Promise<string> {
  try {
    const { message_thread_id: id } = await api.createForumTopic(
      chatId,
      shorten(reply.title, MAX_TOPIC_NAME),
    );
    return String(id);
  } catch (error) {
    throw asThreadError(error);
  }
}

function asThreadError(error: unknown): unknown {
  return hasNoThreads(error) ? new DeliveryError("no_threads", describeError(error)) : error;
}
