import { clipped } from "../clipped.ts";
import { itemLabel, type Project } from "../project/project.ts";
import { FACT_NAMES, type FactName, type FactValue } from "../screening/facts.ts";
import { capital, formatFact } from "../screening/format.ts";
import type { Services } from "../services.ts";
import { ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS } from "../texts/screening.ts";
import { say } from "../texts/text.ts";

const MAX_VALUE = 40;
const MAX_SOURCE = 20;

export type Fields = readonly { readonly label: string; readonly value: string }[];

/** The project for its officer: each fact with whose word it is; what was denied alike takes one row together. */
export function ownerFacts({ knowledge }: Services, project: Project, language: Language): Fields {
  const { facts } = project.state;
  const told = FACT_NAMES.flatMap((name) => {
    const fact = facts[name];
    return fact === undefined ? [] : [{ name, fact, origin: originOf(fact, language) }];
  });
  const denied = told.filter(({ fact }) => isDenied(fact));
  const item = itemLabel(knowledge, project.item, language);
  return [
    ...told
      .filter(({ fact }) => !isDenied(fact))
      .map(({ name, fact, origin }) => ({
        label: capital(say(language, FACT_LABELS[name])),
        value: attributed(valueOf(name, fact, language), origin, language),
      }))
      .flatMap((row, index) => (index === 1 && item !== undefined ? [itemRow(item), row] : [row])),
    ...[...new Set(denied.map(({ origin }) => origin))].map((origin) => ({
      label: say(language, ownerTexts.denied),
      value: attributed(
        denied
          .filter((one) => one.origin === origin)
          .map(({ name }) => say(language, FACT_LABELS[name]))
          .join(say(language, ownerTexts.comma)),
        origin,
        language,
      ),
    })),
  ];

  function itemRow(value: string) {
    return { label: say(language, deskTexts.item), value };
  }
}

/** An officer's correction stands for itself. */
function isDenied({ value, from }: FactValue): boolean {
  return value === false && from !== "officer";
}

/** As it was read back, without who published an exchange rate. */
function valueOf(name: FactName, fact: FactValue, language: Language): string {
  if (fact.foreign === undefined) return clipped(say(language, formatFact(name, fact)), MAX_VALUE);
  const { rateSource: _, ...foreign } = fact.foreign;
  return say(language, formatFact(name, { ...fact, foreign }));
}

function attributed(value: string, origin: string, language: Language): string {
  return say(language, ownerTexts.attributed, { value, origin });
}

function originOf({ from, words = "" }: FactValue, language: Language): string {
  switch (from) {
    case "text":
      return say(language, ownerTexts.said);
    case "button":
      return say(language, ownerTexts.tapped);
    case "officer":
      return say(language, ownerTexts.corrected, { source: clipped(words, MAX_SOURCE) });
  }
}
