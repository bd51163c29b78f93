import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { type Button, button, type CardReply, MAX_BUTTON_BYTES } from "../../bot/core/reply.ts";
import { toSimplified } from "../../knowledge/script.ts";
import { correct } from "../desk/correct.ts";
import { deskOf } from "../desk/desks.ts";
import { type Menu, menuRows } from "../desk/menus.ts";
import { ofAsker } from "../desk/of-asker.ts";
import { isSamePerson, takenUp } from "../desk/officer.ts";
import { isOwned, readTicket, type Ticket } from "../desk/ticket.ts";
import { withCancel } from "../desk/with-cancel.ts";
import { contactLine } from "../project/contact.ts";
import { readProject } from "../project/project.ts";
import type { Kept } from "../record.ts";
import { sendable } from "../relay/draft.ts";
import { extractFacts } from "../screening/extract/extract-facts.ts";
import { FACT_NAMES, type FactName, QUANTITY_FACTS } from "../screening/facts.ts";
import { formatFact } from "../screening/format.ts";
import { keep } from "../talk.ts";
import { contactTexts } from "../texts/contact.ts";
import { MENU_LABELS, ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { FACT_LABELS, VERDICT_TITLES } from "../texts/screening.ts";
import { staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { currentTicket } from "./current.ts";
import type { Slip } from "./slips.ts";

/** What an order to close begins with. */
const CLOSES = /^(?:办结|结单|关单|结案|关闭|关掉|结束|close)/;

type Rows = readonly (readonly Button[])[];

/** Whatever is said may look like a product: that is corrected with the button. */
const NAMED = [
  ...QUANTITY_FACTS,
  ...FACT_NAMES.filter((name) => !["product", "industry", "process"].includes(name)),
];

/** 给我改成符合: the engine's verdict stands; an override goes beside it. */
export const verdict: StaffHandler = async (ask) => {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket?.data.project === undefined) return told(ask, talk.say(staffTexts.whichTicket));
  const { number } = ticket.data;
  const buttons = (["eligible", "review", "ineligible"] as const).map((one) => [
    button(talk.say(VERDICT_TITLES[one]), "ticket.override", `${number}/${one}`),
  ]);
  return card(ask, talk.say(staffTexts.verdictStands, { number }), buttons);
};

/** 把投资额改成2.4亿: taken with a source behind it, asked for it without; `undefined` where no fact is named. */
export const fact: StaffHandler = async (ask) => {
  const { services, talk, staff } = ask;
  const name = factIn(ask);
  const ticket = await own(ask);
  const project = await readProject(talk.turn, ticket?.data.project);
  if (ticket === undefined || name === undefined || project === undefined) return undefined;
  const { number, owner } = ticket.data;
  const { session, turn } = talk;
  const entry = { ticket, owner: owner ?? staff.person, choice: name, session };
  const corrected = await correct(services, turn, { ...entry, text: inTwoLines(talk.event.text) });
  if (corrected !== undefined) return corrected;
  const value = project.data.state.facts[name];
  const shown = value === undefined ? "—" : talk.say(formatFact(name, value));
  const values = { number, fact: talk.say(FACT_LABELS[name]), value: shown };
  const at = talk.turn.now.toISOString();
  const entering = { what: "correct", ticket: number, choice: name, at } as const;
  const text = `${talk.say(staffTexts.sourceNeeded)}\n${talk.say(ownerTexts.correctHow, values)}`;
  const reply = withCancel(number, talk.language, text);
  const kept = keep(talk, { entering, ...takenUp(turn, number) });
  return outcome({ ...kept, send: [{ to: talk.chat, reply }] });
};

/** 转给曲靖行不行: the clauses, no share ratio, and the way to ask the investor. */
export const transfer: StaffHandler = async (ask) => {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket === undefined) return undefined;
  return heldBack(ask, ticket.data.number, {
    text: talk.say(staffTexts.transferAsk),
    rows: await choicesOf(ask, ticket.data, "transfer"),
  });
};

/** 转曲靖, 办结, 投资额改成13亿: no word of it goes to the investor; what is meant is asked back. */
export const order: StaffHandler = async (ask) => {
  const { talk, rest } = ask;
  // 办结 #1: not the one last written to.
  const [, named] = /[#＃]?\s*(\d{1,4})\s*$/u.exec(CLOSES.test(rest) ? talk.event.text : "") ?? [];
  const ticket = await own(ask, named);
  if (ticket === undefined) return undefined;
  const { number, project } = ticket.data;
  const isOfFact = /改|更正/.test(rest);
  if (isOfFact && project === undefined) return undefined;
  const menu = isOfFact ? "correct" : /转|transfer/.test(rest) ? "transfer" : "close";
  return heldBack(ask, number, {
    text: talk.say(staffTexts.orderKept, { number, what: talk.say(MENU_LABELS[menu]) }),
    rows: await choicesOf(ask, ticket.data, menu),
  });
};

/** What may be chosen, here and not on the card far above; what was named alone, if anything was. */
export async function choicesOf(ask: Ask, ticket: Ticket, menu: Menu): Promise<Rows> {
  const { services, talk } = ask;
  const project = (await readProject(talk.turn, ticket.project))?.data;
  const rows = menuRows(services, menu, { ticket, project, language: talk.language });
  const choices = rows.slice(0, -1);
  const named = choices.flat().filter(({ value = "" }) => isNamed(ask, value.split("/")[1] ?? ""));
  return named.length === 0 ? choices : named.map((one) => [one]);
}

/** A desk by its region or its name, or a fact. */
function isNamed(ask: Ask, choice: string): boolean {
  const said = toSimplified(ask.talk.event.text.normalize("NFKC").toLowerCase());
  const desk = deskOf(ask.services.desks, choice);
  if (desk === undefined) return factIn({ ...ask, rest: said }) === choice;
  const names = [...desk.regions, desk.name.zh.replace(/(?:招商)?窗口$/u, ""), desk.id];
  return names
    .map((name) => name.replace(/[市州]$/u, ""))
    .some((name) => name !== "" && said.includes(name));
}

/** 记一下：客户要土地: it stays here, and how a note is made is said. */
export const note: StaffHandler = async (ask) => {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket === undefined) return undefined;
  const text = say(talk.language, ofAsker(ticket.data, staffTexts.noteHow));
  return heldBack(ask, ticket.data.number, { text });
};

/** 企业电话多少: the bot keeps no number; whoever meant the investor sends it with a tap. */
export const contact: StaffHandler = async (ask) => {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket === undefined) return undefined;
  const { number, investorName } = ticket.data;
  const wish = (await readProject(talk.turn, ticket.data.project))?.data.contact;
  const separator = talk.say(ownerTexts.semicolon);
  const known = [
    ...(investorName === undefined ? [] : [`${talk.say(deskTexts.investor)} ${investorName}`]),
    ...(wish === undefined
      ? []
      : [`${talk.say(contactTexts.label)} ${contactLine(wish, talk.language)}`]),
  ].join(separator);
  const words = known === "" ? staffTexts.noContact : staffTexts.noContactBut;
  return heldBack(ask, number, { text: talk.say(words, { number, known }) });
};

/** 周抱 is asked back, and is one tap from what was meant; who has a ticket in hand may still send it. */
export async function slip(ask: Ask, { words, press }: Slip): Promise<Outcome> {
  const { talk, isGroup } = ask;
  const fits = new TextEncoder().encode(`staff.do:${press}`).length <= MAX_BUTTON_BYTES;
  const rows = fits ? [[button(words, "staff.do", press)]] : [];
  const ticket = isGroup ? undefined : await own(ask);
  if (ticket === undefined) return card(ask, talk.say(staffTexts.meant, { words }), rows);
  const text = say(talk.language, ofAsker(ticket.data, staffTexts.meantKept), { words });
  return heldBack(ask, ticket.data.number, { text, rows });
}

/** What may have been meant for the investor goes to him with a tap, as it was written. */
export async function heldBack(
  ask: Ask,
  number: string,
  { text, rows = [] }: { readonly text: string; readonly rows?: Rows },
): Promise<Outcome> {
  const { talk } = ask;
  const draft = { ticket: number, words: talk.event.text };
  const { send, kept } = await sendable(talk.turn, draft, talk.language);
  return merge(kept, card(ask, text, [...rows, [send]]));
}

/** The value and the source, as the form of a correction has them. */
function inTwoLines(text: string): string {
  const [, value = "", source = ""] =
    /(?:改成|改為|改为|更正为|更正為|更正成|\bto\b)\s*((?:[^，,。;；\n]|,(?=\d))+?)(?:吧|了|好了)?(?:,(?!\d)|[，。;；\n])\s*([\s\S]+)$/u.exec(
      text,
    ) ?? [];
  return `${value}\n${source}`;
}

function factIn({ services, talk, rest }: Ask): FactName | undefined {
  const language = talk.language === "en" ? "en" : "zh";
  const [first = ""] = rest.split(/,(?!\d)|[，。;；]/u);
  const plain = first.replace(/改成|改为|更正为|更正成/u, "是").replace(/^the | to /g, " ");
  const { facts } = extractFacts(plain, { fx: services.thresholds.fx, pending: [], language });
  return NAMED.find((one) => facts[one] !== undefined);
}

/** The ticket he names or speaks of, if it is his. */
export async function own({ talk, staff }: Ask, named?: string): Promise<Kept<Ticket> | undefined> {
  const number = named?.replace(/^0+/, "").padStart(4, "0") ?? (await currentTicket(talk));
  const ticket = await readTicket(talk.turn, number);
  const isHis = ticket !== undefined && isSamePerson(ticket.data.owner, staff.person);
  return isHis && isOwned(ticket.data) ? ticket : undefined;
}

function card({ talk, isGroup }: Ask, text: string, buttons: Rows): Outcome {
  const reply: CardReply = { kind: "card", blocks: [{ kind: "text", text }], buttons };
  const kept = isGroup ? { write: [] } : keep(talk);
  return outcome({ ...kept, send: [{ to: talk.chat, reply }] });
}
