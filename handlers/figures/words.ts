import { itemLabel } from "../project/project.ts";
import { STEPS, type StepId } from "../screening/steps.ts";
import type { Services } from "../services.ts";
import { missingTexts } from "../texts/enquiry.ts";
import { sheetTexts } from "../texts/figures.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { Gap } from "./counts.ts";
import type { Share } from "./service.ts";

/** 92%（12/13）, or a dash where nothing was to be shared. */
export function percent({ count, of }: Share): string {
  return of === 0 ? "—" : `${Math.round((100 * count) / of)}% (${count}/${of})`;
}

/** A step by what it asks first. */
export function stepLabel(id: StepId, language: Language): string {
  const fact = STEPS.find((step) => step.id === id)?.facts[0];
  return fact === undefined ? id : say(language, FACT_LABELS[fact]);
}

export function gapLabel({ knowledge }: Services, gap: Gap, language: Language): string {
  if ("path" in gap) return itemLabel(knowledge, gap.path, language) ?? gap.path;
  if ("kind" in gap) return say(language, sheetTexts.noAnswer);
  const text = Object.entries(missingTexts).find(([topic]) => topic === gap.missing)?.[1];
  // The first half says what is missing, the second where to ask.
  return text === undefined ? gap.missing : (say(language, text).split(/[；;。]/u)[0] ?? "");
}
