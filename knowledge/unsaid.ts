import type { Asked, Wanted } from "./asked.ts";
import { tokenize } from "./tokenize.ts";
import { isCatalogueItem, type Unit } from "./units.ts";

/** Whether a passage that is about the right thing says nothing of what is asked of it. */
export type UnsaidTest = (asked: readonly Asked[], unit: Unit) => boolean;

const HAN = /\p{Script=Han}/u;
/** A catalogue item never tells them, another clause only where it has a figure at all. */
const FIGURES: ReadonlySet<Wanted> = new Set(["amount", "time"]);
const HAS_FIGURE = /\d|每(?:年|季|月|周)|季度|定期|[一二三四五六七八九十百]+(?:年|个月|天|日)/u;
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
    const hasFigure = !isItem && (unit.passage.kind === "section" || HAS_FIGURE.test(unit.text));
    if (FIGURES.has(wanted) && !hasFigure) return true;
    const tokens = tokensOf(unit);
    if (focus.length > 0 && !focus.some((word) => tokens.has(word))) return true;
    return lacksPoint(asked, measure(words, tokens), isItem);
  };
  // Of several things asked, one that is said is an answer.
  return (asked, unit) => asked.length > 0 && asked.every((one) => isUnsaid(one, unit));
}

/** How much of some words a passage holds, and how much it leaves open: in Chinese characters, or in words. */
interface Measured {
  readonly held: number;
  readonly open: number;
}

function lacksPoint(
  { wanted, words, isPoint }: Asked,
  { held, open }: Measured,
  isItem: boolean,
): boolean {
  if (!words.some((run) => run.some((atom) => HAN.test(atom)))) {
    return open >= 2 && open >= held * (isItem ? ITEM_SHARE_EN : 1);
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
