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

/**
 * The ticket whose officer owns a chat's talk, since when the investor waits for his word, and when he last wrote
 * while he did.
 */
const ownerSchema = z.object({
  ticket: z.string(),
  waitsSince: z.string().exactOptional(),
  wrote: z.string().exactOptional(),
});

type Owner = z.infer<typeof ownerSchema>;

export function readOwner(turn: Turn, chat: ChatRef): Promise<Kept<Owner> | undefined> {
  return readRecord(turn, ownerKey(chat), ownerSchema);
}

/** The investor wrote: from now on, unless already, the officer's word is waited for. */
export async function waitForOfficer(turn: Turn, { number, investor }: Ticket): Promise<Outcome> {
  const owner = await readOwner(turn, investor);
  if (owner === undefined) return NOTHING;
  const wrote = turn.now.toISOString();
  const { waitsSince = wrote } = owner.data;
  const due = new Date(turn.now.getTime() + RETURN_AFTER_HOURS * 3_600_000);
  return outcome({
    write: [write(owner, { ticket: number, waitsSince, wrote }, { of: investor })],
    timers: waitsSince === wrote ? [returnTimer(number, investor, due)] : [],
  });
}

/** Those of an officer's tickets whose investors have written to him since, and wait for his word. */
export async function wroteSince(
  turn: Turn,
  numbers: readonly string[],
  since: string,
): Promise<readonly string[]> {
  const wrote = await Promise.all(
    numbers.map(async (number) => {
      const ticket = await readTicket(turn, number);
      const owner = ticket && (await readOwner(turn, ticket.data.investor));
      return owner?.data.ticket === number && (owner.data.wrote ?? "") > since;
    }),
  );
  return numbers.filter((_, n) => wrote[n]);
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
