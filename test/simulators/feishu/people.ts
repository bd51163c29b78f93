import { type Mention, pushEvent, pushMessage, type Stage } from "./events.ts";
import type { Ack } from "./gateway.ts";
import type { SimGroup } from "./groups.ts";
import { type Pressed, press, tap } from "./presses.ts";
import { type Account, type AccountOptions, accountOf, type Chat, type World } from "./world.ts";

/** What a person did, as the platform has it. `taken` resolves when the bot acknowledged it, or can't any more. */
export interface Done {
  readonly messageId: string;
  readonly taken: Promise<Ack>;
}

export interface Says {
  /** In a group the bot is mentioned first, as it must be to hear it; the private chat when absent. */
  readonly in?: SimGroup;
  readonly replyTo?: string;
  /** Opens a thread at this message, or goes on in it. */
  readonly thread?: string;
  /** The bot is not mentioned: it may read the group's other messages too (`im:message.group_msg`). */
  readonly isOverheard?: boolean;
  /** People whose `@name` in the text is a real mention. */
  readonly mentions?: readonly SimPerson[];
}

export interface SimFile {
  readonly kind: "image" | "file" | "audio" | "media" | "sticker";
  readonly name?: string;
  readonly bytes: Uint8Array;
}

export interface SimPerson {
  readonly name: string;
  readonly openId: string;
  /** The platform's id of the private chat. */
  readonly chatId: string;
  writes(text: string, how?: Says): Done;
  /** As `writes`, and resolves when the bot has it. */
  says(text: string, how?: Says): Promise<Ack>;
  sends(file: SimFile, how?: Pick<Says, "in" | "replyTo" | "thread">): Done;
  /** A post of words and pictures below them, which is what the app makes of several pictures. */
  sendsPost(text: string, pictures: readonly Uint8Array[], how?: Pick<Says, "in" | "thread">): Done;
  /** A message of any type, its content as the platform documents it. */
  posts(type: string, content: object | string, how?: Pick<Says, "in">): Done;
  /** Presses the button of that label on the newest message that has one; `fields` are a form's entries. */
  presses(
    label: string,
    how?: { readonly in?: SimGroup; readonly fields?: Readonly<Record<string, string>> },
  ): Promise<Pressed>;
  /** Presses a button with this value on that message: one of a forwarded card, of an old one, a made-up one. */
  taps(
    messageId: string,
    value: unknown,
    how?: Pick<Says, "in"> & { readonly day?: string },
  ): Promise<Pressed>;
  recalls(messageId: string): Promise<Ack>;
  /** Opens the private chat without a word. */
  opens(): Promise<Ack>;
  /** Taken out of the app's scope: nothing can be sent to this person any more. */
  leavesScope(): void;
  /** Switches the app's messages off, and on again. No event tells the app of either. */
  stops(): void;
  resumes(): void;
}

export function createPerson(stage: Stage, name: string, options: AccountOptions = {}): SimPerson {
  const { world } = stage;
  const account = accountOf(world, name, options);
  const { openId, chatId } = account;
  const writes = (text: string, how: Says = {}): Done => {
    const { mentions, content } = mentioned(world, text, how);
    return hand(stage, account, {
      ...how,
      type: "text",
      content: JSON.stringify({ text: content }),
      mentions,
    });
  };
  return {
    name,
    openId,
    chatId,
    writes,
    says: (text, how) => writes(text, how).taken,
    sends: (file, how) => sendFile(stage, account, { ...how, file }),
    sendsPost: (text, pictures, how) => {
      const images = pictures.map((bytes) => [
        { tag: "img", image_key: store(world, "img_v3", bytes) },
      ]);
      const content = JSON.stringify({ title: "", content: [[{ tag: "text", text }], ...images] });
      return hand(stage, account, { ...how, type: "post", content });
    },
    posts: (type, content, how) => {
      const json = typeof content === "string" ? content : JSON.stringify(content);
      return hand(stage, account, { ...how, type, content: json });
    },
    presses: (label, how = {}) => press(stage, account, { label, ...how }),
    taps: (messageId, value, how = {}) => tap(stage, account, { messageId, value, ...how }),
    recalls: (messageId) => {
      const message = world.messages.get(messageId);
      if (message === undefined) throw new Error(`There is no message ${messageId}.`);
      message.isRecalled = true;
      return pushEvent(stage, "im.message.recalled_v1", {
        message_id: messageId,
        chat_id: message.chatId,
        recall_time: String(world.now()),
        recall_type: "message_owner",
      });
    },
    opens: () =>
      pushEvent(stage, "im.chat.access_event.bot_p2p_chat_entered_v1", {
        chat_id: chatId,
        operator_id: { open_id: openId },
      }),
    leavesScope: () => {
      account.inScope = false;
    },
    stops: () => {
      account.hasStopped = true;
    },
    resumes: () => {
      account.hasStopped = false;
    },
  };
}

/** Feishu docs: "received message content": mentions come as `@_user_1`, the bot's own among them. */
function mentioned(world: World, text: string, how: Says) {
  const isToBot = how.in !== undefined && how.isOverheard !== true;
  const everyone = [
    ...(isToBot ? [{ name: world.bot.name, openId: world.bot.openId }] : []),
    ...(how.mentions ?? []),
  ];
  const mentions = everyone.map(({ name, openId }, index) => ({
    key: `@_user_${index + 1}`,
    name,
    openId,
  }));
  const start = isToBot ? `@${world.bot.name} ${text}` : text;
  const content = mentions.reduce((so, { key, name }) => so.replace(`@${name}`, key), start);
  return { mentions, content };
}

function hand(
  stage: Stage,
  account: Account,
  given: Omit<Says, "mentions"> & {
    readonly type: string;
    readonly content: string;
    readonly mentions?: readonly Mention[];
  },
): Done {
  const { world } = stage;
  const chat = chatOf(world, given.in?.chatId ?? account.chatId);
  const thread = world.messages.get(given.thread ?? "");
  if (thread !== undefined) thread.threadId ??= world.id("omt");
  const parent = world.messages.get(given.replyTo ?? "") ?? thread;
  const message = world.add({
    chatId: chat.id,
    sender: { type: "user", id: account.openId },
    type: given.type,
    content: given.content,
    ...(parent !== undefined && { rootId: parent.rootId ?? parent.id, parentId: parent.id }),
    ...(parent?.threadId !== undefined && { threadId: parent.threadId }),
  });
  const { mentions = [] } = given;
  const sender = { senderId: account.openId, senderType: "user" };
  return {
    messageId: message.id,
    taken: pushMessage(stage, message, { chat, ...sender, mentions }),
  };
}

function sendFile(
  stage: Stage,
  account: Account,
  { file, ...how }: Pick<Says, "in" | "replyTo" | "thread"> & { readonly file: SimFile },
): Done {
  const isImage = file.kind === "image";
  const key = store(stage.world, isImage ? "img_v3" : "file_v3", file.bytes);
  const content = JSON.stringify({
    [isImage ? "image_key" : "file_key"]: key,
    ...(file.kind === "media" && { image_key: stage.world.id("img_v3"), duration: 2_000 }),
    ...(file.name !== undefined && { file_name: file.name }),
  });
  return hand(stage, account, { ...how, type: file.kind, content });
}

/** Returns its key. */
function store(world: World, prefix: string, bytes: Uint8Array): string {
  const key = world.id(prefix);
  world.resources.set(key, { key, bytes });
  return key;
}

function chatOf(world: World, id: string): Chat {
  const chat = world.chats.get(id);
  if (chat === undefined) throw new Error(`There is no chat ${id}.`);
  return chat;
}
