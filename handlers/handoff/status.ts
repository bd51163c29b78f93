import type { Outcome } from "../../bot/core/ports.ts";
import { deskOf } from "../desk/desks.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { beijingTime } from "../desk/working-time.ts";
import type { Services } from "../services.ts";
import { replyText, type Talk } from "../talk.ts";
import { handoffTexts } from "../texts/handoff.ts";

/** /status: the investor's tickets and where they stand. */
export async function handleStatus(services: Services, talk: Talk): Promise<Outcome> {
  const tickets = await Promise.all(
    (talk.session.data.tickets ?? []).map((number) => readTicket(talk.turn, number)),
  );
  const lines = tickets.flatMap((ticket) =>
    ticket === undefined
      ? []
      : [talk.say(handoffTexts.statusLine, stateValues(services, ticket.data, talk))],
  );
  return replyText(talk, lines.length === 0 ? talk.say(handoffTexts.noTickets) : lines.join("\n"));
}

/** How a ticket's place is told to its investor. */
export function stateValues({ desks }: Services, ticket: Ticket, talk: Talk) {
  const desk = deskOf(desks, ticket.desk);
  const states = {
    new: handoffTexts.stateNew,
    offered: handoffTexts.stateOffered,
    accepted: handoffTexts.stateAccepted,
    waiting: handoffTexts.stateWaiting,
    closed: handoffTexts.stateClosed,
  };
  const name = desk === undefined ? ticket.desk : talk.say(desk.name);
  const since = ticket.history.at(-1)?.at ?? talk.turn.now.toISOString();
  return {
    number: ticket.number,
    state: talk.say(states[ticket.state], { desk: name }),
    since: beijingTime(new Date(since), talk.language),
  };
}
