import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { readProject } from "../project/project.ts";
import { write } from "../record.ts";
import { FACT_NAMES } from "../screening/facts.ts";
import { formatFact } from "../screening/format.ts";
import type { Services } from "../services.ts";
import type { KeptSession, Session } from "../session.ts";
import { notice, type Talk } from "../talk.ts";
import { ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { FACT_LABELS, VERDICT_TITLES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { done, type OwnersPress, ownersPress, tooLate } from "./access.ts";
import { ownersCard } from "./cards.ts";
import { correct } from "./correct.ts";
import type { Entry } from "./entry.ts";
import { followEntered } from "./follow.ts";
import { isSamePerson } from "./officer.ts";
import { override } from "./override.ts";
import { ownersPlace, showAt, tellOwner } from "./place.ts";
import { isOwned, readTicket } from "./ticket.ts";
import { withCancel } from "./with-cancel.ts";

type Entering = NonNullable<Session["entering"]>;

/** What was asked for longer ago is an ordinary message again. */
const ENTER_MS = 30 * 60_000;
const CANCEL = /^(取消|不改了|算了|cancel|never ?mind)[。.!！]?$/iu;

/** `ticket.correct:0001/landMu`: asks the owner for the new value and where he has it from. */
export async function handleCorrect(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, choice } = press;
  const { language } = session.data;
  const project = await readProject(turn, ticket.data.project);
  const fact = FACT_NAMES.find((name) => name === choice);
  const value = fact && project?.data.state.facts[fact];
  if (fact === undefined || project === undefined) return tooLate(session, ownerTexts.nothing);
  const values = {
    fact: say(language, FACT_LABELS[fact]),
    value: value === undefined ? "—" : say(language, formatFact(fact, value)),
  };
  return ask(services, turn, { press, what: "correct", text: ownerTexts.correctHow, values });
}

/** `ticket.override:0001/eligible`: asks the owner for his reason. */
export async function handleOverride(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, choice } = press;
  const title = Object.entries(VERDICT_TITLES).find(([verdict]) => verdict === choice)?.[1];
  if (title === undefined || ticket.data.project === undefined)
    return tooLate(session, ownerTexts.nothing);
  const values = { verdict: say(session.data.language, title) };
  return ask(services, turn, { press, what: "override", text: ownerTexts.overrideHow, values });
}

interface Asking {
  readonly press: OwnersPress;
  readonly what: Entering["what"];
  readonly text: Text;
  readonly values: Readonly<Record<string, string>>;
}

async function ask(services: Services, turn: Turn, asking: Asking): Promise<Outcome> {
  const { press, what, text, values } = asking;
  const { ticket, session, choice = "" } = press;
  const { number } = ticket.data;
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  const entering = { what, ticket: number, choice, at: turn.now.toISOString() };
  const place = await ownersPlace(turn, ticket.data);
  return outcome({
    write: [write(session, { ...session.data, entering }, { of: turn.event.chat })],
    send: [
      ...(place === undefined
        ? []
        : [
            showAt(
              place,
              number,
              withCancel(number, place.language, say(place.language, text, { number, ...values })),
            ),
          ]),
      ...(await ownersCard(services, turn, { ticket: ticket.data })),
    ],
    answer: done(session, ownerTexts.writeBelow),
  });
}

type Reader = (services: Services, turn: Turn, entry: Entry) => Promise<Outcome | undefined>;

const READERS: Readonly<Record<Entering["what"], Reader>> = {
  correct,
  override,
  follow: followEntered,
};

const AGAIN: Readonly<Record<Entering["what"], Text>> = {
  correct: ownerTexts.correctAgain,
  override: ownerTexts.overrideAgain,
  follow: ownerTexts.followUpNoDay,
};

/** The officer's message, where it is what a button asked him for; `undefined`: it is an ordinary one. */
export async function handleEntry(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { turn, session, event } = talk;
  const { entering, ...rest } = session.data;
  if (entering === undefined) return undefined;
  const isOld = turn.now.getTime() - Date.parse(entering.at) > ENTER_MS;
  // A note or a question to the bot is neither a value nor a reason.
  if (isOld || /^\s*(?:$|[?？]|\/\/)/.test(event.text)) return undefined;
  const ticket = await readTicket(turn, entering.ticket);
  const forget = outcome({ write: [write(session, rest, { of: event.chat })] });
  const told = (text: Text) =>
    outcome({ send: [notice(event.chat, say(session.data.language, text))] });
  if (CANCEL.test(event.text.trim())) return merge(forget, told(ownerTexts.cancelled));
  const isClosed = ticket?.data.state === "closed" && entering.what === "follow";
  const isHis = ticket !== undefined && isSamePerson(ticket.data.owner, event.from);
  if (!isHis || !(isOwned(ticket.data) || isClosed)) {
    return merge(forget, told(deskTexts.noTicket));
  }
  const entry = {
    ticket,
    owner: ticket.data.owner ?? event.from,
    choice: entering.choice,
    text: event.text,
    session,
  };
  const entered = await READERS[entering.what](services, turn, entry);
  if (entered !== undefined) return merge(forget, entered);
  return entering.isHinted === true ? undefined : hint(talk, entering);
}

/** Said once; then whatever does not fit goes where the officer's words go. */
function hint({ session, event }: Talk<MessageEvent>, entering: Entering): Outcome {
  const { ticket, what } = entering;
  const { language } = session.data;
  const text = AGAIN[what];
  const data = { ...session.data, entering: { ...entering, isHinted: true } };
  return outcome({
    write: [write(session, data, { of: event.chat })],
    send: [
      {
        to: event.chat,
        reply: withCancel(ticket, language, say(language, text, { number: ticket })),
      },
    ],
  });
}

/** `ticket.unenter:0001`: nothing is corrected or overridden. */
export async function handleUnenter(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { entering: _, ...rest } = press.session.data;
  return outcome({
    write: [write(press.session, rest, { of: turn.event.chat })],
    send: await tellOwner(turn, press.ticket.data, { text: ownerTexts.cancelled }),
    answer: done(press.session, ownerTexts.cancelled),
  });
}

/** The session of who writes other words after the hint: he no longer enters anything. */
export function withoutEntering(session: KeptSession): KeptSession {
  const { entering: _, ...data } = session.data;
  return { ...session, data };
}
