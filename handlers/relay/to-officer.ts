import type { MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage } from "../../bot/core/ports.ts";
import { ofAsker } from "../desk/of-asker.ts";
import { showAt } from "../desk/place.ts";
import type { Ticket } from "../desk/ticket.ts";
import type { Kept } from "../record.ts";
import { notice, type Talk } from "../talk.ts";
import { relayTexts } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { contentFor, megabytes, nameOf, type Refusal, refusalWords } from "./content.ts";
import { passOn } from "./pass.ts";
import { officerSide, type Side } from "./sides.ts";
import { waitForOfficer } from "./silence.ts";

/** What the investor writes while an officer owns the talk goes to the officer, word for word. */
export async function relayToOfficer(
  { turn, event }: Talk<MessageEvent>,
  { data }: Kept<Ticket>,
): Promise<Outcome> {
  const { number, language } = data;
  const side = await officerSide(turn, data);
  if (side === undefined) return NOTHING;
  const content = contentFor(event, side.to.channel, side.language);
  const refusals = content.refused.map((refusal) => ({
    ...notice(event.chat, refusalWords(refusal, language)),
    quotes: event.messageId,
  }));
  return merge(
    await passOn(turn, { ...side, number, content }),
    outcome({ send: [...content.refused.map(tellOfRefusal(side, data)), ...refusals] }),
    await waitForOfficer(turn, data),
  );
}

/** The officer learns that there was something, and what its sender was asked for instead. */
function tellOfRefusal(side: Side, ticket: Ticket) {
  return (refusal: Refusal): OutgoingMessage => {
    const { language } = side;
    const { number } = ticket;
    const told = ofAsker(
      ticket,
      refusal.why === "kind" ? relayTexts.cantPassOn : relayTexts.tooLargeOn,
    );
    const text =
      refusal.why === "kind"
        ? say(language, told, { number, what: nameOf(refusal.what, language) })
        : say(language, told, {
            number,
            name: refusal.name ?? say(language, relayTexts.file),
            limit: megabytes(refusal.maxBytes),
          });
    return showAt(side, number, { kind: "text", text });
  };
}
