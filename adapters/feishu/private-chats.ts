import { z } from "zod";
import { type FeishuApi, parsed } from "./api.ts";
import { FeishuApiError, failureOf } from "./errors.ts";

const MAX_KEPT = 10_000;

/** Whose private chat an `oc_…` id is. The platform's events don't always say it; our chat ids always do. */
export interface PrivateChats {
  learn(openChatId: string, openId: string): void;
  /** As far as was learnt; `undefined` for groups and the unknown. */
  known(openChatId: string): string | undefined;
  /**
   * Asks the platform where nothing was learnt, with a message the person wrote there. `undefined` for groups,
   * and where the platform won't tell. Rejects when asking again may help.
   */
  find(openChatId: string, messageId: string): Promise<string | undefined>;
}

const chatSchema = z.object({ data: z.object({ chat_mode: z.string() }) });
const messageSchema = z.object({
  data: z.object({
    items: z.array(z.object({ sender: z.object({ id: z.string(), sender_type: z.string() }) })),
  }),
});

/** Forgets the oldest beyond ten thousand: they are asked for again. */
export function createPrivateChats(api: FeishuApi): PrivateChats {
  const openIds = new Map<string, string>();
  const groups = new Set<string>();
  const learn = (openChatId: string, openId: string): void => {
    openIds.delete(openChatId);
    openIds.set(openChatId, openId);
    dropOldest(openIds);
  };
  const find = async (openChatId: string, messageId: string): Promise<string | undefined> => {
    const known = openIds.get(openChatId);
    if (known !== undefined || groups.has(openChatId)) return known;
    if ((await chatMode(api, openChatId)) !== "p2p") {
      groups.add(openChatId);
      dropOldest(groups);
      return undefined;
    }
    const sender = await senderOf(api, messageId);
    if (sender !== undefined) learn(openChatId, sender);
    return sender;
  };
  return {
    learn,
    known: (openChatId) => openIds.get(openChatId),
    find: (openChatId, messageId) =>
      find(openChatId, messageId).catch((error: unknown) => {
        if (isWorthRepeating(error)) throw error;
        return undefined;
      }),
  };
}

async function chatMode(api: FeishuApi, openChatId: string): Promise<string> {
  const operation = "im.chat.get";
  const path = `/im/v1/chats/${encodeURIComponent(openChatId)}`;
  const answer = await api.call({ operation, method: "GET", path });
  return parsed(chatSchema, operation, answer).data.chat_mode;
}

/** Also of a recalled message. */
async function senderOf(api: FeishuApi, messageId: string): Promise<string | undefined> {
  const operation = "im.message.get";
  const path = `/im/v1/messages/${encodeURIComponent(messageId)}`;
  const query = { user_id_type: "open_id" };
  const answer = await api.call({ operation, method: "GET", path, query });
  const sender = parsed(messageSchema, operation, answer).data.items[0]?.sender;
  return sender?.sender_type === "user" ? sender.id : undefined;
}

function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof FeishuApiError)) return true;
  const failure = failureOf(error);
  return failure === "transient" || failure === "rate_limited";
}

function dropOldest(kept: Map<string, string> | Set<string>): void {
  const oldest = kept.keys().next();
  if (kept.size > MAX_KEPT && oldest.done !== true) kept.delete(oldest.value);
}
