import { z } from "zod";

/** RMB for one unit of a foreign currency. */
const rateSchema = z.object({
  rate: z.number().positive(),
  date: z.string().min(1),
  source: z.string().min(1),
});
export type Rate = Readonly<z.infer<typeof rateSchema>>;
/** By ISO 4217 code. */
export type Rates = Readonly<Record<string, Rate>>;

const figuresSchema = z.object({
  /** 万元 of fixed assets per 亩; reaching it passes. */
  intensityMinWanPerMu: z.number().nonnegative(),
  /** 万元 of tax a year per 亩; reaching it passes. */
  taxMinWanPerMu: z.number().nonnegative(),
  source: z.string().min(1),
});

const figuresOrNone = z.union([figuresSchema, z.literal("none")]);

export const thresholdsFileSchema = z.strictObject({
  /** The figures are for trying the product; each verdict made with them says so. */
  example: z.boolean().optional(),
  /** A remark to the operator; never shown. */
  note: z.string().optional(),
  fx: z.record(z.string().regex(/^[A-Z]{3}$/), rateSchema).default({}),
  default: figuresOrNone.default("none"),
  perRegion: z.record(z.string(), figuresOrNone).default({}),
  perIndustry: z.record(z.string(), figuresOrNone).default({}),
});
export type ThresholdsFile = Readonly<z.infer<typeof thresholdsFileSchema>>;

/** What rule A3 is held against. An absent figure is not configured, and leaves its ratio undecided. */
export interface Thresholds {
  readonly intensityMinWanPerMu?: number | undefined;
  readonly taxMinWanPerMu?: number | undefined;
  readonly source?: string | undefined;
  readonly example?: boolean | undefined;
  /** The region or industry they were set for; absent: the default. */
  readonly of?: string | undefined;
}

/**
 * Parses the text of a thresholds file.
 * @throws {SyntaxError | z.ZodError} when it is not JSON, or not of this form
 */
export function parseThresholds(json: string): ThresholdsFile {
  return thresholdsFileSchema.parse(JSON.parse(json));
}

/**
 * The figures for a project: an industry's own win over its region's, and both over the default.
 * `undefined` where none is configured.
 * @param industries what the industry is called, the closest name first: paths and headings of the
 * catalogue, the investor's own words
 */
export function thresholdsFor(
  file: ThresholdsFile,
  region: string | null | undefined,
  industries: string | readonly string[] | null | undefined,
): Thresholds | undefined {
  const names = typeof industries === "string" ? [industries] : (industries ?? []);
  const industry = industryKey(file, names);
  const [of, figures] =
    industry !== undefined
      ? [industry, file.perIndustry[industry]]
      : region && file.perRegion[region] !== undefined
        ? [region, file.perRegion[region]]
        : [undefined, file.default];
  if (figures === undefined || figures === "none") return undefined;
  return { ...figures, ...(of && { of }), ...(file.example === true && { example: true }) };
}

/** A name that is configured as it is, else the longest configured name within one of the words. */
function industryKey(file: ThresholdsFile, names: readonly string[]): string | undefined {
  const keys = Object.keys(file.perIndustry);
  const exact = names.find((name) => keys.includes(name));
  if (exact !== undefined) return exact;
  // A path within a longer path is another clause: 附件1·一（六）1 is not 附件1·一（六）12.
  const words = names.filter((name) => !name.includes("·"));
  return keys
    .filter((key) => words.some((name) => name.includes(key)))
    .toSorted((a, b) => b.length - a.length)[0];
}
