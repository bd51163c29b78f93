import { type Block, type Button, button, type CardReply } from "../../bot/core/reply.ts";
import type { Finding, KnowledgeBase, Match, Passage } from "../../knowledge/knowledge-base.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts, missingTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { phrase } from "../texts/phrase.ts";
import { say, type Text } from "../texts/text.ts";
import {
  isCatalogueItem,
  listBlock,
  originalButton,
  quoteBlock,
  reference,
  showButton,
} from "./quote.ts";

const MAX_RELATED_BUTTONS = 3;
const MAX_PARTS = 3;
/** The rule on investment intensity and tax per mu, whose figures stand elsewhere. */
const THRESHOLDS = "附件1·二（三）";

/** What the documents say to a question: said, quoted, and with what leads on from there. */
export function findingCard(
  knowledge: KnowledgeBase,
  finding: Finding,
  { language, offersPerson }: { readonly language: Language; readonly offersPerson: boolean },
): CardReply {
  const parts = finding.parts?.slice(0, MAX_PARTS) ?? [];
  if (parts.length > 1) return partsCard(knowledge, parts, language);
  const [best, ...others] = finding.matches;
  const related = others
    .slice(0, MAX_RELATED_BUTTONS)
    .map(({ passage }) => [showButton(passage, language)]);
  const isList = best?.passage.kind === "section" && finding.kind === "answer";
  const children = isList ? childButtons(knowledge, best.passage, language) : [];
  const needsPerson =
    offersPerson && (finding.kind === "none" || finding.unsaid === true)
      ? [text(enquiryTexts.askPerson, language)]
      : [];
  return {
    kind: "card",
    blocks: [...bodyOf(knowledge, finding, language), ...needsPerson],
    buttons: [
      ...(isList ? children : related),
      feedbackButtons(finding, language),
      [
        ...(best === undefined ? [] : leadingOn(best.passage, finding, language)),
        personButton(language),
      ],
    ],
  };
}

/** Several things asked in one message: each with its own answer, in the order asked. */
function partsCard(
  knowledge: KnowledgeBase,
  parts: NonNullable<Finding["parts"]>,
  language: Language,
): CardReply {
  const blocks = parts.flatMap(({ question, finding }, index): Block[] => {
    const head = say(language, enquiryTexts.part, { number: index + 1, question });
    return [{ kind: "text", text: head }, ...bodyOf(knowledge, finding, language)];
  });
  const shown = parts.flatMap(({ finding }) => finding.matches.slice(0, 1));
  const rows = shown.map(({ passage }) => [showButton(passage, language)]);
  const isSame = (one: Block, other: Block) => JSON.stringify(one) === JSON.stringify(other);
  return {
    kind: "card",
    blocks: blocks.filter((block, at) => blocks.findIndex((other) => isSame(block, other)) === at),
    buttons: [...rows, [personButton(language)]],
  };
}

function bodyOf(knowledge: KnowledgeBase, finding: Finding, language: Language): Block[] {
  const { kind, matches, missing } = finding;
  const [best] = matches;
  const absent = missing === undefined ? undefined : missingTexts[missing];
  const blocks: Block[] = [leadBlock(finding, absent, language)];
  if (best !== undefined) blocks.push(evidence(knowledge, best, language));
  // Asked in one breath with something the documents do say.
  if (absent !== undefined && kind !== "none") blocks.push(text(absent, language));
  return [...blocks, ...(best === undefined ? [] : remarks(best.passage, finding, language))];
}

function evidence(knowledge: KnowledgeBase, match: Match, language: Language): Block {
  return match.passage.kind === "section"
    ? listBlock(knowledge, match.passage, language)
    : quoteBlock(knowledge, match, language);
}

function leadBlock(
  { kind, matches, missing, unsaid }: Finding,
  absent: Text | undefined,
  language: Language,
): Block {
  const [best] = matches;
  switch (kind) {
    case "answer":
      return text(
        best !== undefined && isCatalogueItem(best.passage)
          ? enquiryTexts.listed
          : enquiryTexts.says,
        language,
      );
    case "related":
      return text(unsaid === true ? enquiryTexts.closest : enquiryTexts.related, language);
    case "none": {
      const isUnlisted =
        missing === undefined && best?.passage.path.startsWith("附件1·一") === true;
      const none = absent ?? (isUnlisted ? enquiryTexts.unlisted : enquiryTexts.none);
      const nearest = best === undefined ? "" : `\n${say(language, leadingTo(best, missing))}`;
      return { kind: "text", text: `${say(language, none)}${nearest}` };
    }
  }
}

/** What leads to the clause shown beside "the documents do not say". */
function leadingTo({ passage }: Match, missing: Finding["missing"]): Text {
  if (missing === "other-place") return enquiryTexts.hereInstead;
  return passage.kind === "section" ? enquiryTexts.listInstead : enquiryTexts.nearest;
}

/** What a listed project is still held against. */
const ADMISSION = { rules: "附件1·二", principle: "二·5" };
const LISTED_IS_NOT_ADMITTED = phrase(enquiryTexts.listedIsNotAdmitted, ADMISSION);

/** One line each, only where it keeps a reader from a wrong conclusion. */
function remarks(
  { path }: Passage,
  { kind, missing, unsaid }: Finding,
  language: Language,
): readonly Block[] {
  const isCatalogue = path.startsWith("附件1·一");
  const isUnlisted = isCatalogue && kind !== "answer" && missing === undefined && unsaid !== true;
  return [
    ...(isCatalogue && kind === "answer" ? [text(LISTED_IS_NOT_ADMITTED, language)] : []),
    ...(isUnlisted ? [text(enquiryTexts.notListedIsNotBanned, language)] : []),
    ...(path === THRESHOLDS && kind !== "none" ? [text(missingTexts["threshold"], language)] : []),
    ...(path.startsWith("三·") ? [text(enquiryTexts.targetsEnded, language)] : []),
  ];
}

function text(words: Text, language: Language): Block {
  return { kind: "text", text: say(language, words) };
}

function leadingOn(passage: Passage, { kind }: Finding, language: Language): readonly Button[] {
  const screen = button(
    say(language, commonTexts.prescreen),
    "screening.start",
    reference(passage),
  );
  return [
    originalButton(passage, language),
    ...(kind === "answer" && isCatalogueItem(passage) ? [screen] : []),
  ];
}

function childButtons(
  knowledge: KnowledgeBase,
  section: Passage,
  language: Language,
): readonly (readonly Button[])[] {
  return section.children.flatMap((path) => {
    const child = knowledge.passage(path, section.document);
    return child === undefined ? [] : [[showButton(child, language)]];
  });
}

function personButton(language: Language): Button {
  return button(say(language, commonTexts.person), "handoff.open");
}

/** Counted for the gap list: which clause was shown to what kind of finding, never the question. */
function feedbackButtons({ kind, matches }: Finding, language: Language): readonly Button[] {
  const value = `${kind}/${matches[0]?.passage.path ?? ""}`;
  return [
    button(say(language, enquiryTexts.helped), "enquiry.helped", value),
    button(say(language, enquiryTexts.missed), "enquiry.missed", value),
  ];
}
