import type { Block, CardReply } from "../../bot/core/reply.ts";
import { clipped } from "../clipped.ts";
import { isCatalogueItem } from "../enquiry/quote.ts";
import { alsoSaid } from "../project/also-said.ts";
import { contactLine } from "../project/contact.ts";
import { factFields, itemLabel, type Project, screenProject } from "../project/project.ts";
import { FACT_NAMES, type FactValue } from "../screening/facts.ts";
import { labelsOf } from "../screening/format.ts";
import type { RuleResult } from "../screening/verdict.ts";
import { ruleLine } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { contactTexts } from "../texts/contact.ts";
import { MENU_ASKS, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { RULE_NAMES, VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import { languageField, stateLine, title } from "./desk-card.ts";
import { type Menu, type MenuOptions, mainRows, menuRows } from "./menus.ts";
import type { Ticket } from "./ticket.ts";
import { beijingTime } from "./working-time.ts";

/** With these the longest card is one message on Telegram (4,096 characters), and can be changed in its place. */
const MAX_QUESTION = 100;
const MAX_COMPLAINT = 1_500;
const MAX_ADDED = 50;
const MAX_VALUE = 30;
const MAX_SOURCE = 20;
const MAX_REASON = 120;
const MAX_NOTES = 3;
const MAX_NOTE = 50;

interface OwnerCardOptions extends MenuOptions {
  readonly menu?: Menu;
}

/** What the owner sees in private: everything the investor agreed to pass on. */
export function ownerCard(services: Services, options: OwnerCardOptions): CardReply {
  const { ticket, project, language, menu } = options;
  const isClosed = ticket.state === "closed";
  const last = isClosed || ticket.state === "waiting" ? stateLine(ticket, language) : "";
  const howTo =
    menu !== undefined
      ? say(language, MENU_ASKS[menu])
      : isClosed
        ? ""
        : say(language, ticket.thread === undefined ? deskTexts.howTo : deskTexts.howToInThread);
  const blocks: Block[] = [
    { kind: "fields", fields: aboutFields(services, options) },
    ...(project === undefined ? [] : projectBlocks(services, project, language)),
    ...overrideBlock(ticket, language),
    { kind: "text", text: [last, howTo].join("\n").trim() },
  ];
  const buttons = menu === undefined ? mainRows(options) : menuRows(services, menu, options);
  return { kind: "card", title: title(ticket, language), blocks, buttons };
}

/** What of the investor's own words is too long for the card. */
export function wordsBesides(ticket: Ticket): readonly string[] {
  const { question = "", questions = [], complaint } = ticket;
  const said = complaint?.statements.join("\n") ?? "";
  return [
    ...(clipped(question, MAX_QUESTION) === question ? [] : [question]),
    ...questions.filter((one) => clipped(one, MAX_ADDED) !== one),
    ...(clipped(said, MAX_COMPLAINT) === said ? [] : [said]),
  ];
}

type Fields = readonly { readonly label: string; readonly value: string }[];

function aboutFields(services: Services, { ticket, project, language }: MenuOptions): Fields {
  const contact = project?.contact;
  const { investorName, question, questions, complaint, notes } = ticket;
  const noted = notes?.slice(-MAX_NOTES).map(({ text }) => `• ${clipped(text, MAX_NOTE)}`);
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
    ...field("question", question && clipped(question, MAX_QUESTION)),
    ...field("answered", answered),
    ...field("questions", questions?.map((one) => clipped(one, MAX_ADDED)).join("\n")),
    ...field("notes", noted?.join("\n")),
    ...field("complaint", complaint && clipped(complaint.statements.join("\n"), MAX_COMPLAINT)),
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
    ...alsoSaid(project.state, language).map((text): Block => ({ kind: "text", text })),
    {
      kind: "text",
      text: [
        say(language, VERDICT_TITLES[verdict]),
        ...rules.filter(isKnown).map((rule) => ruleLine(rule, language)),
        ...unknownRules(rules, language),
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

function isKnown({ result }: RuleResult): boolean {
  return result !== "unknown";
}

/** What is open stands below, fact by fact: the rules that wait for it take one paragraph. */
function unknownRules(rules: readonly RuleResult[], language: Language): readonly string[] {
  const names = rules
    .filter((rule) => !isKnown(rule))
    .map(({ id, basis }) => `${say(language, RULE_NAMES[id])}（${basis}）`);
  const glue = say(language, ownerTexts.semicolon);
  return names.length === 0 ? [] : [say(language, ownerTexts.unknown, { rules: names.join(glue) })];
}

/** Facts with whose word each is. */
function originFields(project: Project, language: Language): Fields {
  const { facts } = project.state;
  const known = FACT_NAMES.filter((name) => facts[name] !== undefined);
  return factFields(project, language).map(({ label, value }, index) => {
    const name = known[index];
    const fact = name && facts[name];
    const short = clipped(value, MAX_VALUE);
    return { label, value: fact === undefined ? short : `${short}（${originOf(fact, language)}）` };
  });
}

function originOf({ from, words = "" }: FactValue, language: Language): string {
  switch (from) {
    case "text":
      return say(language, ownerTexts.said);
    case "button":
      return say(language, ownerTexts.tapped);
    case "officer":
      return say(language, ownerTexts.corrected, { source: clipped(words, MAX_SOURCE) });
  }
}

function overrideBlock({ override }: Ticket, language: Language): readonly Block[] {
  if (override === undefined) return [];
  const verdict = say(language, VERDICT_TITLES[override.verdict]);
  const who = override.who.name ?? say(language, deskTexts.someOfficer);
  const time = beijingTime(new Date(override.at), language);
  const values = { verdict, who, time, reason: clipped(override.reason, MAX_REASON) };
  return [{ kind: "text", text: say(language, ownerTexts.override, values) }];
}
