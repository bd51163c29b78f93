import { z } from "zod";
import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type ActionEvent, isPrivate, type Key, type MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { type Block, type Button, button } from "../../bot/core/reply.ts";
import { pathIn, pathToOpen } from "../../knowledge/path.ts";
import { done, ownersPress, tooLate } from "../desk/access.ts";
import { isSamePerson, takingUp } from "../desk/officer.ts";
import { type Place, showAt } from "../desk/place.ts";
import { firstReply, isOwned, readTicket, type Ticket, ticketKey } from "../desk/ticket.ts";
import { answerQuestion } from "../enquiry/answer.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import type { Talk } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { officerSpoke } from "./silence.ts";

/** Fits into a button beside the ticket's number. */
const DRAFT_ID_LENGTH = 24;
const DRAFT_MS = 48 * 3_600_000;

/** What an officer may send: the answer to a question, found again when it is sent, or words as they are. */
const draftSchema = z.object({
  ticket: z.string(),
  question: z.string().exactOptional(),
  words: z.string().exactOptional(),
});
type Draft = z.infer<typeof draftSchema>;

/**
 * What an officer asks the bot in the talk: words behind ？ or ?, a clause he names, or, in private, what mentions it.
 */
export function askedOfBot(event: MessageEvent): string | undefined {
  const { text, files, mentionsBot } = event;
  if (files.length > 0) return undefined;
  if (mentionsBot === true && isPrivate(event) && text.trim() !== "") return text;
  return pathToOpen(text) ?? pathIn(text) ?? /^\s*[?？]\s*([\p{L}\p{N}].*)$/su.exec(text)?.[1];
}

interface Sendable {
  /** Sends the draft to its ticket's investor, once. */
  readonly send: Button;
  /** What keeps it until then, for two days at most. */
  readonly kept: Outcome;
}

/** Keeps what an officer may send with one tap. */
export async function sendable(
  turn: Turn<MessageEvent> | Turn<ActionEvent>,
  draft: Draft,
  language: Language,
): Promise<Sendable> {
  const { event, now } = turn;
  const key = draftKey(deliveryId(event.id, "draft").slice(0, DRAFT_ID_LENGTH));
  const due = new Date(now.getTime() + DRAFT_MS);
  const version = await versionOf(turn, key);
  const { owns = [] } = (await readSession(turn, event.chat)).data;
  const { ticket: number } = draft;
  // Of several tickets it is told which one's investor reads it.
  const label = owns.length > 1 ? relayTexts.sendDraftTo : relayTexts.sendDraft;
  return {
    send: button(say(language, label, { number }), "relay.send", `${number}/${key.id}`),
    kept: outcome({
      write: [write({ key, version }, draft, { of: event.chat })],
      timers: [{ name: "draft.forget", subject: key, chat: event.chat, due }],
    }),
  };
}

/** The documents' answer in the investor's language, for the officer's eyes only, with a button that sends it. */
export async function draftFor(
  services: Services,
  turn: Turn<MessageEvent>,
  {
    ticket,
    place,
    question,
  }: { readonly ticket: Ticket; readonly place: Place; readonly question: string },
): Promise<Outcome> {
  const { number } = ticket;
  const { language } = place;
  const { isCited, blocks } = answerTo(services, question, ticket);
  if (!isCited) {
    const text = say(language, relayTexts.noDraft, { number });
    const told = showAt(place, number, { kind: "text", text });
    return outcome({ send: [{ ...told, quotes: turn.event.messageId }] });
  }
  const { send, kept } = await sendable(turn, { ticket: number, question }, language);
  const card = {
    kind: "card",
    title: say(language, relayTexts.draft, { number }),
    blocks,
    buttons: [[send]],
  } as const;
  const shown = { ...showAt(place, number, card), quotes: turn.event.messageId };
  return merge(kept, outcome({ send: [shown] }));
}

/** For a clause an officer has before him in private: sends it to the investor he last wrote to. */
export async function clauseDraft(
  services: Services,
  { turn, session, language }: Talk<MessageEvent> | Talk<ActionEvent>,
  path: string,
): Promise<Sendable | undefined> {
  const { owns, writesTo } = session.data;
  const ticket = await readTicket(turn, writesTo ?? owns?.at(-1));
  if (ticket === undefined || !isOwned(ticket.data)) return undefined;
  if (!isSamePerson(ticket.data.owner, turn.event.from)) return undefined;
  if (!answerTo(services, path, ticket.data).isCited) return undefined;
  return sendable(turn, { ticket: ticket.data.number, question: path }, language);
}

/** `relay.send` below a draft: the investor reads it as the officer's words, once. */
export async function sendDraft(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, choice = "" } = press;
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  const draft = await readRecord(turn, draftKey(choice), draftSchema);
  if (draft?.data.ticket !== ticket.data.number) return tooLate(session, relayTexts.draftGone);
  return merge(
    outcome({
      write: [
        write(draft, undefined),
        ...firstReply(turn, ticket),
        ...takingUp(turn, session, ticket.data.number),
      ],
      send: [draftMessage(services, ticket, draft.data)],
      answer: done(session, relayTexts.draftSent),
    }),
    await officerSpoke(turn, ticket.data),
  );
}

/** `draft.forget` fell due. */
export async function forgetDraft(turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const draft = await readRecord(turn, turn.event.subject, draftSchema);
  return draft === undefined ? NOTHING : outcome({ write: [write(draft, undefined)] });
}

function draftMessage(
  services: Services,
  { data }: Kept<Ticket>,
  { question, words = "" }: Draft,
): OutgoingMessage {
  const { investor, language, number } = data;
  const about = ticketKey(number);
  if (question === undefined) {
    const text = say(language, relayTexts.fromOfficer, { number, text: words });
    return { to: investor, reply: { kind: "text", text }, about };
  }
  const { blocks } = answerTo(services, question, data);
  const title = say(language, relayTexts.officerSends);
  return { to: investor, reply: { kind: "card", title, blocks, buttons: [] }, about };
}

function answerTo({ knowledge, desks }: Services, question: string, { language }: Ticket) {
  const { phone } = desks.operator;
  const { kind, card } = answerQuestion(knowledge, question, { language, phone });
  const blocks: readonly Block[] = card.blocks;
  return { isCited: kind === "answer" || kind === "related", blocks };
}

function draftKey(id: string): Key {
  return { kind: "draft", id };
}
