import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { ownerTexts } from "../texts/desk.ts";
import { bothCards } from "./cards.ts";
import type { Entry } from "./entry.ts";
import { tellOwner } from "./place.ts";
import { stepTicket, type Ticket } from "./ticket.ts";

const MIN_REASON = 4;
const VERDICTS = ["eligible", "review", "ineligible"] as const;

/** An officer's verdict beside the engine's, with his reason; `undefined` where none is given. */
export async function override(
  services: Services,
  turn: Turn,
  { ticket, owner, choice, text }: Entry,
): Promise<Outcome | undefined> {
  const verdict = VERDICTS.find((one) => one === choice);
  const reason = text.trim();
  if (verdict === undefined || reason.length < MIN_REASON) return undefined;
  const { locale: _, ...who } = owner;
  const data: Ticket = {
    ...ticket.data,
    override: { verdict, reason, who, at: turn.now.toISOString() },
  };
  return outcome({
    write: [
      stepTicket(turn, { ...ticket, data }, { what: "overridden", who: owner, why: verdict }),
    ],
    send: [
      ...(await tellOwner(turn, data, { text: ownerTexts.overridden })),
      ...(await bothCards(services, turn, data)),
    ],
  });
}
