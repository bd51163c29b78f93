import { type ActionEvent, chatKey, privateChat } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { botSays } from "../talk.ts";
import { investorTexts, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { say } from "../texts/text.ts";
import { done, isInItsTalk, isOfficer, refuse, tooLate } from "./access.ts";
import { deskOf } from "./desks.ts";
import { leftCards } from "./left-cards.ts";
import { offer, promised, promiseLine } from "./offer.ts";
import { isSamePerson } from "./officer.ts";
import { readTicket, stepTicket } from "./ticket.ts";

/** `ticket.rate` by the investor: 1–5, once. */
export async function handleRate(_: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, chat, value = "" } = turn.event;
  const [number, given] = value.split("/");
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, number);
  const rating = Number(given);
  if (ticket === undefined || chatKey(ticket.data.investor) !== chatKey(chat)) {
    return refuse(session, deskTexts.notYours, { ticket: ticket?.data });
  }
  if (!(rating >= 1 && rating <= 5)) return NOTHING;
  const step = { what: "rated", who: from, why: String(rating), rating } as const;
  return outcome({
    write: ticket.data.rating === undefined ? [stepTicket(turn, ticket, step)] : [],
    answer: done(session, investorTexts.rated, { rating: ticket.data.rating ?? rating }),
  });
}

/** `ticket.reopen` by the investor, or by whose it was: the same number before the same desk. */
export async function handleReopen(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, chat, value } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, value);
  const desk = deskOf(services.desks, ticket?.data.desk);
  if (ticket === undefined || desk === undefined || !isInItsTalk(turn.event, ticket.data)) {
    return refuse(session, deskTexts.notYours);
  }
  const { state, number, owner, investor, language } = ticket.data;
  const isInvestor = chatKey(investor) === chatKey(chat);
  const wasHis =
    isSamePerson(owner, from) && (await isOfficer(services, turn, { desk, person: from }));
  if (!isInvestor && !wasHis) return refuse(session, deskTexts.notYours, { ticket: ticket.data });
  if (state !== "closed" || investor.chatId === "") return tooLate(session, ownerTexts.isOpen);
  const words = say(language, investorTexts.reopened, {
    number,
    desk: say(language, desk.name),
    promise: promiseLine(promised(turn, desk), language, isInvestor ? from.locale : undefined),
  });
  return merge(
    await offer(services, turn, { ticket, desk, what: "reopened", who: from }),
    outcome({
      send: [
        botSays(investor, { kind: "text", text: words }),
        ...(await leftCards(services, turn, {
          ticket: ticket.data,
          words: (reads) => say(reads, ownerTexts.reopenedCard),
        })),
      ],
      answer: done(session, ownerTexts.reopened, { number }),
    }),
  );
}
