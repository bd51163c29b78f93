import type { MessageEvent } from "../../bot/core/event.ts";
import { answeredTicket } from "../relay/quotes.ts";
import type { Talk } from "../talk.ts";

/** The ticket an officer speaks of: whose message he answers, else the one last opened or written to. */
export async function currentTicket({
  turn,
  session,
}: Talk<MessageEvent>): Promise<string | undefined> {
  const { writesTo, owns } = session.data;
  return (await answeredTicket(turn)) ?? writesTo ?? owns?.at(-1);
}
