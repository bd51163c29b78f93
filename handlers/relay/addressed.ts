import type { MessageEvent } from "../../bot/core/event.ts";
import { takenUp } from "../desk/officer.ts";
import { type Talk, talkIn } from "../talk.ts";

/** A message that names its ticket first. */
export interface Addressed {
  readonly number: string;
  readonly words: string;
}

const ADDRESS = /^\s*[#＃]\s*(\d{1,4})(?:\s*[:：,，、]\s*|\s+|(?=[^\d\s]))(\S[\s\S]*)$/u;
const NEXT = /[#＃]\s*\d/u;

/** #2 您好: the ticket that is named before the words. A list that is numbered so names none. */
export function addressOf(text: string): Addressed | undefined {
  const [, digits, words] = ADDRESS.exec(text) ?? [];
  if (digits === undefined || words === undefined || NEXT.test(words)) return undefined;
  return { number: digits.padStart(4, "0"), words };
}

/** The words that are meant for the ticket's investor: its number before them is not. */
export function withoutAddress(text: string, number: string): string {
  const address = addressOf(text);
  return address?.number === number ? address.words : text;
}

/** The talk as if the officer had said these words of that ticket. */
export function talkOf(talk: Talk<MessageEvent>, { number, words }: Addressed): Talk<MessageEvent> {
  const { turn, session, event } = talk;
  const data = { ...session.data, ...takenUp(turn, number) };
  return talkIn({ ...turn, event: { ...event, text: words } }, { ...session, data });
}
