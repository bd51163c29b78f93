import { type ApiError, badRequest } from "./api-error.ts";
import type { Entity } from "./html.ts";
import type { Topic } from "./topics.ts";
import type { UpdateQueue } from "./update-queue.ts";

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
}

export type Keyboard = readonly (readonly InlineButton[])[];

/** A message of the bot, as people see it now: edits are applied to it. */
export interface BotMessage {
  readonly id: number;
  readonly chatId: number;
  readonly threadId: number | undefined;
  /** The method it was sent with. */
  readonly method: string;
  /** Text or caption, formatting parsed. */
  text: string;
  /** The same as it was sent, whatever edits came. */
  readonly textAsSent: string;
  entities: readonly Entity[];
  keyboard: Keyboard;
  /** `file_id` of what was sent. */
  readonly fileId: string | undefined;
  readonly album: string | undefined;
  /** Id of the message it answers. */
  readonly replyTo: number | undefined;
  edits: number;
  isDeleted: boolean;
  isFrozen: boolean;
}

export interface PersonState {
  readonly id: number;
  readonly name: string;
  readonly language: string | undefined;
  hasStarted: boolean;
  hasBlocked: boolean;
  isDeactivated: boolean;
}

export interface GroupState {
  id: number;
  readonly title: string;
  type: "group" | "supergroup";
  /** Of a forum, by id. */
  readonly topics: Map<number, Topic> | undefined;
  /** Whether the bot has the right can_manage_topics. */
  readonly canManageTopics: boolean;
  readonly members: Set<number>;
  /** Bot API features, "Privacy mode": administrators are handed everything. */
  botStatus: "member" | "administrator" | "kicked";
  migratedTo: number | undefined;
}

export interface StoredFile {
  readonly fileId: string;
  readonly kind: string;
  readonly path: string;
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

export interface CallbackAnswer {
  readonly text?: string;
  readonly url?: string;
  readonly show_alert?: boolean;
}

export interface World {
  readonly bot: {
    readonly id: number;
    readonly is_bot: true;
    readonly first_name: string;
    readonly username: string;
  };
  readonly people: Map<number, PersonState>;
  readonly groups: Map<number, GroupState>;
  /** What the bot sent, oldest first, by chat. */
  readonly sent: Map<number, BotMessage[]>;
  readonly files: Map<string, StoredFile>;
  /** Chats the server takes nothing for until they are released. */
  readonly held: Set<number>;
  /** Pressed buttons that wait for their answer. */
  readonly queries: Map<string, (answer: CallbackAnswer | undefined) => void>;
  readonly updates: UpdateQueue;
  /** The bot's reaction at a message, by chat and message. */
  readonly reactions: Map<string, string>;
  /** Last message id given, by chat. */
  readonly messageIds: Map<number, number>;
  /** By language; the empty one is everybody else's. */
  readonly commands: Map<string, readonly { command: string; description: string }[]>;
}

/** Ids count in each chat for itself, as in supergroups: the strictest reading, nothing may mix chats up. */
export function nextMessageId(world: World, chatId: number): number {
  const id = (world.messageIds.get(chatId) ?? 0) + 1;
  world.messageIds.set(chatId, id);
  return id;
}

export function toUser({ id, name, language }: PersonState) {
  return {
    id,
    is_bot: false,
    first_name: name,
    ...(language !== undefined && { language_code: language }),
  };
}

export function toChat(world: World, chatId: number) {
  const group = world.groups.get(chatId);
  if (group === undefined) {
    return { id: chatId, type: "private", first_name: world.people.get(chatId)?.name ?? "" };
  }
  const { id, type, title, topics } = group;
  return { id, type, title, ...(topics !== undefined && { is_forum: true }) };
}

export function nowS(): number {
  return Math.floor(Date.now() / 1_000);
}

export function findSent(world: World, chatId: number, messageId: number): BotMessage | undefined {
  return world.sent.get(chatId)?.find(({ id, isDeleted }) => id === messageId && !isDeleted);
}

export function chatNotFound(): ApiError {
  return badRequest("chat not found");
}
