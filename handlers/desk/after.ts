import { type ActionEvent, chatKey, type MessageEvent, privateChat } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { foldedWords } from "../plain-words.ts";
import type { Services } from "../services.ts";
import { readSession, type Session } from "../session.ts";
import { botSays, replyText, type Talk } from "../talk.ts";
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

const RATED =
  /^(?:我|们|给|打|评|你|您|他|她|个|\s)*([1-5一二三四五满])\s*(?:分|颗?星)(?:好评|吧|了)?$|^([1-5])\s*(?:stars?|points?|\/\s*5|out of (?:5|five))$/u;
const BARE = /^[1-5]$/u;
const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 满: 5 };
/** Later a figure means something else. */
const RATED_WITHIN_MS = 24 * 3_600_000;

/** 5分, "4 stars", typed instead of tapped while the ticket closed last has no rating; `undefined`: it is none. */
export async function handleTypedRating(talk: Talk<MessageEvent>): Promise<Outcome | undefined> {
  const { turn, session, event } = talk;
  const rating = ratingIn(event.text, session.data);
  if (rating === undefined) return undefined;
  const ticket = await readTicket(turn, session.data.tickets?.at(-1));
  if (ticket?.data.state !== "closed" || ticket.data.rating !== undefined) return undefined;
  const closedAt = ticket.data.history.findLast(({ what }) => what === "closed")?.at ?? "";
  if (!(turn.now.getTime() - Date.parse(closedAt) <= RATED_WITHIN_MS)) return undefined;
  const step = { what: "rated", who: event.from, why: String(rating), rating } as const;
  return merge(
    replyText(talk, talk.say(investorTexts.rated, { rating })),
    outcome({ write: [stepTicket(turn, ticket, step)] }),
  );
}

/** A bare figure is one only where no question of the pre-screen asks for figures. */
function ratingIn(text: string, { isScreening }: Session): number | undefined {
  const said = foldedWords(text)
    .trim()
    .replace(/[\p{P}\s]+$/u, "");
  if (BARE.test(said)) return isScreening === true ? undefined : Number(said);
  const [, digit = "", figure] = RATED.exec(said) ?? [];
  if (figure !== undefined) return Number(figure);
  return digit === "" ? undefined : (DIGITS[digit] ?? Number(digit));
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
