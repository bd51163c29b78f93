import type { Language } from "../texts/language.ts";
import { ORIGINS } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { FactRecord, FactValue } from "./facts.ts";
import { tellFact } from "./format.ts";
import type { RuleResult } from "./verdict.ts";

/** Whose word a fact is: the investor's words or tap, or an officer's with the source he named. */
function originOf({ from, words }: FactValue, language: Language): string {
  return from === "officer" && words !== undefined
    ? say(language, ORIGINS.officerSource, { source: words })
    : say(language, ORIGINS[from]);
}

/** What a rule rests on, and whose word that is: 您说的：污染严重，能耗高. */
export function statement(
  rule: Pick<RuleResult, "id" | "result" | "facts" | "why">,
  record: FactRecord,
  language: Language,
): string {
  const given = rule.facts.flatMap((name) => {
    const fact = record[name];
    return fact === undefined ? [] : [{ name, fact }];
  });
  if (given.length === 0 || rule.result === "unknown") return say(language, rule.why);
  const comma = language === "en" ? ", " : "，";
  const origins = new Set(given.map(({ fact }) => originOf(fact, language)));
  const [said, chosen] = [say(language, ORIGINS.text), say(language, ORIGINS.button)];
  // Both are the investor's word.
  if (origins.has(said)) origins.delete(chosen);
  const isInvestors = given.every(({ fact }) => fact.from !== "officer");
  const isComputed = rule.id === "A3" && rule.result !== "not-applicable";
  const what = isComputed
    ? say(language, rule.why)
    : `${given.map(({ name, fact }) => say(language, tellFact(name, fact))).join(comma)}${language === "en" ? "." : "。"}`;
  const whose = [...origins].join(comma);
  const origin = isComputed && isInvestors ? say(language, ORIGINS.figures) : whose;
  return say(language, ORIGINS.whose, { origin, what });
}
