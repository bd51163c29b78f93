/** A platform people write from. */
export type Channel = (typeof CHANNELS)[number];
export const CHANNELS = ["telegram", "feishu", "web"] as const;

/**
 * A place on a channel. The private chat of a person has that person's id as its `chatId`, on every
 * channel (adapters translate), so a private chat can be named from the person alone.
 */
export interface ChatRef {
  readonly channel: Channel;
  readonly chatId: string;
  readonly threadId?: string;
}

export interface Person {
  readonly channel: Channel;
  readonly id: string;
  /** As the platform shows it. Personal: never logged, never in a group. */
  readonly name?: string;
  /** The platform's IETF tag for the person's language, only a hint. */
  readonly locale?: string;
}

/** A file where it lies on its platform. It is fetched when it is sent on, and never kept. */
export interface FileRef {
  readonly channel: Channel;
  readonly id: string;
  readonly messageId: string;
  readonly kind: "image" | "audio" | "video" | "document" | "sticker";
  readonly name?: string;
  readonly bytes?: number;
  /** MIME type, where the platform tells. */
  readonly type?: string;
  /** What stands for it in words: a sticker's emoji. */
  readonly alt?: string;
  /** What was written with this one, where several came together. */
  readonly caption?: string;
}

/** Somewhere on the map. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
}

/** Somebody's card. Personal: for one reader in private. */
export interface Contact {
  readonly name: string;
  readonly phone?: string;
}

/** Names a record. */
export interface Key {
  readonly kind: string;
  readonly id: string;
}

interface Incoming {
  /**
   * The platform's own key for redeliveries, prefixed by the channel: Telegram's update_id, Feishu's
   * message_id, else its event_id. For ours: `name/kind:id/due`.
   */
  readonly id: string;
  readonly chat: ChatRef;
  /** The platform's time, not ours: what is late is seen by it. */
  readonly at: Date;
}

interface FromPerson extends Incoming {
  readonly from: Person;
}

export interface MessageEvent extends FromPerson {
  readonly kind: "message";
  readonly messageId: string;
  /** Without the bot's own mention. Empty when only files came. */
  readonly text: string;
  /** The bot was mentioned in it, so it is for the bot, wherever it stands. */
  readonly mentionsBot?: boolean;
  readonly files: readonly FileRef[];
  /** What came that is neither text nor a file, in one word: location, contact, poll… */
  readonly other?: string;
  readonly place?: Place;
  readonly contact?: Contact;
  /** The platform's id of the message this one answers. */
  readonly replyTo?: string;
  readonly album?: string;
  /** Ids of the messages it was put together from, where it did not come whole. */
  readonly pieces?: readonly string[];
}

export interface ActionEvent extends FromPerson {
  readonly kind: "action";
  /** The message the button sits on. */
  readonly messageId: string;
  readonly action: string;
  readonly value?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export interface EditEvent extends FromPerson {
  readonly kind: "edit";
  readonly messageId: string;
  readonly text: string;
}

export interface RecallEvent extends Incoming {
  readonly kind: "recall";
  readonly messageId: string;
}

/** Blocked or unblocked, added or removed, or the group has moved. */
export interface ReachEvent extends Incoming {
  readonly kind: "reach";
  readonly reachable: boolean;
  readonly movedTo?: ChatRef;
}

/** Ours: a timer that fell due, or a delivery that failed for good. */
export interface DueEvent extends Incoming {
  readonly kind: "due";
  readonly name: string;
  readonly subject: Key;
  /** Plain JSON. For a failed delivery: a `FailedDelivery`. */
  readonly data?: unknown;
}

export type BotEvent = MessageEvent | ActionEvent | EditEvent | RecallEvent | ReachEvent | DueEvent;

/** One string per chat, the same everywhere: queue keys, record ids, log hashes. */
export function chatKey(chat: ChatRef): string {
  return chat.threadId === undefined
    ? `${chat.channel}:${chat.chatId}`
    : `${chat.channel}:${chat.chatId}:${chat.threadId}`;
}

/** The chat a thread is in: ids of messages are unique there, in whichever thread they stand. */
export function wholeChat({ channel, chatId }: ChatRef): ChatRef {
  return { channel, chatId };
}

/** Whether the event comes from the private chat of bot and person. */
export function isPrivate(event: { readonly chat: ChatRef; readonly from: Person }): boolean {
  return event.chat.channel === event.from.channel && event.chat.chatId === event.from.id;
}

/** The private chat of the bot and that person. */
export function privateChat(person: Person): ChatRef {
  return { channel: person.channel, chatId: person.id };
}
