import type { MessageEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { takeBackIfLeft } from "../desk/left.ts";
import { isSamePerson } from "../officer.ts";
import { write } from "../record.ts";
import type { Services } from "../services.ts";
import type { KeptSession } from "../session.ts";
import { notice } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { firstReply, isOwned, readTicket } from "../ticket.ts";
import { contentFor, refusalWords } from "./content.ts";
import { askedOfBot, draftFor } from "./draft.ts";
import { withoutNotes } from "./notes.ts";
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
  const { language, owns = [] } = session.data;
  const told = (text: string): OutgoingMessage => ({
    ...notice(event.chat, text),
    quotes: event.messageId,
  });
  const ticket = await readTicket(turn, await addressee(turn, session));
  if (
    ticket === undefined ||
    !isOwned(ticket.data) ||
    !isSamePerson(ticket.data.owner, event.from)
  ) {
    return outcome({ send: [notice(event.chat, say(language, deskTexts.noTicket))] });
  }
  const back = await takeBackIfLeft(services, turn, ticket);
  if (back !== undefined) return back;
  const question = askedOfBot(event);
  if (question !== undefined) {
    return draftFor(services, turn, { ticket: ticket.data, session, question });
  }
  const { number } = ticket.data;
  const { event: left, hasNotes, isNote } = withoutNotes(event);
  if (isNote) {
    const text = event.files.length > 0 ? relayTexts.noteWithFile : deskTexts.note;
    return outcome({ send: [told(say(language, text))] });
  }
  const side = investorSide(ticket.data);
  const content = contentFor(left, side.to.channel, side.language);
  const passed = await passOn({ ...turn, event: left }, { ...side, number, content });
  const send = [
    ...(hasNotes ? [told(say(language, deskTexts.note))] : []),
    ...content.refused.map((refusal) => told(refusalWords(refusal, language))),
  ];
  if (passed.send.length === 0) return outcome({ send });
  return merge(
    passed,
    outcome({
      write: [
        write(session, { ...session.data, writesTo: number }, { of: event.chat }),
        ...firstReply(turn, ticket),
      ],
      send: [
        ...send,
        ...(owns.length > 1
          ? [notice(event.chat, say(language, deskTexts.sentTo, { number }))]
          : []),
      ],
    }),
    await officerSpoke(turn, ticket.data),
  );
}

/** The ticket a message is for: the one it replies to, else the one last written to, else the newest. */
async function addressee(
  turn: Turn<MessageEvent>,
  { data }: KeptSession,
): Promise<string | undefined> {
  return (await answeredTicket(turn)) ?? data.writesTo ?? data.owns?.at(-1);
}
