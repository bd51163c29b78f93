import { z } from "zod";
import { type ActionEvent, type ChatRef, chatKey, type MessageEvent } from "../bot/core/event.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Outcome, Turn } from "../bot/core/ports.ts";
import { isSamePerson, tellOfficer } from "./officer.ts";
import { type Kept, readRecord, versionOf, write } from "./record.ts";
import type { KeptSession } from "./session.ts";
import { notice, ownerKey, replyText, type Talk } from "./talk.ts";
import { deskTexts, handoffTexts } from "./texts/handoff.ts";
import { say, type Text } from "./texts/text.ts";
import { firstReply, isOwned, readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";

const ownerSchema = z.object({ ticket: z.string() });
const messageSchema = z.object({ about: z.object({ kind: z.string(), id: z.string() }) });

/** The ticket whose officer owns this chat's talk at the moment, if any. */
export async function ownedBy(turn: Turn, chat: ChatRef): Promise<Kept<Ticket> | undefined> {
  const owner = await readRecord(turn, ownerKey(chat), ownerSchema);
  return owner === undefined ? undefined : readTicket(turn, owner.data.ticket);
}

/** What the investor writes while an officer owns the talk goes to the officer, word for word. */
export async function relayToOfficer(
  talk: Talk<MessageEvent>,
  { data }: Kept<Ticket>,
): Promise<Outcome> {
  const { event, turn } = talk;
  const { number, owner, investor, language } = data;
  if (owner === undefined) return NOTHING;
  const about = ticketKey(number);
  const tell = (text: Text, values = {}) =>
    tellOfficer(turn, owner, { text, values: { number, ...values }, about });
  const isWhole = event.text !== "" && event.files.length === 0 && event.other === undefined;
  return outcome({
    send: [
      ...(event.text === "" ? [] : [await tell(deskTexts.fromInvestor, { text: event.text })]),
      ...(isWhole
        ? []
        : [
            await tell(deskTexts.fileFromInvestor),
            notice(investor, say(language, handoffTexts.onlyText)),
          ]),
    ],
  });
}

/** A button of the bot's while an officer owns the talk changes nothing. */
export function pausedButton(talk: Talk<ActionEvent>): Outcome {
  return outcome({ answer: { text: talk.say(handoffTexts.pausedButton), tone: "info" } });
}

/** What an officer with open tickets writes in private goes to the investor, shown as the officer's. */
export async function relayToInvestor(
  turn: Turn<MessageEvent>,
  session: KeptSession,
): Promise<Outcome> {
  const { event } = turn;
  const { language, owns = [] } = session.data;
  const ticket = await readTicket(turn, await addressee(turn, session));
  const told = (text: Text) => notice(event.chat, say(language, text));
  if (
    ticket === undefined ||
    !isOwned(ticket.data) ||
    !isSamePerson(ticket.data.owner, event.from)
  ) {
    return outcome({ send: [told(deskTexts.noTicket)] });
  }
  const { number, investor } = ticket.data;
  const { words, hasNotes } = withoutNotes(event.text);
  const left = [
    ...(hasNotes ? [told(deskTexts.note)] : []),
    ...(event.files.length > 0 || event.other !== undefined ? [told(deskTexts.onlyText)] : []),
  ];
  if (words === "") return outcome({ send: left });
  const text = say(ticket.data.language, handoffTexts.fromOfficer, { text: words });
  const owner = ownerKey(investor);
  const sentTo = say(language, deskTexts.sentTo, { number });
  return outcome({
    write: [
      write(session, { ...session.data, writesTo: number }, { of: event.chat }),
      ...firstReply(turn, ticket),
      // Writing takes the talk back after the investor had called the bot in.
      write(
        { key: owner, version: await versionOf(turn, owner) },
        { ticket: number },
        { of: investor },
      ),
    ],
    send: [
      notice(investor, text, ticketKey(number)),
      ...left,
      ...(owns.length > 1 ? [notice(event.chat, sentTo)] : []),
    ],
  });
}

/** Lines that begin with // stay with the officer; Chinese keyboards type ／／. */
function withoutNotes(text: string): { words: string; hasNotes: boolean } {
  const lines = text.split("\n");
  const kept = lines.filter((line) => !/^\s*[/／]{2}/u.test(line));
  return { words: kept.join("\n").trim(), hasNotes: kept.length < lines.length };
}

/** The ticket a message is for: the one it replies to, else the one last written to, else the newest. */
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
  const told = { text: deskTexts.botIsBack, values: { number }, about: ticketKey(number) };
  return outcome({
    write: [
      write({ key, version: await versionOf(talk.turn, key) }, undefined),
      stepTicket(talk.turn, ticket, { what: "paused", who: talk.event.from }),
    ],
    send: [
      notice(talk.chat, talk.say(handoffTexts.botIsBack, { number })),
      await tellOfficer(talk.turn, owner, told),
    ],
  });
}

/** 转人工 after /bot: the officer who has the ticket owns the talk again. */
export async function handBack(talk: Talk, ticket: Kept<Ticket>): Promise<Outcome> {
  const { number, owner } = ticket.data;
  if (owner === undefined) return NOTHING;
  const key = ownerKey(talk.chat);
  const told = { text: deskTexts.isBack, values: { number }, about: ticketKey(number) };
  return outcome({
    write: [
      write(
        { key, version: await versionOf(talk.turn, key) },
        { ticket: number },
        { of: talk.chat },
      ),
      stepTicket(talk.turn, ticket, { what: "resumed", who: talk.event.from }),
    ],
    send: [
      notice(talk.chat, talk.say(handoffTexts.officerIsBack, { number })),
      await tellOfficer(talk.turn, owner, told),
    ],
  });
}
