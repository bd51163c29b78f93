import type { MessageEvent } from "../../bot/core/event.ts";
import { merge } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
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
import { type Kept, versionOf } from "../record.ts";
import { asksSomething } from "../screening/extract/clauses.ts";
import { extractFacts } from "../screening/extract/extract-facts.ts";
import type { Services } from "../services.ts";
import { replyAnyway, type Talk } from "../talk.ts";
import { complaintTexts } from "../texts/complaint.ts";
import { wantedCommand } from "../wanted-command.ts";
import { beingStated, pendingOf, STATE_MS, stating, waiting } from "./pending.ts";
import { complaintQuestion, isComplaint, nameChoice, takesBack } from "./recognise.ts";

/** What a complaint leads to while the bot has the talk; `undefined`: the message is none. */
export async function handleComplaint(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text } = talk.event;
  const pending = pendingOf(talk);
  if (pending !== undefined) {
    const choice = nameChoice(text);
    if (choice === "drop") return dropComplaint(talk);
    if (choice !== undefined) return openComplaint(services, talk, { choice });
    if (isStatement(services, text))
      return hold(services, talk, { statements: [...pending, text] });
  }
  const open = await openComplaintOf(talk);
  if (open !== undefined) return ofOpen(services, talk, open);
  return isComplaint(text) ? hold(services, talk, { statements: [text] }) : undefined;
}

/** What is said and offered besides, where an officer has the talk. */
type Beside = Partial<Pick<CardReply, "blocks" | "buttons">>;

/** Keeps what was said until he has chosen, and asks whether his name may be given. */
export function hold(
  services: Services,
  talk: Talk,
  { statements, blocks = [], buttons = [] }: Beside & { readonly statements: readonly string[] },
): Outcome {
  const desk = complaintsDesk(services.desks);
  if (desk === undefined) return noDesk(services, talk, blocks);
  const isFirst = statements.length === 1;
  const words = isFirst
    ? talk.say(complaintTexts.heard, { desk: talk.say(desk.name) })
    : talk.say(complaintTexts.more);
  const choice = (text: "anonymous" | "named") =>
    button(talk.say(complaintTexts[text]), "complaint.open", text);
  const card = {
    kind: "card",
    blocks: [...blocks, { kind: "text", text: words }, ...(isFirst ? basis(services, talk) : [])],
    buttons: [
      [choice("anonymous"), choice("named")],
      [button(talk.say(complaintTexts.drop), "complaint.drop")],
      ...buttons,
    ],
  } as const;
  return replyAnyway(talk, [card], waiting(talk, statements));
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

function noDesk({ desks }: Services, talk: Talk, blocks: readonly Block[] = []): Outcome {
  const { contact, phone } = desks.operator;
  const known = [contact, phone].filter((one) => one !== undefined).join(" ");
  const line = known === "" ? "" : talk.say(complaintTexts.contact, { contact: known });
  const told = { kind: "text", text: talk.say(complaintTexts.none, { contact: line }) } as const;
  return replyAnyway(talk, [{ kind: "card", blocks: [...blocks, told], buttons: [] }]);
}

/** `complaint.open:anonymous`: opens it with the complaints desk, and nobody else. */
export async function openComplaint(
  services: Services,
  talk: Talk,
  { choice = "", blocks = [], buttons = [] }: Beside & { readonly choice?: string },
): Promise<Outcome> {
  const desk = complaintsDesk(services.desks);
  const statements = pendingOf(talk);
  if (desk === undefined) return noDesk(services, talk);
  if (statements === undefined) return replyAnyway(talk, [gone(talk)]);
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
  const { session, timers } = stating(talk, number);
  const card = { kind: "card", blocks: [{ kind: "text", text }, ...blocks], buttons } as const;
  return merge(
    replyAnyway(talk, [card], {
      session: { tickets, ...session },
      write: [taken],
      timers,
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
  return replyAnyway(talk, [gone(talk)], { session: { complaint: undefined } });
}

function gone(talk: Talk) {
  return { kind: "text", text: talk.say(complaintTexts.dropped) } as const;
}

/** The complaint of this chat that is not closed, if any. */
export async function openComplaintOf(talk: Talk): Promise<Kept<Ticket> | undefined> {
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
  const { history } = ticket.data;
  const asked = askedOfComplaint(services, talk, ticket.data);
  if (asked !== undefined) return asked;
  const last = history.findLast(({ what }) => what === "opened" || what === "stated")?.at ?? "";
  const isRecent = talk.turn.now.getTime() - Date.parse(last) <= STATE_MS;
  // After he has taken it back it is not told on, unless he complains again.
  const isTold = isRecent && !takesBack(ticket.data.complaint?.statements.at(-1) ?? "");
  const isMore = isComplaint(text) || takesBack(text) || (isTold && isStatement(services, text));
  return isOwned(ticket.data) || !isMore ? undefined : addTo(talk, ticket);
}

/** When there will be an answer, and who sees it. */
export function askedOfComplaint(
  services: Services,
  talk: Talk<MessageEvent>,
  { number, complaint, desk: id }: Ticket,
): Outcome | undefined {
  const desk = deskOf(services.desks, id);
  const asked = complaintQuestion(talk.event.text);
  if (desk === undefined || complaint === undefined || asked === undefined) return undefined;
  const values = {
    number,
    desk: talk.say(desk.name),
    promise: promiseLine(promised(talk.turn, desk), talk.language, talk.event.from.locale),
    name: complaint.isAnonymous ? talk.say(complaintTexts.withoutName) : "",
  };
  const text = talk.say(complaintTexts[asked], values).trim();
  return replyAnyway(talk, [{ kind: "text", text }]);
}

/** What he wrote is part of his complaint, which nobody has taken yet. */
export function addTo(
  talk: Talk<MessageEvent>,
  ticket: Kept<Ticket>,
  buttons: CardReply["buttons"] = [],
): Outcome {
  const { number, complaint } = ticket.data;
  const { isAnonymous = true, statements = [] } = complaint ?? {};
  const told = { statements: [...statements, talk.event.text], isAnonymous };
  const data: Ticket = { ...ticket.data, complaint: told };
  const added = takesBack(talk.event.text) ? complaintTexts.addedBack : complaintTexts.added;
  const text = talk.say(added, { number });
  return replyAnyway(talk, [{ kind: "card", blocks: [{ kind: "text", text }], buttons }], {
    write: [stepTicket(talk.turn, { ...ticket, data }, { what: "stated", who: talk.event.from })],
    ...(beingStated(talk) === number && stating(talk, number)),
  });
}

/** It says something, and neither asks, nor wants anything else, nor tells of a project. */
export function isStatement({ thresholds }: Services, text: string): boolean {
  if (asksSomething(text) || wantedCommand(text) !== undefined || text.length < 4) return false;
  const { investmentCnyWan, landMu, annualTaxWan } = extractFacts(text, {
    fx: thresholds.fx,
  }).facts;
  return investmentCnyWan === undefined && landMu === undefined && annualTaxWan === undefined;
}
