import { z } from "zod";
import type { MissingTopic } from "./knowledge-base.ts";
import wants from "./lexicon/missing-wants.json" with { type: "json" };

/** Thousands of words are read at each start, so they are looked at as a list and not one by one. */
const words = z.custom<string[]>(
  (value) => Array.isArray(value) && value.every((word) => typeof word === "string" && word !== ""),
  "not a list of words",
);

/** `document.json` of a document's folder. */
export const documentSchema = z.strictObject({
  title: z.string().min(1),
  titleEn: z.string().min(1),
  issuer: z.string().min(1),
  issuerEn: z.string().min(1),
  date: z.iso.date(),
  number: z.string().min(1).optional(),
  status: z.enum(["in-force", "repealed", "superseded"]),
  audience: z.enum(["public", "staff"]),
  source: z.url().optional(),
});

/** `en.json`: path → unofficial English. `text` is absent where the heading says it all. */
export const renderingsSchema = z.record(
  z.string(),
  z.strictObject({ heading: z.string().min(1), text: z.string().min(1).optional() }),
);

/** A line of `glossary/<document>.jsonl`: everyday words for what a passage is about. */
export const glossaryEntrySchema = z.strictObject({
  path: z.string().min(1),
  /** Of a path that is both a sentence and a section: these words ask for the whole section. */
  of: z.literal("section").optional(),
  zh: words,
  en: words,
});
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

/** `question-words.json`: words that ask rather than say. */
export const questionWordsSchema = z.strictObject({
  zh: words,
  en: words,
});
export type QuestionWords = z.infer<typeof questionWordsSchema>;

const pattern = z.string().refine((source) => isPattern(source), "not a regular expression");

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "u").source !== "";
  } catch {
    return false;
  }
}

const placeSchema = z.strictObject({ document: z.string().min(1), path: z.string().min(1) });
/** A passage, by the document's folder and the printed path. */
export type PlaceReference = z.infer<typeof placeSchema>;

const MISSING_TOPICS = [
  "tax-rate",
  "incentive-amount",
  "land-price",
  "utility-price",
  "labour",
  "visa",
  "company-registration",
  "papers",
  "procedure-time",
  "contact",
  "other-year",
  "other-place",
  "threshold",
  "annex-2",
  "validity",
  "statistics",
  "opening-hours",
  "finance-terms",
  "company-names",
  "advice",
] as const satisfies readonly MissingTopic[];

/** `missing-wants.json`: what people want to know of a thing, by the words they ask with. */
const wanted = z.enum(Object.keys(wants) as [Wanted, ...Wanted[]]);
export type Wanted = keyof typeof wants;

/**
 * `missing-topics.json`: what people ask for that no document holds, in order of precedence. Patterns are
 * tried on the normalised question (simplified, lower case); of the mentions the first that fits is shown.
 */
export const missingTopicsSchema = z.array(
  z.strictObject({
    topic: z.enum(MISSING_TOPICS).optional(),
    asks: z.array(pattern),
    /** A thing, and what is wanted of it: both must be there, in whatever words. */
    pairs: z.array(z.strictObject({ of: pattern, wants: z.array(wanted).min(1) })).optional(),
    unless: z.array(pattern).optional(),
    mentions: z.array(placeSchema.extend({ when: pattern.optional() })).optional(),
    /** The mention deals with the matter without settling what is asked: it is shown as related. */
    isTouchedOn: z.literal(true).optional(),
  }),
);
export type MissingTopicEntry = z.infer<typeof missingTopicsSchema>[number];

/** `unlisted-sectors.json`: trades people ask about that the catalogue does not name. */
export const unlistedSectorsSchema = z.array(
  z.strictObject({
    zh: words,
    en: words,
    mention: placeSchema.optional(),
  }),
);
export type UnlistedSector = z.infer<typeof unlistedSectorsSchema>[number];

/** `cues.json`: patterns that tell how a question is meant. */
export const cuesSchema = z.strictObject({
  /** It wants a list. */
  list: z.array(pattern),
  /** It goes on from what was asked before. */
  followUp: z.array(pattern),
  /** It wants a number. */
  figure: z.array(pattern),
  /** It asks at all. */
  asks: z.array(pattern),
  /** It wants several things told apart. */
  separately: z.array(pattern),
  /** It speaks of projects, parks, authorities: of what the documents are about. */
  field: z.array(pattern),
  /** It asks what is or was the case, which a text that says what is to be done does not tell. */
  facts: z.array(pattern),
  /** It is about people or capital for a project, of which the documents speak. */
  wishes: z.array(pattern),
  /** It wants help with a project, and not only a price. */
  help: z.array(pattern),
  /** A thing that is named is bought, and not made. */
  buys: z.array(pattern),
});
export type Cues = z.infer<typeof cuesSchema>;

/** `foreign-questions.json`: questions no policy answers; the thresholds are set by them. */
export const foreignQuestionsSchema = z.array(z.string().min(1)).min(20);
