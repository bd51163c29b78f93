import { DeliveryError } from "../../bot/core/errors.ts";
import {
  type BotEvent,
  type Channel,
  type ChatRef,
  chatKey,
  wholeChat,
} from "../../bot/core/event.ts";
import type { Adapter, Answer, Sending } from "../../bot/core/ports.ts";
import {
  type Button,
  type DocumentFile,
  placeText,
  plainText,
  type SentFilesReply,
} from "../../bot/core/reply.ts";
import { createFakeAdapter, type FakeAdapter } from "./adapter.ts";

/** A message as somebody sees it in a chat. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly Button[];
  /** A document that was handed over. */
  readonly document?: DocumentFile;
  /** Id of the message it answers. */
  readonly quotes?: string;
}

export type Platforms = ReturnType<typeof createPlatforms>;

/** A fake of each platform, with what lies in each chat. */
export function createPlatforms() {
  const fakes = new Map<Channel, FakeAdapter>(
    (["telegram", "feishu", "web"] as const).map((channel) => [
      channel,
      createFakeAdapter(channel),
    ]),
  );
  const refusals = new Map<string, DeliveryError>();
  const fakeOf = (channel: Channel): FakeAdapter => {
    const fake = fakes.get(channel);
    if (fake === undefined) throw new Error(`There is no ${channel}.`);
    return fake;
  };
  return {
    adapters: [...fakes.values()].map(({ adapter }) => refusing(adapter, refusals)),
    sent: () => [...fakes.values()].flatMap((fake) => fake.sent),
    receive: (event: BotEvent): Promise<Answer | undefined> =>
      fakeOf(event.chat.channel).receive(event),
    join(group: ChatRef, id: string) {
      fakeOf(group.channel).members.add(`${chatKey(group)} ${id}`);
    },
    /** The platform tells this name only when it is asked. */
    name: (group: ChatRef, id: string, name: string): void => {
      fakeOf(group.channel).names.set(`${chatKey(group)} ${id}`, name);
    },
    leave(group: ChatRef, id: string) {
      fakeOf(group.channel).members.delete(`${chatKey(group)} ${id}`);
    },
    /** From now on nothing gets through to that chat: its person has blocked the bot. */
    close: (chat: ChatRef) => void refusals.set(chatKey(chat), BLOCKED),
    /** From now on nobody knows whether what was sent there arrived. */
    doubt: (chat: ChatRef) => void refusals.set(chatKey(chat), IN_DOUBT),
    /** No thread can be opened in that group. */
    forbidThreads: (group: ChatRef) => void refusals.set(threadsOf(group), NO_THREADS),
    /** The platform takes nothing for that chat until `release`; what was refused is tried again. */
    hold: (chat: ChatRef) => void refusals.set(chatKey(chat), TOO_FAST),
    release: (chat: ChatRef) => void refusals.delete(chatKey(chat)),
    /** The threads opened in that group, oldest first. */
    threads: (group: ChatRef) => threadsIn(group, fakeOf(group.channel).sent),
    /** What lies in a chat, in the order in which it came, replaced messages in their last form. */
    shown(chat: ChatRef): readonly Seen[] {
      const messages: Seen[] = [];
      for (const [index, delivery] of fakeOf(chat.channel).sent.entries()) {
        if (chatKey(placeOf(delivery, `m${index + 1}`)) !== chatKey(chat)) continue;
        const { quotes, replacesMessageId = `m${index + 1}` } = delivery;
        const seen = { ...seenOf(delivery, replacesMessageId), ...(quotes && { quotes }) };
        const old = messages.findIndex(({ id }) => id === seen.id);
        if (old >= 0) messages[old] = seen;
        else messages.push(seen);
      }
      return messages;
    },
  };
}

function threadsIn(group: ChatRef, sent: readonly Sending[]): readonly ChatRef[] {
  const opened = sent.flatMap((delivery, index) =>
    delivery.reply.kind === "thread" && chatKey(wholeChat(delivery.to)) === chatKey(group)
      ? [placeOf(delivery, `m${index + 1}`)]
      : [],
  );
  return [...new Map(opened.map((thread) => [chatKey(thread), thread])).values()];
}

/** A thread is shown where its messages are. */
function placeOf({ to, reply, replacesMessageId }: Sending, id: string): ChatRef {
  return reply.kind === "thread" ? { ...to, threadId: replacesMessageId ?? id } : to;
}

const BLOCKED = new DeliveryError("unreachable", "The bot was blocked by the user.");
const IN_DOUBT = new DeliveryError("perhaps_delivered", "It may have arrived long ago.");
const NO_THREADS = new DeliveryError("no_threads", "The chat is not a forum.");
const TOO_FAST = new DeliveryError("rate_limited", "Too many requests.", { retryAfterMs: 1_000 });

function threadsOf(group: ChatRef): string {
  return `threads of ${chatKey(wholeChat(group))}`;
}

function refusing(adapter: Adapter, refusals: ReadonlyMap<string, DeliveryError>): Adapter {
  return {
    ...adapter,
    async send(delivery) {
      const isThread = delivery.reply.kind === "thread";
      const refusal =
        refusals.get(chatKey(wholeChat(delivery.to))) ??
        (isThread ? refusals.get(threadsOf(delivery.to)) : undefined);
      if (refusal !== undefined) throw refusal;
      return adapter.send(delivery);
    },
  };
}

function seenOf({ reply }: Sending, id: string): Seen {
  if (reply.kind === "text") return { id, text: reply.text, buttons: [] };
  if (reply.kind === "card") return { id, text: plainText(reply), buttons: reply.buttons.flat() };
  if (reply.kind === "files") return { id, text: filesText(reply), buttons: [] };
  if (reply.kind === "place") return { id, text: placeText(reply), buttons: [] };
  if (reply.kind === "thread") {
    return {
      id,
      text: `[thread ${reply.isClosed === true ? "closed" : "open"}] ${reply.title}`,
      buttons: [],
    };
  }
  return { id, text: reply.caption ?? "", buttons: [], document: reply.document };
}

/** Files as they are seen: what they are, and what was written with them. */
function filesText({ files, caption }: SentFilesReply): string {
  const lines = files.map(
    ({ kind, name, caption: own }) =>
      `[${[kind, name].filter(Boolean).join(" ")}]${own === undefined ? "" : ` ${own}`}`,
  );
  return [...(caption === undefined ? [] : [caption]), ...lines].join("\n");
}
