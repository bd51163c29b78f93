import { type Key, type Person, privateChat } from "../../bot/core/event.ts";
import type { OutgoingMessage, Turn, Write } from "../../bot/core/ports.ts";
import { write } from "../record.ts";
import { readSession } from "../session.ts";
import { notice } from "../talk.ts";
import { say, type Text } from "../texts/text.ts";

interface Word {
  readonly text: Text;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly about: Key;
}

/** Words to an officer in private, in his own language. */
export async function tellOfficer(
  turn: Turn,
  officer: Person,
  { text, values, about }: Word,
): Promise<OutgoingMessage> {
  const { data } = await readSession(turn, privateChat(officer));
  return notice(privateChat(officer), say(data.language, text, values), about);
}

/** The write after which an officer no longer has these tickets in hand. */
export async function releaseOfficer(
  turn: Turn,
  officer: Person,
  numbers: readonly string[],
): Promise<Write> {
  const session = await readSession(turn, privateChat(officer));
  const { writesTo, owns = [], ...rest } = session.data;
  const data = {
    ...rest,
    owns: owns.filter((one) => !numbers.includes(one)),
    ...(writesTo !== undefined && !numbers.includes(writesTo) && { writesTo }),
  };
  return write(session, data, { of: privateChat(officer) });
}

export function isSamePerson(one: Person | undefined, other: Person): boolean {
  return one?.channel === other.channel && one.id === other.id;
}
