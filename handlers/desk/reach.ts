import { type ChatRef, chatKey, type Key, type ReachEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { staffHelpCard } from "../staff/help-card.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Desk } from "./desks.ts";
import { GROUP_LANGUAGE, tellOwner } from "./place.ts";
import { isOwned, readTicket, ticketIn } from "./ticket.ts";
import { groupUnreachable, showAgain } from "./unreachable.ts";

/** Tickets taken care of in one turn; what is left comes up when it is reminded of. */
const AT_ONCE = 20;

/** Somebody blocked or unblocked the bot, or a desk's group lost it, has it again, or got a new id. */
export async function handleReach(services: Services, turn: Turn<ReachEvent>): Promise<Outcome> {
  const { chat, reachable, movedTo } = turn.event;
  const desks = services.desks.desks.filter((desk) => isSamePlace(desk.chat, chat));
  if (desks.length === 0) return tellOwners(turn);
  if (movedTo !== undefined) return called("desk.moved", { kind: "chat", id: chatKey(movedTo) });
  const outcomes: Outcome[] = [];
  if (reachable && hasNoMenu(chat)) outcomes.push(introduce(chat));
  for (const desk of desks) {
    outcomes.push(await showElsewhere(services, turn, desk));
    if (!reachable) outcomes.push(called("desk.unreachable", { kind: "desk", id: desk.id }));
  }
  return merge(...outcomes);
}

/** Telegram shows the commands beside the text field, and reports much besides that the bot was added. */
function hasNoMenu({ channel }: ChatRef): boolean {
  return channel !== "telegram";
}

function introduce(to: ChatRef): Outcome {
  return outcome({ send: [{ to, reply: staffHelpCard(GROUP_LANGUAGE, true) }] });
}

/** What waits with a desk that is lost goes on as if its card had not arrived; what nobody saw is shown now. */
async function showElsewhere(
  services: Services,
  turn: Turn<ReachEvent>,
  desk: Desk,
): Promise<Outcome> {
  const { reachable } = turn.event;
  const state = reachable ? "new" : "offered";
  const query = { kind: "ticket", index: "state", from: state, to: state, limit: 200 };
  const numbers = (await turn.find(query))
    .map((stored) => ticketIn(stored))
    .filter((ticket) => ticket?.desk === desk.id)
    .slice(0, AT_ONCE)
    .flatMap((ticket) => ticket?.number ?? []);
  const outcomes: Outcome[] = [];
  for (const number of numbers) {
    const ticket = await readTicket(turn, number);
    if (ticket?.data.state !== state) continue;
    const act = reachable ? showAgain : groupUnreachable;
    outcomes.push(await act(services, turn, { ticket, desk }));
  }
  return merge(...outcomes);
}

/** The officer who has somebody's ticket in hand learns that he can't be reached, or can be again. */
async function tellOwners(turn: Turn<ReachEvent>): Promise<Outcome> {
  const { chat, reachable } = turn.event;
  const { data } = await readSession(turn, chat);
  const outcomes: Outcome[] = [];
  for (const number of data.tickets ?? []) {
    const ticket = await readTicket(turn, number);
    if (ticket === undefined || !isOwned(ticket.data)) continue;
    const text = reachable ? deskTexts.reachableAgain : deskTexts.unreachableNow;
    outcomes.push(outcome({ send: await tellOwner(turn, ticket.data, { text }) }));
  }
  return merge(...outcomes);
}

function called(code: string, subject: Key): Outcome {
  return outcome({ log: [{ level: "error", code, subject }] });
}

/** A desk may have a thread of its group, which is lost with it. */
function isSamePlace(one: ChatRef, other: ChatRef): boolean {
  return one.channel === other.channel && one.chatId === other.chatId;
}
