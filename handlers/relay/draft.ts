import { z } from "zod";
import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type ActionEvent, type Key, type MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { type Block, button } from "../../bot/core/reply.ts";
import { pathToOpen } from "../../knowledge/path.ts";
import { done, ownersPress, tooLate } from "../desk/access.ts";
import { type Place, showAt } from "../desk/place.ts";
import { firstReply, isOwned, type Ticket, ticketKey } from "../desk/ticket.ts";
import { answerQuestion } from "../enquiry/answer.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";
import type { Services } from "../services.ts";
import { deskTexts } from "../texts/handoff.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { officerSpoke } from "./silence.ts";

/** Fits into a button beside the ticket's number. */
const DRAFT_ID_LENGTH = 24;
const DRAFT_MS = 48 * 3_600_000;

/** A question an officer asked in a talk: its answer is found again when it is sent. */
const draftSchema = z.object({ ticket: z.string(), question: z.string() });

/** What an officer asks the bot in the talk: ？ or ? and words behind it, or a clause he wants to see. */
export function askedOfBot({ text, files }: MessageEvent): string | undefined {
  if (files.length > 0) return undefined;
  return pathToOpen(text) ?? /^\s*[?？]\s*([\p{L}\p{N}].*)$/su.exec(text)?.[1];
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
  const { event, now } = turn;
  const { number } = ticket;
  const { language } = place;
  const { isCited, blocks } = answerTo(services, question, ticket);
  const key = draftKey(deliveryId(event.id, "draft").slice(0, DRAFT_ID_LENGTH));
  const send = button(say(language, relayTexts.sendDraft), "relay.send", `${number}/${key.id}`);
  const kept = write(
    { key, version: await versionOf(turn, key) },
    { ticket: number, question },
    {
      of: event.chat,
    },
  );
  return outcome({
    write: isCited ? [kept] : [],
    send: [
      {
        ...showAt(place, number, {
          kind: "card",
          title: say(language, relayTexts.draft, { number }),
          blocks,
          buttons: isCited ? [[send]] : [],
        }),
        quotes: event.messageId,
      },
    ],
    timers: isCited
      ? [
          {
            name: "draft.forget",
            subject: key,
            chat: event.chat,
            due: new Date(now.getTime() + DRAFT_MS),
          },
        ]
      : [],
  });
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
      write: [write(draft, undefined), ...firstReply(turn, ticket)],
      send: [draftMessage(services, ticket, draft.data.question)],
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

function draftMessage(services: Services, { data }: Kept<Ticket>, question: string) {
  const { investor, language, number } = data;
  const { blocks } = answerTo(services, question, data);
  const title = say(language, relayTexts.officerSends);
  const reply = { kind: "card", title, blocks, buttons: [] } as const;
  return { to: investor, reply, about: ticketKey(number) };
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
