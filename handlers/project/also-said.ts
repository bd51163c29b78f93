import { tellFact } from "../screening/format.ts";
import type { SetAside } from "../screening/state.ts";
import type { Language } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { say } from "../texts/text.ts";

/** What was said besides and not chosen, in one sentence; nothing where there is none. */
export function alsoSaid(
  setAside: readonly SetAside[] = [],
  language: Language,
): readonly string[] {
  if (setAside.length === 0) return [];
  const facts = setAside
    .map(({ fact, ...candidate }) => say(language, tellFact(fact, candidate)))
    .join(say(language, prescreenTexts.separator));
  return [say(language, prescreenTexts.alsoSaid, { facts })];
}
