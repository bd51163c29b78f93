import data from "./lexicon/sectors.json" with { type: "json" };
import { toSimplified } from "./script.ts";

/** A national list that gives reason to ask. We do not hold it. */
export interface SectorBasis {
  readonly title: string;
  /** Unofficial. */
  readonly titleEn: string;
  /** ISO date, or its known part. */
  readonly date: string;
  /** Whether the operator has checked title and date; if not, only officers see the basis. */
  readonly confirmed: boolean;
}

/** A kind of project the national lists name: a reason to ask, never a finding. */
export interface Sector {
  readonly id: string;
  /** Path of the clause of our own document it may concern. */
  readonly clause: string;
  /** Name of the fact the question is about. */
  readonly asks: string;
  readonly question: { readonly zh: string; readonly en: string };
  /** Only a person settles it: what was answered in general leaves the clause open. */
  readonly isOpen: boolean;
  readonly basis?: SectorBasis;
}

export interface SectorMention {
  readonly sector: Sector;
  /** As they stand in the text, in simplified characters. */
  readonly words: string;
}

interface Row {
  readonly id: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly not?: readonly string[];
  readonly clause: string;
  readonly asks: string;
  readonly isOpen?: boolean;
  readonly basis?: SectorBasis;
  readonly questionZh: string;
  readonly questionEn: string;
}

const ROWS: readonly Row[] = data.sectors;
const COMPILED = ROWS.map((row) => ({ sector: sectorOf(row), pattern: patternOf(row) }));

/** Most texts speak of none. */
const ANY_WORD = new RegExp(ROWS.flatMap(wordsOf).join("|"), "iu");

export const SECTORS: readonly Sector[] = COMPILED.map(({ sector }) => sector);

/** The sectors a text speaks of, each once, in the order of the list; a denied one (不做电解铝) is left out. */
export function findSectors(text: string): readonly SectorMention[] {
  const simplified = toSimplified(text);
  if (!ANY_WORD.test(simplified)) return [];
  return COMPILED.flatMap(({ sector, pattern }) => {
    const match = [...simplified.matchAll(pattern)].find(
      ({ groups, index }) => groups?.["word"] !== undefined && !isDenied(simplified, index),
    );
    return match ? [{ sector, words: match[0] }] : [];
  });
}

export function sectorById(id: string): Sector | undefined {
  return SECTORS.find((sector) => sector.id === id);
}

/** A longer word with another meaning is consumed first, so the word inside it does not match. */
function patternOf(row: Row): RegExp {
  const others = (row.not ?? []).map(escape).join("|");
  return new RegExp(`${others ? `(?:${others})|` : ""}(?<word>${wordsOf(row).join("|")})`, "giu");
}

function wordsOf({ zh, en }: Row): readonly string[] {
  return [...zh.map(escape), ...en.map((word) => `(?<![a-z])${escape(word)}s?(?![a-z])`)];
}

function isDenied(text: string, index: number): boolean {
  return /(?:不做|不是|不搞|不涉及|没有|不含|not|no)\s*$/i.test(text.slice(0, index));
}

function sectorOf({
  id,
  clause,
  asks,
  isOpen = false,
  basis,
  questionZh,
  questionEn,
}: Row): Sector {
  return {
    id,
    clause,
    asks,
    isOpen,
    question: { zh: questionZh, en: questionEn },
    ...(basis && { basis }),
  };
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
