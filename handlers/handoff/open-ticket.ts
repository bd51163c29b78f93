import { readTicket, type Ticket } from "../desk/ticket.ts";
import type { Kept } from "../record.ts";
import type { Talk } from "../talk.ts";

/** Whether this chat has ever had a ticket: words about one mean nothing where there is none. */
export function hasTickets({ session }: Talk): boolean {
  return Boolean(session.data.tickets?.length);
}

/** The ticket of this chat that is not closed yet, if any; a complaint is no hindrance to asking for a person. */
export async function openTicket(talk: Talk): Promise<Kept<Ticket> | undefined> {
  const numbers = (talk.session.data.tickets ?? []).toReversed();
  const tickets = await Promise.all(numbers.map((number) => readTicket(talk.turn, number)));
  const newest = tickets.find((one) => one !== undefined && one.data.complaint === undefined);
  return newest?.data.state === "closed" ? undefined : newest;
}
