import { type Block, type Button, button, type CardReply } from "../../bot/core/reply.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { RESULT_LABELS, RULE_NAMES, SCREENING_NOTES, VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { FactRecord } from "./facts.ts";
import { wordOf } from "./origin.ts";
import { type Result, RULE_IDS, type RuleId } from "./rules.ts";
import { decisiveRules, type RuleResult, type Screening } from "./verdict.ts";

/** What a card shows beside the screening. */
export interface VerdictCardOptions {
  readonly language: Language;
  /** What the catalogue says of the product, or of each of them. */
  readonly listing: readonly string[];
  readonly facts: FactRecord;
  /** Further rows above the way to a person. */
  readonly rows?: readonly (readonly Button[])[];
}

const MARKS: Readonly<Record<Result, string>> = {
  pass: "✓",
  fail: "✗",
  caution: "!",
  unknown: "?",
  "not-applicable": "–",
};

/** Rules explained on the first card; the others are named, and stand behind "all ten rules". */
const MAX_EXPLAINED = 2;
/** The clauses of the two halves: the five admission rules of annex 1, and the principle of part two. */
const HALVES: readonly { readonly path: string; readonly ids: readonly RuleId[] }[] = [
  { path: "附件1·二", ids: RULE_IDS.slice(0, 5) },
  { path: "二·5", ids: RULE_IDS.slice(5) },
];

/** The verdict, the rules that decide it with what would change them, and where to go from here. */
export function verdictCard(screening: Screening, options: VerdictCardOptions): CardReply {
  const { language, rows = [] } = options;
  const decisive = decisiveRules(screening);
  const explained = decisive.slice(0, MAX_EXPLAINED);
  const others = decisive.slice(MAX_EXPLAINED);
  const more = say(language, prescreenTexts.otherRules, {
    rules: others
      .map(({ id }) => say(language, RULE_NAMES[id]))
      .join(language === "en" ? "; " : "；"),
  });
  const blocks: Block[] = [
    { kind: "text", text: say(language, screening.summary) },
    ...explained.map((rule): Block => ({ kind: "text", text: explanation(rule, language) })),
    ...(others.length === 0 ? [] : [{ kind: "text", text: more } as const]),
    { kind: "text", text: notes(screening, { ...options, explained }).join("\n") },
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
      [button(say(language, prescreenTexts.takeAway), "screening.dossier")],
      ...rows,
      [button(say(language, commonTexts.person), "handoff.open")],
    ],
  };
}

/** The ten rules one by one on two cards: result, clause, the facts it rests on and whose word they are. */
export function rulesCards(
  { rules, verdict }: Screening,
  { language, facts }: Pick<VerdictCardOptions, "language" | "facts">,
): readonly CardReply[] {
  return HALVES.map(({ path, ids }, index) => {
    const isLast = index === HALVES.length - 1;
    const text = rules
      .filter(({ id }) => ids.includes(id))
      .map(
        (rule) =>
          `${ruleLine(rule, language)}\n${say(language, rule.why)}${wordOf(rule, facts, language)}`,
      )
      .join("\n");
    const preliminary = { kind: "text", text: say(language, SCREENING_NOTES.preliminary) } as const;
    const clause = button(
      say(language, enquiryTexts.originalOf, { path }),
      "enquiry.show",
      `guidance-2022/${path}`,
    );
    return {
      kind: "card",
      title: `${say(language, VERDICT_TITLES[verdict])} ${index + 1}/${HALVES.length}`,
      blocks: [{ kind: "text", text }, ...(isLast ? [preliminary] : [])],
      buttons: [[clause, button(say(language, commonTexts.person), "handoff.open")]],
    };
  });
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

function explanation(rule: RuleResult, language: Language): string {
  const change = rule.change === undefined ? "" : `\n→ ${say(language, rule.change)}`;
  return `${ruleLine(rule, language)}\n${say(language, rule.why)}${change}`;
}

interface Explained {
  readonly explained: readonly RuleResult[];
}

/** Only what keeps a reader from a wrong conclusion. */
function notes(
  { rules, thresholds }: Screening,
  { listing, language, explained }: VerdictCardOptions & Explained,
): readonly string[] {
  const isCaution = rules.some(({ result }) => result === "caution");
  const a3 = rules.find(({ id }) => id === "A3")?.result;
  const isSaid = thresholds?.example === true && explained.some(({ id }) => id === "A3");
  const isApplied = (a3 === "pass" || a3 === "fail") && !isSaid;
  return [
    ...listing,
    ...(isCaution ? [say(language, SCREENING_NOTES.cautionIsNoBan)] : []),
    ...(isApplied && thresholds ? [figuresNote(thresholds, language)] : []),
    say(language, SCREENING_NOTES.preliminary),
  ];
}

/** Where the figures come from: the document names both ratios and gives none. */
export function figuresNote(
  { example, source = "", of }: NonNullable<Screening["thresholds"]>,
  language: Language,
): string {
  if (example === true) return say(language, SCREENING_NOTES.exampleThresholds);
  const whose = of === undefined ? source : `${source} · ${of}`;
  return say(language, SCREENING_NOTES.thresholdSource, { source: whose });
}
