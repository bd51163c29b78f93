import type { FactName, FactScalar, Facts } from "../facts.ts";
import { factsSchema } from "../facts.ts";
import type { Rates } from "../thresholds.ts";
import { extractFacts } from "./extract-facts.ts";
import type { Extraction, Home } from "./extraction.ts";

/**
 * The facts of a project told in several messages, without a question in between. A later value replaces
 * an earlier one; where only a range was given, the value is `null`.
 */
export function understand(utterances: readonly string[], fx: Rates): Facts {
  const values: Record<string, FactScalar> = {};
  const currencies = new Set<string>();
  let home: Home | undefined;
  for (const utterance of utterances) {
    const known = new Set(Object.keys(values) as FactName[]);
    const extraction = extractFacts(utterance, { fx, known, currencies: [...currencies], home });
    home = extraction.home;
    for (const currency of currenciesOf(extraction)) currencies.add(currency);
    for (const [name, { value }] of Object.entries(extraction.facts)) values[name] = value;
    for (const { fact, why } of extraction.ambiguities) {
      if (why === "range" && values[fact] === undefined) values[fact] = null;
    }
  }
  return factsSchema.parse(values);
}

/** Foreign currencies that amounts were taken in. */
export function currenciesOf({ facts }: Extraction): readonly string[] {
  return Object.values(facts).flatMap(({ foreign }) => foreign?.currency ?? []);
}
