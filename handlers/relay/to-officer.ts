import type { MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage } from "../../bot/core/ports.ts";
import { type Ticket, ticketKey } from "../desk/ticket.ts";
import type { Kept } from "../record.ts";
import { notice, type Talk } from "../talk.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { contentFor, nameOf, type Refusal, refusalWords } from "./content.ts";
import { passOn } from "./pass.ts";
import { officerSide, type Side } from "./sides.ts";
import { waitForOfficer } from "./silence.ts";

/** What the investor writes while an officer owns the talk goes to the officer, word for word. */
export async function relayToOfficer(
  { turn, event }: Talk<MessageEvent>,
  { data }: Kept<Ticket>,
): Promise<Outcome> {
  const { number, owner, language } = data;
  if (owner === undefined) return NOTHING;
  const side = await officerSide(turn, owner);
  const content = contentFor(event, side.to.channel, side.language);
  const refusals = content.refused.map((refusal) => ({
    ...notice(event.chat, refusalWords(refusal, language)),
    quotes: event.messageId,
  }));
  return merge(
    await passOn(turn, { ...side, number, content }),
    outcome({ send: [...content.refused.flatMap(tellOwner(side, number)), ...refusals] }),
    await waitForOfficer(turn, data),
  );
}

/** The officer learns that there was something; a file that is too large comes again in another form. */
function tellOwner({ to, language }: Side, number: string) {
  return (refusal: Refusal): readonly OutgoingMessage[] => {
    const what = refusal.why === "kind" ? nameOf(refusal.what, language) : (refusal.name ?? "");
    const words = say(language, relayTexts.cantPassOn, {
      number,
      what: what === "" ? say(language, relayTexts.file) : what,
    });
    return [notice(to, words, ticketKey(number))];
  };
}
