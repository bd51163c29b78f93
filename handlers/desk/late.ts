import { privateChat } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { botSays, notice } from "../talk.ts";
import { investorTexts, ownerTexts } from "../texts/desk.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { say, type Text } from "../texts/text.ts";
import { groupCard } from "./cards.ts";
import { type Desk, deskOf, provincialDesk } from "./desks.ts";
import { leftByOwner } from "./left-cards.ts";
import { freed, offer, promised, promiseLine } from "./offer.ts";
import { tellOwner } from "./place.ts";
import {
  hasReplied,
  readTicket,
  remindTimer,
  type Step,
  stepTicket,
  type Ticket,
  type TicketStep,
  ticketKey,
} from "./ticket.ts";
import { showAgain } from "./unreachable.ts";

/** Desk reminded and investor told; supervisors; a last time. Then it is the operator's. */
const MAX_REMINDERS = 3;

interface Late {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
}

/** `ticket.remind` fell due: the promised time has passed without anybody accepting, or without a reply. */
export async function handleRemind(services: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  if (ticket === undefined) return NOTHING;
  const desk = deskOf(services.desks, ticket.data.desk);
  if (desk === undefined) return moved(services, turn, ticket);
  switch (ticket.data.state) {
    case "new":
      return showAgain(services, turn, { ticket, desk });
    case "offered":
      return notAccepted(turn, { ticket, desk });
    case "accepted":
      return hasReplied(ticket.data) ? NOTHING : notReplied(services, turn, { ticket, desk });
    case "waiting":
    case "closed":
      return NOTHING;
  }
}

/** The desk is no longer in DESKS_FILE: the provincial desk takes what it had open. */
async function moved(services: Services, turn: Turn, ticket: Kept<Ticket>): Promise<Outcome> {
  if (ticket.data.state !== "offered" && ticket.data.state !== "new") return NOTHING;
  if (ticket.data.complaint !== undefined) return alarm("desk.missing", ticket);
  const desk = provincialDesk(services.desks);
  const why = desk.id;
  return merge(
    await offer(services, turn, { ticket, desk, what: "rerouted", why }),
    alarm("desk.missing", ticket),
  );
}

function notAccepted(turn: Turn, { ticket, desk }: Late): Outcome {
  const { number, investor, language, reminders } = ticket.data;
  const minutes = desk.firstReplyMinutes * (reminders + 1);
  const remind = say("zh-Hans", deskTexts.remind, { number, minutes });
  const late = say(language, handoffTexts.late, { number, desk: say(language, desk.name) });
  return merge(
    next(turn, { ticket, desk }, "reminded"),
    outcome({
      send: [
        notice(desk.chat, remind, ticketKey(number)),
        ...(reminders === 0 ? [botSays(investor, { kind: "text", text: late })] : []),
        ...(reminders === 1 ? escalation(ticket.data, desk, ownerTexts.nobodyAccepted) : []),
      ],
    }),
    reminders + 1 < MAX_REMINDERS ? NOTHING : alarm("ticket.unaccepted", ticket),
  );
}

/** The owner is reminded, then his supervisors, then the desk gets the ticket back. */
async function notReplied(services: Services, turn: Turn, late: Late): Promise<Outcome> {
  const { ticket, desk } = late;
  const { number, investor, language, owner, reminders } = ticket.data;
  if (owner === undefined) return NOTHING;
  const about = ticketKey(number);
  const tell = (text: Text) => tellOwner(turn, ticket.data, { text });
  if (reminders === 0) {
    const send = await tell(ownerTexts.replyToo);
    return merge(next(turn, late, "reminded"), outcome({ send }));
  }
  if (reminders === 1) {
    const values = { number, desk: say(language, desk.name) };
    const send = [
      ...escalation(ticket.data, desk, ownerTexts.nobodyReplied),
      // He was promised a first reply by now; that it is late is said although somebody owns the talk.
      notice(investor, say(language, investorTexts.lateReply, values), about),
    ];
    return merge(next(turn, late, "escalated"), outcome({ send }));
  }
  const words = say("zh-Hans", ownerTexts.takenBackGroup, { number });
  return merge(
    await takeBack(services, turn, { ...late, words }),
    outcome({ send: await tell(ownerTexts.takenBack) }),
  );
}

interface TakenBack extends Late, Omit<Step, "what"> {
  /** Tell the group why. */
  readonly words: string;
  /** What the investor reads. */
  readonly told?: Text;
}

/** Nobody's again, on the desk's own card. */
export async function takeBack(
  services: Services,
  turn: Turn,
  { ticket, desk, words, told = handoffTexts.returned, ...step }: TakenBack,
): Promise<Outcome> {
  const { owner: _, ownerCard: __, transfer: ___, ...rest } = ticket.data;
  const data: Ticket = { ...rest, state: "offered", reminders: 0 };
  const { number, investor, language } = data;
  const due = promised(turn, desk);
  const values = { number, desk: say(language, desk.name), promise: promiseLine(due, language) };
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data }, { what: "returned", ...step }),
      ...(await freed(turn, ticket.data)),
    ],
    send: [
      notice(desk.chat, words, ticketKey(number)),
      ...(await groupCard(services, turn, data)),
      botSays(investor, { kind: "text", text: say(language, told, values) }),
      ...(await fromOwner(turn, ticket.data, desk)),
    ],
    timers: [remindTimer(data, due.due)],
  });
}

/** The card he had says that he has it no more, unless nothing gets through to him. */
async function fromOwner(
  turn: Turn,
  ticket: Ticket,
  desk: Desk,
): Promise<readonly OutgoingMessage[]> {
  const { event } = turn;
  const isUnreachable = event.kind === "due" && event.name === "delivery.failed";
  if (isUnreachable || ticket.thread !== undefined) return [];
  const words = (language: Language) =>
    say(language, ownerTexts.backWithDesk, { desk: say(language, desk.name) });
  return leftByOwner(turn, { ticket, words });
}

/** One reminder more, and the timer of the one after it. */
function next(turn: Turn, { ticket, desk }: Late, what: TicketStep): Outcome {
  const reminders = ticket.data.reminders + 1;
  const isLast = reminders >= MAX_REMINDERS;
  return outcome({
    write: [stepTicket(turn, ticket, { what, reminders })],
    timers: isLast ? [] : [remindTimer(ticket.data, promised(turn, desk).due)],
  });
}

function escalation(
  { number, reminders }: Ticket,
  desk: Desk,
  what: Text,
): readonly OutgoingMessage[] {
  const minutes = desk.firstReplyMinutes * (reminders + 1);
  return desk.supervisors.map((supervisor) => {
    const values = { number, minutes, desk: desk.name.zh, what: what.zh };
    return notice(
      privateChat(supervisor),
      say("zh-Hans", ownerTexts.escalated, values),
      ticketKey(number),
    );
  });
}

function alarm(code: string, { data }: Kept<Ticket>): Outcome {
  return outcome({ log: [{ level: "error", code, subject: ticketKey(data.number) }] });
}
