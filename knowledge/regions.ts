import regions from "./lexicon/regions.json" with { type: "json" };
import { recalling } from "./recall.ts";
import { toSimplified } from "./script.ts";

/** A place of the province named in a text. */
export interface PlaceMention {
  /** The prefecture it belongs to, in the short form: 昆明市, 大理州. */
  readonly region: string;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

interface County {
  readonly code: string;
  readonly name: string;
  readonly en: string;
  readonly needsSuffix?: boolean;
  readonly needsSuffixEn?: boolean;
}
interface Prefecture {
  readonly code: string;
  readonly region: string;
  readonly name: string;
  readonly en: string;
  readonly everyday?: readonly string[];
  readonly everydayEn?: readonly string[];
  readonly counties: readonly County[];
}

export interface Region {
  /** GB/T 2260. */
  readonly code: string;
  /** 大理州. */
  readonly region: string;
  /** 大理白族自治州. */
  readonly name: string;
  /** Dali. */
  readonly en: string;
}

const PREFECTURES: readonly Prefecture[] = regions.prefectures;
const GUARDS: Readonly<Record<string, string>> = regions.guards;
const GUARDS_EN: Readonly<Record<string, string>> = regions.guardsEn;
const ETHNIC_COUNTY =
  /(?:彝族|苗族|回族|哈尼族|傣族|拉祜族|佤族|布朗族|纳西族|瑶族|独龙族|怒族|白族|普米族|傈僳族)+自治县$/;

/** Letters of a name from which on one too few or too many still tells it. */
const LEAST_FOR_SLIPS = 6;

/** The sixteen prefectures, by code. */
export const REGIONS: readonly Region[] = PREFECTURES.map(({ code, region, name, en }) => ({
  code,
  region,
  name,
  en,
}));

/** How many county-level units are known. */
export const COUNTY_COUNT = PREFECTURES.reduce((sum, { counties }) => sum + counties.length, 0);

const CHINESE = collect(chineseForms);
const ENGLISH = collect(englishForms);
const CHINESE_BEGINNINGS = beginningsOf(CHINESE);
const ENGLISH_BEGINNINGS = beginningsOf(ENGLISH);
const CHINESE_PATTERN = new RegExp(alternatives(CHINESE, GUARDS), "gu");
const ENGLISH_PATTERN = new RegExp(
  `(?<![\\p{Script=Latin}\\d])(?:${alternatives(ENGLISH, {}, GUARDS_EN)})(?![\\p{Script=Latin}\\d])`,
  "giu",
);

/**
 * Every place of the province a text names, in reading order; goods that bear a place's name (普洱茶,
 * 大理石) are not places. A name that two prefectures share in English (Yiliang) is reported for both.
 */
export const findPlaces: (text: string) => readonly PlaceMention[] = recalling((text) => {
  const simplified = toSimplified(text);
  const lower = simplified.toLowerCase();
  // Each search tries hundreds of names at every character, so it is left out where none begins.
  return [
    ...(holdsAny(lower, CHINESE_BEGINNINGS) ? mentions(simplified, CHINESE_PATTERN, CHINESE) : []),
    ...(holdsAny(lower, ENGLISH_BEGINNINGS) ? mentions(simplified, ENGLISH_PATTERN, ENGLISH) : []),
  ].toSorted((a, b) => a.start - b.start);
});

/** A prefecture's English name, with its kind: Dali Prefecture. */
export function regionInEnglish(region: string): string {
  const found = REGIONS.find((candidate) => candidate.region === region);
  if (!found) return region;
  return `${found.en} ${region.endsWith("市") ? "City" : "Prefecture"}`;
}

function mentions(
  text: string,
  pattern: RegExp,
  forms: ReadonlyMap<string, ReadonlySet<string>>,
): PlaceMention[] {
  return [...text.matchAll(pattern)].flatMap((match) =>
    [...(forms.get(match[0].toLowerCase()) ?? [])].map((region) => ({
      region,
      words: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

function collect(
  formsOf: (prefecture: Prefecture) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const forms = new Map<string, Set<string>>();
  for (const prefecture of PREFECTURES) {
    for (const form of formsOf(prefecture)) {
      const key = form.toLowerCase();
      forms.set(key, (forms.get(key) ?? new Set<string>()).add(prefecture.region));
    }
  }
  return forms;
}

/** What the names begin with: the first letters, as UTF-16 units, and as much as the shortest name has. */
interface Beginnings {
  readonly letters: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
  readonly length: number;
}

function beginningsOf(forms: ReadonlyMap<string, unknown>): Beginnings {
  const names = [...forms.keys()];
  const length = Math.min(...names.map((name) => name.length));
  return {
    letters: new Set(names.map((name) => name.charCodeAt(0))),
    words: new Set(names.map((name) => name.slice(0, length))),
    length,
  };
}

function holdsAny(lower: string, { letters, words, length }: Beginnings): boolean {
  for (let at = 0; at + length <= lower.length; at++) {
    if (letters.has(lower.charCodeAt(at)) && words.has(lower.slice(at, at + length))) return true;
  }
  return false;
}

function chineseForms({ region, name, everyday = [], counties }: Prefecture): readonly string[] {
  const own = [region.slice(0, -1), region, name, ...everyday];
  return [...own, ...counties.flatMap(countyForms)];
}

function countyForms({ name, needsSuffix = false }: County): readonly string[] {
  const stem = name.replace(ETHNIC_COUNTY, "").replace(/[县市区]$/, "");
  const short = `${stem}${name.slice(-1)}`;
  return needsSuffix ? [name, short] : [name, short, stem];
}

function englishForms({ en, everydayEn = [], counties }: Prefecture): readonly string[] {
  return [en, ...slips(en), ...everydayEn, ...counties.flatMap(countyFormsInEnglish)];
}

/** A name with one letter left out or doubled, as on a small keyboard: Kuming, Lijjiang. */
function slips(name: string): readonly string[] {
  if (name.length < LEAST_FOR_SLIPS || !/^[a-z]+$/i.test(name)) return [];
  return Array.from(name).flatMap((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    return at === 0 ? [] : [`${before}${after}`, `${before}${letter}${letter}${after}`];
  });
}

function countyFormsInEnglish({ en, needsSuffixEn = false }: County): readonly string[] {
  return needsSuffixEn ? ["County", "City", "District"].map((kind) => `${en} ${kind}`) : [en];
}

/** Longest first; a guarded name brings its own look-around. */
function alternatives(
  forms: ReadonlyMap<string, unknown>,
  guards: Readonly<Record<string, string>>,
  endings: Readonly<Record<string, string>> = {},
): string {
  const endingOf = new Map(
    Object.entries(endings).map(([form, ending]) => [form.toLowerCase(), ending]),
  );
  return [...forms.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((form) => guards[form] ?? `${form}${endingOf.get(form) ?? ""}`)
    .join("|");
}
