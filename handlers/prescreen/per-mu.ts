import { factsOf, type Project, thresholdsOf } from "../project/project.ts";
import { capital } from "../screening/format.ts";
import { perMu } from "../screening/land-efficiency.ts";
import { nextStep } from "../screening/next-step.ts";
import type { FactChange } from "../screening/state.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";

const FIGURES = ["investmentCnyWan", "landMu", "annualTaxWan"];

/** What new figures come to per mu, and which of them are below the configured ones: said at once, no verdict. */
export function perMuLines(
  services: Services,
  talk: Talk,
  { project, changes }: { readonly project: Project; readonly changes: readonly FactChange[] },
): readonly string[] {
  const isOpen = project.state.doubts.some(({ fact }) => FIGURES.includes(fact));
  // Once nothing is asked any more, the verdict says it.
  if (isOpen || nextStep(project.state) === undefined) return [];
  if (!changes.some(({ fact }) => FIGURES.includes(fact))) return [];
  const thresholds = thresholdsOf(services, project);
  const { ratios, below } = perMu(factsOf(project), thresholds);
  const glue = talk.language === "en" ? " and " : "、";
  const list = (texts: typeof ratios, between: string) =>
    texts.map((text) => talk.say(text)).join(between);
  if (below.length === 0 && ratios.length < 2) return [];
  if (below.length === 0) return [talk.say(prescreenTexts.perMu, { ratios: list(ratios, glue) })];
  const example = thresholds?.example === true ? talk.say(prescreenTexts.example) : "";
  const short = capital(list(below, talk.language === "en" ? "; " : "；"));
  return [talk.say(prescreenTexts.belowFigure, { ratios: short, example })];
}
