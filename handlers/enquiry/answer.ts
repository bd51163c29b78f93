import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import type { Finding, KnowledgeBase, Match, Passage } from "../../knowledge/knowledge-base.ts";
import { toSimplified, toTraditional } from "../../knowledge/script.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts, missingTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import { englishQuote } from "./english-quote.ts";
import { smalltalk } from "./smalltalk.ts";

export interface EnquiryAnswer {
  readonly kind: Finding["kind"] | "smalltalk";
  readonly matches: readonly Match[];
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

/** A Chinese quotation longer than this shows its best sentence only: some seven lines on a phone. */
const MAX_QUOTE_LENGTH = 150;
const MAX_QUOTE_LENGTH_EN = 420;
const MAX_RELATED_BUTTONS = 3;
const MAX_LABEL_LENGTH = 18;

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
  return { kind: finding.kind, matches: finding.matches, card };
}

function findingCard(knowledge: KnowledgeBase, finding: Finding, language: Language): CardReply {
  const [best, ...others] = finding.matches;
  const blocks: Block[] = leadBlocks(finding, language);
  if (best !== undefined) {
    blocks.push(quoteBlock(knowledge, best, language));
    blocks.push(...remarks(best.passage, finding.kind, language));
  }
  if (finding.kind === "none") {
    blocks.push({ kind: "text", text: say(language, enquiryTexts.askPerson) });
  }
  const original = best === undefined ? [] : [originalButton(best.passage, language)];
  const screen =
    finding.kind === "answer" && best !== undefined && isCatalogueItem(best.passage)
      ? [button(say(language, commonTexts.prescreen), "screening.start", reference(best.passage))]
      : [];
  const person = button(say(language, commonTexts.person), "handoff.open");
  const related = others
    .slice(0, MAX_RELATED_BUTTONS)
    .map(({ passage }) => [showButton(passage, language)]);
  return { kind: "card", blocks, buttons: [...related, [...original, ...screen, person]] };
}

function leadBlocks({ kind, matches, missing }: Finding, language: Language): Block[] {
  const lead = leadText({ kind, matches });
  const precise = missing === undefined ? undefined : missingTexts[missing];
  const none = precise ?? enquiryTexts.none;
  const nearest = matches.length === 0 ? "" : say(language, enquiryTexts.nearest);
  const text = kind === "none" ? `${say(language, none)}\n${nearest}`.trim() : say(language, lead);
  return [{ kind: "text", text }];
}

function leadText({ kind, matches }: Pick<Finding, "kind" | "matches">) {
  if (kind === "related") return enquiryTexts.related;
  const [best] = matches;
  return best !== undefined && isCatalogueItem(best.passage)
    ? enquiryTexts.listed
    : enquiryTexts.says;
}

/** One line each, only where it keeps a reader from a wrong conclusion. */
function remarks({ path }: Passage, kind: Finding["kind"], language: Language): Block[] {
  const isCatalogue = path.startsWith("附件1·一");
  const lines = [
    ...(isCatalogue && kind === "answer" ? [enquiryTexts.listedIsNotAdmitted] : []),
    ...(isCatalogue && kind !== "answer" ? [enquiryTexts.notListedIsNotBanned] : []),
    ...(path.startsWith("三·") ? [enquiryTexts.targetsEnded] : []),
  ];
  return lines.map((line) => ({ kind: "text", text: say(language, line) }));
}

/** The passage in the asker's language, with title, date and path; a long one by its best sentence. */
export function quoteBlock(
  knowledge: KnowledgeBase,
  { passage, quote = passage.text }: { readonly passage: Passage; readonly quote?: string },
  language: Language,
): Block {
  const document = knowledge.document(passage.document);
  const { id, title = id, titleEn = title } = document ?? { id: passage.document };
  const values = {
    title: say(language, { zh: title, en: titleEn }),
    date: document?.date ?? "",
    path: say(language, { zh: passage.path, en: passage.path }),
  };
  const source = say(language, enquiryTexts.source, values);
  const original = passage.text.length <= MAX_QUOTE_LENGTH ? passage.text : quote;
  switch (language) {
    case "zh-Hans":
      return { kind: "quote", text: clip(original, MAX_QUOTE_LENGTH * 2), source };
    case "zh-Hant": {
      const mark = say(language, enquiryTexts.converted);
      return {
        kind: "quote",
        text: toTraditional(clip(original, MAX_QUOTE_LENGTH * 2)),
        source: `${source}${mark}`,
      };
    }
    case "en": {
      const mark = say(language, enquiryTexts.translation);
      const { textEn } = passage;
      if (textEn === undefined) return { kind: "quote", text: original, source };
      const isShort = textEn.length <= MAX_QUOTE_LENGTH_EN;
      const text = isShort ? textEn : englishQuote(passage.text, textEn, quote);
      return { kind: "quote", text: clip(text, MAX_QUOTE_LENGTH_EN), source: `${mark}${source}` };
    }
  }
}

/** Names a passage in a button: `guidance-2022/附件1·一（六）2`. */
export function reference({ document, path }: Passage): string {
  return `${document}/${path}`;
}

/** The passage a button names, if it is still there. */
export function passageOf(knowledge: KnowledgeBase, value = ""): Passage | undefined {
  const slash = value.indexOf("/");
  return knowledge.passage(value.slice(slash + 1), value.slice(0, slash));
}

export function showButton(passage: Passage, language: Language) {
  const heading = (language === "en" ? passage.headingEn : undefined) ?? passage.heading;
  const label = `${clip(say(language, { zh: heading, en: heading }), MAX_LABEL_LENGTH * (language === "en" ? 2 : 1))} · ${say(language, { zh: passage.path, en: passage.path })}`;
  return button(label, "enquiry.show", reference(passage));
}

function originalButton(passage: Passage, language: Language) {
  return button(say(language, enquiryTexts.original), "enquiry.original", reference(passage));
}

/** 附件1·一（六）2: an item of the catalogue, not an industry. */
export function isCatalogueItem({ path }: Passage): boolean {
  return /^附件1·一（.+）\d+$/.test(path);
}

function clip(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
