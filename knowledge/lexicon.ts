import type {
  Cues,
  GlossaryEntry,
  MissingTopicEntry,
  QuestionWords,
  UnlistedSector,
} from "./schemas.ts";

/** Words and questions of ours that the documents do not hold; the same whoever's the documents are. */
export interface Lexicon {
  readonly questionWords: QuestionWords;
  readonly cues: Cues;
  readonly missingTopics: readonly MissingTopicEntry[];
  readonly unlistedSectors: readonly UnlistedSector[];
  readonly foreignQuestions: readonly string[];
  /** Everyday words for a document's places, by the document's id. */
  readonly glossary: (document: string) => readonly GlossaryEntry[];
}
