import type { FactName, FactRecord, Facts } from "../facts.ts";
import { plainFacts } from "../facts.ts";
import type { Rates } from "../thresholds.ts";
import { extractFacts } from "./extract-facts.ts";
import type { Extraction, Home } from "./extraction.ts";

/**
 * The facts of a project told in several messages, without a question in between. A later value replaces
 * an earlier one; where only a range was given, the value is `null`.
 */
export function understand(utterances: readonly string[], fx: Rates): Facts {
  let stored: FactRecord = {};
  const currencies = new Set<string>();
  let home: Home | undefined;
  for (const utterance of utterances) {
    const known = new Set(Object.keys(stored) as FactName[]);
    const talk = { fx, known, stored, currencies: [...currencies], home };
    const extraction = extractFacts(utterance, talk);
    home = extraction.home;
    for (const currency of currenciesOf(extraction)) currencies.add(currency);
    for (const [name, fact] of Object.entries(extraction.facts)) {
      stored = { ...stored, [name]: { ...fact, from: "text", at: "" } };
    }
    for (const { fact, why, words } of extraction.ambiguities) {
      if (why !== "range" || stored[fact] !== undefined) continue;
      stored = { ...stored, [fact]: { value: null, words, from: "text", at: "" } };
    }
  }
  return plainFacts(stored);
}

/** Foreign currencies that amounts were taken in. */
export function currenciesOf({ facts }: Extraction): readonly string[] {
  return Object.values(facts).flatMap(({ foreign }) => foreign?.currency ?? []);
}
