import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import type {
  Finding,
  KnowledgeBase,
  Match,
  MissingTopic,
} from "../../knowledge/knowledge-base.ts";
import { toSimplified } from "../../knowledge/script.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import { findingCard } from "./finding-card.ts";
import { smalltalk } from "./smalltalk.ts";

export interface EnquiryAnswer {
  readonly kind: Finding["kind"] | "smalltalk";
  readonly matches: readonly Match[];
  /** What was asked for and is known not to be in the documents. */
  readonly missing?: MissingTopic;
  readonly card: CardReply;
}

export interface EnquiryOptions {
  readonly language: Language;
  /** Earlier questions of the same talk, oldest first. */
  readonly history?: readonly string[];
  readonly persona?: "investor" | "officer";
  /** Of the operator: said when a telephone number is asked for, which no document holds. */
  readonly phone?: string | undefined;
}

/** What the documents say to a question, as a card in the asker's language. */
export function answerQuestion(
  knowledge: KnowledgeBase,
  question: string,
  { language, history = [], persona = "investor", phone }: EnquiryOptions,
): EnquiryAnswer {
  const line = smalltalk(toSimplified(question.normalize("NFKC").toLowerCase()));
  if (line !== undefined) {
    const blocks: Block[] = [{ kind: "text", text: say(language, line) }];
    const buttons = [[button(say(language, commonTexts.person), "handoff.open")]];
    return { kind: "smalltalk", matches: [], card: { kind: "card", blocks, buttons } };
  }
  const finding = knowledge.search(question, { history, persona });
  const found = findingCard(knowledge, finding, language);
  const ours =
    finding.missing === "contact" && phone !== undefined
      ? [{ kind: "text", text: say(language, enquiryTexts.phone, { phone }) } as const]
      : [];
  const card = { ...found, blocks: [...ours, ...found.blocks] };
  const { kind, matches, missing } = finding;
  return { kind, matches, card, ...(missing && { missing }) };
}
