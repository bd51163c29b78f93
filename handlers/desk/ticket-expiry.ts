import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { write } from "../record.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { readTicket, stepTicket, type Ticket, ticketKey, withoutInvestor } from "./ticket.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What a closed ticket holds of its investor is wiped after the retention time. */
export function expiryTimer(
  { retentionDays }: Services,
  { now }: Turn,
  { number, investor }: Ticket,
): Timer {
  const due = new Date(now.getTime() + retentionDays * DAY_MS);
  return { name: "ticket.expire", subject: ticketKey(number), chat: investor, due };
}

/** The timer of {@link expiryTimer} fell due. */
export async function expireTicket(turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const { subject, chat } = turn.event;
  const ticket = await readTicket(turn, subject.id);
  if (ticket?.data.state !== "closed") return NOTHING;
  const session = await readSession(turn, chat);
  const tickets = (session.data.tickets ?? []).filter((number) => number !== subject.id);
  const bare = { ...ticket, data: withoutInvestor(ticket.data) };
  const forget = session.isNew ? [] : [write(session, { ...session.data, tickets }, { of: chat })];
  return outcome({ write: [stepTicket(turn, bare, { what: "expired" }), ...forget] });
}
