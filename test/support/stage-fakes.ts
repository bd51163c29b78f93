import { DeliveryError } from "../../bot/core/errors.ts";
import { type Channel, type ChatRef, chatKey, wholeChat } from "../../bot/core/event.ts";
import type { Adapter, Sending } from "../../bot/core/ports.ts";
import { placeText, plainText, type SentFilesReply } from "../../bot/core/reply.ts";
import { createFakeAdapter } from "./adapter.ts";
import type { Seen, StagePlatform } from "./stage-platforms.ts";

/** A fake of each platform: what an event says is handed to the bot as it stands. */
export function createFakePlatforms(): readonly StagePlatform[] {
  return (["telegram", "feishu", "web"] as const).map(createFakePlatform);
}

function createFakePlatform(channel: Channel): StagePlatform {
  const fake = createFakeAdapter(channel);
  const names = new Map<string, string>();
  const refusals = new Map<string, DeliveryError>();
  const inGroup = (group: ChatRef, id: string) => `${chatKey(group)} ${id}`;
  return {
    channel,
    personId: (key) => key,
    groupId: (key) => key,
    add: ({ id, name }) => void names.set(id, name),
    adapter: async () => refusing(fake.adapter, refusals),
    play: (event) => fake.receive(event),
    shown: (chat) => shownIn(chat, fake.sent),
    isMarked: (chat, messageId) =>
      fake.marks.some(
        ({ to, reply }) =>
          chatKey(to) === chatKey(chat) && reply.kind === "mark" && reply.messageId === messageId,
      ),
    threads: (group) => threadsIn(group, fake.sent),
    forbidThreads: (group) => void refusals.set(threadsOf(group), NO_THREADS),
    join: (group, id) => {
      fake.members.add(inGroup(group, id));
      const name = names.get(id) ?? "";
      if (name !== "") fake.names.set(inGroup(group, id), name);
    },
    leave: (group, id) => void fake.members.delete(inGroup(group, id)),
    block: (chat) => void refusals.set(chatKey(chat), BLOCKED),
    doubt: (chat) => void refusals.set(chatKey(chat), IN_DOUBT),
    unblock: (chat) => void refusals.delete(chatKey(chat)),
    hold: (chat) => void refusals.set(chatKey(chat), TOO_FAST),
    release: (chat) => void refusals.delete(chatKey(chat)),
    settled: async () => undefined,
    isSettled: () => true,
  };
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

function shownIn(chat: ChatRef, sent: readonly Sending[]): readonly Seen[] {
  const messages: Seen[] = [];
  for (const [index, delivery] of sent.entries()) {
    if (chatKey(placeOf(delivery, `m${index + 1}`)) !== chatKey(chat)) continue;
    const { quotes, replacesMessageId = `m${index + 1}` } = delivery;
    const seen = { ...seenOf(delivery, replacesMessageId), ...(quotes && { quotes }) };
    const old = messages.findIndex(({ id }) => id === seen.id);
    if (old >= 0) messages[old] = seen;
    else messages.push(seen);
  }
  return messages;
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

function seenOf({ reply }: Sending, id: string): Seen {
  if (reply.kind === "text") return { id, text: reply.text, buttons: [] };
  if (reply.kind === "card") return { id, text: plainText(reply), buttons: reply.buttons.flat() };
  if (reply.kind === "files") return { id, text: filesText(reply), buttons: [] };
  if (reply.kind === "place") return { id, text: placeText(reply), buttons: [] };
  if (reply.kind === "thread") {
    const text = `[thread ${reply.isClosed === true ? "closed" : "open"}] ${reply.title}`;
    return { id, text, buttons: [] };
  }
  if (reply.kind === "mark") return { id, text: "", buttons: [] };
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
