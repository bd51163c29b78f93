import type { MessageEvent } from "../../bot/core/event.ts";
import { merge } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { lastOfEach, readingAfter } from "../after.ts";
import { isOwned } from "../desk/ticket.ts";
import { ownedBy } from "../relay/relay.ts";
import type { Services } from "../services.ts";
import type { Session } from "../session.ts";
import { type Talk, talkIn } from "../talk.ts";
import { addTo, dropComplaint, isStatement, openComplaintOf } from "./complaint.ts";
import { pendingOf } from "./pending.ts";
import { type Dropped, droppedBefore, isComplaint } from "./recognise.ts";

/** So short a 算了 drops what waits, whatever follows. */
const SHORT = 20;

/**
 * 算了不投诉了，帮我催一下: the complaint is dropped, and what follows is heard as if it stood alone. `undefined`: it is
 * not these two.
 */
export async function dropAndHear(
  services: Services,
  talk: Talk<MessageEvent>,
  hear: (talk: Talk<MessageEvent>) => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const { complaint, tickets } = talk.session.data;
  if (complaint === undefined && !tickets?.length) return undefined;
  const dropped = droppedBefore(talk.event.text);
  const first = dropped && (await drop(services, talk, dropped));
  if (first === undefined || dropped === undefined) return undefined;
  const written = first.write.find(({ key }) => key.kind === "session")?.data;
  const data = (written as Session | undefined) ?? talk.session.data;
  const event = { ...talk.event, text: dropped.rest };
  const turn = { ...talk.turn, ...readingAfter(talk.turn, first), event };
  const second = await hear(talkIn(turn, { ...talk.session, data }));
  return lastOfEach(merge(first, second));
}

/** What was only being made is gone; what the complaints desk has already is told to it. */
async function drop(
  services: Services,
  talk: Talk<MessageEvent>,
  { drop: text, rest, isNamed }: Dropped,
): Promise<Outcome | undefined> {
  if (isComplaint(rest)) return undefined;
  if (pendingOf(talk) !== undefined) {
    const isTold = !isNamed && talk.event.text.length > SHORT && isStatement(services, rest);
    return isTold ? undefined : dropComplaint(talk);
  }
  const open = isNamed ? await openComplaintOf(talk) : undefined;
  if (open === undefined || isOwned(open.data)) return undefined;
  if ((await ownedBy(talk.turn, talk.chat)) !== undefined) return undefined;
  return addTo({ ...talk, event: { ...talk.event, text } }, open);
}
