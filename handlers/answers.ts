import type { Outcome } from "../bot/core/ports.ts";
import { stale } from "./enquiry/enquiry.ts";
import { handleChange, handleStay } from "./handoff/another.ts";
import { handleConfirm, handleDecline } from "./handoff/handoff.ts";
import { handleKeepTicket, handleWithdraw } from "./handoff/withdraw.ts";
import { handleEditAnswer } from "./intake/edits.ts";
import { handleConsent } from "./prescreen/consent.ts";
import { handleDeleteDraft, handleKeepDraft, handleRefuse } from "./prescreen/draft.ts";
import { handleConfirmDelete, handleKeep } from "./privacy/privacy.ts";
import type { Services } from "./services.ts";
import type { Asked } from "./session.ts";
import type { Talk } from "./talk.ts";

type Answered = (services: Services, talk: Talk) => Outcome | Promise<Outcome>;

/** What words of yes and no lead to, by the question that is open. */
export const ANSWERS: Readonly<Record<Asked["what"], Readonly<Record<"yes" | "no", Answered>>>> = {
  consent: { yes: handleConsent, no: handleRefuse },
  draft: { yes: (_, talk) => handleKeepDraft(talk), no: (_, talk) => handleDeleteDraft(talk) },
  handoff: {
    yes: (services, talk) => handleConfirm(services, talk, talk.session.data.asked?.value),
    no: handleDecline,
  },
  withdrawal: {
    yes: (services, talk) => handleWithdraw(services, talk, talk.session.data.asked?.value),
    no: (_, talk) => handleKeepTicket(talk),
  },
  another: {
    yes: (services, talk) => handleChange(services, talk, talk.session.data.asked?.value),
    no: (_, talk) => handleStay(talk),
  },
  deletion: { yes: handleConfirmDelete, no: (_, talk) => handleKeep(talk) },
  edit: {
    yes: (services, talk) => editAnswer(services, talk, true),
    no: (services, talk) => editAnswer(services, talk, false),
  },
};

export async function editAnswer(services: Services, talk: Talk, isYes: boolean): Promise<Outcome> {
  const { asked } = talk.session.data;
  const value = talk.event.kind === "action" ? talk.event.value : asked?.value;
  return (await handleEditAnswer(services, talk, { value, isYes })) ?? stale(talk);
}
