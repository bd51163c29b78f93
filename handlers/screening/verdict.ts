import { listed, phrase } from "../texts/phrase.ts";
import { RULE_NAMES, VERDICT_TEXTS } from "../texts/screening.ts";
import type { Text } from "../texts/text.ts";
import type { Facts } from "./facts.ts";
import { type Judgement, RULE_IDS, RULES, type RuleId } from "./rules.ts";
import type { Thresholds } from "./thresholds.ts";

/** Stored with every verdict; changes when a rule would decide otherwise on the same facts. */
export const RULES_VERSION = 1;

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

/** Judges a project. Pure: the same facts and figures always give the same result. */
export function screen(facts: Facts, thresholds: Thresholds | undefined): Screening {
  const rules = RULE_IDS.map((id): RuleResult => {
    const { basis, judge } = RULES[id];
    return { id, basis, ...judge(facts, thresholds) };
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
