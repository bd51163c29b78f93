import type { MessageEvent, Person } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn, Write } from "../../bot/core/ports.ts";
import { ownersCard } from "../desk/cards.ts";
import { takeBackIfLeft } from "../desk/left.ts";
import { ofAsker } from "../desk/of-asker.ts";
import { isSamePerson, takenUp } from "../desk/officer.ts";
import { ownersPlace, type Place, showAt } from "../desk/place.ts";
import { firstReply, isOwned, readTicket, stepTicket, type Ticket } from "../desk/ticket.ts";
import { type Kept, write } from "../record.ts";
import type { Services } from "../services.ts";
import type { KeptSession } from "../session.ts";
import { notice } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { addressOf, withoutAddress } from "./addressed.ts";
import { contentFor, refusalWords } from "./content.ts";
import { askedOfBot, draftFor, sendable } from "./draft.ts";
import { askTo } from "./held.ts";
import { withNotes, withoutNotes } from "./notes.ts";
import { passOn } from "./pass.ts";
import { answeredTicket } from "./quotes.ts";
import { investorSide } from "./sides.ts";
import { officerSpoke } from "./silence.ts";

/** What an officer with open tickets writes in private goes to the investor, shown as the officer's. */
export async function relayToInvestor(
  services: Services,
  turn: Turn<MessageEvent>,
  session: KeptSession,
): Promise<Outcome> {
  const { event } = turn;
  const { language, owns = [], writesTo } = session.data;
  const meant = (await answeredTicket(turn)) ?? addressed(event, owns);
  const asked = await askTo(turn, session, { isMeant: meant !== undefined });
  if (asked !== undefined && meant === undefined) return asked;
  const ticket = await readTicket(turn, meant ?? writesTo ?? owns.at(-1));
  if (ticket === undefined || !isHis(ticket.data, event.from)) {
    return outcome({ send: [notice(event.chat, say(language, deskTexts.noTicket))] });
  }
  const spoken = await ownerSpeaks(services, turn, ticket);
  if (!passesOn(spoken)) return spoken;
  const { number } = ticket.data;
  const data = { ...session.data, ...takenUp(turn, number) };
  const named = notice(event.chat, say(language, deskTexts.sentTo, { number }));
  return merge(
    spoken,
    outcome({
      write: [write(session, data, { of: event.chat })],
      send: owns.length > 1 ? [named] : [],
    }),
    asked ?? NOTHING,
  );
}

function addressed({ text }: MessageEvent, owns: readonly string[]): string | undefined {
  const number = addressOf(text)?.number;
  return number !== undefined && owns.includes(number) ? number : undefined;
}

/** Whose words about a ticket go to its investor. */
export function isHis(ticket: Ticket, person: Person): boolean {
  return isOwned(ticket) && isSamePerson(ticket.owner, person);
}

/** What a ticket's owner wrote where its talk runs: a question to the bot, a note, or words for the investor. */
export async function ownerSpeaks(
  services: Services,
  written: Turn<MessageEvent>,
  ticket: Kept<Ticket>,
): Promise<Outcome> {
  const { number } = ticket.data;
  const event = { ...written.event, text: withoutAddress(written.event.text, number) };
  const turn = { ...written, event };
  const place = await ownersPlace(turn, ticket.data);
  const back = await takeBackIfLeft(services, turn, ticket);
  if (place === undefined || back !== undefined) return back ?? NOTHING;
  const question = askedOfBot(event);
  if (question !== undefined)
    return draftFor(services, turn, { ticket: ticket.data, place, question });
  const stray = strayWords(turn, ticket.data, place.language);
  if (stray !== undefined) return holdBack(turn, { ticket: ticket.data, place, text: stray });
  const told = (text: string): OutgoingMessage => ({
    ...showAt(place, number, { kind: "text", text }),
    quotes: event.messageId,
  });
  const { event: left, hasNotes, kept, isNote } = withoutNotes(event);
  const noted = withNotes(turn, ticket);
  if (isNote) {
    const text = event.files.length > 0 ? relayTexts.noteWithFile : deskTexts.note;
    const send = [told(say(place.language, text))];
    return merge(outcome({ send }), await keepNote(services, turn, noted));
  }
  const side = investorSide(ticket.data);
  const content = contentFor(left, side.to.channel, side.language);
  const passed = await passOn(
    { ...turn, event: left },
    { ...side, number, content, isMarked: true },
  );
  const send = [
    ...(hasNotes ? [told(noteWords(kept, place.language))] : []),
    ...content.refused.map((refusal) => told(refusalWords(refusal, place.language))),
  ];
  if (passed.send.length === 0) return outcome({ send });
  return merge(
    passed,
    outcome({ write: spoken(turn, noted, hasNotes), send }),
    await officerSpoke(turn, ticket.data),
  );
}

/** Why these are no words for the investor: /opne 1, a command that does not exist, or #7, another ticket. */
function strayWords(
  { event }: Turn<MessageEvent>,
  ticket: Ticket,
  language: Language,
): string | undefined {
  const [command] = /^\/[a-z]\w*/i.exec(event.text) ?? [];
  if (command !== undefined) {
    return say(language, ofAsker(ticket, relayTexts.unknownCommand), { command });
  }
  const named = addressOf(event.text)?.number;
  if (named === undefined) return undefined;
  return say(language, ofAsker(ticket, relayTexts.otherTicket), { named, number: ticket.number });
}

async function holdBack(
  turn: Turn<MessageEvent>,
  {
    ticket,
    place,
    text,
  }: { readonly ticket: Ticket; readonly place: Place; readonly text: string },
): Promise<Outcome> {
  const { number } = ticket;
  const draft = { ticket: number, words: turn.event.text };
  const { send, kept } = await sendable(turn, draft, place.language);
  const card = { kind: "card", blocks: [{ kind: "text", text }], buttons: [[send]] } as const;
  return merge(kept, outcome({ send: [showAt(place, number, card)] }));
}

/** What of a message stayed with the officer. */
function noteWords(files: number, language: Language): string {
  return files === 0
    ? say(language, deskTexts.note)
    : say(language, relayTexts.noteKeepsFiles, { count: files });
}

function passesOn({ send }: Outcome): boolean {
  return send.some((message) => message.passesOn !== undefined);
}

async function keepNote(
  services: Services,
  turn: Turn<MessageEvent>,
  ticket: Kept<Ticket>,
): Promise<Outcome> {
  return outcome({
    write: [stepTicket(turn, ticket, { what: "noted", who: turn.event.from })],
    send: await ownersCard(services, turn, { ticket: ticket.data }),
  });
}

function spoken(
  turn: Turn<MessageEvent>,
  ticket: Kept<Ticket>,
  hasNotes: boolean,
): readonly Write[] {
  const first = firstReply(turn, ticket);
  if (first.length > 0 || !hasNotes) return first;
  return [stepTicket(turn, ticket, { what: "noted", who: turn.event.from })];
}
