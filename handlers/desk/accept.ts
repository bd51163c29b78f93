import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type ActionEvent, type Person, privateChat } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn, Write } from "../../bot/core/ports.ts";
import { type Project, readProject } from "../project/project.ts";
import { type Kept, write } from "../record.ts";
import type { Services } from "../services.ts";
import { type KeptSession, readSession } from "../session.ts";
import { notice } from "../talk.ts";
import { anotherTexts } from "../texts/another.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import { staffTexts } from "../texts/staff.ts";
import { say, type Text } from "../texts/text.ts";
import { deskOfGroup, done, isOfficer, refuse, tooLate, warn } from "./access.ts";
import { cardUpdate, ownerName } from "./desk-card.ts";
import { type Desk, deskOf } from "./desks.ts";
import { promised } from "./offer.ts";
import { isSamePerson, takenUp } from "./officer.ts";
import { ownerCard, wordsBesides } from "./owner-card.ts";
import { ownersPlace, showAt } from "./place.ts";
import { takeTalk } from "./take-talk.ts";
import { openThread, runsInGroup } from "./thread.ts";
import { readTicket, remindTimer, stepTicket, type Ticket, ticketKey } from "./ticket.ts";

/** `ticket.accept` in the desk's group: of two officers one wins, the other is told who did. */
export async function handleAccept(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, chat, value } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const desk = deskOfGroup(services.desks, chat);
  const ticket = await readTicket(turn, value);
  if (ticket === undefined || desk?.id !== ticket.data.desk) {
    return refuse(session, deskTexts.notMember, { ticket: ticket?.data });
  }
  if (!(await isOfficer(services, turn, { desk, person: from }))) {
    return refuse(session, deskTexts.notMember, { ticket: ticket.data });
  }
  const refusal = refusalFor(ticket.data, session, from);
  if (refusal !== undefined) return tooLate(session, refusal.text, refusal.values);
  if (mustStart(from, session) && !runsInGroup(desk, ticket.data)) {
    const answer = warn(session, deskTexts.startFirst);
    return outcome({ answer: { ...answer, startPayload: `accept-${ticket.data.number}` } });
  }
  const accepted = await accept(services, turn, { ticket, desk, officer: from, session });
  const words = runsInGroup(desk, ticket.data) ? deskTexts.youAcceptedHere : deskTexts.youAccepted;
  return merge(accepted, outcome({ answer: done(session, words) }));
}

/** `/start accept-0001`: the officer came over from the group by the link, and is checked again. */
export async function handleAcceptLink(
  services: Services,
  turn: Turn,
  { officer, number }: { readonly officer: Person; readonly number: string },
): Promise<Outcome> {
  const session = await readSession(turn, privateChat(officer), officer.locale);
  const ticket = await readTicket(turn, number);
  const desk = deskOf(services.desks, ticket?.data.desk);
  const told = (text: Text, values?: Readonly<Record<string, string>>): Outcome =>
    outcome({
      write: [write(session, session.data, { of: privateChat(officer) })],
      send: [notice(privateChat(officer), say(session.data.language, text, values))],
    });
  const isHis = desk !== undefined && (await isOfficer(services, turn, { desk, person: officer }));
  if (ticket === undefined || !isHis) {
    const subject = ticket && { subject: ticketKey(ticket.data.number) };
    const log = [{ level: "warn", code: "desk.refused", ...subject }] as const;
    return merge(told(deskTexts.notMember), outcome({ log }));
  }
  const refusal = refusalFor(ticket.data, session, officer);
  if (refusal !== undefined) return told(refusal.text, refusal.values);
  return accept(services, turn, { ticket, desk, officer, session });
}

interface Acceptance {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
  readonly officer: Person;
  readonly session: KeptSession;
}

async function accept(
  services: Services,
  turn: Turn,
  { ticket, desk, officer, session }: Acceptance,
): Promise<Outcome> {
  const { investor, language } = ticket.data;
  const { locale: _, ...person } = officer;
  const name = officer.name ?? (await turn.memberName(desk.chat, officer));
  const owner = { ...person, ...(name !== undefined && { name }) };
  const opened = runsInGroup(desk, ticket.data) ? openThread(turn, desk, ticket.data) : undefined;
  const kept = stepTicket(turn, ticket, {
    what: "accepted",
    who: officer,
    state: "accepted",
    owner,
    ownerCard: deliveryId(turn.event.id, "owner"),
    reminders: 0,
    ...(opened !== undefined && { thread: opened.thread }),
  });
  const data = kept.data as Ticket;
  const { number } = data;
  const joined = say(language, handoffTexts.joined, { number, desk: say(language, desk.name) });
  const project = (await readProject(turn, data.project))?.data;
  return outcome({
    write: [
      kept,
      ...(opened === undefined ? [inHand(turn, session, { officer, number })] : []),
      ...(await takeTalk(turn, data)),
    ],
    send: [
      ...(opened === undefined ? [] : [opened.send]),
      ...(await fullCard(services, turn, { ticket: data, project })),
      // Part of the acceptance, not the bot's own word after it: it must arrive although an officer owns the talk.
      notice(investor, joined, ticketKey(number)),
      cardUpdate(services, { ticket: data, project, desk }),
    ],
    // From now on it is his first reply that is reminded of.
    timers: [remindTimer(data, promised(turn, desk).due)],
  });
}

/** On Telegram a bot can't write to somebody who never wrote to it. */
export function mustStart({ channel }: Person, { isNew }: KeptSession): boolean {
  return channel === "telegram" && isNew;
}

/** The write after which what he writes in private goes to that ticket's investor. */
export function inHand(
  turn: Turn,
  session: KeptSession,
  { officer, number }: { readonly officer: Person; readonly number: string },
): Write {
  const { owns = [] } = session.data;
  const data = { ...session.data, owns: [...owns, number], ...takenUp(turn, number) };
  return write(session, data, { of: privateChat(officer) });
}

/** The owner's card where he reads, and below it what is too long for it. */
export async function fullCard(
  services: Services,
  turn: Turn,
  { ticket, project }: { readonly ticket: Ticket; readonly project: Project | undefined },
): Promise<readonly OutgoingMessage[]> {
  const { number, ownerCard: id } = ticket;
  const place = await ownersPlace(turn, ticket);
  if (place === undefined || id === undefined) return [];
  const card = ownerCard(services, { ticket, project, language: place.language });
  const besides = wordsBesides(ticket).map((text) => showAt(place, number, { kind: "text", text }));
  return [{ ...showAt(place, number, card), id }, ...besides];
}

/** Why a ticket can't be accepted, if so. */
function refusalFor(
  ticket: Ticket,
  { data }: KeptSession,
  officer: Person,
): { text: Text; values: Record<string, string> } | undefined {
  const { state, owner, former } = ticket;
  if (state === "closed") return { text: deskTexts.isClosed, values: {} };
  if (data.absent !== undefined) return { text: staffTexts.youAreAbsent, values: {} };
  if (isSamePerson(owner, officer)) return { text: deskTexts.alreadyYours, values: {} };
  if (former?.some((one) => isSamePerson(one, officer))) {
    return { text: anotherTexts.notAgain, values: {} };
  }
  return owner === undefined
    ? undefined
    : { text: deskTexts.taken, values: { name: ownerName(ticket, data.language) } };
}
