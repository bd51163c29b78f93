import { z } from "zod";
import { deliveryId } from "../../bot/core/delivery-id.ts";
import {
  type ChatRef,
  chatKey,
  type EditEvent,
  type Key,
  type MessageEvent,
  type RecallEvent,
  wholeChat,
} from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Timer, Turn } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { clipped } from "../clipped.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { readProject } from "../project/project.ts";
import { projectName } from "../project/projects.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";
import {
  fileSchema,
  type KeptSession,
  readSession,
  type Session,
  timerSubject,
} from "../session.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { heldTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { askedOfBot } from "./draft.ts";
import { wroteSince } from "./silence.ts";

const HELD_MS = 48 * 3_600_000;
/** Fits into a button beside the ticket's number. */
const ID_LENGTH = 16;
const MAX_CHOICES = 8;
const MAX_LABEL = 28;

const messageSchema = z.object({
  event: z.string(),
  id: z.string(),
  text: z.string(),
  files: z.array(fileSchema.extend({ caption: z.string().exactOptional() })),
  other: z.string().exactOptional(),
  place: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().exactOptional(),
      address: z.string().exactOptional(),
    })
    .exactOptional(),
  contact: z.object({ name: z.string(), phone: z.string().exactOptional() }).exactOptional(),
  pieces: z.array(z.string()).exactOptional(),
});

/** What an officer with several tickets wrote without saying for whom, oldest first, until he has said. */
const heldSchema = z.object({
  id: z.string(),
  /** The delivery of the card that asks. */
  card: z.string(),
  messages: z.array(messageSchema),
});

export type Held = z.infer<typeof heldSchema>;
export type HeldMessage = Held["messages"][number];

export function readHeld(turn: Turn, chat: ChatRef): Promise<Kept<Held> | undefined> {
  return readRecord(turn, heldKey(chat), heldSchema);
}

/**
 * Holds what an officer writes where it would be a guess for whom it is, and asks him; what he writes on before he
 * has answered never overtakes it. Words that quote, or name a ticket, go their way, and the question stands below
 * them again.
 * `undefined`: nothing waits, and it is clear.
 */
export async function askTo(
  turn: Turn<MessageEvent>,
  session: KeptSession,
  { isMeant }: { readonly isMeant: boolean },
): Promise<Outcome | undefined> {
  const { event } = turn;
  const { chat } = event;
  if (isForBot(event)) return undefined;
  const kept = await readHeld(turn, chat);
  const waiting = await othersWaiting(turn, session.data);
  if (kept === undefined && (isMeant || waiting === undefined)) return undefined;
  const card = deliveryId(event.id, "held");
  const held: Held = {
    id: kept?.data.id ?? deliveryId(event.id, "holds").slice(0, ID_LENGTH),
    card,
    messages: [...(kept?.data.messages ?? []), ...(isMeant ? [] : [messageOf(event)])],
  };
  const { language } = session.data;
  const reply = await question(turn, { held, waiting: waiting ?? [], session: session.data });
  const version = await versionOf(turn, heldKey(chat));
  return outcome({
    write: [write({ key: heldKey(chat), version }, held, { of: chat })],
    send: [
      ...(kept === undefined
        ? []
        : [replaced({ chat, card: kept.data.card }, say(language, heldTexts.moved))]),
      { id: card, to: chat, reply, ...(!isMeant && { quotes: event.messageId }) },
    ],
    timers: [heldTimer(chat, new Date(turn.now.getTime() + HELD_MS))],
  });
}

/** He changed, or took back, what is still held: so it will be sent, or not. `undefined`: it is none of that. */
export async function changeHeld(
  turn: Turn<EditEvent> | Turn<RecallEvent>,
): Promise<Outcome | undefined> {
  const { event } = turn;
  const chat = wholeChat(event.chat);
  const kept = await readHeld(turn, chat);
  const found = kept?.data.messages.find((one) => idsOf(one).includes(event.messageId));
  if (kept === undefined || found === undefined) return undefined;
  const now = event.kind === "edit" ? edited(found, event) : without(found, event.messageId);
  const messages = kept.data.messages.flatMap((one) => (one !== found ? [one] : now ? [now] : []));
  const { card } = kept.data;
  const { data } = await readSession(turn, chat);
  if (messages.length === 0) {
    const send = [replaced({ chat, card }, say(data.language, heldTexts.dropped))];
    return outcome({ write: [write(kept, undefined)], send, timers: [heldTimer(chat)] });
  }
  const held = { ...kept.data, messages };
  const waiting = (await othersWaiting(turn, data)) ?? [];
  const reply = await question(turn, { held, waiting, session: data });
  return outcome({
    write: [write(kept, held, { of: chat })],
    send: [{ to: chat, reply, replaces: card }],
  });
}

/** In the place of the card that asked: what became of it. */
export function replaced(
  { chat, card }: { readonly chat: ChatRef; readonly card: string },
  text: string,
): OutgoingMessage {
  const reply: CardReply = { kind: "card", blocks: [{ kind: "text", text }], buttons: [] };
  return { to: chat, reply, replaces: card };
}

export function heldTimer(chat: ChatRef, due?: Date): Timer {
  return { name: "held.forget", subject: timerSubject(chat), chat, ...(due && { due }) };
}

/** #0001 Ann Lee · coffee roasting */
export async function ticketLabel(turn: Turn, ticket: Ticket, language: Language): Promise<string> {
  const { number, investorName, complaint, question: asked } = ticket;
  const project = (await readProject(turn, ticket.project))?.data;
  const what =
    complaint !== undefined
      ? say(language, deskTexts.newComplaint)
      : project === undefined
        ? asked
        : projectName(project, language);
  const known = [investorName, what].filter((one) => one !== undefined && one !== "");
  const words = known.length > 0 ? known.join(" · ") : say(language, deskTexts.newQuestion);
  return clipped(`#${number} ${words}`.trim(), MAX_LABEL + number.length);
}

/** Whose words he may be answering instead; `undefined` where it is clear to whom he writes. */
async function othersWaiting(
  turn: Turn,
  { owns = [], writesTo, writesAt = "" }: Session,
): Promise<readonly string[] | undefined> {
  if (owns.length < 2) return undefined;
  const others = owns.filter((number) => number !== writesTo);
  const waiting = await wroteSince(turn, others, writesAt);
  return waiting.length > 0 || writesTo === undefined ? waiting : undefined;
}

interface Question {
  readonly held: Held;
  readonly waiting: readonly string[];
  readonly session: Session;
}

async function question(turn: Turn, { held, waiting, session }: Question): Promise<CardReply> {
  const { language, owns = [], writesTo } = session;
  const first = [...waiting, ...(writesTo === undefined ? [] : [writesTo])];
  const numbers = [...new Set([...first, ...owns])].slice(0, MAX_CHOICES);
  const tickets = await Promise.all(numbers.map((number) => readTicket(turn, number)));
  const choices = await Promise.all(
    tickets.flatMap((ticket) =>
      ticket === undefined ? [] : [choice(turn, { ticket: ticket.data, held, language })],
    ),
  );
  const count = held.messages.length;
  const words = waiting.length === 0 ? heldTexts.ask : heldTexts.askSince;
  const values = { count, numbers: waiting.map((number) => `#${number}`).join(" ") };
  return {
    kind: "card",
    blocks: [{ kind: "text", text: say(language, words, values) }],
    buttons: [...choices, [button(say(language, heldTexts.drop), "relay.drop", held.id)]],
  };
}

async function choice(
  turn: Turn,
  {
    ticket,
    held,
    language,
  }: { readonly ticket: Ticket; readonly held: Held; readonly language: Language },
) {
  const label = await ticketLabel(turn, ticket, language);
  return [button(label, "relay.to", `${ticket.number}/${held.id}`)];
}

/** A question to the bot, or a command that does not exist: each names the ticket it stands for. */
function isForBot(event: MessageEvent): boolean {
  return askedOfBot(event) !== undefined || /^\/[a-z]/i.test(event.text);
}

function messageOf(event: MessageEvent): HeldMessage {
  const { id, messageId, text, files, other, place, contact, pieces } = event;
  return {
    event: id,
    id: messageId,
    text,
    files: [...files],
    ...(other !== undefined && { other }),
    ...(place !== undefined && { place }),
    ...(contact !== undefined && { contact }),
    ...(pieces !== undefined && { pieces: [...pieces] }),
  };
}

function idsOf({ id, pieces = [id] }: HeldMessage): readonly string[] {
  return pieces;
}

/** In an album the words are those of one of its files. */
function edited(message: HeldMessage, { messageId, text }: EditEvent): HeldMessage {
  if (idsOf(message).length < 2) return { ...message, text };
  const files = message.files.map((file) =>
    file.messageId === messageId ? { ...file, caption: text } : file,
  );
  return { ...message, files };
}

function without(message: HeldMessage, messageId: string): HeldMessage | undefined {
  const files = message.files.filter((file) => file.messageId !== messageId);
  return idsOf(message).length < 2 || files.length === 0 ? undefined : { ...message, files };
}

/** Without the chat's own name: ids of timers outlive what is erased. */
function heldKey(chat: ChatRef): Key {
  return { kind: "held", id: deliveryId(chatKey(chat), "held") };
}
