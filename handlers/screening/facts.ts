import { z } from "zod";

/** The classes of the national catalogue; `unknown` is a class the investor could not name. */
export const CATALOGUE_CLASSES = [
  "encouraged",
  "permitted",
  "restricted",
  "eliminated",
  "prohibited",
  "unknown",
] as const;
export type CatalogueClass = (typeof CATALOGUE_CLASSES)[number];

const words = z.string().nullable().optional();
/** `true`, `false`, or `null` for "does not know". */
const yesNo = z.boolean().nullable().optional();
const quantity = z.number().nonnegative().nullable().optional();

/**
 * What is known of a project. `null`: the investor does not know. Absent: nobody has asked.
 * Other keys are dropped.
 */
export const factsSchema = z.object({
  industry: words,
  product: words,
  process: words,
  /** 统一社会信用代码, its check digit right. Never asked for, and in no group. */
  creditCode: words,
  /** Short form: 昆明市, 大理州. */
  region: words,
  /** Fixed assets, in 万元, to 0.01. */
  investmentCnyWan: quantity,
  /** New construction land, in 亩, to 0.1; 0 where the project takes none. */
  landMu: quantity,
  /** Farmland leased from others, in 亩; it never counts as `landMu`. */
  agriLandMu: quantity,
  /** A year at full production, in 万元, to 0.01. */
  annualTaxWan: quantity,
  usesBasicFarmland: yesNo,
  inEcologicalRedline: yesNo,
  hazardousChemicals: yesNo,
  /** `true` also where there is nothing to permit. */
  safetyAccessOk: yesNo,
  heavyPollution: yesNo,
  highEnergy: yesNo,
  overcapacitySector: yesNo,
  nationalCatalogue: z.enum(CATALOGUE_CLASSES).nullable().optional(),
  dishonestList: yesNo,
  /** Covers national security, ecological security and the public interest. */
  harmsNationalSecurity: yesNo,
  rawMaterialBased: yesNo,
  deepProcessing: yesNo,
  involvesFarmers: yesNo,
  farmersProtected: yesNo,
  shortTermGdpOnly: yesNo,
});

export type Facts = Readonly<z.infer<typeof factsSchema>>;
export type FactName = keyof Facts;
export type FactScalar = string | number | boolean | null;

export const YES_NO_FACTS = [
  "usesBasicFarmland",
  "inEcologicalRedline",
  "hazardousChemicals",
  "safetyAccessOk",
  "heavyPollution",
  "highEnergy",
  "overcapacitySector",
  "dishonestList",
  "harmsNationalSecurity",
  "rawMaterialBased",
  "deepProcessing",
  "involvesFarmers",
  "farmersProtected",
  "shortTermGdpOnly",
] as const satisfies readonly FactName[];
export type YesNoFact = (typeof YES_NO_FACTS)[number];

export function isYesNo(name: FactName): name is YesNoFact {
  return YES_NO_FACTS.some((one) => one === name);
}

export const QUANTITY_FACTS = [
  "investmentCnyWan",
  "landMu",
  "agriLandMu",
  "annualTaxWan",
] as const satisfies readonly FactName[];
export type QuantityFact = (typeof QUANTITY_FACTS)[number];

export const FACT_NAMES = factsSchema.keyof().options;

/** An amount as it was said, where it was not said in RMB. */
export const foreignAmountSchema = z.object({
  /** In whole units of the currency. */
  amount: z.number(),
  currency: z.string(),
  /** RMB for one unit, as configured at that time. */
  rate: z.number(),
  rateDate: z.string(),
  rateSource: z.string().exactOptional(),
});
export type ForeignAmount = Readonly<z.infer<typeof foreignAmountSchema>>;

/** A fact and whose word it is. */
export const factValueSchema = z.object({
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  from: z.enum(["text", "button", "officer"]),
  /** ISO time. */
  at: z.string(),
  /** The words it was taken from, or an officer's source. */
  words: z.string().optional(),
  /** Ids of the messages it was said in: when one is edited or recalled, it is asked after. */
  messages: z.array(z.string()).exactOptional(),
  foreign: foreignAmountSchema.optional(),
});
export type FactValue = Readonly<z.infer<typeof factValueSchema>>;

/** The present value of each fact. */
export const factRecordSchema = z.partialRecord(z.enum(FACT_NAMES), factValueSchema);
export type FactRecord = Readonly<Partial<Record<FactName, FactValue>>>;

/** The facts without their origins, as the rules read them. */
export function plainFacts(record: FactRecord): Facts {
  const plain: Record<string, FactScalar> = {};
  for (const name of FACT_NAMES) {
    const fact = record[name];
    if (fact) plain[name] = fact.value;
  }
  return factsSchema.parse(plain);
}

/** Neither new construction land nor leased farmland. */
export function takesNoLand({ landMu, agriLandMu }: Facts): boolean {
  return landMu === 0 && (agriLandMu === undefined || agriLandMu === 0);
}

/** 万元, to 0.01. */
export function roundWan(wan: number): number {
  return Number(wan.toFixed(2));
}

/** 亩, to 0.1. */
export function roundMu(mu: number): number {
  return Number(mu.toFixed(1));
}
