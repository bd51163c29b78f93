import { ApiError, badRequest } from "./api-error.ts";
import { type Entity, type FormattedText, parseHtml } from "./html.ts";
import { tooMany } from "./limits.ts";
import { TOPIC_METHODS, topicOf } from "./topics.ts";
import type { PollRequest } from "./update-queue.ts";
import { readWebhook } from "./webhook-settings.ts";
import {
  type BotMessage,
  chatNotFound,
  findSent,
  type Keyboard,
  nextMessageId,
  nowS,
  type StoredFile,
  toChat,
  toUser,
  type World,
} from "./world.ts";

/** Bot API reference, sendMessage: counted after entities parsing. */
const MAX_TEXT_LENGTH = 4_096;
/** Bot API reference, sendPhoto and its kin. */
const MAX_CAPTION_LENGTH = 1_024;
/** Bot API reference, InlineKeyboardButton: in bytes. */
const MAX_CALLBACK_BYTES = 64;
/** Bot API reference, answerCallbackQuery. */
const MAX_ANSWER_LENGTH = 200;
/** Bot API reference, getFile. */
const MAX_DOWNLOAD_BYTES = 20 * 1_024 * 1_024;
/** Bot API reference, "Sending files" and sendPhoto. */
const MAX_UPLOAD_BYTES = 50 * 1_024 * 1_024;
const MAX_PHOTO_BYTES = 10 * 1_024 * 1_024;

export type Payload = Readonly<Record<string, unknown>>;
type Method = (world: World, payload: Payload, gone: AbortSignal) => unknown;

const MEDIA: Readonly<Record<string, string>> = {
  sendPhoto: "photo",
  sendDocument: "document",
  sendVideo: "video",
  sendAnimation: "animation",
  sendAudio: "audio",
  sendVoice: "voice",
  sendVideoNote: "video_note",
  sendSticker: "sticker",
};

const METHODS: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => ({
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  getUpdates: ({ updates }, payload, gone) => updates.poll(payload as PollRequest, gone),
  setWebhook: ({ updates }, payload) => {
    const { target, allowed } = readWebhook(payload);
    updates.setWebhook(target, allowed);
    return true;
  },
  deleteWebhook: ({ updates }) => {
    updates.setWebhook(undefined);
    return true;
  },
  getWebhookInfo: ({ updates }) => ({
    url: updates.webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.waiting().length,
  }),
  setMyCommands: ({ commands }, payload) => {
    const list = payload["commands"] as readonly { command: string; description: string }[];
    const { chat_id: chat = "" } = (payload["scope"] ?? {}) as { chat_id?: number };
    commands.set(`${chat}${readString(payload, "language_code") ?? ""}`, list);
    return true;
  },
  sendMessage,
  editMessageText,
  answerCallbackQuery,
  setMessageReaction,
  sendMediaGroup,
  sendLocation: (world, payload) => sendPlace(world, payload, "sendLocation"),
  sendVenue: (world, payload) => sendPlace(world, payload, "sendVenue"),
  getChat,
  getChatMember,
  getFile,
  ...TOPIC_METHODS,
  ...Object.fromEntries(
    Object.entries(MEDIA).map(([method, kind]): [string, Method] => [
      method,
      (world, payload) => toMessage(world, sendFile(world, { method, kind, payload })),
    ]),
  ),
};

/** Runs a method of the Bot API. @throws {ApiError} as the server would refuse it. */
export async function callMethod(
  world: World,
  { method, payload }: { readonly method: string; readonly payload: Payload },
  gone: AbortSignal,
): Promise<unknown> {
  // Bot API reference: method names are case-insensitive.
  const name = Object.keys(METHODS).find((one) => one.toLowerCase() === method.toLowerCase());
  if (name === undefined) throw new ApiError(404, "Not Found: method not found");
  return METHODS[name]?.(world, payload, gone);
}

function sendMessage(world: World, payload: Payload) {
  const place = resolvePlace(world, payload);
  const formatted = readText(payload, "text");
  if (formatted.text === "") throw badRequest("message text is empty");
  if (formatted.text.length > MAX_TEXT_LENGTH) throw badRequest("message is too long");
  return toMessage(world, keep(world, { ...place, ...formatted, method: "sendMessage", payload }));
}

function editMessageText(world: World, payload: Payload) {
  const { chatId } = resolvePlace(world, payload);
  const message = findSent(world, chatId, Number(payload["message_id"]));
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.isFrozen) throw badRequest("message can't be edited");
  if (message.fileId !== undefined) throw badRequest("there is no text in the message to edit");
  const { text, entities } = readText(payload, "text");
  if (text === "") throw badRequest("message text is empty");
  if (text.length > MAX_TEXT_LENGTH) throw badRequest("message is too long");
  // Long known, though the reference is silent: an edit without a keyboard takes the old one away.
  const keyboard = readKeyboard(payload);
  const shown = JSON.stringify([message.text, message.entities, message.keyboard]);
  if (shown === JSON.stringify([text, entities, keyboard])) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  Object.assign(message, { text, entities, keyboard, edits: message.edits + 1 });
  return toMessage(world, message);
}

/** Bot API reference, ReactionTypeEmoji: some of those anybody may set. */
const REACTIONS = new Set(["👍", "👎", "❤", "🔥", "👏", "🎉", "🙏", "👌", "👀", "🤝", "✍", "🫡"]);

/** Bot API reference, setMessageReaction: a bot sets at most one at a message, and none takes it away. */
function setMessageReaction(world: World, payload: Payload) {
  const { chatId } = resolvePlace(world, payload);
  const messageId = Number(payload["message_id"]);
  if (!(messageId > 0 && messageId <= (world.messageIds.get(chatId) ?? 0))) {
    throw badRequest("message to react not found");
  }
  const [first, ...more] = (payload["reaction"] ?? []) as readonly {
    type: string;
    emoji: string;
  }[];
  if (more.length > 0) throw badRequest("REACTIONS_TOO_MANY");
  if (first !== undefined && !(first.type === "emoji" && REACTIONS.has(first.emoji))) {
    throw badRequest("REACTION_INVALID");
  }
  if (first === undefined) world.reactions.delete(`${chatId} ${messageId}`);
  else world.reactions.set(`${chatId} ${messageId}`, first.emoji);
  return true;
}

function answerCallbackQuery(world: World, payload: Payload) {
  const id = String(payload["callback_query_id"]);
  const resolve = world.queries.get(id);
  if (resolve === undefined) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  const text = readString(payload, "text") ?? "";
  if (text.length > MAX_ANSWER_LENGTH) throw badRequest("MESSAGE_TOO_LONG");
  const url = readString(payload, "url");
  // Bot API reference: without a game, only links that open the bot itself with a parameter.
  if (url !== undefined && !url.startsWith(`https://t.me/${world.bot.username}?start=`)) {
    throw badRequest("URL_INVALID");
  }
  world.queries.delete(id);
  resolve({
    ...(text !== "" && { text }),
    ...(url !== undefined && { url }),
    ...(payload["show_alert"] === true && { show_alert: true }),
  });
  return true;
}

function sendMediaGroup(world: World, payload: Payload) {
  // Bot API reference, "Making requests": in a form, objects travel as JSON.
  const given = payload["media"];
  const media = (typeof given === "string" ? JSON.parse(given) : given) as readonly {
    type: string;
    media: string;
    caption?: string;
  }[];
  if (media.length < 2 || media.length > 10) {
    throw badRequest("wrong number of messages: an album holds 2 to 10");
  }
  // Bot API reference: documents and audio files can be grouped only with messages of the same type.
  const kinds = new Set(media.map(({ type }) => (type === "video" ? "photo" : type)));
  if (kinds.size > 1)
    throw badRequest("documents and audios can't be mixed with other media types");
  const album = `album-${nextMessageId(world, 0)}`;
  return media.map(({ type, media: fileId, caption }) => {
    const piece = { ...payload, [type]: fileId, caption };
    const sent = sendFile(world, { method: "sendMediaGroup", kind: type, payload: piece, album });
    return toMessage(world, sent);
  });
}

interface SendFile {
  readonly method: string;
  readonly kind: string;
  readonly payload: Payload;
  readonly album?: string;
}

function sendFile(world: World, { method, kind, payload, album }: SendFile): BotMessage {
  const place = resolvePlace(world, payload);
  const file = uploaded(world, { kind, payload }) ?? world.files.get(String(payload[kind]));
  if (file === undefined) throw badRequest("wrong file identifier/HTTP URL specified");
  // tdlib, FileManager: a file_id carries its kind, and serves as no other.
  if (file.kind !== kind) throw badRequest(`can't use file of type ${file.kind} as ${kind}`);
  const formatted = readText(payload, "caption");
  if (formatted.text.length > MAX_CAPTION_LENGTH) throw badRequest("message caption is too long");
  return keep(world, { ...place, ...formatted, method, payload, fileId: file.fileId, album });
}

/** Bot API reference, "Sending files": `attach://<name>` names another part of the form. */
function uploaded(
  world: World,
  { kind, payload }: Pick<SendFile, "kind" | "payload">,
): StoredFile | undefined {
  const [, part = ""] = /^attach:\/\/(.+)$/.exec(String(payload[kind])) ?? [];
  const { name, bytes } = (payload[part] ?? {}) as Partial<StoredFile>;
  if (name === undefined || bytes === undefined) return undefined;
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > MAX_UPLOAD_BYTES) throw new ApiError(413, "Request Entity Too Large");
  if (kind === "photo" && bytes.length > MAX_PHOTO_BYTES) {
    throw badRequest("file is too big for a photo");
  }
  // Telegram takes as a picture what it can decode: here, whatever does not say that it is none.
  if (kind === "photo" && Buffer.from(bytes).toString().startsWith("no picture")) {
    throw badRequest("IMAGE_PROCESS_FAILED");
  }
  const fileId = `${kind}-upload-${world.files.size}`;
  const file = { fileId, kind, path: `${kind}s/${fileId}`, name, bytes };
  world.files.set(fileId, file);
  return file;
}

/** Bot API reference, sendLocation and sendVenue: what is shown is the pin, and a venue's title and address. */
function sendPlace(world: World, payload: Payload, method: string) {
  const place = resolvePlace(world, payload);
  const { latitude, longitude, title, address } = payload;
  if (typeof latitude !== "number" || typeof longitude !== "number") {
    throw badRequest("can't parse the location");
  }
  if (method === "sendVenue" && (typeof title !== "string" || title === "")) {
    throw badRequest("VENUE_TITLE_EMPTY");
  }
  const words = [title, address].filter(Boolean).join(", ");
  const text = `[${words === "" ? "" : `${words}: `}${latitude}, ${longitude}]`;
  return toMessage(world, keep(world, { ...place, text, entities: [], method, payload }));
}

function getChat(world: World, payload: Payload) {
  const { chatId } = resolvePlace(world, payload);
  const group = world.groups.get(chatId);
  return group === undefined ? { id: chatId, type: "private" } : toChat(world, chatId);
}

function getChatMember(world: World, payload: Payload) {
  const { chatId } = resolvePlace(world, payload);
  const group = world.groups.get(chatId);
  if (Number(payload["user_id"]) === world.bot.id) {
    const status = group?.botStatus ?? "left";
    const isAdmin = status === "administrator";
    return {
      status,
      user: world.bot,
      ...(isAdmin && { can_manage_topics: group?.canManageTopics === true }),
    };
  }
  const person = world.people.get(Number(payload["user_id"]));
  if (person === undefined) throw badRequest("user not found");
  const isMember = group?.members.has(person.id) ?? false;
  return { status: isMember ? "member" : "left", user: toUser(person) };
}

function getFile(world: World, payload: Payload) {
  const file = world.files.get(String(payload["file_id"]));
  if (file === undefined) throw badRequest("invalid file_id");
  if (file.bytes.length > MAX_DOWNLOAD_BYTES) throw badRequest("file is too big");
  return {
    file_id: file.fileId,
    file_unique_id: `unique-${file.fileId}`,
    file_size: file.bytes.length,
    file_path: file.path,
  };
}

interface Place {
  readonly chatId: number;
  readonly threadId: number | undefined;
}

/** Whether the bot may write there, in the order and the words of tdlib/telegram-bot-api `Client.cpp`. */
function resolvePlace(world: World, payload: Payload): Place {
  const chatId = Number(payload["chat_id"]);
  const threadId =
    payload["message_thread_id"] === undefined ? undefined : Number(payload["message_thread_id"]);
  const person = world.people.get(chatId);
  if (world.held.has(chatId)) throw tooMany(1);
  if (person !== undefined) {
    if (person.isDeactivated) throw new ApiError(403, "Forbidden: user is deactivated");
    if (person.hasBlocked) throw new ApiError(403, "Forbidden: bot was blocked by the user");
    // Bots FAQ: a bot can't be the first to write.
    if (!person.hasStarted) {
      throw new ApiError(403, "Forbidden: bot can't initiate conversation with a user");
    }
    return { chatId, threadId: undefined };
  }
  const group = world.groups.get(chatId);
  if (group === undefined) throw chatNotFound();
  if (group.migratedTo !== undefined) {
    throw new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: group.migratedTo,
    });
  }
  if (group.botStatus === "kicked") {
    throw new ApiError(403, `Forbidden: bot was kicked from the ${group.type} chat`);
  }
  return { chatId, threadId: topicOf(group, threadId) };
}

function readText(payload: Payload, field: "text" | "caption"): FormattedText {
  const raw = readString(payload, field) ?? "";
  const parsed =
    payload["parse_mode"] === "HTML" ? parseHtml(raw) : { text: raw, entities: [] as Entity[] };
  // tdlib, `fix_formatted_text`: white space at both ends goes, what is marked moves along.
  const start = parsed.text.length - parsed.text.trimStart().length;
  const entities = parsed.entities.map((entity) => ({ ...entity, offset: entity.offset - start }));
  return { text: parsed.text.trim(), entities };
}

function readString(payload: Payload, field: string): string | undefined {
  const value = payload[field];
  return typeof value === "string" ? value : undefined;
}

function readKeyboard(payload: Payload): Keyboard {
  const markup = payload["reply_markup"] as { inline_keyboard?: Keyboard } | undefined;
  const keyboard = markup?.inline_keyboard ?? [];
  for (const { callback_data: data = "" } of keyboard.flat()) {
    const size = Buffer.byteLength(data);
    if (size < 1 || size > MAX_CALLBACK_BYTES) throw badRequest("BUTTON_DATA_INVALID");
  }
  return keyboard;
}

/** Bot API reference, ReplyParameters. */
function readReply(world: World, payload: Payload, chatId: number): number | undefined {
  const given = payload["reply_parameters"];
  const reply = (typeof given === "string" ? JSON.parse(given) : given) as
    | { message_id: number; allow_sending_without_reply?: boolean }
    | undefined;
  if (reply === undefined) return undefined;
  if (reply.message_id <= (world.messageIds.get(chatId) ?? 0)) return reply.message_id;
  if (reply.allow_sending_without_reply === true) return undefined;
  throw badRequest("message to be replied not found");
}

interface Kept extends Place, FormattedText {
  readonly method: string;
  readonly payload: Payload;
  readonly fileId?: string;
  readonly album?: string | undefined;
}

function keep(world: World, { payload, ...kept }: Kept): BotMessage {
  const message: BotMessage = {
    ...kept,
    keyboard: readKeyboard(payload),
    replyTo: readReply(world, payload, kept.chatId),
    id: nextMessageId(world, kept.chatId),
    textAsSent: kept.text,
    fileId: kept.fileId,
    album: kept.album,
    edits: 0,
    isDeleted: false,
    isFrozen: false,
  };
  const earlier = world.sent.get(kept.chatId) ?? [];
  world.sent.set(kept.chatId, [...earlier, message]);
  return message;
}

export function toMessage(world: World, message: BotMessage) {
  const words = message.fileId === undefined ? { text: message.text } : { caption: message.text };
  return {
    message_id: message.id,
    from: world.bot,
    chat: toChat(world, message.chatId),
    date: nowS(),
    ...words,
    ...(message.threadId !== undefined && {
      message_thread_id: message.threadId,
      is_topic_message: true,
    }),
    ...(message.keyboard.length > 0 && { reply_markup: { inline_keyboard: message.keyboard } }),
  };
}
