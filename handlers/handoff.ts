import { deliveryId } from "../bot/core/delivery-id.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Outcome, Turn } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import { deskCard } from "./desk-card.ts";
import { type Desk, deskFor } from "./desks.ts";
import { lastQuestion } from "./enquiry/enquiry.ts";
import { projectRegion, readProject } from "./project.ts";
import { projectIds } from "./project-list.ts";
import { projectName } from "./projects.ts";
import { type Kept, versionOf } from "./record.ts";
import { handBack } from "./relay.ts";
import type { Services } from "./services.ts";
import { botSays, notice, reply, replyText, type Talk } from "./talk.ts";
import { deskTexts, handoffTexts } from "./texts/handoff.ts";
import { say } from "./texts/text.ts";
import {
  nextNumber,
  readTicket,
  remindTimer,
  stepTicket,
  type Ticket,
  ticketKey,
} from "./ticket.ts";
import {
  addWorkingMinutes,
  beijingTime,
  localTime,
  type Promised,
  promise,
} from "./working-time.ts";

/** How often a desk is reminded of a ticket nobody accepts. */
const MAX_REMINDERS = 3;
const MAX_SHOWN = 60;
const MAX_LABEL = 18;

/** `handoff.open`, /human and the like: says who would take over and what would go along. */
export async function handleOpen(services: Services, talk: Talk): Promise<Outcome> {
  const open = await openTicket(talk);
  if (open?.data.state === "accepted") return handBack(talk, open);
  if (open !== undefined) return alreadyOpen(services, talk, open.data);
  const desk = await deskOf(services, talk);
  const [question] = lastQuestion(talk.session.data, talk.turn.now);
  const goes = [
    talk.say(handoffTexts.goesLanguage),
    ...(question === undefined
      ? []
      : [talk.say(handoffTexts.goesQuestion, { question: shortened(question) })]),
    ...(await projectThatGoes(talk)),
  ].join(talk.say(handoffTexts.comma));
  const text = talk.say(handoffTexts.offer, { desk: talk.say(desk.name), goes });
  const value = `${desk.id}/${whatGoes(talk)}`;
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text }],
    buttons: [
      [
        button(talk.say(handoffTexts.agree), "handoff.confirm", value),
        button(talk.say(handoffTexts.decline), "handoff.decline"),
      ],
    ],
  };
  const asked = { what: "handoff", at: talk.turn.now.toISOString(), value } as const;
  return reply(talk, [card], { session: { asked } });
}

/** Which project goes along, by name where there are several: the others stay here. */
async function projectThatGoes(talk: Talk): Promise<readonly string[]> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return [];
  const count = projectIds(talk.session.data).length - 1;
  if (count === 0) return [talk.say(handoffTexts.goesProject)];
  const name = projectName(project.data, talk.language);
  return [talk.say(handoffTexts.goesProjectNamed, { name, count })];
}

/** Names the question and the project that are there to go along, without saying what is in them. */
function whatGoes({ session, turn }: Talk): string {
  const { lastQuestion: last, project } = session.data;
  const isThere = lastQuestion(session.data, turn.now).length > 0;
  return deliveryId([isThere ? last?.at : "", project].join(" "), "goes").slice(0, 8);
}

/** Of one's own words, when they are shown again. */
export function shortened(question: string): string {
  return question.length <= MAX_SHOWN ? question : `${question.slice(0, MAX_SHOWN)}…`;
}

/** Of one's own words, on a button. */
export function shortLabel(words: string): string {
  return words.length <= MAX_LABEL ? words : `${words.slice(0, MAX_LABEL)}…`;
}

export function handleDecline(talk: Talk): Outcome {
  return replyText(talk, talk.say(handoffTexts.declined), { session: { asked: undefined } });
}

/** `handoff.confirm`: opens the ticket with the desk that was named; a second tap finds the first's number. */
export async function handleConfirm(services: Services, talk: Talk, value = ""): Promise<Outcome> {
  const open = await openTicket(talk);
  if (open !== undefined) return alreadyOpen(services, talk, open.data);
  const [deskId, shown] = value.split("/");
  const desk = services.desks.desks.find(({ id }) => id === deskId);
  // What goes along is what was shown: if there is something else by now, that is shown first.
  if (desk === undefined || shown !== whatGoes(talk)) return handleOpen(services, talk);
  const { number, taken } = await nextNumber(talk.turn);
  const ticket = await newTicket(talk, desk, number);
  const project = await readProject(talk.turn, ticket.data.project);
  const promised = promise(talk.turn.now, desk.firstReplyMinutes, desk.hours);
  const values = { desk: talk.say(desk.name), number, promise: promiseLine(talk, promised) };
  const card = deskCard(services, {
    ticket: ticket.data,
    project: project?.data,
    language: "zh-Hans",
  });
  const tickets = [...(talk.session.data.tickets ?? []), number];
  return reply(talk, [{ kind: "text", text: talk.say(handoffTexts.opened, values) }], {
    session: { tickets, asked: undefined },
    write: [taken, stepTicket(talk.turn, ticket, { what: "opened", who: talk.event.from })],
    send: [{ id: ticket.data.deskCard, to: desk.chat, reply: card, about: ticketKey(number) }],
    timers: [remindTimer(ticket.data, promised.due)],
  });
}

/** Until when the first reply is promised: in Beijing time, and where the investor is if that is known. */
function promiseLine(talk: Talk, { due, isCertain }: Promised): string {
  const there = localTime(due, talk.language, talk.event.from.locale);
  const values = {
    time: beijingTime(due, talk.language),
    there: there === undefined ? "" : talk.say(handoffTexts.there, { time: there }),
  };
  return talk.say(isCertain ? handoffTexts.promise : handoffTexts.probably, values);
}

function alreadyOpen(services: Services, talk: Talk, ticket: Ticket): Outcome {
  const text = talk.say(handoffTexts.alreadyOpen, stateValues(services, ticket, talk));
  return reply(talk, [{ kind: "text", text }]);
}

/** `ticket.remind` fell due: the desk is reminded and the investor told, unless somebody has accepted. */
export async function handleRemind({ desks }: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  const desk = desks.desks.find(({ id }) => id === ticket?.data.desk);
  if (ticket?.data.state !== "offered" || desk === undefined) return NOTHING;
  const { number, investor, language, reminders } = ticket.data;
  const minutes = desk.firstReplyMinutes * (reminders + 1);
  const remind = say("zh-Hans", deskTexts.remind, { number, minutes });
  const late = say(language, handoffTexts.late, { number, desk: say(language, desk.name) });
  const due = addWorkingMinutes(turn.now, desk.firstReplyMinutes, desk.hours);
  return outcome({
    write: [stepTicket(turn, ticket, { what: "reminded", reminders: reminders + 1 })],
    send: [
      notice(desk.chat, remind, ticketKey(number)),
      ...(reminders === 0 ? [botSays(investor, { kind: "text", text: late })] : []),
    ],
    timers: reminders + 1 < MAX_REMINDERS ? [remindTimer(ticket.data, due)] : [],
  });
}

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

function stateValues({ desks }: Services, ticket: Ticket, talk: Talk) {
  const desk = desks.desks.find(({ id }) => id === ticket.desk);
  const states = {
    offered: handoffTexts.stateOffered,
    accepted: handoffTexts.stateAccepted,
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

/** The ticket of this chat that is not closed yet, if any. */
async function openTicket(talk: Talk): Promise<Kept<Ticket> | undefined> {
  const ticket = await readTicket(talk.turn, talk.session.data.tickets?.at(-1));
  return ticket?.data.state === "closed" ? undefined : ticket;
}

async function deskOf({ desks }: Services, talk: Talk): Promise<Desk> {
  const project = await readProject(talk.turn, talk.session.data.project);
  return deskFor(
    desks,
    project && projectRegion(project.data),
    project?.data.item?.replace(/\d+$/, ""),
  );
}

async function newTicket(talk: Talk, desk: Desk, number: string): Promise<Kept<Ticket>> {
  const { session, event, turn, language, chat } = talk;
  const [question] = lastQuestion(session.data, turn.now);
  const data: Ticket = {
    form: 1,
    number,
    state: "offered",
    investor: chat,
    language,
    desk: desk.id,
    deskCard: deliveryId(event.id, "desk"),
    reminders: 0,
    history: [],
    ...(event.from.name !== undefined && { investorName: event.from.name }),
    ...(question !== undefined && { question }),
    ...(session.data.project !== undefined && { project: session.data.project }),
  };
  const key = ticketKey(number);
  return { key, version: await versionOf(turn, key), data };
}
