import type { Block, CardReply } from "../../bot/core/reply.ts";
import { clipped } from "../clipped.ts";
import { isCatalogueItem } from "../enquiry/quote.ts";
import { alsoSaid } from "../project/also-said.ts";
import { contactLine } from "../project/contact.ts";
import { factsOf, itemLabel, screenProject } from "../project/project.ts";
import { capital, labelsOf } from "../screening/format.ts";
import { openFacts } from "../screening/steps.ts";
import type { RuleResult } from "../screening/verdict.ts";
import { MARKS, ruleLine } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { contactTexts } from "../texts/contact.ts";
import { MENU_ASKS, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { RESULT_LABELS, RULE_NAMES, VERDICT_TITLES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { languageField, stateLine, title } from "./desk-card.ts";
import { deskOf } from "./desks.ts";
import { type Menu, type MenuOptions, mainRows, menuRows } from "./menus.ts";
import { ofAsker } from "./of-asker.ts";
import { type Fields, ownerFacts } from "./owner-facts.ts";
import { isOwned, type Ticket } from "./ticket.ts";
import { beijingTime } from "./working-time.ts";

/** With these the longest card is one message on Telegram (4,096 characters), and can be changed in its place. */
const MAX_QUESTION = 100;
const MAX_COMPLAINT = 1_500;
const MAX_ADDED = 50;
const MAX_REASON = 120;
const MAX_NOTES = 3;
const MAX_NOTE = 50;

interface OwnerCardOptions extends MenuOptions {
  readonly menu?: Menu;
}

/** What the owner sees in private: everything the investor agreed to pass on. */
export function ownerCard(services: Services, options: OwnerCardOptions): CardReply {
  const { ticket, language, menu } = options;
  const isClosed = ticket.state === "closed";
  const said = (text: Text) => say(language, ofAsker(ticket, text));
  const state = [
    isClosed || ticket.state === "waiting" ? stateLine(ticket, language) : "",
    askedToTransfer(services, options),
  ].filter(Boolean);
  const howTo =
    menu !== undefined
      ? said(MENU_ASKS[menu])
      : isClosed
        ? ""
        : said(ticket.thread === undefined ? deskTexts.howTo : deskTexts.howToInThread);
  const blocks: Block[] = [
    ...(state.length === 0 ? [] : [{ kind: "text", text: state.join("\n") } as const]),
    { kind: "fields", fields: aboutFields(services, options) },
    ...projectBlocks(services, options),
    ...(howTo === "" ? [] : [{ kind: "text", text: howTo } as const]),
  ];
  const buttons =
    menu === undefined ? mainRows(services, options) : menuRows(services, menu, options);
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

/** A transfer that waits for the investor's answer. */
function askedToTransfer({ desks }: Services, { ticket, language }: MenuOptions): string {
  const desk = isOwned(ticket) ? deskOf(desks, ticket.transfer?.to) : undefined;
  return desk === undefined
    ? ""
    : say(language, ownerTexts.transferAsked, { desk: say(language, desk.name) });
}

function aboutFields(services: Services, { ticket, project, language }: MenuOptions): Fields {
  const contact = project?.contact;
  const { question, questions, complaint, notes } = ticket;
  const isAnonymous = complaint?.isAnonymous === true;
  const name = isAnonymous ? say(language, ownerTexts.anonymous) : ticket.investorName;
  const noted = notes?.slice(-MAX_NOTES).map(({ text }) => `• ${clipped(text, MAX_NOTE)}`);
  const field = (text: keyof typeof deskTexts | undefined, value: string | undefined) =>
    text === undefined || value === undefined
      ? []
      : [{ label: say(language, deskTexts[text]), value }];
  const answered = question === undefined ? undefined : answeredWith(services, question, language);
  return [
    ...field(complaint === undefined ? "investor" : "complainant", name),
    languageField(ticket, language),
    ...(contact === undefined
      ? []
      : [
          {
            label: capital(say(language, contactTexts.label)),
            value: contactLine(contact, language),
          },
        ]),
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

function projectBlocks(
  services: Services,
  { ticket, project, language }: MenuOptions,
): readonly Block[] {
  if (project === undefined) return [];
  const { verdict, rules } = screenProject(services, project);
  const open = [
    ...new Set([...openFacts(factsOf(project)), ...project.state.doubts.map(({ fact }) => fact)]),
  ];
  const consent = say(language, ownerTexts.consent, {
    time: beijingTime(new Date(project.consent.at), language),
    version: project.consent.version,
  });
  const text = (words: string): Block => ({ kind: "text", text: words });
  const facts = ownerFacts(services, project, language);
  return [
    ...(facts.length === 0 ? [] : [{ kind: "fields", fields: facts } as const]),
    ...alsoSaid(project.state, language).map(text),
    text([say(language, VERDICT_TITLES[verdict]), ...ruleLines(rules, language)].join("\n")),
    ...overrideBlock(ticket, language),
    ...(open.length === 0
      ? []
      : [text(say(language, ownerTexts.open, { facts: say(language, labelsOf(open)) }))]),
    text(consent),
  ];
}

/** What speaks against the project stands line by line; rules with the same harmless result take one paragraph. */
export function ruleLines(rules: readonly RuleResult[], language: Language): readonly string[] {
  const together = (result: "pass" | "not-applicable" | "unknown"): readonly string[] => {
    const names = rules
      .filter((rule) => rule.result === result)
      .map(({ id, basis }) =>
        say(language, ownerTexts.ruleName, { name: say(language, RULE_NAMES[id]), basis }),
      );
    if (names.length === 0) return [];
    const label = `${MARKS[result]} ${say(language, RESULT_LABELS[result])}`;
    const list = names.join(say(language, ownerTexts.semicolon));
    return [say(language, ownerTexts.rules, { label: capital(label), rules: list })];
  };
  return [
    ...rules
      .filter(({ result }) => result === "fail" || result === "caution")
      .map((rule) => ruleLine(rule, language)),
    ...together("unknown"),
    ...together("pass"),
    ...together("not-applicable"),
  ];
}

function overrideBlock({ override }: Ticket, language: Language): readonly Block[] {
  if (override === undefined) return [];
  const verdict = say(language, VERDICT_TITLES[override.verdict]);
  const who = override.who.name ?? say(language, deskTexts.someOfficer);
  const time = beijingTime(new Date(override.at), language);
  const values = { verdict, who, time, reason: clipped(override.reason, MAX_REASON) };
  return [{ kind: "text", text: say(language, ownerTexts.override, values) }];
}
