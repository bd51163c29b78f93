import { DecodeError } from "../../bot/core/errors.ts";
import type { BotEvent, ChatRef, Person } from "../../bot/core/event.ts";
import { decodeButtonData } from "../../bot/core/reply.ts";
import { decodeFiles } from "./files.ts";
import { type BotIdentity, withoutMention } from "./mention.ts";
import {
  contactSchema,
  locationSchema,
  type TelegramChat,
  type TelegramMessage,
  type TelegramUpdate,
  type TelegramUser,
  updateSchema,
  venueSchema,
} from "./update.ts";

export interface DecodeContext {
  readonly bot: BotIdentity;
  /** When the update came in; a pressed button carries no time of its own. */
  readonly now: Date;
}

/** Contents that are neither text nor a file. A venue is also a location, so it stands before it. */
const OTHER_KINDS = [
  "venue",
  "location",
  "contact",
  "poll",
  "dice",
  "game",
  "story",
  "checklist",
  "paid_media",
] as const;

/** @throws {DecodeError} when a kind that is read is not of the documented form. */
export function parseUpdate(raw: unknown): TelegramUpdate {
  const parsed = updateSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.join("."));
  throw new DecodeError(`The update is not as documented at ${paths.join(", ")}.`);
}

/**
 * What an update means to the bot; `undefined` for what it need not know: kinds it does not read, service
 * messages, and whatever bots wrote, itself included.
 */
export function decodeUpdate(update: TelegramUpdate, context: DecodeContext): BotEvent | undefined {
  const id = `telegram:${update.update_id}`;
  if (update.message) return decodeMessage(id, update.message, context.bot);
  if (update.edited_message) return decodeEdit(id, update.edited_message, context.bot);
  if (update.callback_query) return decodeAction(id, update.callback_query, context.now);
  if (update.my_chat_member) return decodeReach(id, update.my_chat_member);
  return undefined;
}

function decodeMessage(
  id: string,
  message: TelegramMessage,
  bot: BotIdentity,
): BotEvent | undefined {
  const at = toDate(message.date);
  if (message.migrate_to_chat_id !== undefined) {
    const movedTo = { channel: "telegram", chatId: String(message.migrate_to_chat_id) } as const;
    return { kind: "reach", id, chat: toChat(message), at, reachable: false, movedTo };
  }
  const from = writer(message);
  if (from === undefined) return undefined;
  const text = textOf(message, bot);
  const files = decodeFiles(message);
  const other = OTHER_KINDS.find((kind) => message[kind] !== undefined);
  if (text === undefined && files.length === 0 && other === undefined) return undefined;
  const replyTo = replyOf(message);
  return {
    kind: "message",
    id,
    chat: toChat(message),
    at,
    from: toPerson(from),
    messageId: String(message.message_id),
    text: text ?? "",
    // Nothing else is ever taken out of it.
    ...(text !== (message.text ?? message.caption) && { mentionsBot: true }),
    files,
    ...(other !== undefined && { other }),
    ...sharedIn(message),
    ...(replyTo !== undefined && { replyTo }),
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
  };
}

/** A place or a card, as far as it is of the documented form. */
function sharedIn(message: TelegramMessage) {
  // As nearly always: each of the looks below would cost more than the rest of the message.
  if (!message.venue && !message.location && !message.contact) return {};
  const venue = venueSchema.safeParse(message.venue).data;
  const place = venue
    ? { ...venue.location, name: venue.title, address: venue.address }
    : locationSchema.safeParse(message.location).data;
  const card = contactSchema.safeParse(message.contact).data;
  const name = [card?.first_name, card?.last_name].filter(Boolean).join(" ");
  return {
    ...(place !== undefined && { place }),
    ...(card !== undefined && { contact: { name, phone: card.phone_number } }),
  };
}

function decodeEdit(id: string, message: TelegramMessage, bot: BotIdentity): BotEvent | undefined {
  const from = writer(message);
  // A live location reports each of its moves as an edit, without any text.
  const text = textOf(message, bot);
  if (from === undefined || text === undefined) return undefined;
  return {
    kind: "edit",
    id,
    chat: toChat(message),
    at: toDate(message.edit_date ?? message.date),
    from: toPerson(from),
    messageId: String(message.message_id),
    text,
  };
}

function decodeAction(
  id: string,
  query: NonNullable<TelegramUpdate["callback_query"]>,
  at: Date,
): BotEvent | undefined {
  if (query.message === undefined || query.data === undefined) return undefined;
  return {
    kind: "action",
    id,
    chat: toChat(query.message),
    at,
    from: toPerson(query.from),
    messageId: String(query.message.message_id),
    ...decodeButtonData(query.data),
  };
}

function decodeReach(
  id: string,
  change: NonNullable<TelegramUpdate["my_chat_member"]>,
): BotEvent | undefined {
  if (change.chat.type === "channel") return undefined;
  const { status, is_member: isMember } = change.new_chat_member;
  const reachable = status === "restricted" ? isMember === true : !isGone(status);
  return { kind: "reach", id, chat: toChat(change), at: toDate(change.date), reachable };
}

/** In a private chat Telegram calls a bot that was blocked `kicked`. */
function isGone(status: string): boolean {
  return status === "left" || status === "kicked";
}

/** Who wrote it, when that was a person: not a bot, nor a chat speaking as itself. */
function writer(message: TelegramMessage): TelegramUser | undefined {
  const { from, sender_chat: senderChat } = message;
  return from === undefined || from.is_bot || senderChat !== undefined ? undefined : from;
}

function textOf(message: TelegramMessage, bot: BotIdentity): string | undefined {
  if (message.text !== undefined) {
    return withoutMention(message.text, message.entities ?? [], bot);
  }
  if (message.caption !== undefined) {
    return withoutMention(message.caption, message.caption_entities ?? [], bot);
  }
  return undefined;
}

/** In a forum every message answers the one that opened its topic, unless it answers another. */
function replyOf(message: TelegramMessage): string | undefined {
  const target = message.reply_to_message?.message_id;
  if (target === undefined) return undefined;
  const isImplicit = message.is_topic_message === true && target === message.message_thread_id;
  return isImplicit ? undefined : String(target);
}

function toChat(place: {
  readonly chat: TelegramChat;
  readonly message_thread_id?: number | undefined;
  readonly is_topic_message?: boolean | undefined;
}): ChatRef {
  const chatId = String(place.chat.id);
  // Outside forums the thread is only a chain of replies. A private chat is one talk, whatever its topics.
  const hasTopic = place.is_topic_message === true && place.chat.type !== "private";
  return hasTopic && place.message_thread_id !== undefined
    ? { channel: "telegram", chatId, threadId: String(place.message_thread_id) }
    : { channel: "telegram", chatId };
}

function toPerson(user: TelegramUser): Person {
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return {
    channel: "telegram",
    id: String(user.id),
    ...(name !== "" && { name }),
    ...(user.language_code !== undefined && { locale: user.language_code }),
  };
}

function toDate(seconds: number): Date {
  return new Date(seconds * 1000);
}
