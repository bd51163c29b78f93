import type { Sector } from "../../knowledge/sectors.ts";
import { listed, phrase } from "../texts/phrase.ts";
import { RULE_NAMES, VERDICT_TEXTS } from "../texts/screening.ts";
import { CHANGE, WHY } from "../texts/screening-reasons.ts";
import type { Text } from "../texts/text.ts";
import type { Facts } from "./facts.ts";
import { type Judgement, RULE_IDS, RULES, type RuleId } from "./rules.ts";
import type { Thresholds } from "./thresholds.ts";

/** Stored with every verdict; changes when a rule would decide otherwise on the same facts. */
export const RULES_VERSION = 2;

export type Verdict = "eligible" | "review" | "ineligible";

export interface RuleResult extends Judgement {
  readonly id: RuleId;
  /** Path of the clause. */
  readonly basis: string;
}

/** A preliminary verdict, never an approval, with the ten rules it follows from in fixed order. */
export interface Screening {
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
  /** One or two sentences: what it means, and on which clauses it rests. */
  readonly summary: Text;
  readonly rulesVersion: number;
  /** The figures used for A3; absent where none is configured. */
  readonly thresholds?: Thresholds;
}

/**
 * Judges a project. Pure: the same facts, figures and sectors always give the same result. `sectors` are those
 * that its product was recognised as.
 */
export function screen(
  facts: Facts,
  thresholds: Thresholds | undefined,
  sectors: readonly Sector[] = [],
): Screening {
  const rules = RULE_IDS.map((id): RuleResult => {
    const { basis, judge } = RULES[id];
    const judged = judge(facts, thresholds);
    const open = sectors.find(({ clause, isOpen: isUp }) => isUp && clause === basis);
    return { id, basis, ...(open && judged.result === "pass" ? leftOpen(judged, open) : judged) };
  });
  const verdict = verdictOf(rules);
  return {
    verdict,
    rules,
    summary: summaryOf(verdict, rules),
    rulesVersion: RULES_VERSION,
    ...(thresholds && { thresholds }),
  };
}

/** A class or a plain no does not settle what the national lists ask of a sector. */
function leftOpen({ facts }: Judgement, { question }: Sector): Judgement {
  return {
    result: "unknown",
    facts,
    why: phrase(WHY.sector, { question }),
    change: CHANGE.sectorAnswer,
  };
}

/** The rules that produce the verdict: those that fail, else those that are open; none if eligible. */
export function decisiveRules({ verdict, rules }: Pick<Screening, "verdict" | "rules">) {
  switch (verdict) {
    case "ineligible":
      return rules.filter(({ result }) => result === "fail");
    case "review":
      return rules.filter(isOpen);
    case "eligible":
      return [];
  }
}

function verdictOf(rules: readonly RuleResult[]): Verdict {
  if (rules.some(({ result }) => result === "fail")) return "ineligible";
  return rules.some(isOpen) ? "review" : "eligible";
}

function isOpen({ result }: RuleResult): boolean {
  return result === "caution" || result === "unknown";
}

function summaryOf(verdict: Verdict, rules: readonly RuleResult[]): Text {
  const decisive = decisiveRules({ verdict, rules });
  return phrase(VERDICT_TEXTS[verdict], {
    rules: listed(decisive.map(({ id }) => RULE_NAMES[id])),
    bases: listed(decisive.map(({ basis }) => ({ zh: basis, en: basis }))),
  });
}
