import type { Block, CardReply } from "../../bot/core/reply.ts";
import { contactLine } from "../contact.ts";
import { languageField, stateLine, title } from "../desk-card.ts";
import { isCatalogueItem } from "../enquiry/quote.ts";
import { factFields, itemLabel, type Project, screenProject } from "../project.ts";
import { FACT_NAMES, type FactValue } from "../screening/facts.ts";
import { labelsOf } from "../screening/format.ts";
import { ruleLine } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { contactTexts } from "../texts/contact.ts";
import { ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { Ticket } from "../ticket.ts";
import { beijingTime } from "../working-time.ts";
import { type Menu, type MenuOptions, mainRows, menuRows } from "./menus.ts";

interface OwnerCardOptions extends MenuOptions {
  readonly menu?: Menu;
}

/** What the owner sees in private: everything the investor agreed to pass on. */
export function ownerCard(services: Services, options: OwnerCardOptions): CardReply {
  const { ticket, project, language, menu } = options;
  const isClosed = ticket.state === "closed";
  const last = isClosed || ticket.state === "waiting" ? stateLine(ticket, language) : "";
  const howTo = isClosed ? "" : say(language, deskTexts.howTo);
  const blocks: Block[] = [
    { kind: "fields", fields: aboutFields(services, options) },
    ...(project === undefined ? [] : projectBlocks(services, project, language)),
    ...overrideBlock(ticket, language),
    { kind: "text", text: [last, howTo].join("\n").trim() },
  ];
  const buttons = menu === undefined ? mainRows(options) : menuRows(services, menu, options);
  return { kind: "card", title: title(ticket, language), blocks, buttons };
}

type Fields = readonly { readonly label: string; readonly value: string }[];

function aboutFields(services: Services, { ticket, project, language }: MenuOptions): Fields {
  const contact = project?.contact;
  const { investorName, question, questions, complaint } = ticket;
  const field = (text: keyof typeof deskTexts | undefined, value: string | undefined) =>
    text === undefined || value === undefined
      ? []
      : [{ label: say(language, deskTexts[text]), value }];
  const answered = question === undefined ? undefined : answeredWith(services, question, language);
  return [
    ...field("investor", investorName),
    languageField(ticket, language),
    ...(contact === undefined
      ? []
      : [{ label: say(language, contactTexts.label), value: contactLine(contact, language) }]),
    ...field("question", question),
    ...field("answered", answered),
    ...field("questions", questions?.join("\n")),
    ...field("complaint", complaint?.statements.join("\n")),
  ];
}

/** The clause the bot answered with: the same question has the same answer. */
function answeredWith({ knowledge }: Services, question: string, language: Language): string {
  const { kind, matches } = knowledge.search(question);
  const [best] = matches;
  if (kind !== "answer" || best === undefined) return say(language, ownerTexts.notInDocuments);
  const { passage } = best;
  return isCatalogueItem(passage)
    ? (itemLabel(knowledge, passage.path, language) ?? passage.path)
    : passage.path;
}

function projectBlocks(services: Services, project: Project, language: Language): readonly Block[] {
  const { verdict, rules } = screenProject(services, project);
  const { facts, doubts } = project.state;
  const missing = FACT_NAMES.filter(
    (name) => facts[name]?.value == null && !["industry", "process", "creditCode"].includes(name),
  );
  const open = [...new Set([...missing, ...doubts.map(({ fact }) => fact)])];
  const consent = say(language, ownerTexts.consent, {
    time: beijingTime(new Date(project.consent.at), language),
    version: project.consent.version,
  });
  return [
    { kind: "fields", fields: originFields(project, language) },
    {
      kind: "text",
      text: [
        say(language, VERDICT_TITLES[verdict]),
        ...rules.map((rule) => ruleLine(rule, language)),
      ].join("\n"),
    },
    ...(open.length === 0
      ? []
      : [
          {
            kind: "text" as const,
            text: say(language, ownerTexts.open, { facts: say(language, labelsOf(open)) }),
          },
        ]),
    { kind: "text", text: consent },
  ];
}

/** Facts with whose word each is. */
function originFields(project: Project, language: Language): Fields {
  const { facts } = project.state;
  const known = FACT_NAMES.filter((name) => facts[name] !== undefined);
  return factFields(project, language).map(({ label, value }, index) => {
    const name = known[index];
    const fact = name && facts[name];
    return { label, value: fact === undefined ? value : `${value}（${originOf(fact, language)}）` };
  });
}

function originOf({ from, words = "" }: FactValue, language: Language): string {
  switch (from) {
    case "text":
      return say(language, ownerTexts.said);
    case "button":
      return say(language, ownerTexts.tapped);
    case "officer":
      return say(language, ownerTexts.corrected, { source: words });
  }
}

function overrideBlock({ override }: Ticket, language: Language): readonly Block[] {
  if (override === undefined) return [];
  const verdict = say(language, VERDICT_TITLES[override.verdict]);
  const who = override.who.name ?? say(language, deskTexts.someOfficer);
  const time = beijingTime(new Date(override.at), language);
  const values = { verdict, who, time, reason: override.reason };
  return [{ kind: "text", text: say(language, ownerTexts.override, values) }];
}
