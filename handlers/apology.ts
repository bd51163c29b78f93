import { chatKey, isPrivate } from "../bot/core/event.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Handler } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import { languageOfLocale } from "./session.ts";
import { botSays } from "./talk.ts";
import { commonTexts } from "./texts/common.ts";
import { languageOf } from "./texts/language.ts";
import { say } from "./texts/text.ts";

/** What a person hears in private when a handler threw. Reads nothing, so that it can't fail the same way. */
export function createApology(): Handler {
  return ({ event }) => {
    if (event.kind !== "message" && event.kind !== "action") return NOTHING;
    if (!isPrivate(event)) return NOTHING;
    const hinted = languageOfLocale(event.from.locale);
    const found = event.kind === "message" ? languageOf(event.text, hinted) : hinted;
    const language = found === "other" ? "en" : found;
    const card: CardReply = {
      kind: "card",
      blocks: [{ kind: "text", text: say(language, commonTexts.apology) }],
      buttons: [[button(say(language, commonTexts.person), "handoff.open")]],
    };
    return outcome({
      send: [botSays(event.chat, card, { kind: "chat", id: chatKey(event.chat) })],
    });
  };
}
