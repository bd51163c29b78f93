import type { ChatRef } from "../../bot/core/event.ts";

export type ChannelName = "telegram" | "feishu";

/** A message of the bot as people see it now. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  /** The same before any change. */
  readonly textAsSent: string;
  readonly buttons: readonly string[];
}

/** A private chat with the bot, or a group it is in. */
export interface Place {
  readonly chat: ChatRef;
  /** What the bot sent there, oldest first. */
  shown(): readonly Seen[];
}

/** Somebody with the app in hand. What he does stands on the platform at once. */
export interface Actor {
  readonly name: string;
  /** His private chat. */
  readonly place: Place;
  /** What the app showed him after a press, oldest first: the words of a toast, or the link it followed. */
  readonly told: readonly string[];
  says(text: string): void;
  /**
   * Presses the newest button of that label there. Where the app says at once that nobody is there to
   * take it, he presses again when the bot is back.
   *
   * @throws when no message there has such a button.
   */
  presses(label: string, place?: Place): void;
}

/** A simulated platform with people on it, from their side of the screen. */
export interface Platform {
  readonly channel: ChannelName;
  /** What the bot needs to know of it. */
  readonly env: Readonly<Record<string, string>>;
  person(name: string): Actor;
  group(name: string, members: readonly Actor[]): Place;
  /** Resolves as soon as it holds; looked at after every call of the bot. */
  until(holds: () => boolean): Promise<void>;
  /**
   * Drops the connection of the next message the bot sends or changes, `before` it is taken or `after`,
   * when only the answer is lost. `onCut` is called just before. Returns how to call it off.
   */
  cutNextSend(when: "before" | "after", onCut: () => void): () => void;
  /** Resolves when the platform has noticed that the bot's process is gone. */
  lost(): Promise<void>;
  /** The bot runs again: what was not acknowledged is handed over once more. */
  found(): Promise<void>;
  /** Resolves when the bot has acknowledged everything people did, or can't any more. */
  acknowledged(): Promise<unknown>;
  /** The last thing somebody did comes to the bot once more, though it was acknowledged. */
  handOverAgain(): void;
  /** Does it, and loses the acknowledgement: the bot's next process is handed it once more. */
  loseAck(act: () => void): Promise<void>;
  close(): Promise<void>;
}

/** @throws when no message there has such a button. */
export function checkButton(place: Place, label: string): void {
  if (place.shown().some(({ buttons }) => buttons.includes(label))) return;
  const words = JSON.stringify(place.shown().at(-1));
  throw new Error(`Nothing has a button "${label}" there; the last message is ${words}.`);
}
