import {
  type ChatRef,
  chatKey,
  type EditEvent,
  type RecallEvent,
  wholeChat,
} from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { droppedBefore, isComplaint } from "../complaint/recognise.ts";
import { showAt } from "../desk/place.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { type Kept, write } from "../record.ts";
import { notice } from "../talk.ts";
import { complaintTexts } from "../texts/complaint.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { withoutAddress } from "./addressed.ts";
import { withoutNoteLines } from "./notes.ts";
import { labelled } from "./pass.ts";
import { type Relayed, readRelayed } from "./relayed.ts";
import { investorSide, officerSide, type Side } from "./sides.ts";

/** Somebody changed what was passed on: the other side reads the new words, and the old ones below them.
 * `undefined` for what was not. */
export async function passEdit(turn: Turn<EditEvent>): Promise<Outcome | undefined> {
  const { messageId, text } = turn.event;
  const chat = wholeChat(turn.event.chat);
  const found = await findPassed(turn, chat, messageId);
  if (found === undefined) return undefined;
  const { relayed, ticket, side, isOfficer } = found;
  const { text: old } = relayed.data;
  const now = isOfficer ? officersWords(text, ticket) : withoutDropping(text);
  // Telegram reports link previews and the like as edits of the same words.
  if (old === undefined || now === (isOfficer ? officersWords(old, ticket) : old.trim()))
    return NOTHING;
  if (now === "") return withdrawn(found);
  if (!isOfficer && ticket.complaint === undefined && isComplaint(now)) {
    const { investor, language } = ticket;
    return outcome({ send: [notice(investor, say(language, complaintTexts.editNotPassed))] });
  }
  const { number } = ticket;
  const words = labelled(side.label, { language: side.language, number, text: now });
  const values = { text: words, old: old.trim() };
  const changed = old.trim() === "" ? words : say(side.language, relayTexts.edited, values);
  const said = relayed.data.hasFiles === true ? below(found, changed) : replaced(found, changed);
  return {
    ...said,
    write: [write(relayed, { ...relayed.data, text: now }, { of: chat })],
  };
}

function officersWords(text: string, { number }: Ticket): string {
  return withoutNoteLines(withoutAddress(text, number));
}

/** Of 不投诉了，帮我催一下 only what follows was passed on. */
function withoutDropping(text: string): string {
  const dropped = droppedBefore(text);
  return (dropped?.isNamed === true ? dropped.rest : text).trim();
}

/** Somebody took back what was passed on: the other side is told in its place. */
export async function passRecall(turn: Turn<RecallEvent>): Promise<Outcome | undefined> {
  const { chat, messageId } = turn.event;
  const found = await findPassed(turn, wholeChat(chat), messageId);
  return found === undefined ? undefined : withdrawn(found);
}

interface Passed {
  readonly chat: ChatRef;
  readonly messageId: string;
  readonly relayed: Kept<Relayed>;
  readonly ticket: Ticket;
  readonly side: Side;
  readonly isOfficer: boolean;
}

/** What a message was passed on as, while its ticket is open and both are still the same. */
async function findPassed(
  turn: Turn,
  chat: ChatRef,
  messageId: string,
): Promise<Passed | undefined> {
  const relayed = await readRelayed(turn, chat, messageId);
  const ticket = (await readTicket(turn, relayed?.data.ticket))?.data;
  if (relayed === undefined || ticket === undefined || ticket.state === "closed") return undefined;
  const officer = await officerSide(turn, ticket);
  if (officer === undefined) return undefined;
  if (isSame(chat, ticket.investor)) {
    return { chat, messageId, relayed, ticket, side: officer, isOfficer: false };
  }
  return isSame(chat, officer.to)
    ? { chat, messageId, relayed, ticket, side: investorSide(ticket), isOfficer: true }
    : undefined;
}

function withdrawn(found: Passed): Outcome {
  const { relayed, ticket, side, chat } = found;
  const text = say(side.language, relayTexts.recalled);
  const { text: _, ...trace } = relayed.data;
  const said = labelled(side.label, { language: side.language, number: ticket.number, text });
  return { ...replaced(found, said), write: [write(relayed, trace, { of: chat })] };
}

function replaced(found: Passed, text: string): Outcome {
  return outcome({ send: [{ ...shown(found, text), replaces: found.relayed.data.delivery }] });
}

function below(found: Passed, text: string): Outcome {
  return outcome({ send: [shown(found, text)] });
}

function shown({ ticket, side, messageId }: Passed, text: string): OutgoingMessage {
  return { ...showAt(side, ticket.number, { kind: "text", text }), passesOn: messageId };
}

function isSame(one: ChatRef, other: ChatRef): boolean {
  return chatKey(one) === chatKey(other);
}
