import type { ActionEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { bothCards } from "../desk/cards.ts";
import { freed } from "../desk/offer.ts";
import { tellOwner } from "../desk/place.ts";
import { closeThread } from "../desk/thread.ts";
import { readTicket, stepTicket, type Ticket, withoutInvestor } from "../desk/ticket.ts";
import { beijingTime } from "../desk/working-time.ts";
import { shortened, shortLabel } from "../handoff/handoff.ts";
import { askConsent } from "../prescreen/consent.ts";
import { noDraft } from "../prescreen/draft.ts";
import { factsCard } from "../prescreen/facts-card.ts";
import { contactLine } from "../project/contact.ts";
import { factCount, type Project, readProject } from "../project/project.ts";
import { projectName, readProjects } from "../project/projects.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { readSession, timerSubject } from "../session.ts";
import { keep, notice, personButton, type Talk, talkIn } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { privacyTexts } from "../texts/privacy.ts";
import { ownDataReply } from "./own-data.ts";
import { tombstone } from "./tombstone.ts";

const SHORT_ID = 12;

/** What is on its way to be deleted leaves traces of its own confirmation; they go after this time. */
const FORGET_MS = 10 * 60_000;

/** /mydata: everything kept of this chat. Answered also while an officer owns the talk. */
export async function handleMyData(services: Services, talk: Talk): Promise<Outcome> {
  const projects = await readProjects(talk);
  const text = [
    talk.say(privacyTexts.have),
    ...keptLines(services, talk, projects),
    talk.say(privacyTexts.nothing),
    ...whereLine(services, talk, projects),
  ].join("\n");
  const facts = projects.map(({ key, data }) => {
    const isOnly = projects.length === 1;
    const name = isOnly ? talk.say(prescreenTexts.facts) : projectName(data, talk.language);
    return [button(shortLabel(name), "mydata.facts", key.id.slice(0, SHORT_ID))];
  });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text }],
    buttons: [
      ...facts,
      [
        button(talk.say(privacyTexts.deleteAll), "mydata.delete"),
        button(talk.say(privacyTexts.keep), "mydata.keep"),
      ],
      [button(talk.say(privacyTexts.export), "mydata.export"), personButton(talk)],
    ],
  };
  return outcome({ ...keep(talk), send: [{ to: talk.chat, reply: card }] });
}

function keptLines(
  { retentionDays: days }: Services,
  talk: Talk,
  projects: readonly Kept<Project>[],
): readonly string[] {
  const { language, lastQuestion, unread, tickets = [] } = talk.session.data;
  const numbers = tickets.map((number) => `#${number}`).join(" ");
  const isOnly = projects.length === 1;
  const kept = projects.map(({ data }) => {
    const { at, version } = data.consent;
    const values = { count: factCount(data), date: at.slice(0, 10), version, days };
    const name = projectName(data, talk.language);
    return isOnly
      ? talk.say(privacyTexts.project, values)
      : talk.say(privacyTexts.projectNamed, { ...values, name });
  });
  return [
    talk.say(privacyTexts.language, { language: LANGUAGE_NAMES[language] }),
    ...(lastQuestion === undefined
      ? []
      : [talk.say(privacyTexts.question, { question: shortened(lastQuestion.text) })]),
    ...(unread === undefined ? [] : [talk.say(privacyTexts.unread)]),
    ...kept,
    ...contactKept(talk, projects),
    ...(tickets.length === 0 ? [] : [talk.say(privacyTexts.tickets, { numbers, days })]),
    ...(tickets.length === 0 ? [] : [talk.say(privacyTexts.talk)]),
  ];
}

/** Where it lies, for whoever has more here than a language. */
function whereLine(
  { desks }: Services,
  talk: Talk,
  projects: readonly Kept<Project>[],
): readonly string[] {
  const { tickets = [] } = talk.session.data;
  if (projects.length === 0 && tickets.length === 0) return [];
  return [talk.say(privacyTexts.where, { operator: talk.say(desks.operator.name) })];
}

/** `mydata.export`: all of it as a document. */
function handleOwnExport(talk: Talk): Outcome {
  const reply = ownDataReply(talk.chat, talk.language);
  return outcome({ ...keep(talk), send: [{ to: talk.chat, reply }] });
}

function contactKept(talk: Talk, projects: readonly Kept<Project>[]): readonly string[] {
  const contact = projects.find(({ data }) => data.contact !== undefined)?.data.contact;
  if (contact === undefined) return [];
  const wish = contactLine(contact, talk.language);
  return [talk.say(privacyTexts.contact, { wish })];
}

/** `mydata.facts`: the project's facts, also while an officer owns the talk. */
async function handleMyFacts(talk: Talk, id = ""): Promise<Outcome> {
  const projects = await readProjects(talk);
  const isAsked = ({ key }: Kept<Project>) => key.id.startsWith(id);
  const project =
    id === "" ? await readProject(talk.turn, talk.session.data.project) : projects.find(isAsked);
  return project === undefined
    ? noDraft(talk)
    : outcome({ send: [{ to: talk.chat, reply: factsCard(talk, project.data) }] });
}

/** 你们要存什么: what is kept, or would be. */
export async function handleTerms(services: Services, talk: Talk): Promise<Outcome> {
  const hasProject = (await readProject(talk.turn, talk.session.data.project)) !== undefined;
  return hasProject ? handleMyData(services, talk) : askConsent(services, talk);
}

/** Asked for in words or by a tap: what goes, and whether really. */
export async function handleDelete(talk: Talk): Promise<Outcome> {
  const refusal = ownsTickets(talk);
  if (refusal !== undefined) return refusal;
  const open = (await ticketsOf(talk)).find(({ data }) => data.state !== "closed");
  const withdrawn =
    open === undefined ? "" : talk.say(privacyTexts.openTicket, { number: open.data.number });
  const card: CardReply = {
    kind: "card",
    blocks: [
      {
        kind: "text",
        text: [talk.say(privacyTexts.confirm), withdrawn, talk.say(privacyTexts.remains)]
          .filter((line) => line !== "")
          .join("\n"),
      },
    ],
    buttons: [
      [
        button(talk.say(privacyTexts.yesDelete), "mydata.confirm", talk.language),
        button(talk.say(privacyTexts.keep), "mydata.keep"),
      ],
      [personButton(talk)],
    ],
  };
  const asked = { what: "deletion", at: talk.turn.now.toISOString() } as const;
  return outcome({ ...keep(talk, { asked }), send: [{ to: talk.chat, reply: card }] });
}

export function handleKeep(talk: Talk): Outcome {
  const kept = keep(talk, { asked: undefined });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(privacyTexts.kept) }],
    buttons: [[personButton(talk)]],
  };
  return outcome({ ...kept, send: [{ to: talk.chat, reply: card }] });
}

/** `mydata.confirm`: erases what belongs to the chat, and withdraws its tickets. */
export async function handleConfirmDelete(services: Services, talk: Talk): Promise<Outcome> {
  const refusal = ownsTickets(talk);
  if (refusal !== undefined) return refusal;
  const tickets = await ticketsOf(talk);
  const withdrawn = await Promise.all(
    tickets.map((ticket) => withdraw(services, talk.turn, ticket)),
  );
  const time = beijingTime(talk.turn.now, talk.language);
  const backups = talk.say(privacyTexts.backups, { days: services.retentionDays });
  const due = new Date(talk.turn.now.getTime() + FORGET_MS);
  const open = tickets.filter(({ data }) => data.state !== "closed");
  return merge(
    ...withdrawn,
    outcome({ write: await freed(talk.turn, ...open.map(({ data }) => data)) }),
    outcome({
      erase: talk.chat,
      write: [await tombstone(services, talk.turn, talk.chat)],
      send: [notice(talk.chat, talk.say(privacyTexts.deleted, { time, backups }))],
      timers: [{ name: "chat.forget", subject: timerSubject(talk.chat), chat: talk.chat, due }],
    }),
  );
}

/** Answered also while an officer owns the talk. */
export const PRIVACY_ACTIONS: Readonly<
  Record<string, (services: Services, talk: Talk<ActionEvent>) => Outcome | Promise<Outcome>>
> = {
  "mydata.facts": (_, talk) => handleMyFacts(talk, talk.event.value),
  "mydata.delete": (_, talk) => handleDelete(talk),
  "mydata.export": (_, talk) => handleOwnExport(talk),
  "mydata.keep": (_, talk) => handleKeep(talk),
  "mydata.confirm": (services, talk) => handleConfirmDelete(services, inLanguageOfCard(talk)),
};

/** A second tap finds no session any more to tell the language, and Feishu's taps don't: the button does. */
function inLanguageOfCard(talk: Talk<ActionEvent>): Talk {
  const { turn, session, event } = talk;
  const language = LANGUAGES.find((one) => one === event.value);
  return session.isNew && language !== undefined
    ? talkIn(turn, { ...session, data: { ...session.data, language } })
    : talk;
}

/** The confirmation is out: what was remembered of sending it goes too, unless a new talk has begun. */
export async function forgetChat(turn: Turn): Promise<Outcome> {
  const { chat } = turn.event;
  const { isNew } = await readSession(turn, chat);
  return isNew ? outcome({ erase: chat }) : NOTHING;
}

/** An officer with tickets in hand would leave their investors to nobody. */
function ownsTickets(talk: Talk): Outcome | undefined {
  const { owns = [] } = talk.session.data;
  const numbers = owns.map((number) => `#${number}`).join(" ");
  return owns.length === 0
    ? undefined
    : outcome({ send: [notice(talk.chat, talk.say(deskTexts.closeFirst, { numbers }))] });
}

async function ticketsOf({ session, turn }: Talk): Promise<readonly Kept<Ticket>[]> {
  const numbers = session.data.tickets ?? [];
  const tickets = await Promise.all(numbers.map((number) => readTicket(turn, number)));
  return tickets.filter((ticket) => ticket !== undefined);
}

/** Strips a ticket of everything personal; the desk sees that the applicant withdrew it. */
async function withdraw(services: Services, turn: Turn, ticket: Kept<Ticket>): Promise<Outcome> {
  const { state, desk: id } = ticket.data;
  const bare = { ...ticket, data: withoutInvestor(ticket.data) };
  const kept = stepTicket(turn, bare, { what: "withdrawn", state: "closed" });
  const desk = services.desks.desks.find((one) => one.id === id);
  if (state === "closed" || desk === undefined) return outcome({ write: [kept] });
  const withdrawn = kept.data as Ticket;
  return outcome({
    write: [kept],
    send: [
      ...(await bothCards(services, turn, withdrawn)),
      ...(await tellOwner(turn, withdrawn, { text: deskTexts.withdrawnTicket })),
      ...closeThread(withdrawn),
    ],
  });
}
