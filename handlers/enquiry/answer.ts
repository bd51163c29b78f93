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
import { asksForDocuments, documentsCard } from "./documents.ts";
import { findingCard } from "./finding-card.ts";
import { openTo, type Persona } from "./persona.ts";
import { quoteBlock } from "./quote.ts";
import { smalltalk } from "./smalltalk.ts";

const WHAT_IS_RULING =
  /^(?:请问|那)?(?:什么|啥)(?:叫做?|是|情况(?:下|算|是)?)(慎招|不招)(?:的|呢|啊|呀)?$|^(?:请问|那)?(慎招|不招)(?:是|指)?(?:的)?(?:什么|啥|指什么|指的是什么)(?:意思|情形|情况)?(?:呢|啊|呀)?$/u;

export interface EnquiryAnswer {
  readonly kind: Finding["kind"] | "smalltalk";
  readonly matches: readonly Match[];
  /** What was asked for and is known not to be in the documents. */
  readonly missing?: MissingTopic;
  /** The documents do not say, or their nearest clause does not go into it: an officer has to answer. */
  readonly isOpen: boolean;
  readonly card: CardReply;
}

export interface EnquiryOptions {
  readonly language: Language;
  /** Earlier questions of the same talk, oldest first. */
  readonly history?: readonly string[];
  readonly persona?: Persona;
  /** Of the operator: said when a telephone number is asked for, which no document holds. */
  readonly phone?: string | undefined;
  /** Whether a person is offered where the documents do not say; to officers none is. Yes when absent. */
  readonly offersPerson?: boolean;
}

/** What the documents say to a question, as a card in the asker's language. */
export function answerQuestion(
  knowledge: KnowledgeBase,
  question: string,
  { language, history = [], persona = "investor", phone, offersPerson = true }: EnquiryOptions,
): EnquiryAnswer {
  if (asksForDocuments(question)) {
    const card = documentsCard(knowledge, { language, persona });
    return { kind: "smalltalk", matches: [], isOpen: false, card };
  }
  const line = smalltalk(toSimplified(question.normalize("NFKC").toLowerCase()));
  if (line !== undefined) {
    const blocks: Block[] = [{ kind: "text", text: say(language, line) }];
    const buttons = [[button(say(language, commonTexts.person), "handoff.open")]];
    const card: CardReply = { kind: "card", blocks, buttons };
    return { kind: "smalltalk", matches: [], isOpen: false, card };
  }
  const cases = casesOf(knowledge, question, persona);
  const finding = cases ?? knowledge.search(question, { history, persona });
  const found = findingCard(knowledge, finding, { language, offersPerson });
  const others = cases?.matches.slice(1).map((one) => quoteBlock(knowledge, one, language)) ?? [];
  const ours =
    finding.missing === "contact" && phone !== undefined
      ? [{ kind: "text", text: say(language, enquiryTexts.phone, { phone }) } as const]
      : [];
  const card = { ...found, blocks: [...ours, ...found.blocks, ...others] };
  const { kind, matches, missing, unsaid } = finding;
  const isOpen = kind === "none" || unsaid === true;
  return { kind, matches, isOpen, card, ...(missing && { missing }) };
}

/** In English the same, and nothing but words that ask for a meaning or for the cases. */
const RULING_WORDS = {
  慎招: /^(?:caution|cautious|cautionary)$/,
  不招: /^(?:refused|refusal|refusals)$/,
};
const ASKS_MEANING =
  /^(?:what|which|whats|how|do|does|is|are|you|we|it|they|explain|define|mean|means|meant|meaning|definition|by|of|as|in|the|a|an|with|only|case|cases|kind|kinds|project|projects|counts?|falls?|comes?|under|brought|to|be|please|and|here|exactly|for)$/;

/** What a ruling means is what it is ruled of: every clause that ends with it. */
function casesOf(
  knowledge: KnowledgeBase,
  question: string,
  persona: Persona,
): Finding | undefined {
  const ruling = rulingAsked(question);
  if (ruling === undefined) return undefined;
  const matches = knowledge.leaves
    .filter(
      (leaf) =>
        openTo(persona, knowledge, leaf) && leaf.text.replace(/[。；]$/u, "").endsWith(ruling),
    )
    .map((passage) => ({ passage, confidence: 1, quote: passage.text, quoteEn: passage.textEn }));
  return matches.length === 0 ? undefined : { kind: "answer", matches };
}

/** The ruling somebody asks the meaning of, by its Chinese name; `undefined` where more is asked, or less. */
function rulingAsked(question: string): string | undefined {
  const folded = toSimplified(question.normalize("NFKC"));
  const [, before, behind] = WHAT_IS_RULING.exec(folded.replace(/[\p{P}\s]/gu, "")) ?? [];
  if (before !== undefined || behind !== undefined) return before ?? behind;
  const words =
    folded
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/\p{L}+/gu) ?? [];
  const [named, ...more] = Object.entries(RULING_WORDS).filter(([, word]) =>
    words.some((one) => word.test(one)),
  );
  if (named === undefined || more.length > 0) return undefined;
  const [ruling, word] = named;
  const isAll = words.every((one) => word.test(one) || ASKS_MEANING.test(one));
  return isAll && words.length > 1 ? ruling : undefined;
}
