import type { Asked, Wanted } from "./asked.ts";
import { OTHER_PLACE } from "./elsewhere.ts";
import data from "./lexicon/asked-words.json" with { type: "json" };
import { createCue } from "./missing.ts";
import { findPlaces } from "./regions.ts";
import { tokenize } from "./tokenize.ts";
import { isCatalogueItem, type Unit } from "./units.ts";

/** Whether a passage that is about the right thing says nothing of what is asked of it. */
export type UnsaidTest = (asked: readonly Asked[], unit: Unit) => boolean;

const HAN = /\p{Script=Han}/u;
const NAMES_ELSEWHERE = new RegExp(`${OTHER_PLACE.zh}|\\b(?:${OTHER_PLACE.en})\\b`, "u");
const { often, time, amount, site } = data.tells;
const isSite = createCue([site]);
/** What tells them. A catalogue item never does, another clause only where it has such words at all. */
const TELLS: ReadonlyMap<Wanted, (text: string) => boolean> = new Map([
  ["often", createCue([often])],
  ["time", createCue([time])],
  ["amount", createCue([amount])],
  ["site", (text) => isSite(text) || NAMES_ELSEWHERE.test(text) || findPlaces(text).length > 0],
]);
/**
 * From here on a point is missing: in Chinese characters, of a catalogue item's point, of another clause's,
 * of all that is said where no point stands out.
 */
const LEAST_OPEN = { ofItem: 1, ofClause: 1.5, ofAll: 2 } as const;
/** Rules are asked about in people's own words: most of those may be missing before the rule is another one. */
const RULE_SHARE = 4;
/** Of an item a question in English names much, so that two words in five tell. */
const ITEM_SHARE_EN = 2 / 3;
/** What a Chinese character is worth that a passage holds in another word. */
const CHARACTER_SHARE = 0.5;

/** Tells it by the kind of thing that is wanted, and by the words of the point asked for. */
export function createUnsaidTest(units: readonly Unit[]): UnsaidTest {
  const tokensOf = createTokens(units);
  const isUnsaid = (asked: Asked, unit: Unit): boolean => {
    const { wanted, words, focus } = asked;
    if (words.length === 0) return false;
    const isItem = isCatalogueItem(unit.passage);
    const tells = TELLS.get(wanted);
    const canTell = !isItem && (unit.passage.kind === "section" || tells?.(unit.text) !== false);
    if (tells !== undefined && !canTell) return true;
    const tokens = tokensOf(unit);
    if (focus.length > 0 && !focus.some((word) => tokens.has(word))) return true;
    const isFocusHeld = focus.length > 0 && focus.every((word) => tokens.has(word));
    return lacksPoint(asked, { ...measure(words, tokens), isItem, isFocusHeld });
  };
  // Of several things asked, one that is said is an answer.
  return (asked, unit) => asked.length > 0 && asked.every((one) => isUnsaid(one, unit));
}

/** How much of some words a passage holds, and how much it leaves open: in Chinese characters, or in words. */
interface Measured {
  readonly held: number;
  readonly open: number;
}

interface Compared extends Measured {
  readonly isItem: boolean;
  /** In English the words that say what is asked for are there. */
  readonly isFocusHeld: boolean;
}

function lacksPoint(
  { wanted, words, isPoint }: Asked,
  { held, open, isItem, isFocusHeld }: Compared,
): boolean {
  if (!words.some((run) => run.some((atom) => HAN.test(atom)))) {
    if (isItem) return open >= 2 && open >= held * ITEM_SHARE_EN;
    if (isPoint && held === 1 && open === 1) return true;
    return open >= 2 && open >= held * (isFocusHeld ? RULE_SHARE : 1);
  }
  if (!isPoint) return open >= LEAST_OPEN.ofAll && open >= held;
  if (isItem) return open >= LEAST_OPEN.ofItem && open >= held;
  return open >= LEAST_OPEN.ofClause && open >= held * (wanted === "whether" ? RULE_SHARE : 1);
}

function measure(words: Asked["words"], tokens: ReadonlySet<string>): Measured {
  let held = 0;
  let all = 0;
  for (const run of words) {
    all += run.length;
    for (const [at, atom] of run.entries()) {
      const isAlone = run.length === 1 || !HAN.test(atom);
      if (isAlone ? tokens.has(atom) : isInPair(run, at, tokens)) held += 1;
      else if (tokens.has(atom)) held += CHARACTER_SHARE;
    }
  }
  return { held, open: all - held };
}

/** Whether a character stands in a passage beside the one that it stands beside here. */
function isInPair(run: readonly string[], at: number, tokens: ReadonlySet<string>): boolean {
  return [run.slice(at - 1, at + 1), run.slice(at, at + 2)].some(
    (pair) => pair.length === 2 && tokens.has(pair.join("")),
  );
}

/** All words a passage is found by; a section's with those of its items. */
function createTokens(units: readonly Unit[]): (unit: Unit) => ReadonlySet<string> {
  const known = new Map<Unit, ReadonlySet<string>>();
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const place = units.indexOf(unit);
    const items = units.filter(({ parent }) => parent === place);
    const isSection = unit.passage.kind === "section";
    const tokens = new Set(tokenize([unit, ...(isSection ? items : [])].map(textsOf).join("\n")));
    known.set(unit, tokens);
    return tokens;
  };
}

function textsOf(unit: Unit): string {
  const { headings, text, headingsEn, textEn, words, wordsEn, named } = unit;
  return [...headings, text, ...headingsEn, textEn, ...words, ...wordsEn, ...named].join("\n");
}
