import { button, type CardReply } from "../../bot/core/reply.ts";
import { ownerTexts } from "../texts/desk.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";

/** What is asked of an owner, with the button that calls it off. */
export function withCancel(number: string, language: Language, text: string): CardReply {
  const cancel = button(say(language, ownerTexts.cancel), "ticket.unenter", number);
  return { kind: "card", blocks: [{ kind: "text", text }], buttons: [[cancel]] };
}
