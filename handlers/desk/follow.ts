import { type ActionEvent, isPrivate, type Person } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { type Kept, write } from "../record.ts";
import type { Services } from "../services.ts";
import { FOLLOW_UPS, ownerTexts } from "../texts/desk.ts";
import type { Language } from "../texts/language.ts";
import { say, type Text } from "../texts/text.ts";
import { done, ownersPress, tooLate } from "./access.ts";
import { ownersCard } from "./cards.ts";
import { type Desk, deskOf } from "./desks.ts";
import type { Entry } from "./entry.ts";
import { readDay } from "./follow-date.ts";
import { ownersPlace, showAt, tellOwner } from "./place.ts";
import { isOwned, readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";
import { withCancel } from "./with-cancel.ts";
import { beijingDate, beijingDay, beijingTime, opening } from "./working-time.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Nobody means a day further off. */
const MAX_DAYS = 365;
const CANCEL = /^(?:取消|不用了?|不跟进了?|cancel|off|none)$/i;

/** What became of a day an officer named: words for him, and what is kept and sent if it was taken. */
export interface Followed {
  readonly isTaken: boolean;
  readonly words: string;
  readonly outcome: Outcome;
}

interface Following {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
  readonly owner: Person;
  readonly language: Language;
}

/** The owner is reminded on the day that these words name, when his desk opens; the last day named counts. */
export async function follow(
  services: Services,
  turn: Turn,
  { words, ...following }: Following & { readonly words: string },
): Promise<Followed> {
  const { number } = following.ticket.data;
  if (CANCEL.test(words.trim())) return unfollow(services, turn, following);
  const day = readDay(words, beijingDay(turn.now));
  return day === undefined
    ? refused(following, ownerTexts.followUpNoDay, { number })
    : followOn(services, turn, { ...following, day });
}

/** @param following.day of Beijing, as 2026-12-15. */
async function followOn(
  services: Services,
  turn: Turn,
  { day, ...following }: Following & { readonly day: string },
): Promise<Followed> {
  const { ticket, desk, owner, language } = following;
  const { number } = ticket.data;
  const named = { number, day: beijingDate(day, language) };
  const last = lastDay(services, turn, ticket.data);
  if (day <= beijingDay(turn.now)) return refused(following, ownerTexts.followUpPast, named);
  const due = opening(day, desk.hours);
  if (day > last || beijingDay(due) > last) {
    const values = { ...named, last: beijingDate(last, language) };
    return refused(following, ownerTexts.followUpFar, values);
  }
  const data: Ticket = { ...ticket.data, followUp: due.toISOString() };
  const isMoved = beijingDay(due) !== day;
  const text = isMoved ? ownerTexts.followUpMoved : ownerTexts.followUpSet;
  return {
    isTaken: true,
    words: say(language, text, { ...named, time: beijingTime(due, language) }),
    outcome: outcome({
      write: [stepTicket(turn, { ...ticket, data }, { what: "followUpSet", who: owner })],
      send: await ownersCard(services, turn, { ticket: data }),
      timers: [followUpTimer(data, due)],
    }),
  };
}

async function unfollow(
  services: Services,
  turn: Turn,
  { ticket, owner, language }: Following,
): Promise<Followed> {
  const { followUp: _, ...data } = ticket.data;
  return {
    isTaken: true,
    words: say(language, ownerTexts.followUpOff, { number: data.number }),
    outcome: outcome({
      write: [stepTicket(turn, { ...ticket, data }, { what: "followUpOff", who: owner })],
      send: await ownersCard(services, turn, { ticket: data }),
      timers: [followUpTimer(data)],
    }),
  };
}

function refused(
  { language }: Following,
  text: Text,
  values: Readonly<Record<string, string>>,
): Followed {
  return { isTaken: false, words: say(language, text, values), outcome: NOTHING };
}

/** What a closed ticket holds of its investor is wiped after the retention time: nothing is left to follow up then. */
function lastDay({ retentionDays }: Services, { now }: Turn, { state, history }: Ticket): string {
  const closed = history.findLast(({ what }) => what === "closed")?.at;
  const since = state === "closed" && closed !== undefined ? new Date(closed) : now;
  const kept = since.getTime() + (retentionDays - 1) * DAY_MS;
  return beijingDay(new Date(Math.min(kept, now.getTime() + MAX_DAYS * DAY_MS)));
}

/** `ticket.follow` on a closed ticket's card: in so many days, on the day picked, or one that is asked for. */
export async function handleFollow(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, owner, desk, choice } = press;
  if (ticket.data.state !== "closed") return tooLate(session, ownerTexts.isOpen);
  const days = FOLLOW_UPS.find((one) => String(one.days) === choice)?.days;
  const picked = choice === "day" ? turn.event.fields?.["day"] : undefined;
  if (days === undefined && picked === undefined)
    return choice === "day" ? ask(turn, press) : NOTHING;
  const { language } = session.data;
  const following = { ticket, desk, owner, language };
  const followed =
    days === undefined
      ? await follow(services, turn, { ...following, words: picked ?? "" })
      : await followOn(services, turn, { ...following, day: inDays(turn, days) });
  const tone = followed.isTaken ? "success" : "warning";
  return merge(followed.outcome, outcome({ answer: { text: followed.words, tone } }));
}

function inDays({ now }: Turn, days: number): string {
  return beijingDay(new Date(now.getTime() + days * DAY_MS));
}

type Press = Exclude<Awaited<ReturnType<typeof ownersPress>>, { readonly refusal: Outcome }>;

/** Asks for the day in words, where the platform has nothing to pick one with. */
async function ask(turn: Turn<ActionEvent>, { ticket, session }: Press): Promise<Outcome> {
  const { number } = ticket.data;
  const place = await ownersPlace(turn, ticket.data);
  if (place === undefined) return NOTHING;
  const words = say(place.language, ownerTexts.followUpHow, { number });
  const at = turn.now.toISOString();
  const entering = { what: "follow", ticket: number, choice: "day", at } as const;
  return outcome({
    // In a thread of a group others write too: there it takes the command.
    write: isPrivate(turn.event)
      ? [write(session, { ...session.data, entering }, { of: turn.event.chat })]
      : [],
    send: [showAt(place, number, withCancel(number, place.language, words))],
    answer: done(session, ownerTexts.followUpHow, { number }),
  });
}

/** The day that a button asked an owner for. */
export async function followEntered(
  services: Services,
  turn: Turn,
  { ticket, owner, text, session }: Entry,
): Promise<Outcome | undefined> {
  const desk = deskOf(services.desks, ticket.data.desk);
  if (desk === undefined) return undefined;
  const { language } = session.data;
  const words = text.trim();
  if (!CANCEL.test(words) && readDay(words, beijingDay(turn.now)) === undefined) return undefined;
  const followed = await follow(services, turn, { ticket, desk, owner, language, words });
  const told = outcome({ send: await toldAs(turn, ticket.data, followed.words) });
  // Before the card, whose change waits a moment.
  return merge(told, followed.outcome);
}

async function toldAs(turn: Turn, ticket: Ticket, text: string) {
  const place = await ownersPlace(turn, ticket);
  return place === undefined ? [] : [showAt(place, ticket.number, { kind: "text", text })];
}

/** `ticket.follow` fell due: whoever has, or had, the ticket is reminded. */
export async function followUp(_: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  if (ticket?.data.owner === undefined) return NOTHING;
  const isClosed = ticket.data.state === "closed";
  if (!isClosed && !isOwned(ticket.data)) return NOTHING;
  const { followUp: __, ...data } = ticket.data;
  const text = isClosed ? ownerTexts.followUp : ownerTexts.followUpOpen;
  return outcome({
    write: [stepTicket(turn, { ...ticket, data }, { what: "followedUp" })],
    send: await tellOwner(turn, data, { text }),
  });
}

function followUpTimer({ number, investor }: Ticket, due?: Date): Timer {
  return {
    name: "ticket.follow",
    subject: ticketKey(number),
    chat: investor,
    ...(due !== undefined && { due }),
  };
}
