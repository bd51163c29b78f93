import { type ActionEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { notice } from "../talk.ts";
import { investorTexts, ownerTexts } from "../texts/desk.ts";
import { say } from "../texts/text.ts";
import { done, ownersPress, tooLate } from "./access.ts";
import { bothCards } from "./cards.ts";
import { closeTicket } from "./close.ts";
import { type Desk, deskOf } from "./desks.ts";
import { ofAsker } from "./of-asker.ts";
import { tellOwner } from "./place.ts";
import { readTicket, stepTicket, type Ticket, ticketKey, waitingTimer } from "./ticket.ts";
import { addWorkingDays, beijingTime } from "./working-time.ts";

/** Working days without an answer, until the investor is reminded; from then, until the ticket is closed. */
const NUDGE_DAYS = 3;
const CLOSE_DAYS = 5;

/** `ticket.wait`: the owner has asked the investor something and waits. */
export async function handleWait(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, owner, desk } = press;
  if (ticket.data.state !== "accepted") {
    return tooLate(session, ofAsker(ticket.data, ownerTexts.isWaiting));
  }
  const data: Ticket = { ...ticket.data, state: "waiting" };
  const nudge = addWorkingDays(turn.now, NUDGE_DAYS, desk.hours);
  const { language } = session.data;
  const first = beijingTime(nudge, language);
  const last = beijingTime(addWorkingDays(nudge, CLOSE_DAYS, desk.hours), language);
  return outcome({
    write: [stepTicket(turn, { ...ticket, data }, { what: "waiting", who: owner })],
    send: await bothCards(services, turn, data),
    timers: [waitingTimer(data, nudge)],
    answer: done(session, ofAsker(ticket.data, ownerTexts.waits), { first, last }),
  });
}

/** The investor has written: the ticket is no longer waiting for him. */
export async function answered(
  services: Services,
  turn: Turn,
  ticket: Kept<Ticket>,
): Promise<Outcome> {
  if (ticket.data.state !== "waiting") return NOTHING;
  const data: Ticket = { ...ticket.data, state: "accepted" };
  return outcome({
    write: [stepTicket(turn, { ...ticket, data }, { what: "answered" })],
    send: await bothCards(services, turn, data),
    timers: [waitingTimer(data)],
  });
}

/** `ticket.waiting` fell due: the investor is reminded once, then the ticket is closed. */
export async function waitedLong(services: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  const desk = deskOf(services.desks, ticket?.data.desk);
  if (ticket?.data.state !== "waiting" || desk === undefined) return NOTHING;
  const isNudged = ticket.data.history.findLast(isWaitStep)?.what === "nudged";
  return isNudged ? giveUp(services, turn, ticket) : nudge(turn, ticket, desk);
}

function isWaitStep({ what }: { readonly what: string }): boolean {
  return what === "waiting" || what === "nudged";
}

function nudge(turn: Turn, ticket: Kept<Ticket>, desk: Desk): Outcome {
  const { number, investor, language } = ticket.data;
  const due = addWorkingDays(turn.now, CLOSE_DAYS, desk.hours);
  return outcome({
    write: [stepTicket(turn, ticket, { what: "nudged" })],
    // The owner asked for it when he began to wait, so it is said although he owns the talk.
    send: [notice(investor, say(language, investorTexts.nudge, { number }), ticketKey(number))],
    timers: [waitingTimer(ticket.data, due)],
  });
}

async function giveUp(services: Services, turn: Turn, ticket: Kept<Ticket>): Promise<Outcome> {
  const closed = await closeTicket(services, turn, {
    ticket,
    result: "noAnswer",
    step: { what: "closed" },
    words: investorTexts.closedByItself,
  });
  const send = await tellOwner(turn, ticket.data, { text: ownerTexts.closedByItself });
  return merge(closed, outcome({ send }));
}
