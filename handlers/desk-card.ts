import type { OutgoingMessage } from "../bot/core/ports.ts";
import { type Block, button, type CardReply } from "../bot/core/reply.ts";
import { contactLine } from "./contact.ts";
import type { Desk } from "./desks.ts";
import { factFields, itemLabel, type Project, verdictLine } from "./project.ts";
import type { Services } from "./services.ts";
import { contactTexts } from "./texts/contact.ts";
import { deskTexts } from "./texts/handoff.ts";
import { LANGUAGE_NAMES, type Language } from "./texts/language.ts";
import { say } from "./texts/text.ts";
import { type Ticket, ticketKey } from "./ticket.ts";

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
    {
      kind: "fields",
      fields: [languageField(ticket, language), ...projectFields(services, project, language)],
    },
    { kind: "text", text: stateLine(ticket, language) },
    { kind: "text", text: say(language, deskTexts.redacted) },
  ];
  const accept = button(say(language, deskTexts.accept), "ticket.accept", ticket.number);
  return {
    kind: "card",
    title: title(ticket, language),
    blocks,
    buttons: ticket.state === "offered" ? [[accept]] : [],
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

/** What the owner sees in private: everything the investor agreed to pass on. */
export function ownerCard(
  services: Services,
  { ticket, project, language }: CardOptions,
): CardReply {
  const label = (text: (typeof deskTexts)[keyof typeof deskTexts]) => say(language, text);
  const fields = [
    ...(ticket.investorName === undefined
      ? []
      : [{ label: label(deskTexts.investor), value: ticket.investorName }]),
    languageField(ticket, language),
    ...(ticket.question === undefined
      ? []
      : [{ label: label(deskTexts.question), value: ticket.question }]),
  ];
  const wish = project?.contact && {
    label: say(language, contactTexts.label),
    value: contactLine(project.contact, language),
  };
  const facts = project === undefined ? [] : factFields(project, language);
  const verdict =
    project === undefined
      ? []
      : [{ kind: "text", text: verdictLine(services, project, language) } as const];
  const blocks: Block[] = [
    { kind: "fields", fields: [...fields, ...(wish ? [wish] : [])] },
    ...(facts.length === 0 ? [] : [{ kind: "fields", fields: facts } as const]),
    ...verdict,
    {
      kind: "text",
      text: ticket.state === "closed" ? stateLine(ticket, language) : label(deskTexts.howTo),
    },
  ];
  const close = button(label(deskTexts.close), "ticket.close", ticket.number);
  return {
    kind: "card",
    title: title(ticket, language),
    blocks,
    buttons: ticket.state === "closed" ? [] : [[close]],
  };
}

function title({ number, project }: Ticket, language: Language): string {
  const what = say(language, project === undefined ? deskTexts.newQuestion : deskTexts.newProject);
  return say(language, deskTexts.title, { number, what });
}

function stateLine({ state, owner, history }: Ticket, language: Language): string {
  if (history.some(({ what }) => what === "withdrawn")) return say(language, deskTexts.withdrawn);
  const name = owner?.name ?? owner?.id ?? "";
  switch (state) {
    case "offered":
      return say(language, deskTexts.waiting);
    case "accepted":
      return say(language, deskTexts.acceptedBy, { name });
    case "closed":
      return say(language, deskTexts.closedBy, { name });
  }
}

function languageField(ticket: Ticket, language: Language) {
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
