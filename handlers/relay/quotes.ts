import { z } from "zod";
import { type ChatRef, chatKey, type MessageEvent, wholeChat } from "../../bot/core/event.ts";
import type { Turn } from "../../bot/core/ports.ts";
import { readRecord } from "../record.ts";
import type { Language } from "../texts/language.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { readRelayed } from "./relayed.ts";

/** So much of a quoted message is said where it can't be shown. */
const MAX_QUOTED = 80;

const messageSchema = z.object({
  about: z.object({ kind: z.string(), id: z.string() }).exactOptional(),
  passesOn: z.string().exactOptional(),
});

/** The ticket of the message that is answered: one the bot sent about it, or one of his own that was passed on. */
export async function answeredTicket(turn: Turn<MessageEvent>): Promise<string | undefined> {
  const { replyTo } = turn.event;
  if (replyTo === undefined) return undefined;
  const chat = wholeChat(turn.event.chat);
  const sent = await readSent(turn, chat, replyTo);
  if (sent?.data.about?.kind === "ticket") return sent.data.about.id;
  return (await readRelayed(turn, chat, replyTo))?.data.ticket;
}

/** The ticket of the thread a message stands in: that of the message which opened it. */
export async function ticketOfThread(turn: Turn<MessageEvent>): Promise<string | undefined> {
  const { chat } = turn.event;
  if (chat.threadId === undefined) return undefined;
  const root = await readSent(turn, wholeChat(chat), chat.threadId);
  return root?.data.about?.kind === "ticket" ? root.data.about.id : undefined;
}

/** Whether a message answers somebody's words that went nowhere: neither sent by the bot nor passed on by it. */
export async function answersAside(turn: Turn<MessageEvent>): Promise<boolean> {
  const { replyTo } = turn.event;
  if (replyTo === undefined) return false;
  const chat = wholeChat(turn.event.chat);
  const isKnown =
    (await readSent(turn, chat, replyTo)) !== undefined ||
    (await readRelayed(turn, chat, replyTo)) !== undefined;
  return !isKnown;
}

/** Whether a message answers one of the bot's own. */
export async function answersBot(turn: Turn<MessageEvent>): Promise<boolean> {
  const { replyTo, chat } = turn.event;
  return replyTo !== undefined && (await readSent(turn, wholeChat(chat), replyTo)) !== undefined;
}

/** The ticket of the message that is answered, where that was passed on from the other side. */
export async function answersPassedOn(turn: Turn<MessageEvent>): Promise<string | undefined> {
  const { replyTo } = turn.event;
  if (replyTo === undefined) return undefined;
  const sent = await readSent(turn, wholeChat(turn.event.chat), replyTo);
  return sent?.data.passesOn === undefined ? undefined : sent.data.about?.id;
}

/** What an answer to a passed on message refers to on the other side: the message there, or its words. */
export interface Quoted {
  readonly quotes?: string;
  readonly words?: string;
}

export async function quotedFor(
  turn: Turn<MessageEvent>,
  {
    to,
    number,
    language,
  }: { readonly to: ChatRef; readonly number: string; readonly language: Language },
): Promise<Quoted> {
  const { replyTo } = turn.event;
  if (replyTo === undefined) return {};
  const chat = wholeChat(turn.event.chat);
  const passesOn = (await readSent(turn, chat, replyTo))?.data.passesOn;
  if (passesOn !== undefined) {
    // An id of the chat of another officer would name another message here.
    const source = await readRelayed(turn, to, passesOn);
    return source?.data.ticket === number ? { quotes: passesOn } : {};
  }
  const own = await readRelayed(turn, chat, replyTo);
  if (own?.data.ticket !== number || own.data.text === undefined) return {};
  const [first = ""] = own.data.text.split("\n");
  const words = first.length > MAX_QUOTED ? `${first.slice(0, MAX_QUOTED)}…` : first;
  return words === "" ? {} : { words: say(language, relayTexts.quoted, { words }) };
}

function readSent(turn: Turn, chat: ChatRef, messageId: string) {
  return readRecord(turn, { kind: "message", id: `${chatKey(chat)}/${messageId}` }, messageSchema);
}
