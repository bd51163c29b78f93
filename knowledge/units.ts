import type { Passage } from "./knowledge-base.ts";
import { normalise, normaliseAll } from "./normalise.ts";
import { isBareHeading, type Passages } from "./passages.ts";
import type { GlossaryEntry } from "./schemas.ts";

/** A passage that search may propose, with the words it is found by; all of them normalised. */
export interface Unit {
  readonly passage: Passage;
  /** Its headings and its text. */
  readonly headings: readonly string[];
  readonly text: string;
  readonly headingsEn: readonly string[];
  readonly textEn: string;
  /** Everyday words from the glossary. */
  readonly words: readonly string[];
  readonly wordsEn: readonly string[];
  /** The things a catalogue item counts up, word for word: 水溶肥, 锡膏. */
  readonly named: readonly string[];
  /** The section it stands in, as a place in the list of units. */
  readonly parent: number | undefined;
}

const CATALOGUE_ITEM = /^附件1·一（.+）\d+$/u;

/** Whether it is one of the items of the catalogue, which count up what is wanted of an industry. */
export function isCatalogueItem({ path }: Passage): boolean {
  return CATALOGUE_ITEM.test(path);
}

/** Of a path that is both, the leaf is proposed only if it says more than the heading. */
export function toUnits(
  { leaves, sections }: Passages,
  glossary: readonly GlossaryEntry[],
  firstPlace: number,
): readonly Unit[] {
  const entriesAt = Map.groupBy(glossary, ({ path }) => path);
  const sectionAt = new Map(sections.map((section) => [section.path, section]));
  const parents = new Map(
    sections.flatMap(({ path, children }) => children.map((child) => [child, path])),
  );
  const own = leaves.filter((leaf) => !isBareHeading(leaf, sectionAt.get(leaf.path)));
  const passages = [...sections, ...own];
  const places = new Map(sections.map(({ path }, place) => [path, firstPlace + place]));
  return passages.map((passage) => {
    const lead = leaves.find(({ path }) => path === passage.path);
    const isLead = passage.kind === "leaf" && sectionAt.has(passage.path);
    const entries = (entriesAt.get(passage.path) ?? []).filter(
      (entry) => !isLead || entry.of !== "section",
    );
    const above = isLead ? passage.path : parents.get(passage.path);
    // A section is found by its headings and its everyday words; its items are found by themselves.
    const [text, textEn] =
      passage.kind === "leaf" ? [passage.text, passage.textEn ?? ""] : ["", lead?.headingEn ?? ""];
    const normalised = normalise(text);
    return {
      passage,
      headings: passage.trail.slice(-2).map(normalise),
      text: normalised,
      headingsEn: passage.headingEn === undefined ? [] : [normalise(passage.headingEn)],
      textEn: normalise(textEn),
      words: normaliseAll(entries.flatMap(({ zh }) => zh)),
      wordsEn: normaliseAll(entries.flatMap(({ en }) => en)),
      named: passage.kind === "leaf" ? namedIn(normalised) : [normalise(passage.heading)],
      parent: above === undefined ? undefined : places.get(above),
    };
  });
}

/** Running text of any kind: no lexicon, no renderings, no sections. */
export interface PlainText {
  readonly id: string;
  readonly title?: string | undefined;
  readonly text: string;
}

/** A unit for each text, under its id as the path. */
export function toPlainUnits(texts: readonly PlainText[]): readonly Unit[] {
  return texts.map(({ id, title, text }) => ({
    passage: {
      document: "",
      path: id,
      kind: "leaf",
      heading: title ?? "",
      trail: title === undefined ? [] : [title],
      text,
      children: [],
    },
    headings: title === undefined ? [] : [normalise(title)],
    text: normalise(text),
    headingsEn: [],
    textEn: "",
    words: [],
    wordsEn: [],
    named: [],
    parent: undefined,
  }));
}

/** Longer than this it is a statement, not the name of a thing. */
const MAX_NAME_LENGTH = 12;

function namedIn(text: string): readonly string[] {
  return text
    .split(/[\n、,;:。()〔〕《》“”"]|^\d+\.|等/u)
    .map((name) => name.trim())
    .filter((name) => name.length >= 2 && name.length <= MAX_NAME_LENGTH);
}
