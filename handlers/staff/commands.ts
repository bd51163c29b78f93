import {
  type ActionEvent,
  isPrivate,
  type MessageEvent,
  type Person,
  privateChat,
} from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { tooLate } from "../desk/access.ts";
import { isSamePerson } from "../desk/officer.ts";
import { addressOf, talkOf } from "../relay/addressed.ts";
import { wordsInGroup } from "../relay/in-group.ts";
import { sendHeldTo } from "../relay/send-held.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { handleStart, handleWhereAmI } from "../start.ts";
import { keep, openTalk, type Talk } from "../talk.ts";
import { staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import type { Ask, StaffHandler } from "./ask.ts";
import { absent, back } from "./duty.ts";
import { followup } from "./followup.ts";
import { assign, menu, release, take, tell, waits } from "./hand-over.ts";
import { staffHelpCard, staffPress } from "./help-card.ts";
import { canned, mine, queue, search } from "./lists.ts";
import { onDuty } from "./on-duty.ts";
import { open } from "./open.ts";
import { contact, fact, note, order, slip, transfer, verdict } from "./orders.ts";
import { REFUSED } from "./refused.ts";
import { cautions, exported, report } from "./report.ts";
import { slipOf } from "./slips.ts";
import { undo } from "./undo.ts";
import { type StaffCommand, staffWanted, type Wanted } from "./wanted.ts";
import { staffOf } from "./who.ts";

const HANDLERS: Readonly<Partial<Record<StaffCommand, StaffHandler>>> = {
  mine,
  queue,
  open,
  search,
  absent,
  back,
  canned,
  followup,
  duty: onDuty,
  help,
  undo,
  verdict,
  fact,
  transfer,
  order,
  contact,
  number: open,
  note,
  waits,
  assign,
  release,
  tell,
  take,
  menu,
  report,
  export: exported,
  cautions,
};

/** Ordinary words of anybody's, which mean something to an officer with a ticket in hand only. */
const OF_OWNERS: ReadonlySet<StaffCommand> = new Set([
  "undo",
  "verdict",
  "fact",
  "transfer",
  "order",
  "contact",
  "number",
  "note",
  "waits",
  "assign",
  "release",
  "tell",
  "take",
  "menu",
]);

/**
 * Answers an officer's command in private. Whoever is no officer gets what `otherwise` says to the same
 * words, and a line in the log.
 */
export async function staffInPrivate(
  services: Services,
  talk: Talk<MessageEvent>,
  otherwise: () => Promise<Outcome>,
): Promise<Outcome> {
  const answered = await answerInPrivate(services, talk, otherwise);
  const isFirst = talk.session.isNew && isNamed(services, talk.event.from);
  if (!isFirst || staffWanted(talk.event.text)?.command === "help") return answered;
  const card = { to: talk.chat, reply: staffHelpCard(talk.language, false) };
  return merge(answered, outcome({ send: [card] }));
}

/** Whom a desk names: others are known to be officers only when the platform is asked, or they accept. */
function isNamed({ desks }: Services, person: Person): boolean {
  return desks.desks.some(({ officers, supervisors }) =>
    [...officers, ...supervisors].some((one) => isSamePerson(one, person)),
  );
}

async function answerInPrivate(
  services: Services,
  written: Talk<MessageEvent>,
  otherwise: () => Promise<Outcome>,
): Promise<Outcome> {
  const talk = ofNamedTicket(written);
  const wanted = staffWanted(talk.event.text);
  const isOwner = Boolean(talk.session.data.owns?.length);
  const isSlash = talk.event.text.trim().startsWith("/");
  const isHis = isOwner || isSlash;
  const sent = isOwner ? await sendHeldTo(services, talk) : undefined;
  if (sent !== undefined) return sent;
  if (wanted === undefined || (OF_OWNERS.has(wanted.command) && !isHis)) {
    return (await slipped(services, talk, false)) ?? otherwise();
  }
  // 帮助 of who has a ticket in hand is for his investor.
  if (wanted.command === "help" && isOwner && !isSlash) return otherwise();
  const staff = await staffOf(services, talk.turn);
  // Anybody asks for help.
  if (staff === undefined && wanted.command === "help") return otherwise();
  if (staff === undefined) return merge(await otherwise(), REFUSED);
  const { rest } = wanted;
  const ask = { services, talk: isSlash ? inOwnLanguage(talk) : talk, staff, rest, isGroup: false };
  return (await HANDLERS[wanted.command]?.(ask)) ?? otherwise();
}

/** #1 办结: a command is one, and of that ticket, also behind its number. */
function ofNamedTicket(talk: Talk<MessageEvent>): Talk<MessageEvent> {
  const named = addressOf(talk.event.text);
  if (named === undefined || staffWanted(named.words) === undefined) return talk;
  return talkOf(talk, named);
}

/** A command with a slip in it, of an officer's. Of anybody else it is what it says. */
async function slipped(
  services: Services,
  talk: Talk<MessageEvent>,
  isGroup: boolean,
): Promise<Outcome | undefined> {
  const meant = slipOf(talk.event.text);
  const staff = meant && (await staffOf(services, talk.turn));
  return meant && staff && slip({ services, talk, staff, rest: "", isGroup }, meant);
}

/** In a desk's group: officers' commands, and what DESKS_FILE needs of the group; what else may be for the bot. */
export async function inGroup(services: Services, turn: Turn<MessageEvent>): Promise<Outcome> {
  if (/^\/whereami\b/.test(turn.event.text)) return handleWhereAmI(await openTalk(turn));
  const wanted = isBareMention(turn.event) ? BARE : staffWanted(turn.event.text);
  if (wanted === undefined || OF_OWNERS.has(wanted.command)) {
    const isMeant = slipOf(turn.event.text) !== undefined;
    const asked = isMeant && (await slipped(services, inOwnLanguage(await openTalk(turn)), true));
    return asked || wordsInGroup(services, turn, () => commandInGroup(services, turn, BARE));
  }
  return commandInGroup(services, turn, wanted);
}

async function commandInGroup(
  services: Services,
  turn: Turn<MessageEvent>,
  wanted: Wanted,
): Promise<Outcome> {
  const staff = await staffOf(services, turn);
  if (staff === undefined) return wanted.command === "help" ? NOTHING : REFUSED;
  const talk = await openTalk(turn);
  const { rest } = wanted;
  const ask = { services, talk: inOwnLanguage(talk), staff, rest, isGroup: true };
  return (await HANDLERS[wanted.command]?.(ask)) ?? NOTHING;
}

/** What an owner orders in his ticket's thread by ordinary words; `undefined`: they are for the investor. */
export async function ordersInThread(
  services: Services,
  written: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text } = written.event;
  const [number = ""] = written.session.data.owns ?? [];
  const talk = addressOf(text)?.number === number ? ofNamedTicket(written) : written;
  const wanted = staffWanted(talk.event.text);
  if (wanted === undefined || !OF_OWNERS.has(wanted.command)) {
    return slipped(services, talk, false);
  }
  const staff = await staffOf(services, talk.turn);
  if (staff === undefined) return undefined;
  const ask = { services, talk, staff, rest: wanted.rest, isGroup: false };
  return HANDLERS[wanted.command]?.(ask);
}

/** Whether words in a group are a command of officers', whatever thread they stand in. */
export function isGroupCommand(text: string): boolean {
  const wanted = staffWanted(text);
  const isPlain = wanted === undefined || wanted.command === "help";
  if (!isPlain && !OF_OWNERS.has(wanted.command)) return true;
  return /^\s*\/\w/.test(text);
}

/** What follows a slash (week, quarter, a number) tells nobody's language; a desk's group has its own. */
function inOwnLanguage(talk: Talk<MessageEvent>): Talk<MessageEvent> {
  const { language } = talk.session.data;
  return { ...talk, language, say: (text, values) => say(language, text, values) };
}

const BARE: Wanted = { command: "help", rest: "" };

/** The bot was mentioned, and nothing was said. */
function isBareMention({ text, files, other }: MessageEvent): boolean {
  return text.trim() === "" && files.length === 0 && other === undefined;
}

/** 帮助, /help: the commands with buttons; in private, who has no ticket in hand gets what everybody gets before it. */
function help({ services, talk, isGroup }: Ask): Outcome {
  const card = { to: talk.chat, reply: staffHelpCard(talk.language, isGroup) };
  if (isGroup) return outcome({ send: [card] });
  const isOwner = Boolean(talk.session.data.owns?.length);
  return isOwner
    ? outcome({ ...keep(talk), send: [card] })
    : merge(handleStart(services, talk), outcome({ send: [card] }));
}

/** `staff.do:report month`: a button that says a command, in private or in a desk's group. */
export async function handleStaffPress(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const { id, chat, from, at, messageId, value } = turn.event;
  const command = staffPress(value);
  if (command === undefined) return NOTHING;
  const text = `/${command}`;
  const event: MessageEvent = { kind: "message", id, chat, from, at, messageId, text, files: [] };
  const said = { ...turn, event };
  if ((await staffOf(services, said)) === undefined) {
    const session = await readSession(turn, privateChat(from), from.locale);
    return merge(REFUSED, tooLate(session, staffTexts.onlyStaff));
  }
  if (!isPrivate(event)) return inGroup(services, said);
  return staffInPrivate(services, await openTalk(said), async () => NOTHING);
}
