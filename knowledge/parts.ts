import type { ReadQuestion } from "./query.ts";

/** More things than this are not taken apart: five clauses are shown at most. */
const MAX_PARTS = 5;

const CLAUSES =
  /.+?(?:[，。?？!！;；]+|(?<=\p{Script=Han}[?？]?),|,(?=\s*(?:(?:and|also|but|or|plus)\s+)*(?:what|which|how|who|whose|where|when|is|are|was|were|do|does|did|can|could|may|will|would|should)\b)|\.\s+|(?=另外|还有|還有|顺便|順便|此外)|(?=\s(?:and|also)\s(?:what|which|how|who|whose|where|when|is|are|was|were|do|does|did|can|could|may|will|would|should)\b)|$)/gsu;
const LIST_SEPARATORS = /[、和跟与與及]|\band\b|\bas well as\b|\bplus\b/u;
const LOOSE_LIST_SEPARATORS = /[、和跟与與及,，:：]|\band\b|\bas well as\b|\bplus\b/u;
/** What leads over to the next thing asked and is no part of it. */
const LEADS_OVER =
  /^[\s,，]*(?:(?:另外|还有|還有|顺便(?:问一下|问问|问)?|順便(?:問一下|問問|問)?|此外|以及|还想问(?:一下)?|還想問(?:一下)?)[,，\s]*|(?:and also|and|also|plus)\s+)/iu;

export interface PartSplitterOptions {
  readonly asks: (normalised: string) => boolean;
  /** It says outright that several things are meant: 分别, respectively. */
  readonly asksSeparately: (normalised: string) => boolean;
  /** It is about what a project needs, and the documents speak of: people, capital. */
  readonly wishes: (normalised: string) => boolean;
  /** It names an item of the catalogue. */
  readonly namesItem: (asked: ReadQuestion) => boolean;
  readonly read: (question: string) => ReadQuestion;
  /** The leaves a question names, by place. */
  readonly namedLeaves: (asked: ReadQuestion) => ReadonlySet<number>;
  readonly normalise: (text: string) => string;
}

/**
 * Proposes how to take a message apart into the several things it asks, in its own words; empty when it asks
 * one. Whether the proposal holds is for the one to judge who answers the parts.
 */
export function createPartSplitter(
  options: PartSplitterOptions,
): (question: string) => readonly string[] {
  return (question) => {
    const bySentence = splitBySentence(question, options);
    const parts = bySentence.length > 1 ? bySentence : splitList(question, options);
    if (parts.length < 2) return splitProjectAndWish(question, options);
    return parts.length <= MAX_PARTS ? parts : [];
  };
}

/** Each part ends with a clause that asks; what only asks (行吗) belongs to what stands before it. */
function splitBySentence(
  question: string,
  { asks, read, normalise }: PartSplitterOptions,
): readonly string[] {
  const parts: string[] = [];
  let open = "";
  for (const [clause] of question.matchAll(CLAUSES)) {
    open += clause;
    if (!asks(normalise(clause))) continue;
    if (read(clause).atomCount === 0 && parts.length > 0 && open === clause) {
      parts.push(`${parts.pop() ?? ""}${open}`);
    } else if (read(open).atomCount > 0) {
      parts.push(open);
    } else continue;
    open = "";
  }
  const last = parts.pop();
  if (last !== undefined) parts.push(last + open);
  return parts.map(tidy);
}

/** 做坚果加工，有没有人才支持: the project is told, and something else is asked for it. */
function splitProjectAndWish(
  question: string,
  { asks, wishes, namesItem, namedLeaves, read, normalise }: PartSplitterOptions,
): readonly string[] {
  const clauses = Array.from(question.matchAll(CLAUSES), ([clause]) => clause);
  const isOfWish = (clause: string): boolean =>
    asks(normalise(clause)) || wishes(normalise(clause));
  const first = clauses.findIndex(isOfWish);
  if (first < 1) return [];
  const [told, asked] = [clauses.slice(0, first).join(""), clauses.slice(first).join("")];
  if (!asks(normalise(asked)) || !wishes(normalise(asked)) || !namesItem(read(told))) return [];
  const leaves = namedLeaves(read(told));
  const others = [...namedLeaves(read(asked))];
  const isApart = others.length > 0 && !others.some((leaf) => leaves.has(leaf));
  return isApart ? [told, asked].map(tidy) : [];
}

/**
 * A list of things, each with a name of its own and nothing but asking words around them. Where the question
 * says that they are meant separately, a name needs not be all there is.
 */
function splitList(question: string, options: PartSplitterOptions): readonly string[] {
  const { read, namedLeaves, asksSeparately, normalise } = options;
  const isLoose = asksSeparately(normalise(question));
  const items: string[] = [];
  const taken = new Set<number>();
  let open = "";
  for (const piece of question.split(isLoose ? LOOSE_LIST_SEPARATORS : LIST_SEPARATORS)) {
    const asked = read(piece);
    const leaves = namedLeaves(asked);
    if (leaves.size === 0) {
      if (asked.atomCount > 0 && !isLoose) return [];
      if (asked.atomCount > 0) open += `${piece}、`;
      continue;
    }
    const covered = asked.terms.reduce((sum, { length }) => sum + length, 0);
    if (!isLoose && covered < asked.atomCount) return [];
    if ([...leaves].some((leaf) => taken.has(leaf))) return [];
    for (const leaf of leaves) taken.add(leaf);
    items.push(tidy(open + piece));
    open = "";
  }
  return items;
}

function tidy(part: string): string {
  return part
    .replace(LEADS_OVER, "")
    .replace(/[\s,，;；。、:：]+$/u, "")
    .trim();
}
