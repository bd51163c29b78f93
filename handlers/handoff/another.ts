import { chatKey, type MessageEvent, type Person, privateChat } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { answerTo } from "../asked.ts";
import { isComplaint } from "../complaint/recognise.ts";
import { type Desk, deskOf } from "../desk/desks.ts";
import { takeBack } from "../desk/late.ts";
import { isSamePerson } from "../desk/officer.ts";
import { tellOwner } from "../desk/place.ts";
import { isOwned, readTicket, type Ticket, ticketKey } from "../desk/ticket.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { notice, replyAnyway, type Talk } from "../talk.ts";
import { anotherTexts } from "../texts/another.ts";
import { say, type Text } from "../texts/text.ts";
import { hasTickets, openTicket } from "./open-ticket.ts";
import { wantsAnother } from "./ticket-words.ts";

/** Later a bare "yes" is meant for the officer: the card's own words and buttons still count. */
const AT_ONCE_MS = 60_000;

/**
 * The investor wants another officer than the one who has his ticket, or answers whether he does: no word of it
 * gets to that officer. `undefined`: it is nothing of it.
 */
export async function handleAnother(
  services: Services,
  talk: Talk<MessageEvent>,
  owned?: Kept<Ticket>,
): Promise<Outcome | undefined> {
  const { asked } = talk.session.data;
  const { text } = talk.event;
  if (asked?.what === "another") {
    const { now } = talk.turn;
    const isPast = now.getTime() - Date.parse(asked.at) > AT_ONCE_MS;
    const said = answerTo({ ...asked, ...(isPast && { isPast }) }, text, now);
    if (said === "yes") return handleChange(services, talk, asked.value);
    if (said === "no") return handleStay(talk);
  }
  if (owned === undefined && !hasTickets(talk)) return undefined;
  if (!wantsAnother(text) || isComplaint(text)) return undefined;
  const open = owned ?? (await openTicket(talk));
  return open !== undefined && isOwned(open.data) ? ask(services, talk, open.data) : undefined;
}

function ask({ desks }: Services, talk: Talk, { number, desk: id }: Ticket): Outcome {
  const desk = talk.say(deskOf(desks, id)?.name ?? { zh: id, en: id });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(anotherTexts.ask, { number, desk }) }],
    buttons: [
      [
        button(talk.say(anotherTexts.yes), "another.yes", number),
        button(talk.say(anotherTexts.no), "another.no", number),
      ],
    ],
  };
  const at = talk.turn.now.toISOString();
  return replyAnyway(talk, [card], { session: { asked: { what: "another", at, value: number } } });
}

/** `another.yes:0001` by whose ticket it is: it is its desk's again, for anybody but the officer who had it. */
export async function handleChange(
  services: Services,
  talk: Talk,
  number?: string,
): Promise<Outcome> {
  const ticket = await readTicket(talk.turn, number);
  const desk = deskOf(services.desks, ticket?.data.desk);
  const { owner } = ticket?.data ?? {};
  const isHis = ticket !== undefined && chatKey(ticket.data.investor) === chatKey(talk.chat);
  if (!isHis || desk === undefined || owner === undefined || !isOwned(ticket.data)) {
    return answered(talk, anotherTexts.tooLate);
  }
  const { number: its, former = [] } = ticket.data;
  const data: Ticket = { ...ticket.data, former: [...former, owner] };
  return merge(
    replyAnyway(talk, [], { session: ANSWERED }),
    await takeBack(services, talk.turn, {
      ticket: { ...ticket, data },
      desk,
      words: say("zh-Hans", anotherTexts.group, { number: its }),
      told: anotherTexts.changed,
      who: talk.event.from,
      why: "another",
    }),
    outcome({
      send: [
        ...(await tellOwner(talk.turn, ticket.data, { text: anotherTexts.owner })),
        ...supervisorsTold(desk, ticket, owner),
      ],
    }),
  );
}

function supervisorsTold(desk: Desk, { data: { number } }: Kept<Ticket>, owner: Person) {
  const words = say("zh-Hans", anotherTexts.supervisor, { number, desk: desk.name.zh });
  return desk.supervisors
    .filter((one) => !isSamePerson(one, owner))
    .map((one) => notice(privateChat(one), words, ticketKey(number)));
}

/** `another.no` */
export function handleStay(talk: Talk): Outcome {
  return answered(talk, anotherTexts.kept);
}

const ANSWERED = { asked: undefined };

function answered(talk: Talk, text: Text): Outcome {
  return replyAnyway(talk, [{ kind: "text", text: talk.say(text) }], { session: ANSWERED });
}
