import { z } from "zod";
import { DecodeError } from "../../bot/core/errors.ts";
import type { BotEvent, ChatRef, Person } from "../../bot/core/event.ts";
import { toContent } from "./message-content.ts";

export interface Decoded {
  readonly event: BotEvent;
  /** The platform's own id (`oc_…`) of the private chat the event comes from, where the payload tells both. */
  readonly privateChatId?: string;
}

export interface DecodeContext {
  /** The bot's own `open_id`: its mention is taken out of what people write. */
  readonly botOpenId: string;
}

/** What a card's button carries. `chat` and `thread` are where the card was sent. */
export const buttonValueSchema = z.object({
  action: z.string(),
  value: z.string().optional(),
  chat: z.string().optional(),
  thread: z.string().optional(),
});
export type ButtonValue = z.infer<typeof buttonValueSchema>;

export const CARD_ACTION = "card.action.trigger";

const envelope = z.object({
  header: z.object({
    event_id: z.string().min(1),
    event_type: z.string(),
    create_time: z.string().optional(),
  }),
  event: z.unknown(),
});
type Header = z.infer<typeof envelope>["header"];

const messageEvent = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().min(1) }),
    sender_type: z.string(),
  }),
  message: z.object({
    message_id: z.string().min(1),
    root_id: z.string().optional(),
    parent_id: z.string().optional(),
    thread_id: z.string().optional(),
    create_time: z.string().optional(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string().default(""),
    mentions: z
      .array(
        z.object({
          key: z.string(),
          name: z.string().default(""),
          id: z.object({ open_id: z.string().optional() }).optional(),
        }),
      )
      .nullish(),
    user_agent: z.string().optional(),
  }),
});

const cardEvent = z.object({
  operator: z.object({ open_id: z.string().min(1) }),
  action: z.object({
    tag: z.string().optional(),
    value: z.unknown(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
    /** What was picked; of a day, "2026-12-15 +0800". */
    option: z.string().optional(),
  }),
  context: z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().min(1) }),
});

const recallEvent = z.object({
  message_id: z.string().min(1),
  chat_id: z.string().min(1),
  recall_time: z.string().optional(),
});

const botInChatEvent = z.object({ chat_id: z.string().min(1) });

type Decoder = (header: Header, event: unknown, context: DecodeContext) => Decoded | undefined;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["im.message.receive_v1", decodeMessage],
  [CARD_ACTION, decodeAction],
  ["im.message.recalled_v1", decodeRecall],
  ["im.chat.member.bot.added_v1", (header, event) => decodeReach(header, event, true)],
  ["im.chat.member.bot.deleted_v1", (header, event) => decodeReach(header, event, false)],
]);

/** The kind of an event payload; `undefined` when it has none of the present form. */
export function eventType(payload: unknown): string | undefined {
  return envelope.safeParse(payload).data?.header.event_type;
}

/**
 * Decodes an event or callback of schema 2.0, as it comes over either transport. `undefined` for what does
 * not concern the bot: kinds it has no use for, its own messages, buttons that are not its own.
 *
 * The chat of a recall is the platform's: that payload does not tell whose private chat it is.
 *
 * @throws {DecodeError} when a kind it knows is not of the form documented.
 */
export function decode(payload: unknown, context: DecodeContext): Decoded | undefined {
  const { header, event } = checked(envelope, payload, "an event");
  return DECODERS.get(header.event_type)?.(header, event, context);
}

function decodeMessage(header: Header, raw: unknown, context: DecodeContext): Decoded | undefined {
  const { sender, message } = checked(messageEvent, raw, header.event_type);
  if (sender.sender_type !== "user") return undefined;
  const openId = sender.sender_id.open_id;
  const isPrivate = message.chat_type === "p2p";
  const mentioned = message.mentions ?? [];
  const isBot = ({ id }: (typeof mentioned)[number]) => id?.open_id === context.botOpenId;
  const mentions = new Map(mentioned.map((one) => [one.key, isBot(one) ? "" : one.name]));
  const { message_id: messageId, message_type: type, content } = message;
  const replyTo = replyOf(message);
  const event: BotEvent = {
    kind: "message",
    // The docs: duplicates may carry another event_id, never another message_id.
    id: `feishu:${messageId}`,
    chat: isPrivate ? chat(openId) : chat(message.chat_id, threadOf(message)),
    from: person(openId, message.user_agent),
    at: time(message.create_time ?? header.create_time),
    messageId,
    ...toContent({ messageId, type, content, mentions }),
    ...(mentioned.some(isBot) && { mentionsBot: true }),
    ...(replyTo !== undefined && { replyTo }),
  };
  return { event, ...(isPrivate && { privateChatId: message.chat_id }) };
}

/**
 * A thread goes by its root message, not by its `omt_…` id: the platform sends into a thread only as a reply
 * to one of its messages, and finding one from the id takes a permission to read the whole group.
 */
function threadOf(message: z.infer<typeof messageEvent>["message"]): string | undefined {
  if (message.thread_id === undefined || message.thread_id === "") return undefined;
  return message.root_id === undefined || message.root_id === ""
    ? message.message_id
    : message.root_id;
}

/** In a thread every message answers its root, unless it answers another. */
function replyOf(message: z.infer<typeof messageEvent>["message"]): string | undefined {
  const { parent_id: parentId = "" } = message;
  return parentId === "" || parentId === threadOf(message) ? undefined : parentId;
}

function decodeAction(header: Header, raw: unknown): Decoded | undefined {
  const { operator, action, context } = checked(cardEvent, raw, header.event_type);
  const button = buttonValueSchema.safeParse(action.value);
  if (!button.success) return undefined;
  const { value } = button.data;
  const fields = fieldsOf(action);
  const event: BotEvent = {
    kind: "action",
    id: `feishu:${header.event_id}`,
    chat: chatOfCard(button.data, operator.open_id, context.open_chat_id),
    from: person(operator.open_id),
    at: time(header.create_time),
    messageId: context.open_message_id,
    action: button.data.action,
    ...(value !== undefined && { value }),
    ...(fields !== undefined && { fields }),
  };
  return { event };
}

/** What was entered into a form, or the day that was picked. */
function fieldsOf({
  tag,
  option = "",
  form_value: entered,
}: z.infer<typeof cardEvent>["action"]): Readonly<Record<string, string>> | undefined {
  const day = tag === "date_picker" ? /^\d{4}-\d{2}-\d{2}/.exec(option)?.[0] : undefined;
  if (day !== undefined) return { day };
  if (entered == null) return undefined;
  const words = Object.entries(entered).filter(([, one]) => typeof one === "string");
  return Object.fromEntries(words) as Record<string, string>;
}

/**
 * The payload names a private chat by its `oc_…` only, so the button says where its card was sent. A card
 * can be forwarded, therefore that is believed only where it names the presser or the chat he is in.
 */
function chatOfCard(button: ButtonValue, presser: string, openChatId: string): ChatRef {
  if (button.chat === presser) return chat(presser);
  return chat(openChatId, button.chat === openChatId ? button.thread : undefined);
}

function decodeRecall(header: Header, raw: unknown): Decoded {
  const { message_id, chat_id, recall_time } = checked(recallEvent, raw, header.event_type);
  const at = time(recall_time ?? header.create_time);
  const id = `feishu:${header.event_id}`;
  return { event: { kind: "recall", id, chat: chat(chat_id), at, messageId: message_id } };
}

function decodeReach(header: Header, raw: unknown, reachable: boolean): Decoded {
  const { chat_id } = checked(botInChatEvent, raw, header.event_type);
  const at = time(header.create_time);
  return {
    event: { kind: "reach", id: `feishu:${header.event_id}`, chat: chat(chat_id), at, reachable },
  };
}

function chat(chatId: string, threadId?: string): ChatRef {
  return { channel: "feishu", chatId, ...(threadId !== undefined && { threadId }) };
}

/** Names don't come with events. The language does, with the permission for the user agent. */
function person(id: string, userAgent = ""): Person {
  const locale = /LarkLocale\/([A-Za-z]{2,3})(?:_([A-Za-z]+))?/.exec(userAgent);
  const tag = locale?.slice(1).filter(Boolean).join("-");
  return { channel: "feishu", id, ...(tag !== undefined && { locale: tag }) };
}

/** Milliseconds on most pages of the docs, microseconds in some examples: the length tells. */
function time(stamp: string | undefined): Date {
  if (stamp === undefined || !/^\d+$/.test(stamp)) return new Date();
  return new Date(stamp.length >= 16 ? Number(stamp) / 1_000 : Number(stamp));
}

function checked<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new DecodeError(`Feishu sent ${what} of an unknown form, see: ${where || "its root"}.`);
}
