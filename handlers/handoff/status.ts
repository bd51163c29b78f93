import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { deskOf } from "../desk/desks.ts";
import { promisedReply } from "../desk/first-reply.ts";
import { promiseLine } from "../desk/offer.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { beijingTime } from "../desk/working-time.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { replyAnyway, replyText, type Talk } from "../talk.ts";
import { handoffTexts } from "../texts/handoff.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { hasTickets } from "./open-ticket.ts";
import { asksOfTicket, callsOut } from "./ticket-words.ts";

/** /status: the investor's tickets and where they stand. Answered also while an officer owns the talk. */
export async function handleStatus(services: Services, talk: Talk): Promise<Outcome> {
  const lines = (await ticketsOf(talk)).map(({ data }) => statusLine(services, data, talk));
  if (lines.length === 0) return replyText(talk, talk.say(handoffTexts.noTickets));
  return replyAnyway(talk, [{ kind: "text", text: lines.join("\n") }]);
}

/** hello?, 有人吗 of somebody whose request nobody has accepted: that it stands, and by when he is promised a word. */
export async function handleCall(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text, files, other } = talk.event;
  if (!hasTickets(talk) || files.length > 0 || other !== undefined) return undefined;
  if (!callsOut(text)) return undefined;
  const waiting = (await ticketsOf(talk)).findLast(({ data }) => isUnaccepted(data))?.data;
  if (waiting === undefined) return undefined;
  const values = stateValues(services, waiting, talk);
  const promise = firstReplyLine(services, waiting, talk);
  const told =
    promise === undefined
      ? talk.say(waitingTexts.isHereAlone, values)
      : talk.say(waitingTexts.isHere, { ...values, promise });
  return replyAnyway(talk, [{ kind: "text", text: told }]);
}

function isUnaccepted({ state }: Ticket): boolean {
  return state === "offered" || state === "new";
}

/** 人呢, 要等多久, 我的编号是多少 of somebody who waits; `undefined`: nobody does. */
export async function handleTicketWords(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  if (!hasTickets(talk) || !asksOfTicket(talk.event.text)) return undefined;
  const isWaiting = (await ticketsOf(talk)).some(({ data }) => data.state !== "closed");
  return isWaiting ? handleStatus(services, talk) : undefined;
}

async function ticketsOf({ session, turn }: Talk): Promise<readonly Kept<Ticket>[]> {
  const numbers = session.data.tickets ?? [];
  const tickets = await Promise.all(numbers.map((number) => readTicket(turn, number)));
  return tickets.filter((ticket) => ticket !== undefined);
}

/** Where it stands, and until when the first reply is promised. */
export function statusLine(services: Services, ticket: Ticket, talk: Talk): string {
  const line = talk.say(handoffTexts.statusLine, stateValues(services, ticket, talk));
  const more = firstReplyLine(services, ticket, talk);
  return more === undefined ? line : `${line}\n${more}`;
}

/** Until when the first reply is promised, or that it is late; `undefined` where none is waited for. */
function firstReplyLine(services: Services, ticket: Ticket, talk: Talk): string | undefined {
  const desk = deskOf(services.desks, ticket.desk);
  const until = desk && promisedReply(ticket, desk);
  if (until === undefined) return undefined;
  return until.due <= talk.turn.now
    ? talk.say(waitingTexts.replyLate)
    : promiseLine(until, talk.language, talk.event.from.locale);
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
