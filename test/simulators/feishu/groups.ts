import { pushEvent, pushMessage, type Stage } from "./events.ts";
import type { Ack } from "./gateway.ts";
import { groupOf } from "./world.ts";

type Member = { readonly openId: string };

export interface SimGroup {
  readonly name: string;
  readonly chatId: string;
  add(person: Member): void;
  remove(person: Member): void;
  addBot(): Promise<Ack>;
  removeBot(): Promise<Ack>;
  dissolve(): void;
  mute(): void;
  /** A message of the bot itself comes back as an event. */
  hearsBot(text: string): Promise<Ack>;
}

export function createGroup(stage: Stage, name: string, members: readonly Member[]): SimGroup {
  const { world, appId } = stage;
  const chat = groupOf(
    world,
    name,
    members.map(({ openId }) => openId),
  );
  const botMoved = (kind: "added" | "deleted", hasBot: boolean): Promise<Ack> => {
    chat.hasBot = hasBot;
    return pushEvent(stage, `im.chat.member.bot.${kind}_v1`, {
      chat_id: chat.id,
      external: false,
      name,
    });
  };
  return {
    name,
    chatId: chat.id,
    add: ({ openId }) => void chat.members.add(openId),
    remove: ({ openId }) => void chat.members.delete(openId),
    addBot: () => botMoved("added", true),
    removeBot: () => botMoved("deleted", false),
    dissolve: () => {
      chat.isDissolved = true;
    },
    mute: () => {
      chat.isMuted = true;
    },
    hearsBot: (text) => {
      const content = JSON.stringify({ text });
      const message = world.add({
        chatId: chat.id,
        sender: { type: "app", id: appId },
        type: "text",
        content,
      });
      return pushMessage(stage, message, { chat, senderId: world.bot.openId, senderType: "bot" });
    },
  };
}
