import { chatKey, type Key, type MessageEvent } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Reply } from "../../bot/core/reply.ts";
import { deskOfGroup } from "../desk/access.ts";
import { ownerName } from "../desk/desk-card.ts";
import { isSamePerson } from "../desk/officer.ts";
import { GROUP_LANGUAGE } from "../desk/place.ts";
import { isOwned, readTicket, type Ticket, ticketIndex, ticketKey } from "../desk/ticket.ts";
import { answerQuestion } from "../enquiry/answer.ts";
import { asksForDocuments } from "../enquiry/documents.ts";
import { personaOf } from "../enquiry/persona.ts";
import { write } from "../record.ts";
import { asksSomething } from "../screening/extract/clauses.ts";
import type { Services } from "../services.ts";
import { openTalk } from "../talk.ts";
import { groupTexts } from "../texts/relay.ts";
import { say, type Text } from "../texts/text.ts";
import { answeredTicket, answersBot, ticketOfThread } from "./quotes.ts";

/**
 * What is written in a desk's group and is no command: a question to the bot is answered there; an answer to a
 * ticket's card reaches nobody, which its writer is told. Whatever else is talk among colleagues, or, where the bot is
 * mentioned, gets what its mention alone gets.
 */
export async function wordsInGroup(
  services: Services,
  turn: Turn<MessageEvent>,
  mentioned: () => Promise<Outcome>,
): Promise<Outcome> {
  const { event } = turn;
  if (deskOfGroup(services.desks, event.chat) === undefined) return NOTHING;
  const number = (await answeredTicket(turn)) ?? (await ticketOfThread(turn));
  const question = await questionTo(turn, number);
  const answer = question && (await answerInGroup(services, turn, question));
  if (answer) return answer;
  if (number !== undefined) return tellWhere(services, turn, number);
  return event.mentionsBot === true ? mentioned() : NOTHING;
}

/** As in the talk: ？ before it; or one that mentions the bot, or answers what it said, and is not of a ticket. */
async function questionTo(
  turn: Turn<MessageEvent>,
  ticket: string | undefined,
): Promise<string | undefined> {
  const { text, files, mentionsBot } = turn.event;
  if (files.length > 0) return undefined;
  const [, marked] = /^\s*[?？]\s*([\p{L}\p{N}].*)$/su.exec(text) ?? [];
  if (marked !== undefined) return marked;
  if (ticket !== undefined) return undefined;
  if (mentionsBot === true) return text;
  return asksSomething(text) && (await answersBot(turn)) ? text : undefined;
}

/** Without buttons: those of an answer lead on in a private chat. `undefined`: it asks nothing. */
async function answerInGroup(
  services: Services,
  turn: Turn<MessageEvent>,
  question: string,
): Promise<Outcome | undefined> {
  const talk = await openTalk(turn);
  const { language } = talk;
  const persona = await personaOf(services, talk);
  const { kind, card } = answerQuestion(services.knowledge, question, {
    language,
    persona,
    offersPerson: false,
  });
  const isToBot = turn.event.mentionsBot === true;
  if (kind === "smalltalk" && !isToBot && !asksForDocuments(question)) return undefined;
  const asks = asksSomething(question) || /[?？]/.test(turn.event.text);
  if (kind === "none" && isToBot && !asks) return undefined;
  return quoting(turn, { ...card, buttons: [] });
}

/** Once to everybody who answers a ticket's card: from the group nothing goes to its investor. */
async function tellWhere(
  services: Services,
  turn: Turn<MessageEvent>,
  number: string,
): Promise<Outcome> {
  const { chat, from } = turn.event;
  const ticket = await readTicket(turn, number);
  if (ticket === undefined) return NOTHING;
  const { desk, told = [] } = ticket.data;
  const who = chatKey({ channel: from.channel, chatId: from.id });
  if (deskOfGroup(services.desks, chat)?.id !== desk || told.includes(who)) return NOTHING;
  const data: Ticket = { ...ticket.data, told: [...told, who] };
  const text = say(GROUP_LANGUAGE, wordsFor(data, turn), {
    number,
    name: ownerName(data, GROUP_LANGUAGE),
  });
  return {
    ...quoting(turn, { kind: "text", text }, ticketKey(number)),
    write: [write(ticket, data, { index: ticketIndex(data) })],
  };
}

function wordsFor(ticket: Ticket, { event }: Turn<MessageEvent>): Text {
  if (ticket.state === "closed") return groupTexts.staysClosed;
  if (!isOwned(ticket)) return groupTexts.staysOffered;
  if (!isSamePerson(ticket.owner, event.from)) return groupTexts.staysOther;
  return ticket.thread === undefined ? groupTexts.staysOwn : groupTexts.staysOwnThread;
}

function quoting({ event }: Turn<MessageEvent>, reply: Reply, about?: Key): Outcome {
  const { chat: to, messageId: quotes } = event;
  return outcome({ send: [{ to, reply, quotes, ...(about && { about }) }] });
}
