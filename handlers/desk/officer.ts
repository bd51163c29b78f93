import { type ActionEvent, isPrivate, type Person, privateChat } from "../../bot/core/event.ts";
import type { Turn, Write } from "../../bot/core/ports.ts";
import { write } from "../record.ts";
import { type KeptSession, readSession } from "../session.ts";

/** The write after which an officer no longer has these tickets in hand; none for who never talked with the bot. */
export async function releaseOfficer(
  turn: Turn,
  officer: Person,
  numbers: readonly string[],
): Promise<readonly Write[]> {
  const session = await readSession(turn, privateChat(officer));
  if (session.isNew) return [];
  const { writesTo, owns = [], ...rest } = session.data;
  const had = numbers.at(-1);
  const data = {
    ...rest,
    ...(had !== undefined && { had }),
    owns: owns.filter((one) => !numbers.includes(one)),
    ...(writesTo !== undefined && !numbers.includes(writesTo) && { writesTo }),
  };
  return [write(session, data, { of: privateChat(officer) })];
}

/** What an officer's session holds from now on: what he writes without a quote is for that ticket. */
export function takenUp({ now }: Pick<Turn, "now">, number: string) {
  return { writesTo: number, writesAt: now.toISOString() };
}

/** The write that keeps that, where he pressed something of the ticket's in private. */
export function takingUp(
  turn: Turn<ActionEvent>,
  { data, ...session }: KeptSession,
  number: string,
): readonly Write[] {
  const { event } = turn;
  if (!isPrivate(event)) return [];
  return [write(session, { ...data, ...takenUp(turn, number) }, { of: event.chat })];
}

export function isSamePerson(one: Person | undefined, other: Person): boolean {
  return one?.channel === other.channel && one.id === other.id;
}
