import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { RESULT_LABELS, RULE_NAMES, SCREENING_NOTES, VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { Result } from "./rules.ts";
import { decisiveRules, type RuleResult, type Screening } from "./verdict.ts";

export interface VerdictCardOptions {
  readonly language: Language;
  /** Path and heading of the catalogue item it was recognised as; `undefined` = not listed. */
  readonly item: string | undefined;
}

const MARKS: Readonly<Record<Result, string>> = {
  pass: "✓",
  fail: "✗",
  caution: "!",
  unknown: "?",
  "not-applicable": "–",
};

/** The verdict, the rules that decide it with what would change them, and where to go from here. */
export function verdictCard(
  screening: Screening,
  { language, item }: VerdictCardOptions,
): CardReply {
  const decisive = decisiveRules(screening);
  const blocks: Block[] = [
    { kind: "text", text: say(language, screening.summary) },
    ...decisive.map((rule): Block => ({ kind: "text", text: ruleText(rule, language) })),
    { kind: "text", text: notes(screening, item, language).join("\n") },
  ];
  return {
    kind: "card",
    title: say(language, VERDICT_TITLES[screening.verdict]),
    blocks,
    buttons: [
      [
        button(say(language, prescreenTexts.allRules), "screening.rules"),
        button(say(language, prescreenTexts.facts), "screening.facts"),
      ],
      [button(say(language, commonTexts.person), "handoff.open")],
    ],
  };
}

/** The ten rules one by one: result, clause, and the fact it rests on. */
export function rulesCard({ rules, verdict }: Screening, language: Language): CardReply {
  const text = rules.map((rule) => ruleText(rule, language)).join("\n\n");
  const clauses = ["附件1·二", "二·5"].map((path) =>
    button(
      say(language, enquiryTexts.originalOf, { path }),
      "enquiry.show",
      `guidance-2022/${path}`,
    ),
  );
  return {
    kind: "card",
    title: say(language, VERDICT_TITLES[verdict]),
    blocks: [
      { kind: "text", text },
      { kind: "text", text: say(language, SCREENING_NOTES.preliminary) },
    ],
    buttons: [clauses, [button(say(language, commonTexts.person), "handoff.open")]],
  };
}

function ruleText(rule: RuleResult, language: Language): string {
  const wouldChange = rule.change === undefined ? [] : [say(language, rule.change)];
  return [ruleLine(rule, language), say(language, rule.why), ...wouldChange].join("\n");
}

/** A rule's result and clause in one line. */
export function ruleLine({ id, basis, result }: RuleResult, language: Language): string {
  return say(language, prescreenTexts.ruleHead, {
    mark: MARKS[result],
    name: say(language, RULE_NAMES[id]),
    basis,
    label: say(language, RESULT_LABELS[result]),
  });
}

/** Only what keeps a reader from a wrong conclusion. */
function notes(
  { rules, thresholds }: Screening,
  item: string | undefined,
  language: Language,
): readonly string[] {
  const figures =
    thresholds?.example === true
      ? [say(language, SCREENING_NOTES.exampleThresholds)]
      : thresholds?.source === undefined
        ? []
        : [say(language, SCREENING_NOTES.thresholdSource, { source: thresholds.source })];
  return [
    item === undefined
      ? say(language, SCREENING_NOTES.notListed)
      : say(language, prescreenTexts.listedAs, { item }),
    ...(rules.some(({ result }) => result === "caution")
      ? [say(language, SCREENING_NOTES.cautionIsNoBan)]
      : []),
    ...figures,
    say(language, SCREENING_NOTES.preliminary),
  ];
}
