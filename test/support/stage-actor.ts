import { expect } from "vitest";
import type {
  ActionEvent,
  BotEvent,
  Channel,
  ChatRef,
  Contact,
  EditEvent,
  FileRef,
  MessageEvent,
  Person,
  Place,
  RecallEvent,
} from "../../bot/core/event.ts";
import type { Answer } from "../../bot/core/ports.ts";
import type { Seen } from "./stage-platforms.ts";

export interface MessageParts {
  readonly in?: ChatRef;
  /** The message this one answers, by a part of its words. */
  readonly replyTo?: string | RegExp;
  /** In a group the bot is mentioned, unless this says that it is not. */
  readonly mentionsBot?: boolean;
  readonly files?: readonly (FileRef["kind"] | SentFile)[];
  readonly other?: string;
  readonly place?: Place;
  readonly contact?: Contact;
  readonly album?: string;
}

type SentFile = Partial<FileRef> & Pick<FileRef, "kind">;

/** Somebody who talks with the bot in his private chat, and may act in groups. */
export interface Actor {
  readonly person: Person;
  readonly chat: ChatRef;
  /** Writes to the bot, or into that group, and reads what comes: what was held is answered by then. */
  says(text: string, parts?: MessageParts): Promise<void>;
  /** Edits, or takes back, the last message of his with these words. */
  edits(old: string, text: string): Promise<void>;
  recalls(old: string): Promise<void>;
  /** Presses the latest button of that label he can see, in private or in that group. */
  presses(label: string | RegExp, group?: ChatRef): Promise<Answer | undefined>;
  /** What `says` and `presses` would hand in, to be handed in twice or at once by `stage.deliver`. */
  message(text: string, parts?: MessageParts): MessageEvent;
  edit(old: string, text: string): EditEvent;
  press(label: string | RegExp, group?: ChatRef): ActionEvent;
  /** What came since he last did something matches. Resolves to its words. */
  sees(pattern: string | RegExp): string;
  /** What came since he last did something, oldest first. */
  heard(): readonly Seen[];
  all(): readonly Seen[];
  /** Whether the last message of his with these words bears the mark of what the other platform took. */
  isMarked(text: string): boolean;
  /** Labels of the buttons below the last message. */
  labels(): readonly string[];
}

export interface ActorOptions {
  readonly name?: string;
  /** Events of the platform don't carry the name: Feishu's don't. */
  readonly isNameless?: boolean;
  readonly channel?: Channel;
  readonly locale?: string;
}

/** A person reads what came before he writes on: longer than a piece is held. */
const READING_MS = 1_600;

export interface Surroundings {
  readonly advance: (ms: number) => Promise<void>;
  readonly now: () => Date;
  readonly nextEvent: () => number;
  readonly shown: (chat: ChatRef) => readonly Seen[];
  readonly isMarked: (chat: ChatRef, messageId: string) => boolean;
  readonly deliver: (...events: readonly BotEvent[]) => Promise<readonly (Answer | undefined)[]>;
}

export function createActor(
  { now, nextEvent, shown, isMarked, deliver, advance }: Surroundings,
  id: string,
  { name = id, isNameless, channel = "telegram", locale }: ActorOptions,
): Actor {
  const person: Person = {
    channel,
    id,
    ...(isNameless !== true && { name }),
    ...(locale !== undefined && { locale }),
  };
  const chat: ChatRef = { channel, chatId: id };
  const { messageOf, ...events } = createEvents({ person, chat, now, nextEvent, shown });
  let mark = 0;
  const heard = () => shown(chat).slice(mark);
  return {
    person,
    chat,
    ...events,
    async says(text, parts) {
      mark = shown(chat).length;
      await deliver(events.message(text, parts));
      await advance(READING_MS);
    },
    async edits(old, text) {
      mark = shown(chat).length;
      await deliver(events.edit(old, text));
      await advance(READING_MS);
    },
    async recalls(old) {
      mark = shown(chat).length;
      await deliver(events.recall(old));
      await advance(READING_MS);
    },
    async presses(label, group) {
      mark = shown(chat).length;
      const [answer] = await deliver(events.press(label, group));
      return answer;
    },
    sees(pattern) {
      const words = heard()
        .map(({ text }) => text)
        .join("\n\n");
      if (typeof pattern === "string") expect(words).toContain(pattern);
      else expect(words).toMatch(pattern);
      return words;
    },
    heard,
    all: () => shown(chat),
    isMarked(text) {
      const message = messageOf(text);
      return isMarked(message.chat, message.messageId);
    },
    labels: () =>
      shown(chat)
        .at(-1)
        ?.buttons.map(({ label }) => label) ?? [],
  };
}

interface Source extends Omit<Surroundings, "deliver" | "advance" | "isMarked"> {
  readonly person: Person;
  readonly chat: ChatRef;
}

function createEvents({ person, chat, now, nextEvent, shown }: Source) {
  const { channel } = person;
  const base = (number: number) => ({ id: `${channel}:${number}`, from: person, at: now() });
  const written = new Map<string, Pick<MessageEvent, "messageId" | "chat">>();
  const messageOf = (text: string) => {
    const message = written.get(text);
    if (message === undefined) throw new Error(`Nobody wrote ${text}`);
    return message;
  };
  return {
    messageOf,
    edit(old: string, text: string): EditEvent {
      const message = messageOf(old);
      written.set(text, message);
      return { ...base(nextEvent()), kind: "edit", ...message, text };
    },
    recall(old: string): RecallEvent {
      const { id, at } = base(nextEvent());
      return { kind: "recall", id, at, ...messageOf(old) };
    },
    message(text: string, parts: MessageParts = {}): MessageEvent {
      const { in: place = chat, replyTo, files = [], ...rest } = parts;
      const number = nextEvent();
      const messageId = `in${number}`;
      written.set(text, { messageId, chat: place });
      const answered = replyTo === undefined ? undefined : messageWith(shown(place), replyTo).id;
      return {
        ...base(number),
        kind: "message",
        chat: place,
        messageId,
        text,
        files: files.map((file) => {
          const known = typeof file === "string" ? { kind: file } : file;
          return { channel, id: `file-${known.kind}`, messageId, ...known };
        }),
        ...(answered !== undefined && { replyTo: answered }),
        ...(place !== chat && text !== "" && !text.startsWith("/") && { mentionsBot: true }),
        ...rest,
      };
    },
    press(label: string | RegExp, group: ChatRef = chat): ActionEvent {
      const messages = shown(group);
      const message = messages.findLast(({ buttons }) =>
        buttons.some((one) => fits(one.label, label)),
      );
      const pressed = message?.buttons.find((one) => fits(one.label, label));
      if (message === undefined || pressed === undefined) {
        throw new Error(`No button ${String(label)} in ${JSON.stringify(messages.at(-1))}`);
      }
      const { action, value } = pressed;
      const event = { ...base(nextEvent()), chat: group, messageId: message.id, action };
      return { ...event, kind: "action", ...(value !== undefined && { value }) };
    },
  };
}

function messageWith(messages: readonly Seen[], words: string | RegExp): Seen {
  const found = messages.findLast(({ text }) =>
    typeof words === "string" ? text.includes(words) : words.test(text),
  );
  if (found === undefined) throw new Error(`No message with ${String(words)}`);
  return found;
}

function fits(label: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? label === wanted : wanted.test(label);
}
