import { createHash } from "node:crypto";
import { type BotEvent, chatKey } from "../../bot/core/event.ts";

/** A number that stands for the name, the same in every run. Numbers stand for themselves. */
export function numberOf(name: string): number {
  if (/^-?\d+$/.test(name)) return Number(name);
  return Number.parseInt(createHash("sha256").update(name).digest("hex").slice(0, 8), 16);
}

/** Of what a person did. A recall names its chat only, which is his own. */
export function actorOf(event: BotEvent): string {
  return "from" in event ? event.from.id : event.chat.chatId;
}

/** @throws when nobody there is called so. */
export function known<T>(of: ReadonlyMap<string, T>, id: string): T {
  const found = of.get(id);
  if (found === undefined) throw new Error(`There is no ${id} on this platform.`);
  return found;
}

/** For what this platform can't be made to do here. */
export function cannot(): never {
  throw new Error("That can't be played on this platform.");
}

/** Fakes alone play these: the simulators' own tests have lost answers and threads. */
export const NOT_PLAYED = { doubt: cannot, threads: cannot, forbidThreads: cannot };

/** What people wrote, by the tests' ids and by the platform's. Ids count in each chat for itself. */
export interface MessageIds {
  wrote(event: BotEvent & { readonly messageId: string }, id: string): void;
  /** The platform's id of what the tests call so; an id of the platform is itself. */
  real(event: BotEvent, id: string): string;
  /** The same, of a chat. */
  sent(chat: BotEvent["chat"], id: string): string;
  /** The reverse. */
  ours(chat: BotEvent["chat"], id: string): string;
}

export function createMessageIds(): MessageIds {
  const real = new Map<string, string>();
  const ours = new Map<string, string>();
  return {
    wrote({ chat, messageId }, id) {
      real.set(`${chatKey(chat)} ${messageId}`, id);
      ours.set(`${chatKey(chat)} ${id}`, messageId);
    },
    real: ({ chat }, id) => real.get(`${chatKey(chat)} ${id}`) ?? id,
    sent: (chat, id) => real.get(`${chatKey(chat)} ${id}`) ?? id,
    ours: (chat, id) => ours.get(`${chatKey(chat)} ${id}`) ?? id,
  };
}
