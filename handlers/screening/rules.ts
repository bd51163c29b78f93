import { phrase } from "../texts/phrase.ts";
import { CATALOGUE_LABELS } from "../texts/screening.ts";
import { CHANGE, WHY } from "../texts/screening-reasons.ts";
import type { Text } from "../texts/text.ts";
import { type FactName, type Facts, takesNoLand } from "./facts.ts";
import { labelsOf } from "./format.ts";
import { landEfficiency } from "./land-efficiency.ts";
import type { Thresholds } from "./thresholds.ts";

export const RULE_IDS = ["A1", "A2", "A3", "A4", "A5", "P1", "P2", "C1", "C2", "R"] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** `caution`: 慎招, with the doubt stated. `unknown`: a fact or a figure is missing. */
export type Result = "pass" | "fail" | "caution" | "unknown" | "not-applicable";

/** What a rule found, before it is told which rule it was. */
export interface Judgement {
  readonly result: Result;
  /** The facts it rests on; for `unknown` those that are missing. */
  readonly facts: readonly FactName[];
  readonly why: Text;
  /** What would change the result. */
  readonly change?: Text;
}

interface Rule {
  /** Path of the clause. */
  readonly basis: string;
  readonly judge: (facts: Facts, thresholds: Thresholds | undefined) => Judgement;
}

/** The clauses that decide, in the order in which they are reported. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  A1: { basis: "附件1·二（一）", judge: nationalLists },
  A2: { basis: "附件1·二（二）", judge: overcapacityPollutionChemicals },
  A3: { basis: "附件1·二（三）", judge: landEfficiency },
  A4: { basis: "附件1·二（四）", judge: dishonesty },
  A5: {
    basis: "附件1·二（五）",
    judge: (facts) => noneMayApply(facts, ["harmsNationalSecurity"]),
  },
  P1: { basis: "二·5·1", judge: outdated },
  P2: { basis: "二·5·2", judge: (facts) => noneMayApply(facts, ["shortTermGdpOnly"]) },
  C1: { basis: "二·5·3", judge: farmersIncome },
  C2: { basis: "二·5·4", judge: rawMaterial },
  R: {
    basis: "二·5",
    judge: redLines,
  },
};

function redLines(facts: Facts): Judgement {
  const names = ["usesBasicFarmland", "inEcologicalRedline"] as const;
  const isUnsaid = names.every((name) => facts[name] === undefined);
  if (isUnsaid && takesNoLand(facts)) {
    return { result: "not-applicable", facts: ["landMu"], why: WHY.redLinesNoLand };
  }
  return noneMayApply(facts, names, CHANGE.site);
}

function nationalLists({ nationalCatalogue }: Facts): Judgement {
  const facts = ["nationalCatalogue"] as const;
  switch (nationalCatalogue) {
    case undefined:
    case null:
    case "unknown":
      return { result: "unknown", facts, why: WHY.a1Unknown, change: CHANGE.classify };
    case "encouraged":
    case "permitted": {
      const why = phrase(WHY.a1Pass, { class: CATALOGUE_LABELS[nationalCatalogue] });
      return { result: "pass", facts, why };
    }
    case "restricted":
    case "eliminated":
    case "prohibited": {
      const why = phrase(WHY.a1Fail, { class: CATALOGUE_LABELS[nationalCatalogue] });
      return { result: "fail", facts, why, change: CHANGE.catalogue };
    }
  }
}

function overcapacityPollutionChemicals(facts: Facts): Judgement {
  const sector = ["overcapacitySector", "heavyPollution"] as const;
  const chemicals = ["hazardousChemicals", "safetyAccessOk"] as const;
  const hits = sector.filter((name) => facts[name] === true);
  if (hits.length > 0) {
    const isSector = facts.overcapacitySector === true;
    return failing(hits, isSector ? CHANGE.sector : CHANGE.energy);
  }
  if (facts.hazardousChemicals === true && facts.safetyAccessOk === false) {
    return { result: "fail", facts: chemicals, why: WHY.safetyFail, change: CHANGE.safety };
  }
  const chemicalsSettled = facts.hazardousChemicals === false || facts.safetyAccessOk === true;
  const open: FactName[] = sector.filter((name) => facts[name] !== false);
  if (!chemicalsSettled) {
    open.push(...chemicals.filter((name) => typeof facts[name] !== "boolean"));
  }
  if (open.length > 0) return missing(open);
  return facts.hazardousChemicals === false
    ? clear([...sector, "hazardousChemicals"])
    : { result: "pass", facts: [...sector, ...chemicals], why: WHY.safetyOk };
}

function dishonesty({ dishonestList }: Facts): Judgement {
  const facts = ["dishonestList"] as const;
  if (dishonestList === true) {
    return { result: "fail", facts, why: WHY.a4Fail, change: CHANGE.credit };
  }
  return dishonestList === false ? { result: "pass", facts, why: WHY.a4Pass } : missing(facts);
}

function outdated(facts: Facts): Judgement {
  const eliminated = facts.nationalCatalogue === "eliminated";
  const names = ["highEnergy", "heavyPollution"] as const;
  const hits = names.filter((name) => facts[name] === true);
  if (eliminated && hits.length === 0) {
    const why = phrase(WHY.a1Fail, { class: CATALOGUE_LABELS.eliminated });
    return { result: "fail", facts: ["nationalCatalogue"], why, change: CHANGE.catalogue };
  }
  if (hits.length > 0) {
    return failing(eliminated ? ["nationalCatalogue", ...hits] : hits, CHANGE.energy);
  }
  return noneMayApply(facts, names);
}

function farmersIncome({ involvesFarmers, farmersProtected }: Facts): Judgement {
  if (involvesFarmers === false) {
    return { result: "not-applicable", facts: ["involvesFarmers"], why: WHY.c1NotApplicable };
  }
  const facts = ["involvesFarmers", "farmersProtected"] as const;
  if (farmersProtected === true) return { result: "pass", facts, why: WHY.c1Pass };
  if (farmersProtected === undefined) return missing(neverAsked(facts, { involvesFarmers }));
  return { result: "caution", facts, why: WHY.c1Caution, change: CHANGE.farmers };
}

function rawMaterial({ rawMaterialBased, deepProcessing }: Facts): Judgement {
  if (rawMaterialBased === false) {
    return { result: "not-applicable", facts: ["rawMaterialBased"], why: WHY.c2NotApplicable };
  }
  const facts = ["rawMaterialBased", "deepProcessing"] as const;
  if (deepProcessing === true) return { result: "pass", facts, why: WHY.c2Pass };
  if (deepProcessing === undefined) return missing(neverAsked(facts, { rawMaterialBased }));
  return { result: "caution", facts, why: WHY.c2Caution, change: CHANGE.processing };
}

function neverAsked(names: readonly FactName[], known: Facts): readonly FactName[] {
  return names.filter((name) => known[name] === undefined || known[name] === null);
}

/** Facts of which `true` fails, and `false` of all passes. */
function noneMayApply(
  facts: Facts,
  names: readonly FactName[],
  change: Text = CHANGE.correct,
): Judgement {
  const hits = names.filter((name) => facts[name] === true);
  if (hits.length > 0) return failing(hits, change);
  const open = names.filter((name) => facts[name] !== false);
  return open.length > 0 ? missing(open) : clear(names);
}

function failing(names: readonly FactName[], change: Text = CHANGE.correct): Judgement {
  const why = phrase(WHY.statedHit, { facts: labelsOf(names) });
  return { result: "fail", facts: names, why, change };
}

function missing(names: readonly FactName[]): Judgement {
  const facts = labelsOf(names);
  return {
    result: "unknown",
    facts: names,
    why: phrase(WHY.missing, { facts }),
    change: phrase(CHANGE.supply, { facts }),
  };
}

function clear(names: readonly FactName[]): Judgement {
  return { result: "pass", facts: names, why: phrase(WHY.statedNot, { facts: labelsOf(names) }) };
}
