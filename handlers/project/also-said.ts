import { sectorById } from "../../knowledge/sectors.ts";
import { tellSetAside } from "../screening/format.ts";
import type { ScreeningState } from "../screening/state.ts";
import type { Language } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { say } from "../texts/text.ts";

/** What was said besides and not chosen, in one sentence, and each answer to what reviewers will also ask. */
export function alsoSaid(
  { setAside = [], points = [] }: Pick<ScreeningState, "setAside" | "points">,
  language: Language,
): readonly string[] {
  const answers = points.flatMap(({ sector, words }) => {
    const question = sectorById(sector)?.question;
    if (question === undefined) return [];
    return [say(language, prescreenTexts.point, { question: say(language, question), words })];
  });
  if (setAside.length === 0) return answers;
  const facts = setAside
    .map((said) => say(language, tellSetAside(said)))
    .join(say(language, prescreenTexts.separator));
  return [say(language, prescreenTexts.alsoSaid, { facts }), ...answers];
}
