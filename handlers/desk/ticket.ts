import { z } from "zod";
import {
  type ActionEvent,
  chatKey,
  type Key,
  type MessageEvent,
  type Person,
} from "../../bot/core/event.ts";
import type { Stored, Timer, Turn, Write } from "../../bot/core/ports.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";

const chat = z.object({
  channel: z.enum(["telegram", "feishu", "web"]),
  chatId: z.string(),
  threadId: z.string().exactOptional(),
});
const person = z.object({
  channel: z.enum(["telegram", "feishu", "web"]),
  id: z.string(),
  name: z.string().exactOptional(),
});

export const OUTCOMES = [
  "invested",
  "handled",
  "referred",
  "refused",
  "withdrawn",
  "noAnswer",
] as const;
export type TicketOutcome = (typeof OUTCOMES)[number];

/** A talk handed to a desk. */
const ticketSchema = z.object({
  form: z.literal(1),
  number: z.string(),
  /**
   * new: no desk could be shown it. offered: card out, nobody's. accepted: an owner, the bot is silent.
   * waiting: the owner waits for the investor.
   */
  state: z.enum(["new", "offered", "accepted", "waiting", "closed"]),
  investor: chat,
  investorName: z.string().exactOptional(),
  language: z.enum(["zh-Hans", "zh-Hant", "en"]),
  desk: z.string(),
  /** What the investor had asked last, when he agreed to pass it on. */
  question: z.string().exactOptional(),
  /** What he asked since that the documents do not say, oldest first. */
  questions: z.array(z.string()).exactOptional(),
  /** What its owners noted with //, newest last: stays with its desk. */
  notes: z.array(z.object({ at: z.string(), text: z.string() })).exactOptional(),
  /** The project that goes along. */
  project: z.string().exactOptional(),
  owner: person.exactOptional(),
  /** Who had it until the investor wished for somebody else: they can't accept it again. */
  former: z.array(person).exactOptional(),
  /** The talk runs in the desk's group: its thread there, by the delivery that opened it. */
  thread: z
    .object({
      chat,
      opened: z.string(),
      /** Who does not own the ticket was told that his words stay there. */
      isExplained: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /** Who was told that what he writes below its card in the group reaches nobody: `telegram:1001`. */
  told: z.array(z.string()).exactOptional(),
  /** Its group could open no thread for it: the talk runs in private. */
  isPrivate: z.boolean().exactOptional(),
  /** Delivery ids of the card in the desk's group and of the owner's, which later states replace. */
  deskCard: z.string(),
  ownerCard: z.string().exactOptional(),
  /** How often the desk was reminded. */
  reminders: z.number(),
  /** Who did what, when: never what was said. */
  history: z.array(
    z.object({
      at: z.string(),
      what: z.string(),
      /** `telegram:1001`; absent: the bot. */
      who: z.string().exactOptional(),
      /** In a word: an outcome, a desk, the fact corrected. */
      why: z.string().exactOptional(),
    }),
  ),
  isUrgent: z.boolean().exactOptional(),
  outcome: z.enum(OUTCOMES).exactOptional(),
  /** What the investor answered when it was closed: 1–5. */
  rating: z.number().int().min(1).max(5).exactOptional(),
  /** When the officer wants to come back to it. */
  followUp: z.string().exactOptional(),
  /** A verdict beside the engine's, which stays as it is. */
  override: z
    .object({
      verdict: z.enum(["eligible", "review", "ineligible"]),
      reason: z.string(),
      who: person,
      at: z.string(),
    })
    .exactOptional(),
  /** The transfer the investor is asked to agree to. */
  transfer: z.object({ to: z.string(), at: z.string() }).exactOptional(),
  /** The desk that passed it on, and takes it back if the next one refuses. */
  transferredFrom: z.string().exactOptional(),
  /** A complaint: what it is about in his own words, for the complaints desk's owner alone. */
  complaint: z
    .object({ statements: z.array(z.string()), isAnonymous: z.boolean() })
    .exactOptional(),
});

export type Ticket = z.infer<typeof ticketSchema>;
export type TicketStep =
  | "opened"
  /** Nobody could be shown it; then somebody could. */
  | "stranded"
  | "rerouted"
  | "accepted"
  /** The owner's first words to the investor. */
  | "replied"
  | "reminded"
  | "escalated"
  /** The owner waits for the investor; then there is an answer. */
  | "waiting"
  | "answered"
  | "nudged"
  | "asked"
  | "corrected"
  | "overridden"
  /** The owner took his last correction or override back. */
  | "undone"
  | "transferOffered"
  | "transferDeclined"
  | "transferred"
  | "sentBack"
  | "reopened"
  | "rated"
  | "followUpSet"
  | "followUpOff"
  | "followedUp"
  | "marked"
  | "stated"
  /** What the documents do not say was added for the officer. */
  | "added"
  | "noted"
  /** The investor called the bot back in; then wanted the officer again. */
  | "paused"
  | "resumed"
  /** The owner could not be reached. */
  | "returned"
  /** Its group has no threads: the talk went on in private. */
  | "moved"
  | "closed"
  | "withdrawn"
  | "expired";

export function ticketKey(number: string): Key {
  return { kind: "ticket", id: number };
}

export function readTicket(
  turn: Pick<Turn, "read">,
  number = "",
): Promise<Kept<Ticket> | undefined> {
  return readRecord(turn, ticketKey(number), ticketSchema);
}

/** A ticket as it was found by an index; `undefined` where it was written in a form no longer read. */
export function ticketIn({ data }: Pick<Stored, "data">): Ticket | undefined {
  const parsed = ticketSchema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

export interface Step {
  readonly what: TicketStep;
  readonly who?: Person;
  /** Never what was said. */
  readonly why?: string;
}

/** Somebody's: the bot keeps silent, and what the investor writes goes to the owner. */
export function isOwned({ state }: Ticket): boolean {
  return state === "accepted" || state === "waiting";
}

/** A ticket with one step more in its history. */
export function withStep(
  turn: Turn,
  ticket: Kept<Ticket>,
  { what, who, why, ...changes }: Partial<Ticket> & Step,
): Kept<Ticket> {
  const entry = {
    at: turn.now.toISOString(),
    what,
    ...(who && { who: `${who.channel}:${who.id}` }),
    ...(why !== undefined && { why }),
  };
  const history = [...ticket.data.history, entry];
  return { ...ticket, data: { ...ticket.data, ...changes, history } };
}

/** The write that keeps a ticket after a step, with who did it and when. */
export function stepTicket(turn: Turn, ticket: Kept<Ticket>, step: Partial<Ticket> & Step): Write {
  const { data, ...kept } = withStep(turn, ticket, step);
  return write(kept, data, { index: ticketIndex(data) });
}

/** What a ticket is found by: where it stands, whose it is, the day it was opened (UTC). */
export function ticketIndex({ state, desk, history }: Ticket): NonNullable<Write["index"]> {
  const day = history[0]?.at.slice(0, 10) ?? "";
  return { state, desk, day };
}

/** Whether the owner has written to the investor since he accepted. */
export function hasReplied({ history }: Ticket): boolean {
  const last = history.findLast(({ what }) => what === "accepted" || what === "replied");
  return last?.what === "replied";
}

/** The write that notes the owner's first words to the investor; none after that. */
export function firstReply(
  turn: Turn<MessageEvent | ActionEvent>,
  ticket: Kept<Ticket>,
): readonly Write[] {
  const step = { what: "replied", who: turn.event.from } as const;
  return hasReplied(ticket.data) ? [] : [stepTicket(turn, ticket, step)];
}

/** A ticket that says nothing of its investor any more. */
export function withoutInvestor(ticket: Ticket): Ticket {
  const { investorName: _, question: __, questions: ___, project: ____, ...more } = ticket;
  const { complaint: _____, notes: ______, ...rest } = more;
  const investor = chatKey(ticket.investor);
  const history = ticket.history.map(({ who, ...step }) =>
    who === undefined || who === investor ? step : { ...step, who },
  );
  return { ...rest, investor: { channel: ticket.investor.channel, chatId: "" }, history };
}

export function remindTimer({ number, investor }: Ticket, due?: Date): Timer {
  return {
    name: "ticket.remind",
    subject: ticketKey(number),
    chat: investor,
    ...(due && { due }),
  };
}

/** While the owner waits for the investor. */
export function waitingTimer({ number, investor }: Ticket, due?: Date): Timer {
  return {
    name: "ticket.waiting",
    subject: ticketKey(number),
    chat: investor,
    ...(due && { due }),
  };
}

const counterKey: Key = { kind: "counter", id: "ticket" };

/** The next free number, at least four digits, and the write that takes it. */
export async function nextNumber(turn: Turn): Promise<{ number: string; taken: Write }> {
  const kept = await readRecord(turn, counterKey, z.object({ last: z.number() }));
  const last = (kept?.data.last ?? 0) + 1;
  const version = await versionOf(turn, counterKey);
  return {
    number: String(last).padStart(4, "0"),
    taken: write({ key: counterKey, version }, { last }),
  };
}
