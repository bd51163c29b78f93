import { deliveryId } from "../bot/core/delivery-id.ts";
import type { ActionEvent, Person } from "../bot/core/event.ts";
import { privateChat } from "../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Answer, FailedDelivery, Outcome, OutgoingMessage, Turn } from "../bot/core/ports.ts";
import { deskCard, ownerCard } from "./desk-card.ts";
import type { Desk } from "./desks.ts";
import { readProject } from "./project.ts";
import { type Kept, versionOf, write } from "./record.ts";
import type { Services } from "./services.ts";
import { type KeptSession, readSession } from "./session.ts";
import { botSays, notice, ownerKey } from "./talk.ts";
import { deskTexts, handoffTexts } from "./texts/handoff.ts";
import { say, type Text } from "./texts/text.ts";
import { readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";

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
  if (ticket === undefined || ticket.data.owner?.id !== from.id) {
    return refuse(session, deskTexts.notYours);
  }
  if (ticket.data.state === "closed") return refuse(session, deskTexts.isClosed);
  const { number, investor, language } = ticket.data;
  const ended = say(language, handoffTexts.ended, { number });
  const owns = (session.data.owns ?? []).filter((one) => one !== number);
  const { writesTo: _, ...rest } = session.data;
  return outcome({
    write: [
      stepTicket(turn, ticket, { what: "closed", state: "closed", who: from }),
      write(session, { ...rest, owns }, { of: privateChat(from) }),
      write(
        { key: ownerKey(investor), version: await versionOf(turn, ownerKey(investor)) },
        undefined,
      ),
    ],
    send: [
      botSays(investor, { kind: "text", text: ended }),
      ...(await cards(services, turn, { ...ticket.data, state: "closed" })),
    ],
  });
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
  const owner = {
    channel: officer.channel,
    id: officer.id,
    ...(officer.name !== undefined && { name: officer.name }),
  };
  const owns = [...(session.data.owns ?? []), number];
  const cardId = deliveryId(turn.event.id, "owner");
  const data: Ticket = { ...ticket.data, state: "accepted", owner, ownerCard: cardId };
  const joined = say(language, handoffTexts.joined, { number, desk: say(language, desk.name) });
  const project = await readProject(turn, data.project);
  const mine = ownerCard(services, {
    ticket: data,
    project: project?.data,
    language: session.data.language,
  });
  return outcome({
    write: [
      stepTicket(turn, ticket, {
        what: "accepted",
        state: "accepted",
        owner,
        ownerCard: cardId,
        who: officer,
      }),
      write(session, { ...session.data, owns, writesTo: number }, { of: privateChat(officer) }),
      write(
        { key: ownerKey(investor), version: await versionOf(turn, ownerKey(investor)) },
        { ticket: number },
        { of: investor },
      ),
    ],
    send: [
      { id: cardId, to: privateChat(officer), reply: mine, about: ticketKey(number) },
      // Part of the acceptance, not the bot's own word after it: it must arrive although an officer owns the talk.
      notice(investor, joined),
      ...(await cards(services, turn, data)),
    ],
    timers: [{ name: "ticket.remind", subject: ticketKey(number), chat: investor }],
  });
}

/** The desk's card in its present state, in the place of the one that is out. */
async function cards(
  { desks, ...rest }: Services,
  turn: Turn,
  ticket: Ticket,
): Promise<readonly OutgoingMessage[]> {
  const desk = desks.desks.find(({ id }) => id === ticket.desk);
  if (desk === undefined) return [];
  const project = await readProject(turn, ticket.project);
  const card = deskCard(
    { desks, ...rest },
    { ticket, project: project?.data, language: "zh-Hans" },
  );
  return [
    { to: desk.chat, reply: card, replaces: ticket.deskCard, about: ticketKey(ticket.number) },
  ];
}

/** `delivery.failed` about a ticket: the side that can't be reached is named to the other. */
export async function handleFailedDelivery(services: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  const { to } = turn.event.data as FailedDelivery;
  if (ticket === undefined || ticket.data.state !== "accepted") return NOTHING;
  const { number, owner, investor, desk: id } = ticket.data;
  const desk = services.desks.desks.find((one) => one.id === id);
  if (owner === undefined || desk === undefined) return NOTHING;
  const isInvestor = to.channel === investor.channel && to.chatId === investor.chatId;
  if (isInvestor) {
    const text = say("zh-Hans", deskTexts.unreachable, { number });
    return outcome({ send: [notice(privateChat(owner), text)] });
  }
  if (to.chatId !== owner.id) return NOTHING;
  const { owner: _, ...data } = ticket.data;
  const reopened: Kept<Ticket> = { ...ticket, data: { ...data, state: "offered" } };
  return outcome({
    write: [
      stepTicket(turn, reopened, { what: "returned", state: "offered" }),
      write(
        { key: ownerKey(investor), version: await versionOf(turn, ownerKey(investor)) },
        undefined,
      ),
    ],
    send: [
      notice(desk.chat, say("zh-Hans", deskTexts.unreachableOwner, { number }), ticketKey(number)),
      ...(await cards(services, turn, reopened.data)),
    ],
  });
}

function refusalFor(
  { state, owner }: Ticket,
  officer: Person,
): { text: Text; values: Record<string, string> } | undefined {
  if (state === "closed") return { text: deskTexts.isClosed, values: {} };
  if (owner?.id === officer.id) return { text: deskTexts.alreadyYours, values: {} };
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
