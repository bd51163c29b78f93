import { type Button, button } from "../../bot/core/reply.ts";
import { factsOf, type Project } from "../project/project.ts";
import { FACT_NAMES } from "../screening/facts.ts";
import { openFacts } from "../screening/steps.ts";
import type { Services } from "../services.ts";
import { commonTexts } from "../texts/common.ts";
import {
  COMPLAINT_OUTCOME_LABELS,
  FOLLOW_UPS,
  MENU_LABELS,
  OUTCOME_LABELS,
  ownerTexts,
} from "../texts/desk.ts";
import { dossierTexts } from "../texts/dossier.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS, VERDICT_TITLES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { deskOf } from "./desks.ts";
import { fittingDesks } from "./fitting-desks.ts";
import { ofAsker } from "./of-asker.ts";
import { OUTCOMES, type Ticket, type TicketOutcome } from "./ticket.ts";

export const MENU_NAMES = ["close", "canned", "ask", "correct", "override", "transfer"] as const;
export type Menu = (typeof MENU_NAMES)[number];
type Rows = readonly (readonly Button[])[];

export interface MenuOptions {
  readonly ticket: Ticket;
  readonly project: Project | undefined;
  readonly language: Language;
}

/** Most labels fit two in a row on a phone. */
const PER_ROW = 2;

/** The buttons below the owner's card when no menu is open. */
export function mainRows(services: Services, options: MenuOptions): Rows {
  const { ticket, project, language } = options;
  const { number, state } = ticket;
  const label = (text: Text) => say(language, text);
  if (state === "closed") return closedRows(ticket, language);
  /** None for a menu with nothing to choose. */
  const menu = (name: Menu) =>
    CHOICES[name](services, options).length === 0
      ? []
      : [button(label(MENU_LABELS[name]), "ticket.menu", `${number}/${name}`)];
  const wait = button(label(ofAsker(ticket, ownerTexts.wait)), "ticket.wait", number);
  const rows = [
    [...(state === "accepted" ? [wait] : []), ...menu("close")],
    [...menu("canned"), ...(ticket.complaint === undefined ? menu("transfer") : [])],
    ...(project === undefined
      ? []
      : [
          [...menu("ask"), ...menu("correct"), ...menu("override")],
          [button(label(dossierTexts.officerButton), "ticket.dossier", number)],
        ]),
  ];
  return rows.filter(({ length }) => length > 0);
}

function closedRows({ number, followUp, investor }: Ticket, language: Language): Rows {
  const isBare = investor.chatId === "";
  if (isBare) return [];
  const dates = FOLLOW_UPS.map(({ days, label }) =>
    button(say(language, label), "ticket.follow", `${number}/${days}`),
  );
  const day = button(say(language, ownerTexts.followUpDay), "ticket.follow", `${number}/day`);
  return [
    ...(followUp === undefined ? [dates] : []),
    [{ ...day, picks: "day" }],
    [button(say(language, ownerTexts.reopen), "ticket.reopen", number)],
  ];
}

/** The buttons of an open menu, and the way back. */
export function menuRows(services: Services, menu: Menu, options: MenuOptions): Rows {
  const { number } = options.ticket;
  const back = button(say(options.language, commonTexts.back), "ticket.menu", number);
  const choices = CHOICES[menu](services, options).map(([choice, label]) =>
    button(say(options.language, label), `ticket.${menu}`, `${number}/${choice}`),
  );
  const rows = Array.from({ length: Math.ceil(choices.length / PER_ROW) }, (_, row) =>
    choices.slice(row * PER_ROW, (row + 1) * PER_ROW),
  );
  return [...rows, [back]];
}

type Choices = readonly (readonly [string, Text])[];

const CHOICES: Readonly<Record<Menu, (services: Services, options: MenuOptions) => Choices>> = {
  close: (_, { ticket }) => OUTCOMES.flatMap((outcome) => outcomeChoice(ticket, outcome)),
  canned: ({ desks }, { ticket }) =>
    (deskOf(desks, ticket.desk)?.cannedReplies ?? []).map(({ title }, index) => [
      String(index),
      title,
    ]),
  ask: (_, { project }) =>
    (project === undefined ? [] : openFacts(factsOf(project))).map((name) => [
      name,
      FACT_LABELS[name],
    ]),
  correct: (_, { project }) =>
    FACT_NAMES.filter(
      (name) => project && isAskable(name) && factsOf(project)[name] !== undefined,
    ).map((name) => [name, FACT_LABELS[name]]),
  override: () =>
    (["eligible", "review", "ineligible"] as const).map((verdict) => [
      verdict,
      VERDICT_TITLES[verdict],
    ]),
  transfer: ({ desks }, { ticket, project }) =>
    fittingDesks(desks, ticket, project).map(({ id, name }) => [id, name]),
};

/** A complaint is not invested, and a project is not handled. */
function outcomeChoice({ complaint }: Ticket, outcome: TicketOutcome): Choices {
  if (complaint === undefined)
    return outcome === "handled" ? [] : [[outcome, OUTCOME_LABELS[outcome]]];
  const label = COMPLAINT_OUTCOME_LABELS[outcome];
  return label === undefined ? [] : [[outcome, label]];
}

/** The industry follows from the product. */
function isAskable(name: (typeof FACT_NAMES)[number]): boolean {
  return name !== "industry" && name !== "process" && name !== "creditCode";
}
