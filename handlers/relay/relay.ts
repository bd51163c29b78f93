import type { ActionEvent, ChatRef, MessageEvent } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { tellOwner } from "../desk/place.ts";
import { takeTalk } from "../desk/take-talk.ts";
import { readTicket, stepTicket, type Ticket } from "../desk/ticket.ts";
import { type Kept, versionOf, write } from "../record.ts";
import { notice, ownerKey, replyText, type Talk } from "../talk.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import { readOwner } from "./silence.ts";

/** The ticket whose officer owns this chat's talk at the moment, if any. */
export async function ownedBy(turn: Turn, chat: ChatRef): Promise<Kept<Ticket> | undefined> {
  const owner = await readOwner(turn, chat);
  return owner === undefined ? undefined : readTicket(turn, owner.data.ticket);
}

/** A button of the bot's while an officer owns the talk changes nothing. */
export function pausedButton(talk: Talk<ActionEvent>): Outcome {
  return outcome({ answer: { text: talk.say(handoffTexts.pausedButton), tone: "info" } });
}

/** /bot: the investor brings the bot back; the officer keeps the ticket. */
export async function handleBot(talk: Talk<MessageEvent>): Promise<Outcome> {
  const ticket = await ownedBy(talk.turn, talk.chat);
  if (ticket?.data.owner === undefined) return replyText(talk, talk.say(handoffTexts.botIsHere));
  const { number } = ticket.data;
  const key = ownerKey(talk.chat);
  return outcome({
    write: [
      write({ key, version: await versionOf(talk.turn, key) }, undefined),
      stepTicket(talk.turn, ticket, { what: "paused", who: talk.event.from }),
    ],
    send: [
      notice(talk.chat, talk.say(handoffTexts.botIsBack, { number })),
      ...(await tellOwner(talk.turn, ticket.data, { text: deskTexts.botIsBack })),
    ],
  });
}

/** 转人工 after /bot: the officer who has the ticket owns the talk again. */
export async function handBack(talk: Talk, ticket: Kept<Ticket>): Promise<Outcome> {
  const { number, owner } = ticket.data;
  if (owner === undefined) return NOTHING;
  return outcome({
    write: [
      ...(await takeTalk(talk.turn, ticket.data)),
      stepTicket(talk.turn, ticket, { what: "resumed", who: talk.event.from }),
    ],
    send: [
      notice(talk.chat, talk.say(handoffTexts.officerIsBack, { number })),
      ...(await tellOwner(talk.turn, ticket.data, { text: deskTexts.isBack })),
    ],
  });
}
