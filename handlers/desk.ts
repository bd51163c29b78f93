import { deliveryId } from "../bot/core/delivery-id.ts";
import { type ActionEvent, type Person, privateChat } from "../bot/core/event.ts";
import { merge, outcome } from "../bot/core/outcome.ts";
import type { Answer, Outcome, OutgoingMessage, Turn } from "../bot/core/ports.ts";
import { cardUpdate, ownerCard } from "./desk-card.ts";
import type { Desk } from "./desks.ts";
import { isSamePerson, releaseOfficer } from "./officer.ts";
import { readProject } from "./project.ts";
import { type Kept, versionOf, write } from "./record.ts";
import type { Services } from "./services.ts";
import { type KeptSession, readSession } from "./session.ts";
import { botSays, notice, ownerKey } from "./talk.ts";
import { deskTexts, handoffTexts } from "./texts/handoff.ts";
import type { Language } from "./texts/language.ts";
import { say, type Text } from "./texts/text.ts";
import { readTicket, remindTimer, stepTicket, type Ticket, ticketKey } from "./ticket.ts";
import { expiryTimer } from "./ticket-expiry.ts";

/** Channels on which a bot can't write to somebody who never wrote to it. */
const MUST_BE_STARTED: readonly string[] = ["telegram"];

/** `ticket.accept` in the desk's group: of two officers one wins, the other is told who did. */
export async function handleAccept(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, chat, value } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const desk = services.desks.desks.find(
    (one) => one.chat.channel === chat.channel && one.chat.chatId === chat.chatId,
  );
  const ticket = await readTicket(turn, value);
  if (ticket === undefined || desk?.id !== ticket.data.desk) {
    return refuse(session, deskTexts.notMember);
  }
  const refusal = refusalFor(ticket.data, from);
  if (refusal !== undefined) return refuse(session, refusal.text, refusal.values);
  if (MUST_BE_STARTED.includes(from.channel) && session.isNew) {
    const answer = warn(session, deskTexts.startFirst);
    return outcome({ answer: { ...answer, startPayload: `accept-${ticket.data.number}` } });
  }
  const accepted = await accept(services, turn, { ticket, desk, officer: from, session });
  const text = say(session.data.language, deskTexts.youAccepted);
  return merge(accepted, outcome({ answer: { text, tone: "success" } }));
}

/** `/start accept-0001`: the officer came over from the group by the link, and is checked again. */
export async function handleAcceptLink(
  services: Services,
  turn: Turn,
  { officer, number }: { readonly officer: Person; readonly number: string },
): Promise<Outcome> {
  const session = await readSession(turn, privateChat(officer), officer.locale);
  const ticket = await readTicket(turn, number);
  const desk = services.desks.desks.find(({ id }) => id === ticket?.data.desk);
  const told = (text: Text, values?: Readonly<Record<string, string>>): Outcome =>
    outcome({
      write: [write(session, session.data, { of: privateChat(officer) })],
      send: [notice(privateChat(officer), say(session.data.language, text, values))],
    });
  if (ticket === undefined || desk === undefined) return told(deskTexts.notMember);
  if (!(await turn.isMember(desk.chat, officer))) return told(deskTexts.notMember);
  const refusal = refusalFor(ticket.data, officer);
  if (refusal !== undefined) return told(refusal.text, refusal.values);
  return accept(services, turn, { ticket, desk, officer, session });
}

/** `ticket.close` on the owner's card. */
export async function handleClose(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, value } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, value);
  if (ticket === undefined || !isSamePerson(ticket.data.owner, from)) {
    return refuse(session, deskTexts.notYours);
  }
  if (ticket.data.state === "closed") return refuse(session, deskTexts.isClosed);
  const closed: Ticket = { ...ticket.data, state: "closed" };
  const { number, investor, language } = closed;
  const ended = say(language, handoffTexts.ended, { number });
  const owner = ownerKey(investor);
  const text = say(session.data.language, deskTexts.youClosed, { number });
  return outcome({
    write: [
      stepTicket(turn, ticket, { what: "closed", state: "closed", who: from }),
      await releaseOfficer(turn, from, number),
      write({ key: owner, version: await versionOf(turn, owner) }, undefined),
    ],
    send: [
      botSays(investor, { kind: "text", text: ended }),
      ...(await bothCards(services, turn, { ticket: closed, language: session.data.language })),
    ],
    timers: [expiryTimer(services, turn, closed)],
    answer: { text, tone: "success" },
  });
}

/** The desk's card and the owner's, in the place of those that are out. */
async function bothCards(
  services: Services,
  turn: Turn,
  { ticket, language }: { readonly ticket: Ticket; readonly language: Language },
): Promise<readonly OutgoingMessage[]> {
  const desk = services.desks.desks.find(({ id }) => id === ticket.desk);
  const project = (await readProject(turn, ticket.project))?.data;
  const { owner, ownerCard: replaces } = ticket;
  const about = ticketKey(ticket.number);
  const mine =
    owner === undefined || replaces === undefined
      ? []
      : [
          {
            to: privateChat(owner),
            reply: ownerCard(services, { ticket, project, language }),
            replaces,
            about,
          },
        ];
  return [
    ...(desk === undefined ? [] : [cardUpdate(services, { ticket, project, desk })]),
    ...mine,
  ];
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
  const { number, investor, language } = ticket.data;
  const { language: mine, owns = [] } = session.data;
  const { locale: _, ...owner } = officer;
  const cardId = deliveryId(turn.event.id, "owner");
  const data: Ticket = { ...ticket.data, state: "accepted", owner, ownerCard: cardId };
  const joined = say(language, handoffTexts.joined, { number, desk: say(language, desk.name) });
  const project = (await readProject(turn, data.project))?.data;
  const about = ticketKey(number);
  const taken = ownerKey(investor);
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data }, { what: "accepted", who: officer }),
      write(
        session,
        { ...session.data, owns: [...owns, number], writesTo: number },
        { of: privateChat(officer) },
      ),
      write(
        { key: taken, version: await versionOf(turn, taken) },
        { ticket: number },
        { of: investor },
      ),
    ],
    send: [
      {
        id: cardId,
        to: privateChat(officer),
        reply: ownerCard(services, { ticket: data, project, language: mine }),
        about,
      },
      // Part of the acceptance, not the bot's own word after it: it must arrive although an officer owns the talk.
      notice(investor, joined, about),
      cardUpdate(services, { ticket: data, project, desk }),
    ],
    timers: [remindTimer(data)],
  });
}

function refusalFor(
  { state, owner }: Ticket,
  officer: Person,
): { text: Text; values: Record<string, string> } | undefined {
  if (state === "closed") return { text: deskTexts.isClosed, values: {} };
  if (isSamePerson(owner, officer)) return { text: deskTexts.alreadyYours, values: {} };
  return owner === undefined
    ? undefined
    : { text: deskTexts.taken, values: { name: owner.name ?? owner.id } };
}

function refuse(
  session: KeptSession,
  text: Text,
  values?: Readonly<Record<string, string>>,
): Outcome {
  return outcome({ answer: warn(session, text, values) });
}

function warn(
  { data }: KeptSession,
  text: Text,
  values?: Readonly<Record<string, string>>,
): Answer {
  return { text: say(data.language, text, values), tone: "warning" };
}
