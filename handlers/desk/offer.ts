import { deliveryId } from "../../bot/core/delivery-id.ts";
import type { Person } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn, Write } from "../../bot/core/ports.ts";
import { readProject } from "../project/project.ts";
import { type Kept, write } from "../record.ts";
import type { Services } from "../services.ts";
import { handoffTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import { deskCard } from "./desk-card.ts";
import type { Desk } from "./desks.ts";
import { releaseOfficer } from "./officer.ts";
import { GROUP_LANGUAGE } from "./place.ts";
import { talkOf } from "./take-talk.ts";
import {
  remindTimer,
  type Step,
  stepTicket,
  type Ticket,
  ticketKey,
  waitingTimer,
  withStep,
} from "./ticket.ts";
import { beijingTime, localTime, type Promised, promise } from "./working-time.ts";

export interface Offer extends Step {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
}

/** Puts a ticket before a desk, with a card of its own there: nobody's, and to be reminded of. */
export async function offer(services: Services, turn: Turn, to: Offer): Promise<Outcome> {
  const { ticket, desk, ...step } = to;
  const { owner: _, ownerCard: __, transfer: ___, outcome: ____, ...left } = ticket.data;
  const { thread: _____, isPrivate: ______, ...bare } = left;
  // A thread is its desk's own, and serves again when the ticket comes back to it.
  const rest = desk.id === left.desk ? left : bare;
  const deskCardId = deliveryId(turn.event.id, `desk ${left.number}`);
  const data: Ticket = {
    ...rest,
    state: "offered",
    desk: desk.id,
    deskCard: deskCardId,
    reminders: 0,
  };
  const project = (await readProject(turn, data.project))?.data;
  const kept = { ...ticket, data };
  const shown = { ticket: withStep(turn, kept, step).data, project, language: GROUP_LANGUAGE };
  const reply = deskCard(services, shown);
  return outcome({
    write: [stepTicket(turn, kept, step)],
    send: [{ id: deskCardId, to: desk.chat, reply, about: ticketKey(data.number) }],
    timers: [remindTimer(data, promised(turn, desk).due), waitingTimer(data)],
  });
}

/** When the desk's first reply is promised from now on. */
export function promised({ now }: Turn, { firstReplyMinutes, hours }: Desk): Promised {
  return promise(now, firstReplyMinutes, hours);
}

/** Until when the first reply is promised: in Beijing time, and where the investor is if that is known. */
export function promiseLine(
  { due, isCertain }: Promised,
  language: Language,
  locale?: string,
): string {
  const there = localTime(due, language, locale);
  const values = {
    time: beijingTime(due, language),
    there: there === undefined ? "" : say(language, handoffTexts.there, { time: there }),
  };
  return say(language, isCertain ? handoffTexts.promise : handoffTexts.probably, values);
}

/**
 * The writes after which the talks of these tickets, all of one investor, are nobody's and the bot answers
 * again. Together, since one officer may have several of them.
 */
export async function freed(turn: Turn, ...tickets: readonly Ticket[]): Promise<readonly Write[]> {
  const [first] = tickets;
  if (first === undefined) return [];
  const taken = await talkOf(turn, first.investor);
  const isTaken = tickets.some(({ number }) => number === taken.ticket);
  return [...(await released(turn, tickets)), ...(isTaken ? [write(taken, undefined)] : [])];
}

async function released(turn: Turn, tickets: readonly Ticket[]): Promise<readonly Write[]> {
  const owners = new Map<string, { owner: Person; numbers: string[] }>();
  for (const { owner, number } of tickets) {
    if (owner === undefined) continue;
    const name = `${owner.channel}:${owner.id}`;
    const numbers = [...(owners.get(name)?.numbers ?? []), number];
    owners.set(name, { owner, numbers });
  }
  const writes = [...owners.values()].map(({ owner, numbers }) =>
    releaseOfficer(turn, owner, numbers),
  );
  return (await Promise.all(writes)).flat();
}
