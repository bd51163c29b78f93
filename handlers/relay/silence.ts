import { z } from "zod";
import type { ChatRef } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { tellOwner } from "../desk/place.ts";
import { takeTalk } from "../desk/take-talk.ts";
import { readTicket, stepTicket, type Ticket, ticketKey } from "../desk/ticket.ts";
import { type Kept, readRecord, write } from "../record.ts";
import { botSays, ownerKey } from "../talk.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";

/** So long an investor waits for an officer's word before the bot answers again. */
export const RETURN_AFTER_HOURS = 24;

/** The ticket whose officer owns a chat's talk, and since when the investor waits for his word. */
const ownerSchema = z.object({ ticket: z.string(), waitsSince: z.string().exactOptional() });

type Owner = z.infer<typeof ownerSchema>;

export function readOwner(turn: Turn, chat: ChatRef): Promise<Kept<Owner> | undefined> {
  return readRecord(turn, ownerKey(chat), ownerSchema);
}

/** The investor wrote: from now on, unless already, the officer's word is waited for. */
export async function waitForOfficer(turn: Turn, { number, investor }: Ticket): Promise<Outcome> {
  const owner = await readOwner(turn, investor);
  if (owner === undefined || owner.data.waitsSince !== undefined) return NOTHING;
  const due = new Date(turn.now.getTime() + RETURN_AFTER_HOURS * 3_600_000);
  const waitsSince = turn.now.toISOString();
  return outcome({
    write: [write(owner, { ticket: number, waitsSince }, { of: investor })],
    timers: [returnTimer(number, investor, due)],
  });
}

/** The officer wrote: nobody waits, and the talk is his again if the investor had called the bot in. */
export async function officerSpoke(turn: Turn, ticket: Ticket): Promise<Outcome> {
  return outcome({
    write: await takeTalk(turn, ticket),
    timers: [returnTimer(ticket.number, ticket.investor)],
  });
}

/** `talk.return` fell due: the bot answers again, the ticket stays with its officer. */
export async function returnTalk(turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const ticket = await readTicket(turn, turn.event.subject.id);
  if (ticket?.data.owner === undefined) return NOTHING;
  const { number, investor, language } = ticket.data;
  const owner = await readOwner(turn, investor);
  if (owner?.data.ticket !== number || owner.data.waitsSince === undefined) return NOTHING;
  const values = { number, hours: RETURN_AFTER_HOURS };
  const told = say(language, relayTexts.nobodyAnswered, values);
  return outcome({
    write: [write(owner, undefined), stepTicket(turn, ticket, { what: "paused" })],
    send: [
      botSays(investor, { kind: "text", text: told }),
      ...(await tellOwner(turn, ticket.data, { text: relayTexts.talkReturned, values })),
    ],
  });
}

function returnTimer(number: string, chat: ChatRef, due?: Date): Timer {
  return { name: "talk.return", subject: ticketKey(number), chat, ...(due && { due }) };
}
