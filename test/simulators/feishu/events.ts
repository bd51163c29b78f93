import type { Ack, Gateway } from "./gateway.ts";
import type { Chat, Message, World } from "./world.ts";

export interface Stage {
  readonly world: World;
  readonly gateway: Gateway;
  readonly appId: string;
}

export type Mention = { readonly key: string; readonly name: string; readonly openId: string };

interface Sender {
  readonly chat: Chat;
  readonly senderId: string;
  readonly senderType: string;
  readonly mentions?: readonly Mention[];
}

/** Feishu docs: "im.message.receive_v1". */
export function pushMessage(
  stage: Stage,
  message: Message,
  { chat, senderId, senderType, mentions = [] }: Sender,
) {
  const { id, type, content, at, rootId, parentId, threadId } = message;
  const locale = stage.world.accounts.get(senderId)?.locale;
  return pushEvent(stage, "im.message.receive_v1", {
    sender: {
      sender_id: { open_id: senderId, union_id: "on_x" },
      sender_type: senderType,
      tenant_key: "t",
    },
    message: {
      message_id: id,
      ...(rootId !== undefined && { root_id: rootId }),
      ...(parentId !== undefined && { parent_id: parentId }),
      ...(threadId !== undefined && { thread_id: threadId }),
      create_time: String(at),
      update_time: String(at),
      chat_id: chat.id,
      chat_type: chat.mode,
      message_type: type,
      content,
      ...(locale !== undefined && { user_agent: `Mozilla/5.0 Lark/7.20.0 LarkLocale/${locale}` }),
      ...(mentions.length > 0 && {
        mentions: mentions.map(({ key, name, openId }) => ({
          key,
          name,
          id: { open_id: openId, union_id: "on_x" },
          tenant_key: "t",
        })),
      }),
    },
  });
}

export function pushEvent(stage: Stage, type: string, event: object): Promise<Ack> {
  return stage.gateway.push(envelope(stage, type, event));
}

/** An event of schema 2.0. */
export function envelope({ world, appId }: Stage, type: string, event: object) {
  return {
    schema: "2.0",
    header: {
      event_id: world.id("event"),
      event_type: type,
      create_time: String(world.now()),
      token: "verification",
      app_id: appId,
      tenant_key: "t",
    },
    event,
  };
}
