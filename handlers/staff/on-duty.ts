import { CHANNELS, type Person, privateChat } from "../../bot/core/event.ts";
import type { Turn } from "../../bot/core/ports.ts";
import { isOfficer } from "../desk/access.ts";
import type { Desk } from "../desk/desks.ts";
import { isSamePerson } from "../desk/officer.ts";
import { isOwned, type Ticket, ticketIn } from "../desk/ticket.ts";
import { beijingDay, beijingTime, isWorking, opening } from "../desk/working-time.ts";
import { readSession } from "../session.ts";
import { deskTexts } from "../texts/handoff.ts";
import { staffTexts } from "../texts/staff.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Who had a ticket opened since then counts as one of the desk, besides those it names. */
const RECENT_DAYS = 30;
const MAX_TICKETS = 500;

/** 谁在值班: of each of his desks whether it is open, who is there with how many in hand, and who is off duty. */
export const onDuty: StaffHandler = async (ask) => {
  const tickets = await recentTickets(ask.talk.turn);
  const desks = await Promise.all(ask.staff.desks.map((desk) => deskLines(ask, desk, tickets)));
  return told(
    ask,
    [...desks, ask.talk.say(staffTexts.dutyKnown, { days: RECENT_DAYS })].join("\n"),
  );
};

async function recentTickets(turn: Turn): Promise<readonly Ticket[]> {
  const from = beijingDay(turn.now.getTime() - RECENT_DAYS * DAY_MS);
  const to = beijingDay(turn.now);
  const query = { kind: "ticket", index: "day", from, to, limit: MAX_TICKETS };
  return (await turn.find(query)).flatMap((stored) => ticketIn(stored) ?? []);
}

async function deskLines(ask: Ask, desk: Desk, tickets: readonly Ticket[]): Promise<string> {
  const { talk } = ask;
  const { now } = talk.turn;
  const known = await knownOf(ask, desk, tickets);
  const away = known.filter(({ absent }) => absent !== undefined);
  const here = known.filter(({ absent }) => absent === undefined);
  const head = isWorking(now, desk.hours)
    ? talk.say(staffTexts.dutyOpen, { desk: talk.say(desk.name) })
    : talk.say(staffTexts.dutyShut, {
        desk: talk.say(desk.name),
        time: beijingTime(nextOpening(now, desk), talk.language),
      });
  return [
    head,
    ...(here.length === 0
      ? [talk.say(staffTexts.dutyNobody)]
      : here.map(({ name, count }) => talk.say(staffTexts.dutyHere, { name, count }))),
    ...away.map(({ name, absent = "" }) =>
      talk.say(staffTexts.dutyAway, { name, time: beijingTime(new Date(absent), talk.language) }),
    ),
  ].join("\n");
}

function nextOpening(now: Date, { hours }: Desk): Date {
  const today = opening(beijingDay(now), hours);
  return today > now ? today : opening(beijingDay(now.getTime() + DAY_MS), hours);
}

/** Everybody who ever accepted it, without a name. */
function accepters({ history }: Ticket): readonly Person[] {
  return history.flatMap(({ what, who = "" }) => {
    const channel = CHANNELS.find((one) => who.startsWith(`${one}:`));
    if (what !== "accepted" || channel === undefined) return [];
    return [{ channel, id: who.slice(channel.length + 1) }];
  });
}

interface Known {
  readonly name: string;
  readonly count: number;
  /** Since when he is off duty. */
  readonly absent: string | undefined;
}

/** Those the desk names and those who accepted its tickets, as far as they are still its officers. */
async function knownOf(
  { services, talk }: Ask,
  desk: Desk,
  tickets: readonly Ticket[],
): Promise<readonly Known[]> {
  const { turn } = talk;
  const ours = tickets.filter((ticket) => ticket.desk === desk.id);
  const owners = ours.flatMap(({ owner }) => owner ?? []);
  const everybody: readonly Person[] = [...owners, ...ours.flatMap(accepters), ...desk.officers];
  const once = everybody.filter(
    (person, n) => everybody.findIndex((other) => isSamePerson(other, person)) === n,
  );
  const known = await Promise.all(
    once.map(async (person): Promise<readonly Known[]> => {
      if (!(await isOfficer(services, turn, { desk, person }))) return [];
      const { data } = await readSession(turn, privateChat(person));
      const name = person.name ?? (await turn.memberName(desk.chat, person));
      const count = ours.filter((ticket) => isOwned(ticket) && isSamePerson(ticket.owner, person));
      const shown = name ?? talk.say(deskTexts.someOfficer);
      return [{ name: shown, count: count.length, absent: data.absent }];
    }),
  );
  return known.flat();
}
