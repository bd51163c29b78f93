import { type ActionEvent, chatKey, type MessageEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { groupCard } from "../desk/cards.ts";
import { isOwned, readTicket, remindTimer, stepTicket, type Ticket } from "../desk/ticket.ts";
import { expiryTimer } from "../desk/ticket-expiry.ts";
import type { Services } from "../services.ts";
import { reply, replyText, type Talk } from "../talk.ts";
import { waitingTexts } from "../texts/waiting.ts";
import { hasTickets, openTicket } from "./open-ticket.ts";
import { leavesAll, withdrawsTicket } from "./ticket-words.ts";

/** Whether a request nobody has accepted is to be withdrawn; `undefined`: there is none, or that is not meant. */
export async function handleWithdrawal(talk: Talk<MessageEvent>): Promise<Outcome | undefined> {
  if (!hasTickets(talk)) return undefined;
  const { isScreening, asked } = talk.session.data;
  const { text } = talk.event;
  const isOfAll = isScreening !== true && asked === undefined && leavesAll(text);
  if (!isOfAll && !withdrawsTicket(text)) return undefined;
  const open = await openTicket(talk);
  if (open === undefined || isOwned(open.data)) return undefined;
  const { number } = open.data;
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(waitingTexts.withdraw, { number }) }],
    buttons: [
      [
        button(talk.say(waitingTexts.yesWithdraw), "handoff.withdraw", number),
        button(talk.say(waitingTexts.keepTicket), "handoff.keep", number),
      ],
    ],
  };
  const at = talk.turn.now.toISOString();
  return reply(talk, [card], { session: { asked: { what: "withdrawal", at, value: number } } });
}

/** `handoff.withdraw:0001` by whose request it is, while nobody has accepted it. */
export async function handleWithdraw(
  services: Services,
  talk: Talk,
  number?: string,
): Promise<Outcome> {
  const ticket = await readTicket(talk.turn, number);
  const isHis = ticket !== undefined && chatKey(ticket.data.investor) === chatKey(talk.chat);
  if (!isHis || ticket.data.state === "closed" || isOwned(ticket.data)) {
    return replyText(talk, talk.say(waitingTexts.tooLateToWithdraw), { session: ANSWERED });
  }
  const data: Ticket = { ...ticket.data, state: "closed", outcome: "withdrawn" };
  const step = { what: "closed", who: talk.event.from, why: "withdrawn" } as const;
  return merge(
    replyText(talk, talk.say(waitingTexts.withdrawn, { number: data.number }), {
      session: ANSWERED,
    }),
    outcome({
      write: [stepTicket(talk.turn, { ...ticket, data }, step)],
      send: await groupCard(services, talk.turn, data),
      timers: [remindTimer(data), expiryTimer(services, talk.turn, data)],
    }),
  );
}

const ANSWERED = { asked: undefined };

/** `handoff.keep` */
export function handleKeepTicket(talk: Talk<ActionEvent | MessageEvent>): Outcome {
  return replyText(talk, talk.say(waitingTexts.ticketKept), { session: ANSWERED });
}
