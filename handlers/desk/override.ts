import { privateChat } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { notice } from "../talk.ts";
import { ownerTexts } from "../texts/desk.ts";
import { say } from "../texts/text.ts";
import { bothCards } from "./cards.ts";
import type { Entry } from "./entry.ts";
import { stepTicket, type Ticket, ticketKey } from "./ticket.ts";

const MIN_REASON = 4;
const VERDICTS = ["eligible", "review", "ineligible"] as const;

/** An officer's verdict beside the engine's, with his reason; `undefined` where none is given. */
export async function override(
  services: Services,
  turn: Turn,
  { ticket, owner, choice, text, session }: Entry,
): Promise<Outcome | undefined> {
  const verdict = VERDICTS.find((one) => one === choice);
  const reason = text.trim();
  if (verdict === undefined || reason.length < MIN_REASON) return undefined;
  const { locale: _, ...who } = owner;
  const data: Ticket = {
    ...ticket.data,
    override: { verdict, reason, who, at: turn.now.toISOString() },
  };
  const { number } = data;
  const words = say(session.data.language, ownerTexts.overridden, { number });
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data }, { what: "overridden", who: owner, why: verdict }),
    ],
    send: [
      notice(privateChat(owner), words, ticketKey(number)),
      ...(await bothCards(services, turn, data)),
    ],
  });
}
