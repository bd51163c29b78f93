import type { ChatRef, Person } from "../../bot/core/event.ts";
import type { Adapter } from "../../bot/core/ports.ts";

/** A message of the bot as people see it now: formatting parsed, edits applied. */
export interface SeenMessage {
  readonly id: string;
  /** Title, blocks and text in order, without markup. */
  readonly text: string;
  /** Rows of labels. */
  readonly buttons: readonly (readonly string[])[];
}

export interface Writing {
  /** Where it is written; the private chat when absent. */
  readonly in?: ChatRef;
  /** A document that goes along. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** Id of the message it answers. */
  readonly replyTo?: string;
}

export type InjectedFailure = "rate_limited" | "unreachable" | "transient";

/**
 * One adapter, not yet started, and the platform it talks to, played by a simulator on loopback through
 * the real SDK. What people do resolves as soon as the platform has it; the event may come later.
 */
export interface AdapterHarness {
  readonly adapter: Adapter;
  /** Has written to the bot before, and is a member of `group`. */
  readonly person: Person;
  /** Not a member of `group`. */
  readonly stranger: Person;
  /** Bot and person are in it. It can have threads. */
  readonly group: ChatRef;
  /** What the platform asks to wait when `failNextSend("rate_limited")` strikes. */
  readonly rateLimitMs: number;
  /** Resolves to the platform's id of the message. In a group, the text reaches the bot. */
  readonly personWrites: (text: string, options?: Writing) => Promise<string>;
  /**
   * Presses the button with that label on the newest message that has one, in that chat or in private. Resolves when
   * the platform was answered, to the text shown (the toast).
   */
  readonly personPresses: (label: string, place?: ChatRef) => Promise<string | undefined>;
  /** The platform reports a message the bot itself wrote into the group. */
  readonly botIsHeard: (text: string) => Promise<void>;
  /** Hands over the last event once more, as after a lost acknowledgement. */
  readonly redeliverLast: () => Promise<void>;
  /** Lets the platform's wait before it redelivers what was not acknowledged pass. */
  readonly retryUnacknowledged: () => Promise<void>;
  /** What stands in the chat, or in that thread alone; oldest first. */
  readonly messagesTo: (chat: ChatRef) => readonly SeenMessage[];
  /** Whether the bot's mark stands at that message in the private chat of `person`, whoever wrote it. */
  readonly isMarked: (messageId: string) => boolean;
  /** The document in a message of the bot, as whoever gets it can save it. */
  readonly documentOf: (
    messageId: string,
  ) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** Somebody takes that thread away, with all that was said in it. */
  readonly loseThread: (thread: ChatRef) => void | Promise<void>;
  /** The next message the bot sends is refused that way, once. */
  readonly failNextSend: (failure: InjectedFailure) => void;
  /** From now on the platform refuses to change this message. */
  readonly freezeMessage: (chat: ChatRef, messageId: string) => void;
  /** Stops the adapter, even when it was not started or is stopped already, and the simulator. */
  readonly stop: () => Promise<void>;
}

/** A rule this adapter does not keep, and why; its own tests say what happens instead. */
export interface KnownDeviation {
  readonly test: string;
  readonly why: string;
}
