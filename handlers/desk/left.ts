import type { ChatRef, Person } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import { say } from "../texts/text.ts";
import { type Desk, deskOf } from "./desks.ts";
import { takeBack } from "./late.ts";
import { isSamePerson } from "./officer.ts";
import { tellOwner } from "./place.ts";
import { isOwned, type Ticket } from "./ticket.ts";

/** What was asked of the platform before he accepted may be so old: whoever joins may accept at once. */
const JOINING_MS = 60_000;

/**
 * The owner is no longer on the desk: his ticket goes back to it, and what was just written is not passed on.
 * `undefined` while he is, or where the platform can't be asked.
 */
export async function takeBackIfLeft(
  services: Services,
  turn: Turn,
  ticket: Kept<Ticket>,
): Promise<Outcome | undefined> {
  const { number, owner } = ticket.data;
  const desk = deskOf(services.desks, ticket.data.desk);
  if (owner === undefined || desk === undefined || !isOwned(ticket.data)) return undefined;
  if (isJustAccepted(turn, ticket.data) || !(await hasLeft(turn, desk, owner))) return undefined;
  const told = { text: deskTexts.youLeft, values: { desk: desk.name.zh } };
  return merge(
    await takeBack(services, turn, {
      ticket,
      desk,
      words: say("zh-Hans", deskTexts.ownerLeft, { number }),
      told: handoffTexts.ownerLeft,
      why: "left",
    }),
    outcome({
      send: isHis(turn.event.chat, owner) ? await tellOwner(turn, ticket.data, told) : [],
    }),
  );
}

function isJustAccepted({ now }: Turn, { history }: Ticket): boolean {
  const at = history.findLast(({ what }) => what === "accepted")?.at ?? "";
  return now.getTime() - Date.parse(at) <= JOINING_MS;
}

async function hasLeft(turn: Turn, desk: Desk, owner: Person): Promise<boolean> {
  if (desk.officers.some((one) => isSamePerson(one, owner))) return false;
  return (await turn.isMember(desk.chat, owner)) === false;
}

function isHis({ channel, chatId }: ChatRef, owner: Person): boolean {
  return channel === owner.channel && chatId === owner.id;
}
