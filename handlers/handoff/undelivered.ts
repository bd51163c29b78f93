import { type ChatRef, chatKey, privateChat } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { FailedDelivery, Outcome, Turn } from "../../bot/core/ports.ts";
import { type Desk, deskOf } from "../desk/desks.ts";
import { takeBack } from "../desk/late.ts";
import { tellOfficer } from "../desk/officer.ts";
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
  const { owner, number, investor, language } = ticket.data;
  const about = ticketKey(number);
  if (failure === "perhaps_delivered") {
    const told = await tellWriter(turn, ticket.data, failed);
    return told ?? outcome({ log: [{ level: "error", code: "delivery.perhaps", subject: about }] });
  }
  if (isSameChat(to, desk.chat)) return groupFailed(services, turn, { ticket, desk });
  const isGone = failure === "unreachable" || failure === "lost_chat";
  if (desk.supervisors.some((one) => isSameChat(to, privateChat(one)))) {
    return outcome({ log: [{ level: "error", code: "supervisor.unreachable", subject: about }] });
  }
  if (owner === undefined) return NOTHING;
  const told = await tellWriter(turn, ticket.data, failed);
  if (isSameChat(to, investor)) {
    if (told !== undefined) return told;
    const text = isGone ? deskTexts.unreachable : deskTexts.notDelivered;
    return outcome({ send: [await tellOfficer(turn, owner, { text, values: { number }, about })] });
  }
  if (!isOwned(ticket.data) || !isSameChat(to, privateChat(owner))) return NOTHING;
  if (isGone) {
    const words = say("zh-Hans", deskTexts.unreachableOwner, { number });
    return takeBack(services, turn, { ticket, desk, words });
  }
  const notPassed = say(language, handoffTexts.notPassed, { number });
  return told ?? outcome({ send: [notice(investor, notPassed)] });
}

/** What nobody owns yet must be seen by somebody; what is owned is with its owner. */
function groupFailed(
  services: Services,
  turn: Turn,
  { ticket, desk }: { readonly ticket: Kept<Ticket>; readonly desk: Desk },
): Promise<Outcome> | Outcome {
  if (ticket.data.state === "offered") return groupUnreachable(services, turn, { ticket, desk });
  const subject = ticketKey(ticket.data.number);
  return outcome({ log: [{ level: "error", code: "desk.unreachable", subject }] });
}

function isSameChat(one: ChatRef, other: ChatRef): boolean {
  return chatKey(one) === chatKey(other);
}
