import { z } from "zod";
import { type ChatRef, chatKey, type MessageEvent, privateChat } from "../bot/core/event.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Outcome, Turn } from "../bot/core/ports.ts";
import { type Kept, readRecord, versionOf, write } from "./record.ts";
import type { KeptSession } from "./session.ts";
import { notice, ownerKey, replyText, type Talk } from "./talk.ts";
import { deskTexts, handoffTexts } from "./texts/handoff.ts";
import { say } from "./texts/text.ts";
import { readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";

const ownerSchema = z.object({ ticket: z.string() });
const messageSchema = z.object({ about: z.object({ kind: z.string(), id: z.string() }) });

/** The ticket whose officer owns this chat's talk at the moment, if any. */
export async function ownedBy(turn: Turn, chat: ChatRef): Promise<Kept<Ticket> | undefined> {
  const owner = await readRecord(turn, ownerKey(chat), ownerSchema);
  return owner === undefined ? undefined : readTicket(turn, owner.data.ticket);
}

/** What the investor writes while an officer owns the talk goes to the officer, word for word. */
export function relayToOfficer(talk: Talk<MessageEvent>, { data }: Kept<Ticket>): Outcome {
  const { event } = talk;
  const { number, owner, investor, language } = data;
  if (owner === undefined) return NOTHING;
  const to = privateChat(owner);
  const about = ticketKey(number);
  if (event.text !== "") {
    const text = say("zh-Hans", deskTexts.fromInvestor, { number, text: event.text });
    return outcome({ send: [notice(to, text, about)] });
  }
  return outcome({
    send: [
      notice(to, say("zh-Hans", deskTexts.fileFromInvestor, { number }), about),
      notice(investor, say(language, handoffTexts.onlyText)),
    ],
  });
}

/** What an officer with open tickets writes in private goes to the investor, shown as the officer's. */
export async function relayToInvestor(
  turn: Turn<MessageEvent>,
  session: KeptSession,
): Promise<Outcome> {
  const { event } = turn;
  const owns = session.data.owns ?? [];
  const ticket = await readTicket(turn, await addressee(turn, session));
  const toOfficer = (text: string): Outcome => outcome({ send: [notice(event.chat, text)] });
  const { language } = session.data;
  if (ticket?.data.owner?.id !== event.from.id) return toOfficer(say(language, deskTexts.noTicket));
  const { number, investor } = ticket.data;
  if (event.text.startsWith("//")) return toOfficer(say(language, deskTexts.note));
  if (event.text === "") return toOfficer(say(language, deskTexts.onlyText));
  const text = say(ticket.data.language, handoffTexts.fromOfficer, { text: event.text });
  const owner = ownerKey(investor);
  return outcome({
    write: [
      write(session, { ...session.data, writesTo: number }, { of: event.chat }),
      // Writing takes the talk back after the investor had called the bot in.
      write(
        { key: owner, version: await versionOf(turn, owner) },
        { ticket: number },
        { of: investor },
      ),
    ],
    send: [
      notice(investor, text, ticketKey(number)),
      ...(owns.length > 1 ? [notice(event.chat, say(language, deskTexts.sentTo, { number }))] : []),
    ],
  });
}

/** The ticket a message is for: the one it replies to, else the only one, else the one last written to. */
async function addressee(
  turn: Turn<MessageEvent>,
  { data }: KeptSession,
): Promise<string | undefined> {
  const { chat, replyTo } = turn.event;
  if (replyTo !== undefined) {
    const key = { kind: "message", id: `${chatKey(chat)}/${replyTo}` };
    const message = await readRecord(turn, key, messageSchema);
    if (message?.data.about.kind === "ticket") return message.data.about.id;
  }
  return data.writesTo ?? data.owns?.at(-1);
}

/** /bot: the investor brings the bot back; the officer keeps the ticket. */
export async function handleBot(talk: Talk<MessageEvent>): Promise<Outcome> {
  const ticket = await ownedBy(talk.turn, talk.chat);
  if (ticket?.data.owner === undefined) return replyText(talk, talk.say(handoffTexts.botIsHere));
  const { number, owner } = ticket.data;
  const key = ownerKey(talk.chat);
  return outcome({
    write: [
      write({ key, version: await versionOf(talk.turn, key) }, undefined),
      stepTicket(talk.turn, ticket, { what: "returned", who: talk.event.from }),
    ],
    send: [
      notice(talk.chat, talk.say(handoffTexts.botIsBack, { number })),
      notice(
        privateChat(owner),
        say("zh-Hans", deskTexts.botIsBack, { number }),
        ticketKey(number),
      ),
    ],
  });
}
