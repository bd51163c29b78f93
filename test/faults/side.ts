import type { Actor, ChannelName, Place } from "../e2e/platform.ts";
import type { Wire } from "../simulators/wire.ts";
import type { Enclosure } from "./enclosures.ts";

/** A person whose doings can be followed. */
export interface Doer extends Actor {
  readonly sends: (enclosure: Enclosure) => void;
  /**
   * What became of the last thing he did: `held` when the platform keeps it until the bot takes it, `taken` when the
   * bot has it, `refused` when the bot may have it or not and it is not handed over again.
   */
  readonly last: () => Promise<"held" | "taken" | "refused">;
  /** Whether the platform gave up handing over his last press, since it got too old: the bot never had it. */
  readonly isGivenUp: () => boolean;
}

/** A message of the bot that the platform took. The same `messageId` once more: sent again under its key. */
export interface Sent {
  readonly chatId: string;
  readonly messageId: string;
  /** The message by which the bot knows it: of an album, the first. */
  readonly knownBy: string;
  /** It is a part of a delivery whose later part failed, so that all came again. */
  readonly isPartAgain?: boolean;
  readonly wire: Wire;
}

export const SEND_FAULTS = [
  "rate_limited",
  "bad_gateway",
  "drop_before",
  "drop_after",
  "slow",
] as const;
/** `hang`: never answered. */
export type SendFault = (typeof SEND_FAULTS)[number] | "hang";

export const TRANSFER_FAULTS = ["bad_gateway", "drop_before", "drop_after"] as const;
export type TransferFault = (typeof TRANSFER_FAULTS)[number];
export const TRANSFERS = ["download", "upload"] as const;
export type Transfer = (typeof TRANSFERS)[number];

/**
 * Somebody has done something; the bot's send has come and is not taken; it was taken and its answer is lost; the
 * platform has just heard that the bot took an event.
 */
export const MOMENTS = ["event", "send", "sent", "acknowledged"] as const;
export type Moment = (typeof MOMENTS)[number];

/** A simulated platform: people's side of it, the saboteur's, and what the ledger reads. */
export interface Side {
  readonly channel: ChannelName;
  /** What the bot needs to know of it. */
  readonly env: Readonly<Record<string, string>>;
  person(name: string): Doer;
  /** `hasThreads`: talks can run in it. */
  group(name: string, members: readonly Doer[], hasThreads?: boolean): Place;
  /** That person where he takes part in the thread of a group in which that message stands. */
  inThread(person: Doer, group: Place, messageId: string): Doer;
  /** The next call that sends or changes something meets this. */
  failSend(fault: SendFault): void;
  /** The next download or upload of a file meets this, where that is a call of its own. */
  failTransfer(transfer: Transfer, fault: TransferFault): void;
  /** The connection events come over is lost, where there is one that lasts. */
  cutEvents(): void;
  /** The last event comes once more, though it was acknowledged. */
  repeatEvent(): void;
  onNext(moment: Moment, strike: () => void): void;
  /** Every message that was taken, oldest first, repeats included. */
  sent(): readonly Sent[];
  /** How many things people did. */
  events(): number;
  /** How often something was handed to the bot once more. */
  redeliveries(): number;
  /** How much it gave up handing over, since it got too old. */
  givenUp(): number;
  /** How much of it the platform has still to hand over, or over again. */
  underWay(): number;
  /** When the bot said of an event that it can't take it, in ms since 1970. */
  refusals(): readonly number[];
  /** Events nobody took in the end, each with what became of its pushes. */
  untaken(): readonly string[];
  close(): Promise<void>;
}
