import type { OutgoingMessage } from "../../bot/core/ports.ts";
import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import { factFields, itemLabel, type Project, verdictLine } from "../project/project.ts";
import type { Services } from "../services.ts";
import { COMPLAINT_OUTCOME_LABELS, OUTCOME_LABELS } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { LANGUAGE_NAMES, type Language } from "../texts/language.ts";
import { VERDICT_TITLES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { type Desk, deskOf } from "./desks.ts";
import { promisedReply } from "./first-reply.ts";
import { ofAsker } from "./of-asker.ts";
import { type Ticket, type TicketOutcome, ticketKey } from "./ticket.ts";
import { beijingTime } from "./working-time.ts";

interface CardOptions {
  readonly ticket: Ticket;
  readonly project: Project | undefined;
  readonly language: Language;
}

/** What the desk's group sees: nothing personal, none of the investor's own words. */
export function deskCard(
  services: Services,
  { ticket, project, language }: CardOptions,
): CardReply {
  const blocks: Block[] = [
    { kind: "text", text: stateLine(ticket, language) + promiseOf(services, ticket, language) },
    {
      kind: "fields",
      fields: [languageField(ticket, language), ...projectFields(services, project, language)],
    },
    ...overrideLine(ticket, language),
    { kind: "text", text: say(language, ofAsker(ticket, whereTheRestIs(ticket))) },
  ];
  const accept = button(say(language, deskTexts.accept), "ticket.accept", ticket.number);
  const back = button(say(language, deskTexts.sendBack), "ticket.back", ticket.number);
  const sendBack = ticket.transferredFrom === undefined ? [] : [back];
  return {
    kind: "card",
    title: title(ticket, language),
    blocks,
    buttons: ticket.state === "offered" ? [[accept, ...sendBack]] : [],
  };
}

/** The desk's card in its present state, in the place of the one that is out. */
export function cardUpdate(
  services: Services,
  {
    ticket,
    project,
    desk,
  }: { readonly ticket: Ticket; readonly project: Project | undefined; readonly desk: Desk },
): OutgoingMessage {
  const card = deskCard(services, { ticket, project, language: "zh-Hans" });
  return {
    to: desk.chat,
    reply: card,
    replaces: ticket.deskCard,
    about: ticketKey(ticket.number),
  };
}

/** Until when whoever accepts it must have written. */
function promiseOf({ desks }: Services, ticket: Ticket, language: Language): string {
  const desk = ticket.state === "offered" ? deskOf(desks, ticket.desk) : undefined;
  const due = desk && promisedReply(ticket, desk)?.due;
  return due === undefined
    ? ""
    : say(language, deskTexts.replyBy, { time: beijingTime(due, language) });
}

function whereTheRestIs({ thread, owner }: Ticket): Text {
  return thread === undefined || owner === undefined ? deskTexts.redacted : deskTexts.inThread;
}

/** An officer's verdict beside the engine's; his reason is for the owner. */
function overrideLine({ override }: Ticket, language: Language): readonly Block[] {
  if (override === undefined) return [];
  const verdict = say(language, VERDICT_TITLES[override.verdict]);
  return [{ kind: "text", text: say(language, deskTexts.override, { verdict }) }];
}

/** #0001 新项目咨询, with the mark of what can't wait. */
export function title(
  { number, project, complaint, isUrgent }: Ticket,
  language: Language,
): string {
  const kind =
    complaint !== undefined
      ? deskTexts.newComplaint
      : project === undefined
        ? deskTexts.newQuestion
        : deskTexts.newProject;
  const mark = isUrgent === true ? say(language, deskTexts.urgent) : "";
  return mark + say(language, deskTexts.title, { number, what: say(language, kind) });
}

/** Where the ticket stands. */
export function stateLine(ticket: Ticket, language: Language): string {
  const { state, outcome, history } = ticket;
  if (history.some(({ what }) => what === "withdrawn")) return say(language, deskTexts.withdrawn);
  const name = ownerName(ticket, language);
  const result =
    outcome === undefined
      ? ""
      : say(language, deskTexts.result, { outcome: say(language, outcomeLabel(ticket, outcome)) });
  switch (state) {
    case "new":
      return say(language, deskTexts.unseen);
    case "offered":
      return say(language, deskTexts.waiting);
    case "accepted":
      return say(language, deskTexts.acceptedBy, { name });
    case "waiting":
      return say(language, ofAsker(ticket, deskTexts.waitsForInvestor), { name });
    case "closed":
      if (ticket.owner === undefined)
        return say(language, ofAsker(ticket, deskTexts.withdrawnEarly));
      return say(language, deskTexts.closedBy, { name }) + result;
  }
}

function outcomeLabel({ complaint }: Ticket, outcome: TicketOutcome): Text {
  const own = complaint === undefined ? undefined : COMPLAINT_OUTCOME_LABELS[outcome];
  return own ?? OUTCOME_LABELS[outcome];
}

const LETTERS = { zh: "甲乙丙丁戊己庚辛", en: "ABCDEFGH" };

/**
 * Where the platform tells no name the owner goes without one, an id is never shown; where several have had
 * the ticket, by his place among them.
 */
export function ownerName({ owner, history }: Ticket, language: Language): string {
  if (owner?.name !== undefined) return owner.name;
  const owners = history.filter(({ what }) => what === "accepted").map(({ who }) => who);
  const all = [...new Set(owners)];
  const place = all.indexOf(owner && `${owner.channel}:${owner.id}`);
  const letter = LETTERS[language === "en" ? "en" : "zh"][place];
  return all.length < 2 || letter === undefined
    ? say(language, deskTexts.someOfficer)
    : say(language, deskTexts.officerOfSeveral, { letter });
}

export function languageField(ticket: Ticket, language: Language) {
  return { label: say(language, deskTexts.language), value: LANGUAGE_NAMES[ticket.language] };
}

/** Figures and places only: the investor's words about the project are for the owner. */
function projectFields(services: Services, project: Project | undefined, language: Language) {
  if (project === undefined) return [];
  const verdict = {
    label: say(language, deskTexts.verdict),
    value: verdictLine(services, project, language),
  };
  const listed = itemLabel(services.knowledge, project.item, language);
  const item =
    listed === undefined ? [] : [{ label: say(language, deskTexts.item), value: listed }];
  return [...item, ...factFields(project, language, { isRedacted: true }), verdict];
}
