import { type ChatRef, chatKey, privateChat } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { FailedDelivery, Outcome, Turn } from "../../bot/core/ports.ts";
import { type Desk, deskOf } from "../desk/desks.ts";
import { takeBack } from "../desk/late.ts";
import { leaveThread } from "../desk/leave-thread.ts";
import { tellOwner } from "../desk/place.ts";
import { isOwned, readTicket, type Ticket, ticketKey } from "../desk/ticket.ts";
import { groupUnreachable } from "../desk/unreachable.ts";
import type { Kept } from "../record.ts";
import { tellWriter } from "../relay/failed.ts";
import type { Services } from "../services.ts";
import { notice } from "../talk.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import { say } from "../texts/text.ts";

/** `delivery.failed` about a ticket: the side that can't be reached is named to the other. */
export async function handleFailedDelivery(services: Services, turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due" || turn.event.subject.kind !== "ticket") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  const failed = turn.event.data as FailedDelivery;
  const { to, failure } = failed;
  const desk = deskOf(services.desks, ticket?.data.desk);
  if (ticket === undefined || desk === undefined) return NOTHING;
  const { owner, number } = ticket.data;
  const about = ticketKey(number);
  if (failure === "perhaps_delivered") {
    const told = await tellWriter(turn, ticket.data, failed);
    return told ?? outcome({ log: [{ level: "error", code: "delivery.perhaps", subject: about }] });
  }
  if (isSameChat(to, desk.chat)) return groupFailed(services, turn, { ticket, desk, failed });
  if (desk.supervisors.some((one) => isSameChat(to, privateChat(one)))) {
    return outcome({ log: [{ level: "error", code: "supervisor.unreachable", subject: about }] });
  }
  if (owner === undefined) return NOTHING;
  if (isSameChat(to, ticket.data.investor)) {
    const told = await tellWriter(turn, ticket.data, failed);
    if (told !== undefined) return told;
    const text = isGone(failure) ? deskTexts.unreachable : deskTexts.notDelivered;
    return outcome({ send: await tellOwner(turn, ticket.data, { text }) });
  }
  if (!isOwned(ticket.data) || !isSameChat(to, privateChat(owner))) return NOTHING;
  if (isGone(failure)) {
    const words = say("zh-Hans", deskTexts.unreachableOwner, { number });
    return takeBack(services, turn, { ticket, desk, words });
  }
  return notPassed(turn, ticket.data, failed);
}

interface GroupFailed {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
  readonly failed: FailedDelivery;
}

/** What nobody owns yet must be seen by somebody; what is owned is with its owner, unless he has it in the group. */
async function groupFailed(
  services: Services,
  turn: Turn,
  { ticket, desk, failed }: GroupFailed,
): Promise<Outcome> {
  const { state, owner, thread, number } = ticket.data;
  const { failure } = failed;
  const hasNoThreads = failure === "no_threads";
  if (state === "offered" && !hasNoThreads)
    return groupUnreachable(services, turn, { ticket, desk });
  const code = hasNoThreads ? "desk.no_threads" : "desk.unreachable";
  const isInThread = thread !== undefined && owner !== undefined && isOwned(ticket.data);
  if (isInThread && !isGone(failure) && !hasNoThreads) {
    return notPassed(turn, ticket.data, failed);
  }
  if (isInThread) {
    const told =
      failed.passesOn === undefined ? NOTHING : await notPassed(turn, ticket.data, failed);
    return merge(await leaveThread(services, turn, { ticket, desk, owner, code }), told);
  }
  return outcome({ log: [{ level: "error", code, subject: ticketKey(number) }] });
}

/** The investor learns that his officer did not get it. */
async function notPassed(turn: Turn, ticket: Ticket, failed: FailedDelivery): Promise<Outcome> {
  const told = await tellWriter(turn, ticket, failed);
  const { number, investor, language } = ticket;
  const words = say(language, handoffTexts.notPassed, { number });
  return told ?? outcome({ send: [notice(investor, words)] });
}

function isGone(failure: FailedDelivery["failure"]): boolean {
  return failure === "unreachable" || failure === "lost_chat";
}

function isSameChat(one: ChatRef, other: ChatRef): boolean {
  return chatKey(one) === chatKey(other);
}
