import { QUESTIONS } from "../texts/screening-questions.ts";
import type { Text } from "../texts/text.ts";
import { type FactName, type Facts, takesNoLand } from "./facts.ts";

export const STEP_IDS = [
  "project",
  "investment",
  "land",
  "tax",
  "site",
  "inputs",
  "safeguards",
  "sector",
  "conduct",
  "catalogue",
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** A question, and the facts that one answer to it can settle: three at most. */
export interface Step {
  readonly id: StepId;
  readonly facts: readonly FactName[];
  /**
   * `none-apply`: "none of these" settles all with no. `all-apply`: "all of these" settles all with yes.
   */
  readonly kind: "words" | "quantity" | "class" | "none-apply" | "all-apply";
  readonly question: Text;
}

/** In the order in which they are asked. */
export const STEPS: readonly Step[] = [
  { id: "project", facts: ["product", "region"], kind: "words", question: QUESTIONS.project },
  {
    id: "investment",
    facts: ["investmentCnyWan"],
    kind: "quantity",
    question: QUESTIONS.investment,
  },
  { id: "land", facts: ["landMu"], kind: "quantity", question: QUESTIONS.land },
  { id: "tax", facts: ["annualTaxWan"], kind: "quantity", question: QUESTIONS.tax },
  {
    id: "site",
    facts: ["usesBasicFarmland", "inEcologicalRedline"],
    kind: "none-apply",
    question: QUESTIONS.site,
  },
  {
    id: "inputs",
    facts: ["involvesFarmers", "rawMaterialBased", "hazardousChemicals"],
    kind: "none-apply",
    question: QUESTIONS.inputs,
  },
  {
    id: "safeguards",
    facts: ["farmersProtected", "deepProcessing", "safetyAccessOk"],
    kind: "all-apply",
    question: QUESTIONS.allApply,
  },
  {
    id: "sector",
    facts: ["overcapacitySector", "heavyPollution", "highEnergy"],
    kind: "none-apply",
    question: QUESTIONS.noneApply,
  },
  {
    id: "conduct",
    facts: ["dishonestList", "harmsNationalSecurity", "shortTermGdpOnly"],
    kind: "none-apply",
    question: QUESTIONS.conduct,
  },
  {
    id: "catalogue",
    facts: ["nationalCatalogue"],
    kind: "class",
    question: QUESTIONS.catalogue,
  },
];

export function stepById(id: StepId): Step {
  const step = STEPS.find((one) => one.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return step;
}

/** The facts of a step that nobody has stated yet and that can still change a result. */
export function missingOf(step: Step, facts: Facts): readonly FactName[] {
  return step.facts.filter((name) => facts[name] === undefined && canMatter(name, facts));
}

/** What is not known, whether nobody said it or "not known" was answered, and can still change a result. */
export function openFacts(facts: Facts): readonly FactName[] {
  return STEPS.flatMap((step) => step.facts).filter(
    (name) => facts[name] == null && canMatter(name, facts),
  );
}

/** Facts that matter only sometimes: whether any value of theirs could still change a rule. */
const MATTERS: Readonly<Partial<Record<FactName, (facts: Facts) => boolean>>> = {
  investmentCnyWan: ({ landMu }) => landMu !== 0,
  annualTaxWan: ({ landMu }) => landMu !== 0,
  usesBasicFarmland: takesLand,
  inEcologicalRedline: takesLand,
  hazardousChemicals: ({ safetyAccessOk }) => safetyAccessOk !== true,
  safetyAccessOk: ({ hazardousChemicals }) => isOpen(hazardousChemicals),
  involvesFarmers: ({ farmersProtected }) => farmersProtected === undefined,
  farmersProtected: ({ involvesFarmers }) => isOpen(involvesFarmers),
  rawMaterialBased: ({ deepProcessing }) => deepProcessing === undefined,
  deepProcessing: ({ rawMaterialBased }) => isOpen(rawMaterialBased),
};

function canMatter(name: FactName, facts: Facts): boolean {
  return MATTERS[name]?.(facts) ?? true;
}

/** A site in buildings that stand takes neither farmland nor a piece of the red line. */
function takesLand(facts: Facts): boolean {
  return !takesNoLand(facts);
}

/** Asked, and not denied. */
function isOpen(value: boolean | null | undefined): boolean {
  return value === true || value === null;
}
