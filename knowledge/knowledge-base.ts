/** A policy text: who issued it, when, and whether it still holds. */
export interface PolicyDocument {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  /** Unofficial. */
  readonly titleEn: string;
  readonly issuer: string;
  readonly issuerEn: string;
  /** ISO date of issue. */
  readonly date: string;
  /** 文号; absent where the text carries none. */
  readonly number?: string;
  readonly status: "in-force" | "repealed" | "superseded";
  readonly audience: "public" | "staff";
  /** Address of the official publication, if known. */
  readonly source?: string;
}

/** A quotable unit of a document. Leaves partition it; a section is a view on its leaves. */
export interface Passage {
  readonly document: string;
  /** In the printed form of DESIGN §6: 附件1·一（六）2. */
  readonly path: string;
  readonly kind: "leaf" | "section";
  /** Own heading of a section, without its number (新材料产业); of a leaf, its opening words (新能源电池材料). */
  readonly heading: string;
  /** Headings from the document down to this one, for showing where it stands. */
  readonly trail: readonly string[];
  /**
   * The original, PDF damage undone. A section's is its heading and its leaves', a line each, and may be
   * long: what is cited of it is kept to 700 characters by `citationText`.
   */
  readonly text: string;
  /** Unofficial English heading and text; absent while nobody has written them. */
  readonly headingEn?: string;
  readonly textEn?: string;
  /** Paths of the passages right below a section; empty for a leaf. */
  readonly children: readonly string[];
}

/** A passage that may answer, with the sentence that speaks most to the question. */
export interface Match {
  readonly passage: Passage;
  /** 0–1, comparable between questions: how sure the ranking is that this passage is meant. */
  readonly confidence: number;
  /** The sentence, item or clause of `passage.text` to quote first; …… marks what is left out of a long one. */
  readonly quote: string;
  /** The same in the unofficial rendering, where it can be told which sentence that is. */
  readonly quoteEn?: string | undefined;
}

/** What the documents say to a question. */
export interface Finding {
  /** `related`: clauses without the claim that they answer. `none`: the documents do not say. */
  readonly kind: "answer" | "related" | "none";
  /** Best first, at most `limit`. For `none` it may hold the clause that mentions the thing without the figure. */
  readonly matches: readonly Match[];
  /** What was asked for and is known not to be in the documents (a tax rate, a land price…), by topic id. */
  readonly missing?: MissingTopic;
  /** The first clause is about the thing, and does not say what was asked of it; only `related` has it. */
  readonly unsaid?: true;
  /** Only when the message asks several things: each with what the documents say to it, in the order asked. */
  readonly parts?: readonly { readonly question: string; readonly finding: Finding }[];
}

/** Things people ask for that the documents do not hold. */
export type MissingTopic =
  | "tax-rate"
  | "incentive-amount"
  | "land-price"
  | "utility-price"
  | "labour"
  | "visa"
  | "company-registration"
  | "papers"
  | "procedure-time"
  | "contact"
  | "other-year"
  | "other-place"
  | "threshold"
  | "annex-2"
  | "clause"
  | "validity"
  | "statistics"
  | "opening-hours"
  | "finance-terms"
  | "company-names"
  | "advice";

export interface SearchOptions {
  /** Earlier questions of the same talk, oldest first, so that "and coffee?" is understood. */
  readonly history?: readonly string[];
  /** Officers may see staff documents. */
  readonly persona?: "investor" | "officer";
  /** 5 by default. */
  readonly limit?: number;
}

/** Everything is in memory and synchronous. */
export interface KnowledgeBase {
  search(question: string, options?: SearchOptions): Finding;
  /** By path, in any short form people type (六（七）, 附件1 一（六）2, 六(七)). */
  passage(path: string, document?: string): Passage | undefined;
  document(id: string): PolicyDocument | undefined;
  readonly documents: readonly PolicyDocument[];
  /** Every leaf of every document, in reading order. */
  readonly leaves: readonly Passage[];
  /** Changes whenever a text does; stored with every answer given. */
  readonly revision: string;
}

/** A citation's text is at most this long. */
export const MAX_CITATION_LENGTH = 700;
