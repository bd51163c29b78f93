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
 */
export function thresholdsFor(
  file: ThresholdsFile,
  region: string | null | undefined,
  industry: string | null | undefined,
): Thresholds | undefined {
  const figures =
    byIndustry(file, industry) ?? (region ? file.perRegion[region] : undefined) ?? file.default;
  if (figures === "none") return undefined;
  return { ...figures, ...(file.example === true && { example: true }) };
}

function byIndustry(file: ThresholdsFile, industry: string | null | undefined) {
  if (!industry) return undefined;
  const exact = file.perIndustry[industry];
  if (exact !== undefined) return exact;
  const named = Object.keys(file.perIndustry)
    .filter((name) => industry.includes(name))
    .toSorted((a, b) => b.length - a.length)[0];
  return named === undefined ? undefined : file.perIndustry[named];
}
