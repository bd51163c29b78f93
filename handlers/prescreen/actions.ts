import type { ActionEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { handleDossier } from "../project/dossier.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { handleConsent } from "./consent.ts";
import { DRAFT_ACTIONS, handleRefuse } from "./draft.ts";
import {
  handleAnswerButton,
  handleChanges,
  handleFacts,
  handleRules,
  handleScreeningStart,
  handleVerdict,
} from "./prescreen.ts";

type Press = (services: Services, talk: Talk<ActionEvent>) => Outcome | Promise<Outcome>;

/** Buttons of the pre-screen, its draft and its verdict. */
export const SCREENING_ACTIONS: Readonly<Record<string, Press>> = {
  "screening.start": (services, talk) => handleScreeningStart(services, talk, talk.event.value),
  "screening.agree": handleConsent,
  "screening.refuse": handleRefuse,
  "screening.answer": handleAnswerButton,
  "screening.rules": handleRules,
  "screening.changes": handleChanges,
  "screening.verdict": handleVerdict,
  "screening.facts": (_, talk) => handleFacts(talk),
  "screening.dossier": (_, talk) => handleDossier(talk),
  ...DRAFT_ACTIONS,
};
