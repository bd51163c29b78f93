import { NOTHING } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { clipped } from "../clipped.ts";
import { ownersCard } from "../desk/cards.ts";
import { deskOf } from "../desk/desks.ts";
import { tellOwner } from "../desk/place.ts";
import { stepTicket, type Ticket } from "../desk/ticket.ts";
import { answerQuestion } from "../enquiry/answer.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import { openTicket } from "./open-ticket.ts";

/** The card stays within both platforms' limits. */
const MAX_QUESTIONS = 5;
const MAX_LENGTH = 200;

/** A question left open by the documents, while a ticket is open: its officer sees it, and the asker is told. */
export async function addQuestion(
  services: Services,
  talk: Talk,
  text: string,
): Promise<{ readonly words: string; readonly more: Partial<Outcome> } | undefined> {
  const ticket = await openTicket(talk);
  const desk = deskOf(services.desks, ticket?.data.desk);
  if (ticket === undefined || desk === undefined) return undefined;
  const { number, owner, questions = [] } = ticket.data;
  const question = clipped(text, MAX_LENGTH);
  if (questions.length >= MAX_QUESTIONS && owner === undefined) return undefined;
  const kept = stepTicket(
    talk.turn,
    {
      ...ticket,
      data: { ...ticket.data, questions: [...questions, question].slice(-MAX_QUESTIONS) },
    },
    { what: "added", who: talk.event.from },
  );
  const told = { text: deskTexts.questionAdded, values: { question } };
  const send =
    owner === undefined
      ? NOTHING.send
      : [
          ...(await tellOwner(talk.turn, ticket.data, told)),
          ...(await ownersCard(services, talk.turn, { ticket: kept.data as Ticket })),
        ];
  const words = talk.say(handoffTexts.questionAdded, { number, desk: talk.say(desk.name) });
  return { words, more: { write: [kept], send } };
}

/** As {@link addQuestion}, of what was asked amid the pre-screen's questions. */
export async function addUnanswered(services: Services, talk: Talk, question: string | undefined) {
  if (question === undefined) return undefined;
  const { isOpen } = answerQuestion(services.knowledge, question, { language: talk.language });
  return isOpen ? addQuestion(services, talk, question) : undefined;
}
