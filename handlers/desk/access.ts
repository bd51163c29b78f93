import { type ActionEvent, type ChatRef, isPrivate, type Person } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Answer, Outcome, Turn } from "../../bot/core/ports.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { type KeptSession, readSession } from "../session.ts";
import { deskTexts } from "../texts/handoff.ts";
import { say, type Text } from "../texts/text.ts";
import { type Desk, type Desks, deskOf } from "./desks.ts";
import { isSamePerson } from "./officer.ts";
import { readTicket, type Ticket, ticketKey } from "./ticket.ts";

type Values = Readonly<Record<string, string | number>>;

/** A press of the owner's on his own ticket, checked. */
export interface OwnersPress {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
  readonly owner: Person;
  readonly session: KeptSession;
  /** What the button names besides the ticket. */
  readonly choice: string | undefined;
}

export function deskOfGroup({ desks }: Desks, chat: ChatRef): Desk | undefined {
  return desks.find((one) => isChatOf(one, chat));
}

function isChatOf({ chat }: Desk, place: ChatRef): boolean {
  return isSameGroup(chat, place);
}

/** Whatever the thread. */
export function isSameGroup(one: ChatRef, other: ChatRef): boolean {
  return one.channel === other.channel && one.chatId === other.chatId;
}

/** A member of the desk's group or named by it; of the complaints desk only who is on no other desk. */
export async function isOfficer(
  { desks }: Pick<Services, "desks">,
  turn: Turn,
  { desk, person }: { readonly desk: Desk; readonly person: Person },
): Promise<boolean> {
  if (!(await isOn(turn, desk, person))) return false;
  if (!desk.isComplaints) return true;
  const others = desks.desks.filter(({ id }) => id !== desk.id);
  const found = await Promise.all(others.map((other) => isOn(turn, other, person)));
  return !found.includes(true);
}

async function isOn(turn: Turn, desk: Desk, person: Person): Promise<boolean> {
  const isNamed = desk.officers.some(
    ({ channel, id }) => channel === person.channel && id === person.id,
  );
  // Who presses inside the group is in it.
  const isHere = "from" in turn.event && isChatOf(desk, turn.event.chat);
  return isNamed || isHere || (await turn.isMember(desk.chat, person)) === true;
}

/** The owner's press as it may go on, or what refuses it. Value: `0001` or `0001/choice`. */
export async function ownersPress(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<OwnersPress | { readonly refusal: Outcome }> {
  const { from, value = "" } = turn.event;
  const [number = "", choice] = value.split("/");
  const session = await readSession(turn, turn.event.chat, localeOf(turn.event));
  const ticket = await readTicket(turn, number);
  const desk = deskOf(services.desks, ticket?.data.desk);
  const refused = (text: Text) => ({ refusal: refuse(session, text, { ticket: ticket?.data }) });
  if (ticket === undefined || !isInItsTalk(turn.event, ticket.data)) {
    return refused(deskTexts.notYours);
  }
  if (!isSamePerson(ticket.data.owner, from)) return refused(deskTexts.notYours);
  if (desk === undefined || !(await isOfficer(services, turn, { desk, person: from }))) {
    return refused(deskTexts.notMember);
  }
  return { ticket, desk, owner: from, session, choice };
}

/** In private, or where the ticket's talk runs in its desk's group. */
export function isInItsTalk(event: ActionEvent, { thread }: Ticket): boolean {
  return isPrivate(event) || (thread !== undefined && isSameGroup(thread.chat, event.chat));
}

/** A thread has the language of its group, whoever presses there. */
function localeOf(event: ActionEvent): string | undefined {
  return isPrivate(event) ? event.from.locale : undefined;
}

interface Refused {
  readonly values?: Values;
  /** Whom nobody let in is logged; what merely came too late is not. */
  readonly ticket?: Ticket | undefined;
}

/** An answer that refuses, and its line in the log. */
export function refuse(
  session: KeptSession,
  text: Text,
  { values, ticket }: Refused = {},
): Outcome {
  const subject = ticket && { subject: ticketKey(ticket.number) };
  return outcome({
    answer: warn(session, text, values),
    log: [{ level: "warn", code: "desk.refused", ...subject }],
  });
}

/** An answer that says why nothing was done. */
export function tooLate(session: KeptSession, text: Text, values?: Values): Outcome {
  return outcome({ answer: warn(session, text, values) });
}

export function warn({ data }: KeptSession, text: Text, values?: Values): Answer {
  return { text: say(data.language, text, values), tone: "warning" };
}

export function done({ data }: KeptSession, text: Text, values?: Values): Answer {
  return { text: say(data.language, text, values), tone: "success" };
}
