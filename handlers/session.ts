import { z } from "zod";
import { deliveryId } from "../bot/core/delivery-id.ts";
import { type ChatRef, chatKey, type Key } from "../bot/core/event.ts";
import type { Turn } from "../bot/core/ports.ts";
import { type Kept, readRecord, versionOf } from "./record.ts";
import type { Language } from "./texts/language.ts";

/** A file that waits with its message. */
export const fileSchema = z.object({
  channel: z.enum(["telegram", "feishu", "web"]),
  id: z.string(),
  messageId: z.string(),
  kind: z.enum(["image", "audio", "video", "document", "sticker"]),
  name: z.string().exactOptional(),
  bytes: z.number().exactOptional(),
  type: z.string().exactOptional(),
  alt: z.string().exactOptional(),
});

/** Messages that wait until they are whole, oldest first (`intake/pieces.ts`). */
const piecesSchema = z.object({
  due: z.string(),
  /** The person's, as the platform shows it. */
  name: z.string().exactOptional(),
  /** His id, where the chat does not tell it: in a thread. */
  from: z.string().exactOptional(),
  messages: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      files: z.array(fileSchema),
      other: z.string().exactOptional(),
      replyTo: z.string().exactOptional(),
    }),
  ),
});

/** What we remember of a chat. */
const sessionSchema = z.object({
  form: z.literal(1),
  language: z.enum(["zh-Hans", "zh-Hant", "en"]),
  pieces: piecesSchema.exactOptional(),
  /** When the person last wrote, and a hash of the words: what comes twice at once is answered once. */
  heard: z.object({ at: z.string(), text: z.string(), message: z.string() }).exactOptional(),
  /** When the bot last said sorry for an answer that comes late. */
  sorry: z.string().exactOptional(),
  /** The last question, kept 30 minutes so that "and coffee?" is understood. */
  lastQuestion: z.object({ text: z.string(), at: z.string() }).exactOptional(),
  /** What was said of a project before consent: unread, 15 minutes at most. */
  unread: z
    .object({
      text: z.string(),
      at: z.string(),
      /** Ids of the messages it was said in. */
      messages: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
  /** The catalogue item that was picked with a button, by path: what waits unread is its heading. */
  picked: z.string().exactOptional(),
  /** The yes-or-no question that words may answer as well as its buttons. */
  asked: z
    .object({
      what: z.enum(["consent", "draft", "handoff", "deletion", "edit", "withdrawal", "another"]),
      at: z.string(),
      /** What the button of "yes" carries. */
      value: z.string().exactOptional(),
      /** Something else was said since: only unmistakable words still answer it. */
      isPast: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /**
   * A complaint whose maker has not said yet whether his name may be given: 15 minutes at most. Then, with its
   * number and without its words, for half an hour: what he writes meanwhile is part of it.
   */
  complaint: z
    .object({
      at: z.string(),
      statements: z.array(z.string()),
      number: z.string().exactOptional(),
    })
    .exactOptional(),
  /** What an officer's next message is: the words a button on a ticket's card asked him for. */
  entering: z
    .object({
      what: z.enum(["correct", "override", "follow"]),
      ticket: z.string(),
      /** The fact, the verdict, or a day. */
      choice: z.string(),
      at: z.string(),
      /** What he wrote could not be read and he was told so: other words than the ones asked for are ordinary again. */
      isHinted: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /** The project record the pre-screen works on. */
  project: z.string().exactOptional(),
  /** All of this chat's projects, where there is more than one. */
  projects: z.array(z.string()).exactOptional(),
  /** The pre-screen waits for the next answer. */
  isScreening: z.boolean().exactOptional(),
  /** The pending question, how often it was shown in a row, and the desk it counts for. */
  asking: z
    .object({ question: z.string(), times: z.number().int(), desk: z.string().exactOptional() })
    .exactOptional(),
  /** Numbers of the tickets this chat opened, newest last. */
  tickets: z.array(z.string()).exactOptional(),
  /** Numbers of the tickets this person owns as an officer, the one he last wrote to or took up, and when. */
  owns: z.array(z.string()).exactOptional(),
  writesTo: z.string().exactOptional(),
  writesAt: z.string().exactOptional(),
  /** The ticket this officer let go of last, closed or given back. */
  had: z.string().exactOptional(),
  /** Since when this officer is off duty: he can't accept. */
  absent: z.string().exactOptional(),
});

export type Session = z.infer<typeof sessionSchema>;

export interface KeptSession {
  readonly key: Key;
  readonly version: number;
  readonly data: Session;
  readonly isNew: boolean;
}

export type Asked = NonNullable<Session["asked"]>;

export function sessionKey(chat: ChatRef): Key {
  return { kind: "session", id: chatKey(chat) };
}

/** The chat's session, if it has one. */
export function readKeptSession(
  turn: Pick<Turn, "read">,
  chat: ChatRef,
): Promise<Kept<Session> | undefined> {
  return readRecord(turn, sessionKey(chat), sessionSchema);
}

/** The chat's session, or a fresh one in the language the platform hints at. */
export async function readSession(
  turn: Turn,
  chat: ChatRef,
  locale?: string,
): Promise<KeptSession> {
  const key = sessionKey(chat);
  const kept = await readRecord(turn, key, sessionSchema);
  if (kept !== undefined) return { ...kept, isNew: false };
  const data: Session = { form: 1, language: languageOfLocale(locale) };
  return { key, version: await versionOf(turn, key), data, isNew: true };
}

/** Whose timer it is, without saying so: ids of events that were applied outlive what is erased. */
export function timerSubject(chat: ChatRef): Key {
  return { kind: "chat", id: deliveryId(chatKey(chat), "timer") };
}

export function languageOfLocale(locale = ""): Language {
  if (/^zh[-_](hant|tw|hk|mo)/i.test(locale)) return "zh-Hant";
  return locale === "" || /^zh/i.test(locale) ? "zh-Hans" : "en";
}
