import type { MissingTopic } from "./knowledge-base.ts";
import data from "./lexicon/elsewhere.json" with { type: "json" };

/** A question about a place or a year that the documents do not speak of. */
export interface Elsewhere {
  readonly topic: MissingTopic & ("other-place" | "other-year");
  /** The question without the place or year: what the documents may say about it for here and then. */
  readonly rest: string;
}

/** Stands for any place, so that each pattern is tried once and not with two hundred names in it. */
const ANY_PLACE = "xplacex";
const NAMES_PLACE = new RegExp(
  `${data.places.zh.join("|")}|\\b(?:${data.places.en.join("|")})\\b`,
  "gu",
);
const ABOUT_PLACE = oneOf(data.aboutPlace);
const ASIDE_OF_PLACE = oneOf(data.asideOfPlace);
const COMPARISON = oneOf(data.comparison);
const HERE = oneOf(data.here);
const ABOUT_YEAR = oneOf(data.aboutYear, "gu");
const OWN_YEAR = oneOf(data.ownYear);
const COVERED_YEARS = oneOf(data.coveredYears);

/**
 * Tells from a normalised question whether it is about elsewhere or another time. Where the asker comes from,
 * where he sells to, whom the province works with, and when he means to start are not what it is about.
 */
export function findElsewhere(question: string): Elsewhere | undefined {
  const placed = question.replaceAll(NAMES_PLACE, ANY_PLACE);
  if (placed !== question && isAboutPlace(placed)) {
    return { topic: "other-place", rest: placed.replaceAll(ANY_PLACE, " ") };
  }
  const rest = question.replaceAll(ABOUT_YEAR, " ");
  const isAboutYear = rest !== question && !OWN_YEAR.test(question) && !COVERED_YEARS.test(rest);
  return isAboutYear ? { topic: "other-year", rest } : undefined;
}

function isAboutPlace(placed: string): boolean {
  if (COMPARISON.test(placed)) return true;
  return !HERE.test(placed) && !ASIDE_OF_PLACE.test(placed) && ABOUT_PLACE.test(placed);
}

function oneOf(patterns: readonly string[], flags = "u"): RegExp {
  const sources = patterns.map((source) => source.replaceAll("{place}", ANY_PLACE));
  return new RegExp(sources.join("|"), flags);
}

/** Sources of patterns that name places outside the province; the English one is in lower case. */
export const OTHER_PLACE = {
  zh: data.places.zh.join("|"),
  en: data.places.en.join("|"),
} as const;
