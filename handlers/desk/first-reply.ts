import type { Desk } from "./desks.ts";
import { hasReplied, type Ticket } from "./ticket.ts";
import { type Promised, promise } from "./working-time.ts";

/** Steps after which the desk's promised time runs anew. */
const PROMISING = new Set(["opened", "rerouted", "transferred", "sentBack", "reopened"]);

/** Until when the first reply was promised; `undefined` where none is waited for any more. */
export function promisedReply(
  ticket: Ticket,
  { firstReplyMinutes, hours }: Desk,
): Promised | undefined {
  const isAwaited =
    ticket.state === "offered" || (ticket.state === "accepted" && !hasReplied(ticket));
  const since = ticket.history.findLast(({ what }) => PROMISING.has(what));
  return isAwaited && since !== undefined
    ? promise(new Date(since.at), firstReplyMinutes, hours)
    : undefined;
}
