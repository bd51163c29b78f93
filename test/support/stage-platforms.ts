import type { BotEvent, Channel, ChatRef } from "../../bot/core/event.ts";
import type { Log } from "../../bot/core/log.ts";
import type { Adapter, Answer } from "../../bot/core/ports.ts";
import type { Button } from "../../bot/core/reply.ts";
import type { Desk } from "../../handlers/desk/desks.ts";

/** A message as somebody sees it in a chat. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly Button[];
  /** A document that was handed over. */
  readonly document?: { readonly name: string; readonly bytes: Uint8Array };
  /** Id of the message it answers. */
  readonly quotes?: string;
}

/** Somebody with the app, by the name the tests have for him. */
export interface Someone {
  readonly id: string;
  readonly name: string;
  readonly locale?: string;
}

/** A platform of the stage: the bot's adapter for it, and the people on the other side of it. */
export interface StagePlatform {
  readonly channel: Channel;
  /** The platform's own id of the person, or the group, that the tests call so. */
  personId(key: string): string;
  groupId(key: string): string;
  add(someone: Someone): void;
  /** A new one for each start of the bot. `desks` are those with their group here; `log` is the bot's. */
  adapter(desks: readonly Desk[], log: Log): Promise<Adapter>;
  /**
   * Lets people do what the event says. Resolves when the bot has taken it, to what the app then shows at
   * once. The same event again is handed over by the platform once more; an edit or recall that the platform
   * tells no bot of changes nothing.
   */
  play(event: BotEvent): Promise<Answer | undefined>;
  /** What lies in a chat, in the order in which it came, replaced messages in their last form. */
  shown(chat: ChatRef): readonly Seen[];
  /** Whether a message somebody wrote there, by the tests' id, bears the bot's mark. */
  isMarked(chat: ChatRef, messageId: string): boolean;
  /** The threads opened in that group, oldest first. */
  threads(group: ChatRef): readonly ChatRef[];
  /** No thread can be opened in that group: it is no forum, or the bot may not. */
  forbidThreads(group: ChatRef): void;
  join(group: ChatRef, id: string): void;
  leave(group: ChatRef, id: string): void;
  /** From now on nothing gets through to that chat: its person has blocked the bot, or the group is gone. */
  block(chat: ChatRef): void;
  /** From now on nobody knows whether what is sent there arrived. */
  doubt(chat: ChatRef): void;
  unblock(chat: ChatRef): void;
  /** The platform takes nothing for that chat until `release`; what was refused is tried again. */
  hold(chat: ChatRef): void;
  release(chat: ChatRef): void;
  /** Resolves when the bot has taken all that people did, and people see all that the bot sent. */
  settled(): Promise<void>;
  isSettled(): boolean;
}
