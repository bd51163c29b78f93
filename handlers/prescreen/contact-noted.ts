import type { Block } from "../../bot/core/reply.ts";
import { openTicket } from "../handoff/open-ticket.ts";
import { contactLine, type ToldContact } from "../project/contact.ts";
import type { Talk } from "../talk.ts";
import { contactTexts } from "../texts/contact.ts";

/** What is said of a wish how to be reached, and of a number or an address, which nobody needs here. */
export async function contactNoted(
  talk: Talk,
  { contact, hasAddress }: Pick<ToldContact, "contact" | "hasAddress">,
): Promise<readonly Block[]> {
  if (contact.length === 0 && !hasAddress) return [];
  const number = (await openTicket(talk))?.data.number ?? "";
  const texts = number === "" ? contactTexts.before : contactTexts.withTicket;
  const wish = contactLine(contact, talk.language);
  const lines = [
    ...(contact.length === 0 ? [] : [talk.say(texts.noted, { wish, number })]),
    ...(hasAddress ? [talk.say(texts.notKept, { number })] : []),
  ];
  return [{ kind: "text", text: lines.join("\n") }];
}
