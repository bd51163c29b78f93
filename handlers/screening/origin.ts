import type { Language } from "../texts/language.ts";
import { ORIGINS } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { FactName, FactRecord, FactValue } from "./facts.ts";

/** Whose word a fact is: the investor's words or tap, or an officer's with the source he named. */
export function originOf({ from, words }: FactValue, language: Language): string {
  return from === "officer" && words !== undefined
    ? say(language, ORIGINS.officerSource, { source: words })
    : say(language, ORIGINS[from]);
}

/** Whose word the facts are that a rule rests on, in brackets; nothing where none was given. */
export function wordOf(
  { facts }: { readonly facts: readonly FactName[] },
  record: FactRecord,
  language: Language,
): string {
  const given = facts.flatMap((name) => record[name] ?? []);
  const origins = [...new Set(given.map((fact) => originOf(fact, language)))];
  if (origins.length === 0) return "";
  return language === "en" ? ` (${origins.join("; ")})` : `（${origins.join("；")}）`;
}
