import { z } from "zod";
import { chatKey, type Key, type Person } from "../bot/core/event.ts";
import type { Timer, Turn, Write } from "../bot/core/ports.ts";
import { type Kept, readRecord, versionOf, write } from "./record.ts";

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

/** A talk handed to a desk. */
const ticketSchema = z.object({
  form: z.literal(1),
  number: z.string(),
  /** offered: card out, nobody's. accepted: an owner, the bot is silent. */
  state: z.enum(["offered", "accepted", "closed"]),
  investor: chat,
  investorName: z.string().exactOptional(),
  language: z.enum(["zh-Hans", "zh-Hant", "en"]),
  desk: z.string(),
  /** What the investor had asked last, when he agreed to pass it on. */
  question: z.string().exactOptional(),
  /** The project that goes along. */
  project: z.string().exactOptional(),
  owner: person.exactOptional(),
  /** Delivery ids of the card in the desk's group and of the owner's, which later states replace. */
  deskCard: z.string(),
  ownerCard: z.string().exactOptional(),
  /** How often the desk was reminded. */
  reminders: z.number(),
  /** Who did what, when: never what was said. */
  history: z.array(z.object({ at: z.string(), what: z.string(), who: z.string().exactOptional() })),
});

export type Ticket = z.infer<typeof ticketSchema>;
export type TicketStep =
  | "opened"
  | "accepted"
  | "reminded"
  /** The investor called the bot back in; then wanted the officer again. */
  | "paused"
  | "resumed"
  /** The owner could not be reached. */
  | "returned"
  | "closed"
  | "withdrawn"
  | "expired";

export function ticketKey(number: string): Key {
  return { kind: "ticket", id: number };
}

export function readTicket(turn: Turn, number = ""): Promise<Kept<Ticket> | undefined> {
  return readRecord(turn, ticketKey(number), ticketSchema);
}

/** The write that keeps a ticket after a step, with who did it and when. */
export function stepTicket(
  turn: Turn,
  ticket: Kept<Ticket>,
  { what, who, ...changes }: Partial<Ticket> & { what: TicketStep; who?: Person },
): Write {
  const entry = {
    at: turn.now.toISOString(),
    what,
    ...(who && { who: `${who.channel}:${who.id}` }),
  };
  const data: Ticket = { ...ticket.data, ...changes, history: [...ticket.data.history, entry] };
  return write(ticket, data, { index: { state: data.state, desk: data.desk } });
}

/** A ticket that says nothing of its investor any more. */
export function withoutInvestor(ticket: Ticket): Ticket {
  const { investorName: _, question: __, project: ___, ...rest } = ticket;
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
