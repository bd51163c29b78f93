import type { Block } from "../../bot/core/reply.ts";
import { contactLine, type ToldContact } from "../project/contact.ts";
import type { Talk } from "../talk.ts";
import { contactTexts } from "../texts/contact.ts";

/** What is said of a wish how to be reached, and of a number or an address, which nobody needs here. */
export function contactNoted(
  talk: Talk,
  { contact, hasAddress }: Pick<ToldContact, "contact" | "hasAddress">,
): readonly Block[] {
  const wish = contactLine(contact, talk.language);
  const lines = [
    ...(contact.length === 0 ? [] : [talk.say(contactTexts.noted, { wish })]),
    ...(hasAddress ? [talk.say(contactTexts.notKept)] : []),
  ];
  return lines.length === 0 ? [] : [{ kind: "text", text: lines.join("\n") }];
}
