import { type Block, type Button, button } from "../../bot/core/reply.ts";
import type { KnowledgeBase, Match, Passage } from "../../knowledge/knowledge-base.ts";
import { toTraditional } from "../../knowledge/script.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";

/** A Chinese quotation longer than this shows its best sentence only: some seven lines on a phone. */
const MAX_QUOTE_LENGTH = 150;
const MAX_WHOLE_LENGTH_EN = 320;
/** A clause that is opened, not asked for: some fourteen lines. */
const MAX_OPENED_LENGTH_EN = 560;
const MAX_LABEL_LENGTH = { zh: 18, en: 36 };
/** A line of a list: an item's opening words, not its whole text. */
const MAX_LINE_LENGTH = { zh: 60, en: 170 };

/**
 * The passage in the asker's language, with title, date and path. Of a long one the sentence that speaks to
 * the question; without a question the whole.
 */
export function quoteBlock(
  knowledge: KnowledgeBase,
  match: Pick<Match, "passage"> & Partial<Match>,
  language: Language,
): Block {
  const source = sourceLine(knowledge, match.passage, language);
  return { kind: "quote", text: wordsOf(match, language), source };
}

function wordsOf(
  { passage: { text, textEn }, quote = text, quoteEn }: Parameters<typeof quoteBlock>[1],
  language: Language,
): string {
  if (language === "en" && textEn !== undefined) {
    if (textEn.length <= MAX_WHOLE_LENGTH_EN) return textEn;
    return quoteEn ?? clip(textEn, MAX_OPENED_LENGTH_EN);
  }
  const shown = text.length <= MAX_QUOTE_LENGTH ? text : quote;
  return language === "zh-Hant" ? toTraditional(shown) : shown;
}

/** A section as the list of what is in it, a line each. */
export function listBlock(knowledge: KnowledgeBase, section: Passage, language: Language): Block {
  const lines = section.children.flatMap((path) => {
    const child = knowledge.passage(path, section.document);
    return child === undefined ? [] : [openingLine(child, language)];
  });
  return {
    kind: "quote",
    text: lines.join("\n"),
    source: sourceLine(knowledge, section, language),
  };
}

function openingLine(passage: Passage, language: Language): string {
  const english =
    passage.kind === "section" ? passage.headingEn : (passage.textEn ?? passage.headingEn);
  if (language === "en" && english !== undefined) return `• ${clip(english, MAX_LINE_LENGTH.en)}`;
  const [line = passage.heading] = passage.text.split("\n");
  return clip(language === "zh-Hant" ? toTraditional(line) : line, MAX_LINE_LENGTH.zh);
}

/** Title, date and path; with a mark where the words above are not the original's. */
function sourceLine(knowledge: KnowledgeBase, passage: Passage, language: Language): string {
  const document = knowledge.document(passage.document);
  const { id, title = id, titleEn = title } = document ?? { id: passage.document };
  const source = say(language, enquiryTexts.source, {
    title: say(language, { zh: title, en: titleEn }),
    date: document?.date ?? "",
    path: say(language, { zh: passage.path, en: passage.path }),
  });
  switch (language) {
    case "zh-Hans":
      return source;
    case "zh-Hant":
      return `${source}${say(language, enquiryTexts.converted)}`;
    case "en":
      return passage.textEn === undefined
        ? source
        : `${say(language, enquiryTexts.translation)}${source}`;
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

/** Opens a passage: its heading and path. */
export function showButton(passage: Passage, language: Language): Button {
  const heading = (language === "en" ? passage.headingEn : undefined) ?? passage.heading;
  const most = language === "en" ? MAX_LABEL_LENGTH.en : MAX_LABEL_LENGTH.zh;
  const name = clip(say(language, { zh: heading, en: heading }), most);
  const path = say(language, { zh: passage.path, en: passage.path });
  return button(`${name} · ${path}`, "enquiry.show", reference(passage));
}

/** The Chinese words as issued, one tap away. */
export function originalButton(passage: Passage, language: Language): Button {
  return button(say(language, enquiryTexts.original), "enquiry.original", reference(passage));
}

/** 附件1·一（六）2: an item of the catalogue, not an industry. */
export function isCatalogueItem({ path }: Passage): boolean {
  return /^附件1·一（.+）\d+$/.test(path);
}

function clip(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
