import { z } from "zod";

// Only what is read is described, so that a field Telegram adds or changes elsewhere breaks nothing.

const user = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({
  id: z.int(),
  type: z.enum(["private", "group", "supergroup", "channel"]),
});

const entity = z.object({
  type: z.string(),
  /** In UTF-16 code units, as JavaScript counts. */
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  user: z.object({ id: z.int() }).optional(),
});

const file = z.object({
  file_id: z.string().min(1),
  file_name: z.string().optional(),
  file_size: z.number().optional(),
  mime_type: z.string().optional(),
  /** Of stickers. */
  emoji: z.string().optional(),
  is_animated: z.boolean().optional(),
  is_video: z.boolean().optional(),
});

const message = z.object({
  message_id: z.int(),
  from: user.optional(),
  sender_chat: z.unknown().optional(),
  chat,
  date: z.int(),
  edit_date: z.int().optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  reply_to_message: z.object({ message_id: z.int() }).optional(),
  media_group_id: z.string().optional(),
  migrate_to_chat_id: z.int().optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entity).optional(),
  photo: z.array(file).min(1).optional(),
  animation: file.optional(),
  document: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  sticker: file.optional(),
  venue: z.unknown().optional(),
  location: z.unknown().optional(),
  contact: z.unknown().optional(),
  poll: z.unknown().optional(),
  dice: z.unknown().optional(),
  game: z.unknown().optional(),
  story: z.unknown().optional(),
  checklist: z.unknown().optional(),
  paid_media: z.unknown().optional(),
});

const callbackQuery = z.object({
  id: z.string().min(1),
  from: user,
  /** What became inaccessible still names its chat and its id. Absent for messages sent in inline mode. */
  message: z
    .object({
      message_id: z.int(),
      chat,
      message_thread_id: z.int().optional(),
      is_topic_message: z.boolean().optional(),
    })
    .optional(),
  data: z.string().optional(),
});

const memberChange = z.object({
  chat,
  date: z.int(),
  new_chat_member: z.object({ status: z.string(), is_member: z.boolean().optional() }),
});

export const locationSchema = z.object({ latitude: z.number(), longitude: z.number() });

export const venueSchema = z.object({
  location: locationSchema,
  title: z.string(),
  address: z.string(),
});

export const contactSchema = z.object({
  phone_number: z.string(),
  first_name: z.string(),
  last_name: z.string().optional(),
});

/** The kinds that are read, named to Telegram in full: an omitted list keeps whatever was set before. */
export const UPDATE_KINDS = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
] as const;

export const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: memberChange.optional(),
});

export type TelegramUpdate = z.infer<typeof updateSchema>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramEntity = z.infer<typeof entity>;
export type TelegramChat = z.infer<typeof chat>;
export type TelegramUser = z.infer<typeof user>;

/** Just enough of an update to confirm it and to keep the order of its chat, however broken the rest is. */
export const envelopeSchema = z.looseObject({ update_id: z.int() });
