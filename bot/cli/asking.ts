import { answerQuestion, type EnquiryAnswer } from "../../handlers/enquiry/answer.ts";
import { type Language, languageOf } from "../../handlers/texts/language.ts";
import { citationText } from "../../knowledge/citation.ts";
import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { plainText } from "../core/reply.ts";

const MAX_CITATIONS = 5;

export interface Asked {
  readonly question: string;
  readonly history: readonly string[];
  readonly persona: "investor" | "officer";
}

export interface Citation {
  readonly document: string;
  readonly path: string;
  /** The original Chinese, as much as is cited of it. */
  readonly text: string;
}

export interface Answered extends Pick<EnquiryAnswer, "kind" | "matches"> {
  /** Best first, at most five. */
  readonly citations: readonly Citation[];
  /** The reply as it reads without buttons. */
  readonly text: string;
  /** What it is written in. */
  readonly language: Language;
}

/** Answers as the bot does in a private chat, in the question's language. */
export function ask(knowledge: KnowledgeBase, { question, history, persona }: Asked): Answered {
  const found = languageOf(question, "zh-Hans");
  const language = found === "other" ? "en" : found;
  const { kind, matches, card } = answerQuestion(knowledge, question, {
    language,
    history,
    persona,
  });
  const citations = matches.slice(0, MAX_CITATIONS).map(({ passage }) => ({
    document: passage.document,
    path: passage.path,
    text: citationText(passage),
  }));
  return { kind, matches, citations, text: plainText(card), language };
}
