import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { type Block, button } from "../../bot/core/reply.ts";
import { complaintsDesk, type Desk, deskOf } from "../desk/desks.ts";
import { offer, promised, promiseLine } from "../desk/offer.ts";
import {
  isOwned,
  nextNumber,
  readTicket,
  stepTicket,
  type Ticket,
  ticketKey,
} from "../desk/ticket.ts";
import { quoteBlock } from "../enquiry/quote.ts";
import { type Kept, versionOf, write } from "../record.ts";
import { asksSomething } from "../screening/extract/clauses.ts";
import { extractFacts } from "../screening/extract/extract-facts.ts";
import type { Services } from "../services.ts";
import { readSession, timerSubject } from "../session.ts";
import { reply, replyText, type Talk } from "../talk.ts";
import { complaintTexts } from "../texts/complaint.ts";
import { wantedCommand } from "../wanted-command.ts";
import { complaintQuestion, isBribeHint, isComplaint, nameChoice } from "./recognise.ts";

/** What was said before the choice is kept no longer. */
const CHOOSE_MS = 15 * 60_000;
/** Statements that follow are taken into the complaint for so long. */
const STATE_MS = 30 * 60_000;

/** What a complaint, or an offer of favours, leads to; `undefined`: the message is neither. */
export async function handleComplaint(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text } = talk.event;
  if (isBribeHint(text)) return replyText(talk, talk.say(complaintTexts.bribe));
  const pending = pendingOf(talk);
  if (pending !== undefined) {
    const choice = nameChoice(text);
    if (choice === "drop") return dropComplaint(talk);
    if (choice !== undefined) return openComplaint(services, talk, choice);
    if (isStatement(services, text)) return hold(services, talk, [...pending, text]);
  }
  const open = await openComplaintOf(talk);
  if (open !== undefined) return ofOpen(services, talk, open);
  return isComplaint(text) ? hold(services, talk, [text]) : undefined;
}

function pendingOf({ session, turn }: Talk): readonly string[] | undefined {
  const { complaint } = session.data;
  const isFresh =
    complaint !== undefined && turn.now.getTime() - Date.parse(complaint.at) <= CHOOSE_MS;
  return isFresh ? complaint.statements : undefined;
}

/** Keeps what was said until he has chosen, and asks whether his name may be given. */
function hold(services: Services, talk: Talk, statements: readonly string[]): Outcome {
  const desk = complaintsDesk(services.desks);
  if (desk === undefined) return noDesk(services, talk);
  const { chat, turn } = talk;
  const isFirst = statements.length === 1;
  const words = isFirst
    ? talk.say(complaintTexts.heard, { desk: talk.say(desk.name) })
    : talk.say(complaintTexts.more);
  const choice = (text: "anonymous" | "named") =>
    button(talk.say(complaintTexts[text]), "complaint.open", text);
  const card = {
    kind: "card",
    blocks: [{ kind: "text", text: words }, ...(isFirst ? basis(services, talk) : [])],
    buttons: [
      [choice("anonymous"), choice("named")],
      [button(talk.say(complaintTexts.drop), "complaint.drop")],
    ],
  } as const;
  const due = new Date(turn.now.getTime() + CHOOSE_MS);
  return reply(talk, [card], {
    session: { complaint: { at: turn.now.toISOString(), statements: [...statements] } },
    timers: [{ name: "complaint.forget", subject: timerSubject(chat), chat, due }],
  });
}

/** The two clauses a complaint rests on, in the sentence that matters. */
function basis({ knowledge }: Services, { language }: Talk): readonly Block[] {
  return (["投诉处理机制", "亲清政商关系"] as const).flatMap((words, index) => {
    const passage = knowledge.passage(index === 0 ? "六（五）" : "二·5");
    if (passage === undefined) return [];
    const found = knowledge
      .search(words)
      .matches.find((match) => match.passage.path === passage.path);
    return [quoteBlock(knowledge, found ?? { passage }, language)];
  });
}

function noDesk({ desks }: Services, talk: Talk): Outcome {
  const { contact, phone } = desks.operator;
  const known = [contact, phone].filter((one) => one !== undefined).join(" ");
  const line = known === "" ? "" : talk.say(complaintTexts.contact, { contact: known });
  return reply(talk, [{ kind: "text", text: talk.say(complaintTexts.none, { contact: line }) }]);
}

/** `complaint.open:anonymous`: opens it with the complaints desk, and nobody else. */
export async function openComplaint(services: Services, talk: Talk, choice = ""): Promise<Outcome> {
  const desk = complaintsDesk(services.desks);
  const statements = pendingOf(talk);
  if (desk === undefined) return noDesk(services, talk);
  if (statements === undefined) return replyText(talk, talk.say(complaintTexts.dropped));
  const isAnonymous = choice !== "named";
  const { number, taken } = await nextNumber(talk.turn);
  const ticket = await newComplaint(talk, { number, desk, statements, isAnonymous });
  const opened = isAnonymous ? complaintTexts.openedAnonymous : complaintTexts.openedNamed;
  const text = [
    talk.say(opened, { number, desk: talk.say(desk.name) }),
    promiseLine(promised(talk.turn, desk), talk.language, talk.event.from.locale),
    talk.say(complaintTexts.facts),
  ].join("\n");
  const tickets = [...(talk.session.data.tickets ?? []), number];
  return merge(
    reply(talk, [{ kind: "text", text }], {
      session: { tickets, complaint: undefined },
      write: [taken],
    }),
    await offer(services, talk.turn, { ticket, desk, what: "opened", who: talk.event.from }),
  );
}

interface NewComplaint {
  readonly number: string;
  readonly desk: Desk;
  readonly statements: readonly string[];
  readonly isAnonymous: boolean;
}

async function newComplaint(
  { turn, chat, language, event }: Talk,
  { number, desk, statements, isAnonymous }: NewComplaint,
): Promise<Kept<Ticket>> {
  const key = ticketKey(number);
  const { name } = event.from;
  const data: Ticket = {
    form: 1,
    number,
    state: "new",
    investor: chat,
    language,
    desk: desk.id,
    deskCard: "",
    reminders: 0,
    history: [],
    complaint: { statements: [...statements], isAnonymous },
    ...(!isAnonymous && name !== undefined && { investorName: name }),
  };
  return { key, version: await versionOf(turn, key), data };
}

/** `complaint.drop` */
export function dropComplaint(talk: Talk): Outcome {
  return replyText(talk, talk.say(complaintTexts.dropped), { session: { complaint: undefined } });
}

/** The complaint of this chat that is not closed, if any. */
async function openComplaintOf(talk: Talk): Promise<Kept<Ticket> | undefined> {
  const numbers = (talk.session.data.tickets ?? []).toReversed();
  const tickets = await Promise.all(numbers.map((number) => readTicket(talk.turn, number)));
  return tickets.find(
    (ticket) => ticket?.data.complaint !== undefined && ticket.data.state !== "closed",
  );
}

/** What is asked of an open complaint, or told to it. */
function ofOpen(
  services: Services,
  talk: Talk<MessageEvent>,
  ticket: Kept<Ticket>,
): Outcome | undefined {
  const { text } = talk.event;
  const { number, complaint, history } = ticket.data;
  const desk = deskOf(services.desks, ticket.data.desk);
  if (desk === undefined || complaint === undefined) return undefined;
  const values = {
    number,
    desk: talk.say(desk.name),
    promise: promiseLine(promised(talk.turn, desk), talk.language, talk.event.from.locale),
    name: complaint.isAnonymous ? talk.say(complaintTexts.withoutName) : "",
  };
  const asked = complaintQuestion(text);
  if (asked !== undefined) return replyText(talk, talk.say(complaintTexts[asked], values).trim());
  const last = history.findLast(({ what }) => what === "opened" || what === "stated")?.at ?? "";
  const isRecent = talk.turn.now.getTime() - Date.parse(last) <= STATE_MS;
  const isMore = isComplaint(text) || (isRecent && isStatement(services, text));
  if (isOwned(ticket.data) || !isMore) return undefined;
  const statements = [...complaint.statements, text];
  const data: Ticket = { ...ticket.data, complaint: { ...complaint, statements } };
  return reply(talk, [{ kind: "text", text: talk.say(complaintTexts.added, values) }], {
    write: [stepTicket(talk.turn, { ...ticket, data }, { what: "stated", who: talk.event.from })],
  });
}

/** It says something, and neither asks, nor wants anything else, nor tells of a project. */
function isStatement({ thresholds }: Services, text: string): boolean {
  if (asksSomething(text) || wantedCommand(text) !== undefined || text.length < 4) return false;
  const { investmentCnyWan, landMu, annualTaxWan } = extractFacts(text, {
    fx: thresholds.fx,
  }).facts;
  return investmentCnyWan === undefined && landMu === undefined && annualTaxWan === undefined;
}

/** `complaint.forget` fell due: he has not chosen. */
export async function forgetComplaint(turn: Turn): Promise<Outcome> {
  const session = await readSession(turn, turn.event.chat);
  const { complaint, ...rest } = session.data;
  return complaint === undefined
    ? NOTHING
    : outcome({ write: [write(session, rest, { of: turn.event.chat })] });
}

/** `complaint.open`, `complaint.drop` as buttons. */
export const COMPLAINT_ACTIONS = {
  "complaint.open": (services: Services, talk: Talk<ActionEvent>) =>
    openComplaint(services, talk, talk.event.value),
  "complaint.drop": (_: Services, talk: Talk<ActionEvent>) => dropComplaint(talk),
} as const;
