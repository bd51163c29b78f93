import type { DeliveryFailure } from "./errors.ts";
import type { BotEvent, Channel, ChatRef, DueEvent, FileRef, Key, Person } from "./event.ts";
import type { Lane, Limits } from "./limits.ts";
import type { DocumentFile, OpenedFile, Reply, SentReply } from "./reply.ts";

/** Something kept, under its key, with the version it had when it was read. */
export interface Stored {
  readonly key: Key;
  readonly version: number;
  /** Plain JSON, opaque to the store. */
  readonly data: unknown;
}

export interface Write {
  readonly key: Key;
  /** The version that was read; 0 = must not exist. */
  readonly version: number;
  /** Plain JSON; `undefined` deletes. */
  readonly data: unknown;
  /** What it can be found by; never personal. Replaces the earlier index values of the record. */
  readonly index?: Readonly<Record<string, string | number>>;
  /** Whose it is: erased with that chat. */
  readonly of?: ChatRef;
}

export interface OutgoingMessage {
  /**
   * Only for a message that a later one replaces: unique for ever, the same when the turn runs again, at
   * most 50 characters. The others get theirs from the event.
   */
  readonly id?: string;
  readonly to: ChatRef;
  readonly reply: Reply;
  /** Id of an earlier delivery whose message this one takes the place of; a new message where that can't be. */
  readonly replaces?: string;
  /**
   * Id of an earlier delivery: this one goes into the thread which that one's message opened. Into the chat
   * itself where that was never sent. For a thread that is opened: the message it hangs on, where threads do.
   */
  readonly thread?: string;
  /** Dropped at the moment of sending if this record exists: the bot's own words while an officer owns the talk. */
  readonly unless?: Key;
  /** What a reply to it, or its failure, is about. */
  readonly about?: Key;
  /** Platform's id of a message in the same chat, shown as the one this answers; without, where that is gone. */
  readonly quotes?: string;
  /** Platform's id of the message, in the other chat of the same talk, that this passes on. */
  readonly passesOn?: string;
  /** The chat that message lies in: it is marked there once this one was taken by its platform. */
  readonly marksIn?: ChatRef;
}

/** Due whatever the clock says: one that is set back must not hold up what nobody meant to wait. */
export const AT_ONCE = new Date(0);

/**
 * No try of a delivery is meant to wait longer than {@link LONGEST_RETRY_MS}. What would wait longer than this was stored
 * by a clock that was ahead: it is due.
 */
export const LONGEST_WAIT_MS = 15 * 60_000;
export const LONGEST_RETRY_MS = 10 * 60_000;

/** A message on its way. */
export interface Delivery extends OutgoingMessage {
  /** The message's own, else `hash(event id, n)`. At most 50 characters (Feishu's `uuid`). */
  readonly id: string;
  /** Not before this: {@link AT_ONCE}, but for a message that replaces another: 300 ms after its commit. */
  readonly due: Date;
  /**
   * It marks a message. Worth no waiting: dropped where the platform's pace would have it wait, and gone once it was
   * taken, whatever becomes of it. By that pace it is a change, no new message.
   */
  readonly isMark?: true;
}

/** A delivery that was taken, with what the store knows of earlier tries. */
export interface TakenDelivery extends Delivery {
  /** How often it was taken before: 0 the first time. */
  readonly attempts: number;
  /**
   * Since when the platform may have it: an answer was lost, or the process that had taken it. Absent: it was
   * never sent, or each try was refused.
   */
  readonly inDoubtSince?: Date;
  /** Platform's id of the message that `replaces` names; absent when that was never sent. */
  readonly replacesMessageId?: string;
  /** The same of the one that `thread` names. */
  readonly threadMessageId?: string;
}

/** A delivery as an adapter is given it: its thread stands in `to`, its report is made, its files can be opened. */
export interface Sending extends Omit<TakenDelivery, "reply"> {
  readonly reply: SentReply;
}

/** One per name and subject: setting it again moves it. */
export interface Timer {
  readonly name: string;
  readonly subject: Key;
  /** The chat in whose order its event is handled. */
  readonly chat: ChatRef;
  /** Absent: the timer is called off, if there is one. */
  readonly due?: Date;
}

/** Said in the acknowledgement itself: Feishu's toast, Telegram's callback answer. Not stored, so nothing may depend on it. */
export interface Answer {
  readonly text: string;
  readonly tone: "info" | "success" | "warning" | "error";
  /**
   * Takes the person to his private chat, where `/start <payload>` is then said in his name. At most
   * 64 characters of A–Z a–z 0–9 _ -. Only Telegram needs it: there a bot can't write first.
   */
  readonly startPayload?: string;
}

/** A line for the operator, printed after the commit. Holds nothing personal: who acted is named by the log's pseudonym. */
export interface LogLine {
  /** `error` calls for the operator. */
  readonly level: "warn" | "error";
  /** Dotted, for filters and alarms: `desk.unreachable`. */
  readonly code: string;
  readonly subject?: Key;
}

/** What a turn leads to. */
export interface Outcome {
  readonly write: readonly Write[];
  readonly send: readonly OutgoingMessage[];
  readonly timers: readonly Timer[];
  /**
   * Erases what belongs to this chat, before the writes of the same commit: its records (`of`), its
   * index entries, waiting deliveries to it, its timers and what is remembered of messages sent to it.
   */
  readonly erase?: ChatRef;
  readonly answer?: Answer;
  readonly log?: readonly LogLine[];
}

export interface Query {
  readonly kind: string;
  readonly index: string;
  /** Both ends are included. Strings are compared by code unit, numbers as numbers. */
  readonly from: string | number;
  readonly to: string | number;
  readonly limit: number;
}

/** An event with what we know, and the time. */
export interface Turn<E extends BotEvent = BotEvent> {
  readonly event: E;
  readonly now: Date;
  /** It comes long after it happened, as after an outage: taken all the same, and somebody has waited. */
  readonly isLate: boolean;
  /** Remembers the version; a change before commit runs the turn again. */
  read(key: Key): Promise<Stored | undefined>;
  /** A snapshot, ascending by index value, not checked at commit. */
  find(query: Query): Promise<readonly Stored[]>;
  /** As the platform says, at most a minute old; `undefined` where it can't be asked, which lets nobody in. */
  isMember(group: ChatRef, person: Person): Promise<boolean | undefined>;
  /** What a member of that group is called there, where the platform tells. */
  memberName(group: ChatRef, person: Person): Promise<string | undefined>;
}

/** Decides what one event leads to. Sends nothing and stores nothing itself: a turn may run again. */
export type Handler<E extends BotEvent = BotEvent> = (turn: Turn<E>) => Outcome | Promise<Outcome>;

/** What one turn changes, and the versions it saw. Stored whole, or not at all. */
export interface Commit {
  readonly event: BotEvent;
  readonly now: Date;
  /** Every record the turn read, with the version seen; 0 = was not there. */
  readonly reads: readonly { readonly key: Key; readonly version: number }[];
  readonly write: readonly Write[];
  readonly deliveries: readonly Delivery[];
  readonly timers: readonly Timer[];
  readonly erase?: ChatRef;
}

/** What `Store.take` leases, by queue. A timer comes as the event it becomes. */
export interface Taken {
  readonly deliveries: TakenDelivery;
  readonly timers: DueEvent;
}

/** What became of something that was taken. */
export type Settlement =
  /**
   * A delivery the platform took; `messageId` is the platform's. `perhapsTwice`: it may have taken it before.
   * `mark` is committed in the same step.
   */
  | {
      readonly kind: "sent";
      readonly messageId: string;
      readonly perhapsTwice?: boolean;
      readonly mark?: Delivery;
    }
  /**
   * Back to the queue, not before `at`. Later deliveries to the same chat wait behind it. `isInDoubt`: a
   * delivery that the platform may have all the same. `holds`: until then no other goes to that channel either,
   * for ten minutes at most.
   */
  | {
      readonly kind: "retry";
      readonly at: Date;
      readonly isInDoubt?: boolean;
      readonly holds?: Channel;
    }
  /** A delivery that failed for good: it is gone, and `event` is set among the timers in the same step. */
  | { readonly kind: "failed"; readonly event: DueEvent }
  /** A timer whose event was committed; a mark that is on its way, of which nothing is remembered. */
  | { readonly kind: "done" };

/**
 * Keeps everything: records by key, two queues (deliveries, timers) and the ids of events already
 * applied, for 48 h. Knows no platform and never looks into `data` or `reply`. What changes something is carried out
 * in the order asked, whether or not the answers are waited for.
 *
 * The one record it writes itself: when a delivery is settled as sent, `message/<chatKey>/<messageId>`
 * with `{ delivery, about?, passesOn?, perhapsTwice? }` as data, belonging to the chat it was sent to, so that a
 * reply to a message finds what it is about. `perhapsTwice` stays when another delivery takes its place.
 */
export interface Store {
  /** In the order asked; `undefined` where nothing is. All from one moment. */
  read(keys: readonly Key[]): Promise<readonly (Stored | undefined)[]>;
  find(query: Query): Promise<readonly Stored[]>;
  /**
   * All or nothing, on the disk when it resolves. `duplicate`: this event was committed before, nothing
   * changed. `conflict`: a version in `reads` or `write` is no longer the one stored, nothing changed.
   * A duplicate is found before a conflict.
   */
  commit(change: Commit): Promise<"committed" | "duplicate" | "conflict">;
  /**
   * Leases what is due at `now`, oldest first: at most one delivery per chat and none to a chat with one
   * in flight, in order of commit; a delivery also where it is further ahead than {@link LONGEST_WAIT_MS}. Drops
   * deliveries whose `unless` record exists, in the same step; they are not returned. What was leased by a process that died comes back (SQLite: when the file is opened
   * again; Redis: when the lease ends, by Redis's clock).
   */
  take<Queue extends keyof Taken>(
    queue: Queue,
    now: Date,
    limit: number,
  ): Promise<readonly Taken[Queue][]>;
  /**
   * Takes deliveries as `take` does, but those to the lane's channel alone, and no faster than it says, whichever
   * process takes them (Redis: by its own clock). What would be too fast comes later and holds up its own chat only.
   */
  takeFor(lane: Lane, now: Date, limit: number): Promise<readonly TakenDelivery[]>;
  /**
   * Ends a lease. Settling what is no longer there (erased, or a timer that was moved meanwhile) changes
   * nothing.
   */
  settle(queue: keyof Taken, id: string, settlement: Settlement): Promise<void>;
  /**
   * Gives this process a role that one process has at a time, or keeps it its own; resolves to whether it has it.
   * The role of a process that died, or went without claiming it for about ten seconds, is anybody's (SQLite knows
   * one process; Redis goes by its own clock).
   */
  claim(role: string): Promise<boolean>;
  /** Whoever claims the role next gets it. Nothing, when another process has it. */
  resign(role: string): Promise<void>;
  /** Resolves when everything accepted is on the disk and the store can be opened by somebody else. */
  close(): Promise<void>;
}

/** Hands an event to the bot. Resolves after the commit; rejects when the event must be delivered again. */
export type Receive = (event: BotEvent) => Promise<Answer | undefined>;

/** What a report is made from. Reads only. */
export interface ReportRequest {
  readonly report: string;
  readonly params: Readonly<Record<string, string>>;
  readonly now: Date;
  read(key: Key): Promise<Stored | undefined>;
  find(query: Query): Promise<readonly Stored[]>;
}

/**
 * Makes a report at the moment it is sent, so that nothing personal waits in the outbox.
 * `undefined`: what it was about is gone; the delivery then fails for good.
 */
export type MakeReport = (request: ReportRequest) => Promise<DocumentFile | undefined>;

/** One platform: translates its payloads into events and replies into its calls, and decides nothing. */
export interface Adapter {
  readonly channel: Channel;
  /** So long the platform recognises a delivery that is sent again, in ms; 0: never, it shows it twice. */
  readonly recognisesMs: number;
  /** How fast it takes deliveries. */
  readonly limits: Limits;
  /** Resolves once events come in. The platform is acknowledged only after `receive` resolved. */
  start(receive: Receive): Promise<void>;
  /** Resolves to the platform's id of the message. @throws {DeliveryError} and nothing else. */
  send(sending: Sending): Promise<string>;
  /** A file that lies on this platform. @throws {DeliveryError} and nothing else. */
  open(file: FileRef): Promise<OpenedFile>;
  /** Asks the platform. Caching is the core's. Rejects when the platform can't be asked. */
  isMember(group: ChatRef, person: Person): Promise<boolean>;
  /** Of a member, where the platform's events don't carry it. Caching is the core's. Rejects as `isMember` does. */
  memberName(group: ChatRef, person: Person): Promise<string | undefined>;
  /** Takes no more events, and resolves when those already received are committed and acknowledged. */
  stop(): Promise<void>;
}

/** `data` of the `due` event named `delivery.failed`. */
export interface FailedDelivery {
  readonly delivery: string;
  readonly to: ChatRef;
  readonly failure: DeliveryFailure;
  /** Only with `too_large`. */
  readonly maxBytes?: number;
  readonly passesOn?: string;
}
