import { deliveryId } from "../../bot/core/delivery-id.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { findPlaces } from "../../knowledge/regions.ts";
import { type Desk, deskFor } from "../desk/desks.ts";
import { hoursLine } from "../desk/hours.ts";
import { offer, promised, promiseLine } from "../desk/offer.ts";
import { isOwned, nextNumber, type Ticket, ticketKey } from "../desk/ticket.ts";
import { lastQuestion, rememberQuestion } from "../enquiry/enquiry.ts";
import { contactNoted } from "../prescreen/contact-noted.ts";
import { question } from "../prescreen/screening-talk.ts";
import { contactIn } from "../project/contact.ts";
import { keepProject, projectRegion, readProject } from "../project/project.ts";
import { projectIds } from "../project/project-list.ts";
import { projectName } from "../project/projects.ts";
import { type Kept, versionOf } from "../record.ts";
import { handBack } from "../relay/relay.ts";
import { nextStep } from "../screening/next-step.ts";
import type { Services } from "../services.ts";
import type { Session } from "../session.ts";
import { type More, reply, replyText, type Talk } from "../talk.ts";
import { handoffTexts } from "../texts/handoff.ts";
import { openTicket } from "./open-ticket.ts";
import { statusLine } from "./status.ts";
import { isUrgent } from "./urgency.ts";
import { toldBesides } from "./wish.ts";

const MAX_SHOWN = 60;
const MAX_LABEL = 18;

/** `handoff.open`, /human and the like: says who would take over and what would go along. */
export async function handleOpen(services: Services, talk: Talk): Promise<Outcome> {
  const open = await openTicket(talk);
  if (open !== undefined && isOwned(open.data)) return handBack(talk, open);
  if (open !== undefined) return alreadyOpen(services, talk, open.data);
  const desk = await deskFrom(services, talk);
  const told = toldWithWish(talk);
  const [question] = lastQuestion(told.data, talk.turn.now);
  const goes = [
    talk.say(handoffTexts.goesLanguage),
    ...(question === undefined
      ? []
      : [talk.say(handoffTexts.goesQuestion, { question: shortened(question) })]),
    ...(await projectThatGoes(talk)),
  ].join(talk.say(handoffTexts.comma));
  const contact = await contactTold(services, talk);
  const text = talk.say(handoffTexts.offer, {
    desk: talk.say(desk.name),
    hours: hoursLine(desk.hours, talk.language),
    goes,
  });
  const value = `${desk.id}/${whatGoes(talk.turn, told.data)}`;
  const card: CardReply = {
    kind: "card",
    blocks: [...contact.said, { kind: "text", text }],
    buttons: [
      [
        button(talk.say(handoffTexts.agree), "handoff.confirm", value),
        button(talk.say(handoffTexts.decline), "handoff.decline"),
      ],
    ],
  };
  const asked = { what: "handoff", at: talk.turn.now.toISOString(), value } as const;
  const { session, timers = [] } = told.more;
  return merge(
    reply(talk, [card], { session: { ...session, asked }, ...contact.kept }),
    outcome({ timers }),
  );
}

/** 想找人谈，我们做花卉: what was told beside the wish goes along as the last question does. */
function toldWithWish(talk: Talk): { readonly data: Session; readonly more: More } {
  const { data } = talk.session;
  const words = talk.event.kind === "message" ? toldBesides(talk.event.text) : undefined;
  if (words === undefined) return { data, more: {} };
  const [earlier] = lastQuestion(data, talk.turn.now);
  const text = [earlier, words].filter(Boolean).join("\n");
  const more = rememberQuestion(talk, text);
  const { lastQuestion: kept } = more.session ?? {};
  return { data: { ...data, ...(kept !== undefined && { lastQuestion: kept }) }, more };
}

/** How he wants to be reached is kept with his project, if he has one; a number or an address never is. */
async function contactTold(services: Services, talk: Talk) {
  const { contact, hasAddress } = contactIn(talk.event.kind === "message" ? talk.event.text : "");
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined || contact.length === 0) {
    return { said: await contactNoted(talk, { contact: [], hasAddress }), kept: {} };
  }
  const kept = keepProject(services, talk.turn, { ...project, data: { ...project.data, contact } });
  return { said: await contactNoted(talk, { contact, hasAddress }), kept };
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
function whatGoes({ now }: Turn, data: Session): string {
  const { lastQuestion: last, project } = data;
  const isThere = lastQuestion(data, now).length > 0;
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

/** Nothing is passed on; the question of a pre-screen that this interrupted is put again. */
export async function handleDecline(services: Services, talk: Talk): Promise<Outcome> {
  const { isScreening = false, project: id } = talk.session.data;
  const project = isScreening ? await readProject(talk.turn, id) : undefined;
  const text = talk.say(handoffTexts.declined);
  const session = { asked: undefined };
  return project === undefined || nextStep(project.data.state) === undefined
    ? replyText(talk, text, { session })
    : question(services, talk, {
        project,
        session,
        said: { blocks: [{ kind: "text", text }], buttons: [], isAside: true },
      });
}

/** `handoff.confirm`: opens the ticket with the desk that was named; a second tap finds the first's number. */
export async function handleConfirm(services: Services, talk: Talk, value = ""): Promise<Outcome> {
  const open = await openTicket(talk);
  if (open !== undefined) return alreadyOpen(services, talk, open.data);
  const [deskId, shown] = value.split("/");
  const desk = services.desks.desks.find(({ id }) => id === deskId);
  // What goes along is what was shown: if there is something else by now, that is shown first.
  if (desk === undefined || shown !== whatGoes(talk.turn, talk.session.data))
    return handleOpen(services, talk);
  const { number, taken } = await nextNumber(talk.turn);
  const due = promised(talk.turn, desk);
  const values = {
    desk: talk.say(desk.name),
    number,
    promise: promiseLine(due, talk.language, talk.event.from.locale),
  };
  const ticket = await newTicket(talk, desk, number);
  const offered = await offer(services, talk.turn, {
    ticket,
    desk,
    what: "opened",
    who: talk.event.from,
  });
  const tickets = [...(talk.session.data.tickets ?? []), number];
  const isMarked = ticket.data.isUrgent === true;
  const text = [
    talk.say(handoffTexts.opened, values),
    ...(isMarked ? [talk.say(handoffTexts.urgent, { number })] : []),
  ].join("\n");
  const told = reply(talk, [{ kind: "text", text }], {
    session: { tickets, asked: undefined },
    write: [taken],
  });
  return merge(told, offered);
}

function alreadyOpen(services: Services, talk: Talk, ticket: Ticket): Outcome {
  const text = [statusLine(services, ticket, talk), talk.say(handoffTexts.alreadyOpen)].join("\n");
  return reply(talk, [{ kind: "text", text }]);
}

/** 转人工，玉溪 names the desk; else the project does. */
export async function deskFrom({ desks }: Services, talk: Talk): Promise<Desk> {
  const project = await readProject(talk.turn, talk.session.data.project);
  const [named] = talk.event.kind === "message" ? findPlaces(talk.event.text) : [];
  return deskFor(
    desks,
    named?.region ?? (project && projectRegion(project.data)),
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
    ...(event.kind === "message" && isUrgent(event.text) && { isUrgent: true }),
    ...(session.data.project !== undefined && { project: session.data.project }),
  };
  const key = ticketKey(number);
  return { key, version: await versionOf(turn, key), data };
}
