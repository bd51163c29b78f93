import type { MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { handleStart, handleWhereAmI } from "../start.ts";
import { openTalk, type Talk } from "../talk.ts";
import { staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import type { StaffHandler } from "./ask.ts";
import { absent, back } from "./duty.ts";
import { followup } from "./followup.ts";
import { canned, mine, queue, search } from "./lists.ts";
import { open } from "./open.ts";
import { contact, fact, order, transfer, verdict } from "./orders.ts";
import { REFUSED } from "./refused.ts";
import { cautions, exported, report } from "./report.ts";
import { undo } from "./undo.ts";
import { type StaffCommand, staffWanted } from "./wanted.ts";
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
  undo,
  verdict,
  fact,
  transfer,
  order,
  contact,
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
  const wanted = staffWanted(talk.event.text);
  const isOwner = Boolean(talk.session.data.owns?.length);
  const isSlash = talk.event.text.trim().startsWith("/");
  if (wanted === undefined) return otherwise();
  if (OF_OWNERS.has(wanted.command) && !isOwner && !isSlash) return otherwise();
  const staff = await staffOf(services, talk.turn);
  if (staff === undefined) return merge(await otherwise(), REFUSED);
  const { rest } = wanted;
  const ask = { services, talk: isSlash ? inOwnLanguage(talk) : talk, staff, rest, isGroup: false };
  return (await HANDLERS[wanted.command]?.(ask)) ?? otherwise();
}

/** In a desk's group: officers' commands, and what DESKS_FILE needs of the group; anything else is not for the bot. */
export async function inGroup(services: Services, turn: Turn<MessageEvent>): Promise<Outcome> {
  if (/^\/whereami\b/.test(turn.event.text)) return handleWhereAmI(await openTalk(turn));
  const wanted = staffWanted(turn.event.text);
  if (wanted === undefined) return NOTHING;
  if (OF_OWNERS.has(wanted.command)) return NOTHING;
  const staff = await staffOf(services, turn);
  if (staff === undefined) return REFUSED;
  const talk = await openTalk(turn);
  const { rest } = wanted;
  const ask = { services, talk: inOwnLanguage(talk), staff, rest, isGroup: true };
  return (await HANDLERS[wanted.command]?.(ask)) ?? NOTHING;
}

/** What an owner orders in his ticket's thread by ordinary words; `undefined`: they are for the investor. */
export async function ordersInThread(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const wanted = staffWanted(talk.event.text);
  if (wanted === undefined || !OF_OWNERS.has(wanted.command)) return undefined;
  const staff = await staffOf(services, talk.turn);
  if (staff === undefined) return undefined;
  const ask = { services, talk, staff, rest: wanted.rest, isGroup: false };
  return HANDLERS[wanted.command]?.(ask);
}

/** Whether words in a group are a command of officers', whatever thread they stand in. */
export function isGroupCommand(text: string): boolean {
  const wanted = staffWanted(text);
  if (wanted !== undefined && !OF_OWNERS.has(wanted.command)) return true;
  return /^\s*\/\w/.test(text);
}

/** What follows a slash (week, quarter, a number) tells nobody's language; a desk's group has its own. */
function inOwnLanguage(talk: Talk<MessageEvent>): Talk<MessageEvent> {
  const { language } = talk.session.data;
  return { ...talk, language, say: (text, values) => say(language, text, values) };
}

/** /help: for everybody, and below it what officers may ask, for officers only. */
export async function handleHelp(services: Services, talk: Talk<MessageEvent>): Promise<Outcome> {
  const staff = await staffOf(services, talk.turn);
  const reply = { kind: "text", text: talk.say(staffTexts.help) } as const;
  const more = staff === undefined ? NOTHING : outcome({ send: [{ to: talk.chat, reply }] });
  return merge(handleStart(services, talk), more);
}
