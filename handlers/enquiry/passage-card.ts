import { type Button, button, type CardReply } from "../../bot/core/reply.ts";
import type { KnowledgeBase, Passage } from "../../knowledge/knowledge-base.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { say, type Text } from "../texts/text.ts";
import { isCatalogueItem, originalButton, quoteBlock, reference, showButton } from "./quote.ts";

/** A clause quoted whole; a section as the buttons that lead into it. */
export function passageCard(
  knowledge: KnowledgeBase,
  passage: Passage,
  language: Language,
): CardReply {
  const heading = (language === "en" ? passage.headingEn : undefined) ?? passage.heading;
  const title = say(language, { zh: heading, en: heading });
  const parent = parentOf(knowledge, passage);
  const back: Button[] =
    parent === undefined
      ? []
      : [button(say(language, commonTexts.back), "enquiry.show", reference(parent))];
  const person = button(say(language, commonTexts.person), "handoff.open");
  if (passage.kind === "section") {
    const children = passage.children.flatMap(
      (path) => knowledge.passage(path, passage.document) ?? [],
    );
    const rows = children.map((child) => [showButton(child, language)]);
    return {
      kind: "card",
      title,
      blocks: [sectionLine(passage, language)],
      buttons: [...rows, [...back, person]],
    };
  }
  const screen = isCatalogueItem(passage)
    ? [button(say(language, commonTexts.prescreen), "screening.start", reference(passage))]
    : [];
  const blocks = [quoteBlock(knowledge, { passage }, language)];
  return {
    kind: "card",
    title,
    blocks,
    buttons: [
      neighbours(knowledge, passage, language),
      [originalButton(passage, language), ...screen],
      [...back, person],
    ],
  };
}

/** The clauses before and after it in the document. */
function neighbours(
  knowledge: KnowledgeBase,
  { document, path }: Passage,
  language: Language,
): readonly Button[] {
  const leaves = knowledge.leaves.filter((leaf) => leaf.document === document);
  const at = leaves.findIndex((leaf) => leaf.path === path);
  const lead = (text: Text, to: Passage | undefined): readonly Button[] =>
    at < 0 || to === undefined ? [] : [button(say(language, text), "enquiry.show", reference(to))];
  return [
    ...lead(enquiryTexts.previous, leaves[at - 1]),
    ...lead(enquiryTexts.next, leaves[at + 1]),
  ];
}

/** The Chinese words as issued, whole, with where they stand. */
export function originalCard(
  knowledge: KnowledgeBase,
  passage: Passage,
  language: Language,
): CardReply {
  const document = knowledge.document(passage.document);
  const source = `《${document?.title ?? passage.document}》（${document?.date ?? ""}）${passage.path}`;
  return {
    kind: "card",
    title: say(language, enquiryTexts.originalOf, { path: passage.path }),
    blocks: [{ kind: "quote", text: passage.text, source }],
    buttons: [[button(say(language, commonTexts.person), "handoff.open")]],
  };
}

function sectionLine({ path, children }: Passage, language: Language) {
  const text = say(
    language,
    {
      zh: "{path}，共 {count} 项，点开看原文：",
      en: "{path}: {count} entries. Tap one to read it.",
    },
    { path, count: children.length },
  );
  return { kind: "text", text } as const;
}

function parentOf(knowledge: KnowledgeBase, { path, document }: Passage): Passage | undefined {
  const match = /^(附件1·一)（.+）\d*$/.exec(path);
  if (match === null) return undefined;
  const industry = path.replace(/\d+$/, "");
  return knowledge.passage(industry === path ? "附件1·一" : industry, document);
}
