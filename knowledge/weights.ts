/** Everything the ranking weighs, as data. `npm run bench -- weights` shows what other values would do. */
export interface Weights {
  /** What a match in each field is worth. */
  readonly text: number;
  readonly words: number;
  readonly textEn: number;
  /** What a phrase of the lexicon found whole is worth beside the single tokens. */
  readonly term: number;
  /** What speaks for a section speaks so much for each of its items. */
  readonly parent: number;
  /** What a section is worth beside an item, usually and when a list is asked for. */
  readonly section: number;
  readonly sectionOfList: number;
  /** Of words that ask rather than say. */
  readonly asking: number;
  /** Of a Chinese character alone, against the two-character words around it. */
  readonly character: number;
  /** How much more a token counts that is said twice: 0 nothing, 1 twice as much. */
  readonly repetition: number;
  /** Above 1, rare tokens count more than BM25 has it. */
  readonly rarity: number;
  /** BM25's b: how far a text's length tells against it, 0 not at all, 1 in proportion. */
  readonly length: number;
  /** What it is worth that one sentence holds the whole question; it tells long running text apart. */
  readonly sentence: number;
}

/** Clauses of a sentence or two, with a lexicon that knows the phrases: characters add little. */
export const CLAUSE_WEIGHTS: Weights = {
  text: 1,
  words: 0.6,
  textEn: 0.8,
  term: 0.6,
  parent: 0.2,
  section: 0.8,
  sectionOfList: 1.4,
  asking: 0.15,
  character: 0.35,
  repetition: 0,
  rarity: 1,
  length: 0.5,
  sentence: 0,
};

/** Running text without a lexicon: often a single character is all that question and text share. */
export const RUNNING_TEXT_WEIGHTS: Weights = {
  ...CLAUSE_WEIGHTS,
  asking: 0.35,
  character: 1.2,
  repetition: 0.5,
  rarity: 1.1,
  length: 0.7,
  sentence: 0.35,
};
