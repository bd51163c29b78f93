import { type ActionEvent, chatKey, privateChat } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { botSays } from "../talk.ts";
import { FOLLOW_UPS, investorTexts, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { say } from "../texts/text.ts";
import { done, isInItsTalk, isOfficer, ownersPress, refuse, tooLate } from "./access.ts";
import { ownersCard } from "./cards.ts";
import { deskOf } from "./desks.ts";
import { offer, promised, promiseLine } from "./offer.ts";
import { isSamePerson } from "./officer.ts";
import { tellOwner } from "./place.ts";
import { readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";
import { addWorkingMinutes, beijingTime } from "./working-time.ts";

const DAY_MS = 24 * 60 * 60_000;

/** `ticket.rate` by the investor: 1–5, once. */
export async function handleRate(_: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, chat, value = "" } = turn.event;
  const [number, given] = value.split("/");
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, number);
  const rating = Number(given);
  if (ticket === undefined || chatKey(ticket.data.investor) !== chatKey(chat)) {
    return refuse(session, deskTexts.notYours, { ticket: ticket?.data });
  }
  if (!(rating >= 1 && rating <= 5)) return NOTHING;
  const step = { what: "rated", who: from, why: String(rating), rating } as const;
  return outcome({
    write: ticket.data.rating === undefined ? [stepTicket(turn, ticket, step)] : [],
    answer: done(session, investorTexts.rated, { rating: ticket.data.rating ?? rating }),
  });
}

/** `ticket.reopen` by the investor, or by whose it was: the same number before the same desk. */
export async function handleReopen(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, chat, value } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, value);
  const desk = deskOf(services.desks, ticket?.data.desk);
  if (ticket === undefined || desk === undefined || !isInItsTalk(turn.event, ticket.data)) {
    return refuse(session, deskTexts.notYours);
  }
  const { state, number, owner, investor, language } = ticket.data;
  const isInvestor = chatKey(investor) === chatKey(chat);
  const wasHis =
    isSamePerson(owner, from) && (await isOfficer(services, turn, { desk, person: from }));
  if (!isInvestor && !wasHis) return refuse(session, deskTexts.notYours, { ticket: ticket.data });
  if (state !== "closed" || investor.chatId === "") return tooLate(session, ownerTexts.isOpen);
  const words = say(language, investorTexts.reopened, {
    number,
    desk: say(language, desk.name),
    promise: promiseLine(promised(turn, desk), language, isInvestor ? from.locale : undefined),
  });
  return merge(
    await offer(services, turn, { ticket, desk, what: "reopened", who: from }),
    outcome({
      send: [botSays(investor, { kind: "text", text: words })],
      answer: done(session, ownerTexts.reopened, { number }),
    }),
  );
}

/** `ticket.follow` on a closed ticket's card: the owner is reminded on that day. */
export async function handleFollow(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, owner, desk, choice } = press;
  const days = FOLLOW_UPS.find((one) => String(one.days) === choice)?.days;
  if (days === undefined) return NOTHING;
  if (ticket.data.state !== "closed") return tooLate(session, ownerTexts.isOpen);
  // In the desk's hours: the first working minute of that day or after it.
  const due = addWorkingMinutes(new Date(turn.now.getTime() + days * DAY_MS), 1, desk.hours);
  const data: Ticket = { ...ticket.data, followUp: due.toISOString() };
  const { number } = data;
  return outcome({
    write: [stepTicket(turn, { ...ticket, data }, { what: "followUpSet", who: owner })],
    send: await ownersCard(services, turn, { ticket: data }),
    timers: [followUpTimer(data, due)],
    answer: done(session, ownerTexts.followUpSet, {
      number,
      time: beijingTime(due, session.data.language),
    }),
  });
}

function followUpTimer({ number, investor }: Ticket, due: Date): Timer {
  return { name: "ticket.follow", subject: ticketKey(number), chat: investor, due };
}

/** `ticket.follow` fell due. */
export async function followUp(_: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  if (ticket?.data.state !== "closed" || ticket.data.owner === undefined) return NOTHING;
  return outcome({
    write: [stepTicket(turn, ticket, { what: "followedUp" })],
    send: await tellOwner(turn, ticket.data, { text: ownerTexts.followUp }),
  });
}
