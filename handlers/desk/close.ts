import type { ActionEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { botSays } from "../talk.ts";
import { investorTexts, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { say, type Text } from "../texts/text.ts";
import { done, ownersPress, tooLate } from "./access.ts";
import { bothCards, ownersCard } from "./cards.ts";
import { freed } from "./offer.ts";
import { closeThread } from "./thread.ts";
import { forgetNow } from "./thread-session.ts";
import {
  isOwned,
  OUTCOMES,
  remindTimer,
  type Step,
  stepTicket,
  type Ticket,
  type TicketOutcome,
  waitingTimer,
} from "./ticket.ts";
import { expiryTimer } from "./ticket-expiry.ts";

const RATINGS = [1, 2, 3, 4, 5];

/** `ticket.close` on the owner's card, with the outcome he chose. */
export async function handleClose(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, owner, choice } = press;
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  const result = OUTCOMES.find((one) => one === choice);
  if (result === undefined) {
    const send = await ownersCard(services, turn, { ticket: ticket.data, menu: "close" });
    return outcome({ send, answer: done(session, ownerTexts.chooseOutcome) });
  }
  const closed = await closeTicket(services, turn, {
    ticket,
    result,
    step: { what: "closed", who: owner },
    words: investorTexts.rate,
  });
  const { number } = ticket.data;
  return merge(
    closed,
    outcome({
      write: forgetNow(turn, session),
      answer: done(session, deskTexts.youClosed, { number }),
    }),
  );
}

export interface Closing {
  readonly ticket: Kept<Ticket>;
  readonly result: TicketOutcome;
  readonly step: Step;
  /** What the investor is told. */
  readonly words: Text;
}

/** Closes a ticket: the bot is back, both cards say so, the investor is asked how it was. */
export async function closeTicket(
  services: Services,
  turn: Turn,
  { ticket, result, step, words }: Closing,
): Promise<Outcome> {
  const { transfer: _, ...rest } = ticket.data;
  const data: Ticket = { ...rest, state: "closed", outcome: result };
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data }, { ...step, why: result }),
      ...(await freed(turn, data)),
    ],
    send: [
      ratingCard(data, words),
      ...(await bothCards(services, turn, data)),
      ...closeThread(data),
    ],
    timers: [remindTimer(data), waitingTimer(data), expiryTimer(services, turn, data)],
  });
}

/** One question, which may be ignored, and the way back in. */
function ratingCard({ number, investor, language }: Ticket, words: Text): OutgoingMessage {
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: say(language, words, { number }) }],
    buttons: [
      RATINGS.map((rating) => button(String(rating), "ticket.rate", `${number}/${rating}`)),
      [button(say(language, investorTexts.reopen), "ticket.reopen", number)],
    ],
  };
  return botSays(investor, card);
}
