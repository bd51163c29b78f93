import type { ActionEvent } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { readProject } from "../project/project.ts";
import { FACT_NAMES, type FactName } from "../screening/facts.ts";
import type { Services } from "../services.ts";
import { notice } from "../talk.ts";
import { investorTexts, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { relayTexts } from "../texts/relay.ts";
import { FACT_LABELS } from "../texts/screening.ts";
import { ASKED_AS, QUESTIONS } from "../texts/screening-questions.ts";
import { say, type Text } from "../texts/text.ts";
import { done, type OwnersPress, ownersPress, tooLate } from "./access.ts";
import { ownersCard } from "./cards.ts";
import { takingUp } from "./officer.ts";
import { takeTalk } from "./take-talk.ts";
import { hasReplied, isOwned, stepTicket, type Ticket, ticketKey, withStep } from "./ticket.ts";

/** `ticket.canned:0001/2`: a canned reply of the desk goes to the investor, in his language. */
export async function handleCanned(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, desk, session, choice } = press;
  const canned = desk.cannedReplies[Number(choice)];
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  if (canned === undefined) return tooLate(session, ownerTexts.nothing);
  const sent = { text: say(session.data.language, canned) };
  return sendWords(services, turn, { press, words: canned, answer: [ownerTexts.cannedSent, sent] });
}

/** `ticket.ask:0001/landMu`: the investor is asked for a fact in the words of the pre-screen. */
export async function handleAsk(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, choice } = press;
  const project = await readProject(turn, ticket.data.project);
  const name = FACT_NAMES.find((one) => one === choice);
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  if (name === undefined || project === undefined) return tooLate(session, ownerTexts.nothing);
  const { language } = ticket.data;
  const words = say(language, investorTexts.askFact, {
    fact: say(language, ASKED[name] ?? FACT_LABELS[name]),
  });
  const fact = say(session.data.language, FACT_LABELS[name]);
  return sendWords(services, turn, {
    press,
    words: { zh: words, en: words },
    asked: name,
    answer: [ownerTexts.askSent, { fact }],
  });
}

/** How a fact is asked for: in the pre-screen's own words. */
const ASKED: Readonly<Partial<Record<FactName, Text>>> = {
  investmentCnyWan: QUESTIONS.investment,
  landMu: QUESTIONS.land,
  annualTaxWan: QUESTIONS.tax,
  product: QUESTIONS.product,
  region: QUESTIONS.region,
  nationalCatalogue: QUESTIONS.catalogue,
  ...Object.fromEntries(Object.entries(ASKED_AS).map(([name, { alone }]) => [name, alone])),
};

interface Words {
  readonly press: OwnersPress;
  readonly words: Text;
  /** The fact that is asked for. */
  readonly asked?: string;
  readonly answer: readonly [Text, Readonly<Record<string, string>>];
}

/** Words of the officer's by a button: they go out as his, and the talk is his again. */
async function sendWords(
  services: Services,
  turn: Turn<ActionEvent>,
  { press: { ticket, session, owner }, words, asked, answer: [text, values] }: Words,
): Promise<Outcome> {
  const { number, investor, language } = ticket.data;
  const replied = hasReplied(ticket.data)
    ? ticket
    : withStep(turn, ticket, { what: "replied", who: owner });
  const data: Ticket = replied.data;
  const said = say(language, relayTexts.fromOfficer, { text: say(language, words) });
  return outcome({
    write: [
      asked === undefined
        ? stepTicket(turn, ticket, { what: "replied", who: owner, why: "canned" })
        : stepTicket(turn, replied, { what: "asked", who: owner, why: asked }),
      ...(await takeTalk(turn, data)),
      ...takingUp(turn, session, number),
    ],
    send: [
      notice(investor, said, ticketKey(number)),
      ...(await ownersCard(services, turn, { ticket: data })),
    ],
    answer: done(session, text, values),
  });
}
