import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type Person, privateChat } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { LogLine, Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { readProject } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { deskTexts } from "../texts/handoff.ts";
import { say } from "../texts/text.ts";
import { fullCard, inHand, mustStart } from "./accept.ts";
import { cardUpdate, title } from "./desk-card.ts";
import type { Desk } from "./desks.ts";
import { takeBack } from "./late.ts";
import { GROUP_LANGUAGE, tellOwner } from "./place.ts";
import { stepTicket, type Ticket, ticketKey } from "./ticket.ts";

interface Leaving {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
  readonly owner: Person;
  /** For the operator: why. */
  readonly code: LogLine["code"];
}

/**
 * The desk's group can have no thread, or can't be reached any more: the talk goes on in the owner's private chat.
 * Where the bot can't write there first the ticket is its desk's again, to be accepted by the link.
 */
export async function leaveThread(
  services: Services,
  turn: Turn,
  { ticket, desk, owner, code }: Leaving,
): Promise<Outcome> {
  const { thread, ...rest } = ticket.data;
  if (thread === undefined) return NOTHING;
  const { number } = rest;
  const log = [{ level: "error", code, subject: ticketKey(number) }] as const;
  const session = await readSession(turn, privateChat(owner));
  const bare = { ...ticket, data: { ...rest, isPrivate: true } };
  if (mustStart(owner, session)) {
    const words = say(GROUP_LANGUAGE, deskTexts.noThreadsOpen, { number });
    const back = await takeBack(services, turn, { ticket: bare, desk, words, why: "noThread" });
    return merge(back, outcome({ send: emptied(ticket.data), log }));
  }
  const ownerCard = deliveryId(turn.event.id, "owner");
  const data: Ticket = { ...bare.data, ownerCard };
  const project = (await readProject(turn, data.project))?.data;
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data }, { what: "moved" }),
      inHand(turn, session, { officer: owner, number }),
    ],
    send: [
      ...emptied(ticket.data),
      ...(await tellOwner(turn, data, { text: deskTexts.noThreadsMoved })),
      ...(await fullCard(services, turn, { ticket: data, project })),
      cardUpdate(services, { ticket: data, project, desk }),
    ],
    log,
  });
}

/** In the place of the card that may stand in the group by now. */
function emptied(ticket: Ticket): readonly OutgoingMessage[] {
  const { number, thread, ownerCard: replaces } = ticket;
  if (thread === undefined || replaces === undefined) return [];
  const text = say(GROUP_LANGUAGE, deskTexts.movedToPrivate);
  const blocks = [{ kind: "text", text }] as const;
  const reply = {
    kind: "card",
    title: title(ticket, GROUP_LANGUAGE),
    blocks,
    buttons: [],
  } as const;
  return [{ to: thread.chat, reply, replaces, about: ticketKey(number) }];
}
