import { type ChatRef, chatKey, type Person, privateChat } from "../bot/core/event.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { FailedDelivery, Outcome, Turn } from "../bot/core/ports.ts";
import { cardUpdate } from "./desk-card.ts";
import type { Desk } from "./desks.ts";
import { releaseOfficer, tellOfficer } from "./officer.ts";
import { readProject } from "./project.ts";
import { type Kept, versionOf, write } from "./record.ts";
import type { Services } from "./services.ts";
import { botSays, notice, ownerKey } from "./talk.ts";
import { deskTexts, handoffTexts } from "./texts/handoff.ts";
import { say } from "./texts/text.ts";
import { readTicket, remindTimer, stepTicket, type Ticket, ticketKey } from "./ticket.ts";
import { addWorkingMinutes } from "./working-time.ts";

/** `delivery.failed` about a ticket: the side that can't be reached is named to the other. */
export async function handleFailedDelivery(services: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due" || turn.event.subject.kind !== "ticket") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  const { to, failure } = turn.event.data as FailedDelivery;
  const owner = ticket?.data.owner;
  if (ticket === undefined || owner === undefined) return NOTHING;
  const { number, investor, language } = ticket.data;
  const isGone = failure === "unreachable" || failure === "lost_chat";
  if (isSameChat(to, investor)) {
    const text = isGone ? deskTexts.unreachable : deskTexts.notDelivered;
    const about = ticketKey(number);
    return outcome({ send: [await tellOfficer(turn, owner, { text, values: { number }, about })] });
  }
  if (ticket.data.state !== "accepted" || !isSameChat(to, privateChat(owner))) return NOTHING;
  if (isGone) return reopen(services, turn, { ticket, owner });
  return outcome({ send: [notice(investor, say(language, handoffTexts.notPassed, { number }))] });
}

/** Nobody's again: the desk sees it, is reminded of it, and the bot answers the investor meanwhile. */
async function reopen(
  { desks, ...services }: Services,
  turn: Turn,
  { ticket, owner }: { readonly ticket: Kept<Ticket>; readonly owner: Person },
): Promise<Outcome> {
  const { owner: _, ownerCard: __, ...data } = ticket.data;
  const desk = desks.desks.find(({ id }) => id === data.desk);
  if (desk === undefined) return NOTHING;
  const { number, investor, language } = data;
  const reopened: Ticket = { ...data, state: "offered", reminders: 0 };
  const project = (await readProject(turn, data.project))?.data;
  const returned = say(language, handoffTexts.returned, { number, desk: say(language, desk.name) });
  const taken = ownerKey(investor);
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data: reopened }, { what: "returned" }),
      await releaseOfficer(turn, owner, number),
      write({ key: taken, version: await versionOf(turn, taken) }, undefined),
    ],
    send: [
      notice(desk.chat, say("zh-Hans", deskTexts.unreachableOwner, { number }), ticketKey(number)),
      cardUpdate({ desks, ...services }, { ticket: reopened, project, desk }),
      botSays(investor, { kind: "text", text: returned }),
    ],
    timers: [remindTimer(reopened, promised(turn, desk))],
  });
}

function promised({ now }: Turn, { firstReplyMinutes, hours }: Desk): Date {
  return addWorkingMinutes(now, firstReplyMinutes, hours);
}

function isSameChat(one: ChatRef, other: ChatRef): boolean {
  return chatKey(one) === chatKey(other);
}
