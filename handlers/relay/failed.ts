import { type ChatRef, chatKey } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { FailedDelivery, Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { showAt } from "../desk/place.ts";
import type { Ticket } from "../desk/ticket.ts";
import { notice } from "../talk.ts";
import type { Language } from "../texts/language.ts";
import { relayTexts } from "../texts/relay.ts";
import { say, type Text } from "../texts/text.ts";
import { megabytes } from "./content.ts";
import { investorSide, officerSide, type Side } from "./sides.ts";

const WHY: Readonly<Record<FailedDelivery["failure"], Text>> = {
  unreachable: relayTexts.blocked,
  lost_chat: relayTexts.blocked,
  migrated: relayTexts.blocked,
  no_threads: relayTexts.gaveUp,
  too_large: relayTexts.overLimit,
  source_gone: relayTexts.sourceGone,
  rejected: relayTexts.refused,
  transient: relayTexts.gaveUp,
  rate_limited: relayTexts.gaveUp,
  auth: relayTexts.gaveUp,
  perhaps_delivered: relayTexts.perhaps,
};

/**
 * Who wrote what could not be passed on is told why, as an answer to his message; of a file that is no longer
 * there the other side learns too. `undefined` for what passed nothing on.
 */
export async function tellWriter(
  turn: Turn,
  ticket: Ticket,
  failed: FailedDelivery,
): Promise<Outcome | undefined> {
  const { to, failure, passesOn, maxBytes = 0 } = failed;
  const [officer, investor] = [await officerSide(turn, ticket), investorSide(ticket)];
  if (passesOn === undefined || officer === undefined) return undefined;
  const [writer, reader] = isSame(to, ticket.investor) ? [officer, investor] : [investor, officer];
  const why = say(writer.language, WHY[failure], { limit: megabytes(maxBytes) });
  const told = { ...said(writer, ticket, why), quotes: passesOn };
  const there = say(reader.language, relayTexts.sourceGoneThere);
  return outcome({
    send: [told, ...(failure === "source_gone" ? [said(reader, ticket, there)] : [])],
  });
}

/** An officer has several talks, so his words name the ticket; about none, so that a failure ends there. */
function said(side: Side, { number, investor }: Ticket, text: string): OutgoingMessage {
  if (isSame(side.to, investor)) return notice(side.to, text);
  return showAt(side, number, { kind: "text", text: named(number, side.language, text) });
}

function named(number: string, language: Language, text: string): string {
  return say(language, relayTexts.named, { number, text });
}

function isSame(one: ChatRef, other: ChatRef): boolean {
  return chatKey(one) === chatKey(other);
}
