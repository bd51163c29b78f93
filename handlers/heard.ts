import type { MessageEvent } from "../bot/core/event.ts";
import type { Outcome } from "../bot/core/ports.ts";
import { handleComplaint } from "./complaint/complaint.ts";
import { handleFavour } from "./complaint/favour.ts";
import { handleTypedRating } from "./desk/after.ts";
import { handleAnother } from "./handoff/another.ts";
import { handleOpeningHours } from "./handoff/opening-hours.ts";
import { handleCall, handleTicketWords } from "./handoff/status.ts";
import { handleUrgent } from "./handoff/urgent.ts";
import { handleWithdrawal } from "./handoff/withdraw.ts";
import type { Services } from "./services.ts";
import type { Talk } from "./talk.ts";

/** What is no question and no fact of a project, whatever is being asked just now; `undefined`: nothing of it. */
export async function handleHeard(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  return (
    (await handleFavour(services, talk)) ??
    (await handleComplaint(services, talk)) ??
    (await handleAnother(services, talk)) ??
    (await handleWithdrawal(talk)) ??
    (await handleUrgent(services, talk)) ??
    (await handleOpeningHours(services, talk)) ??
    (await handleCall(services, talk)) ??
    (await handleTypedRating(talk)) ??
    handleTicketWords(services, talk)
  );
}
