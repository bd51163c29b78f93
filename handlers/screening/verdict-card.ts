import { type Block, type Button, button, type CardReply } from "../../bot/core/reply.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import {
  RESULT_LABELS,
  RULE_NAMES,
  RULE_SHORT,
  SCREENING_NOTES,
  VERDICT_LEADS,
  VERDICT_TITLES,
} from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { FactRecord } from "./facts.ts";
import { statement } from "./origin.ts";
import { type Result, RULE_IDS, type RuleId } from "./rules.ts";
import { decisiveRules, type RuleResult, type Screening } from "./verdict.ts";

/** What a card shows beside the screening. */
export interface VerdictCardOptions {
  readonly language: Language;
  /** What the catalogue says of the product, or of each of them. */
  readonly listing: readonly string[];
  /** Every product is in the catalogue. */
  readonly isListed: boolean;
  readonly facts: FactRecord;
  /** Further rows above the way to a person. */
  readonly rows?: readonly (readonly Button[])[];
}

export const MARKS: Readonly<Record<Result, string>> = {
  pass: "✓",
  fail: "✗",
  caution: "!",
  unknown: "?",
  "not-applicable": "–",
};

/** So many deciding rules are explained on the card; of more, the first one, and the others are named. */
const MAX_EXPLAINED = 2;
interface Half {
  readonly path: string;
  readonly ids: readonly RuleId[];
}

/** The clauses of the two halves: the five admission rules of annex 1, and the principle of part two. */
const HALVES: readonly Half[] = [
  { path: "附件1·二", ids: RULE_IDS.slice(0, 5) },
  { path: "二·5", ids: RULE_IDS.slice(5) },
];

/** The verdict, the rules that decide it with what would change them, and where to go from here. */
export function verdictCard(screening: Screening, options: VerdictCardOptions): CardReply {
  const { language, facts, rows = [] } = options;
  const decisive = decisiveRules(screening);
  const explained = decisive.length > MAX_EXPLAINED ? decisive.slice(0, 1) : decisive;
  const lead = say(language, VERDICT_LEADS[screening.verdict], { count: decisive.length });
  const [first = "", ...further] =
    decisive.length === 0
      ? [HALVES.map((half) => halfLine(half, screening, language)).join("\n")]
      : [
          ...explained.map((rule) => explanation(rule, { language, facts })),
          ...others(decisive.slice(explained.length), language),
        ];
  const remarks = notes(screening, { ...options, explained }).join("\n");
  const texts = [`${lead}\n${first}`, ...further, remarks];
  return {
    kind: "card",
    title: say(language, VERDICT_TITLES[screening.verdict]),
    blocks: texts.map((text): Block => ({ kind: "text", text })),
    buttons: [
      [
        button(say(language, prescreenTexts.allRules), "screening.rules"),
        ...(decisive.length > explained.length
          ? [button(say(language, prescreenTexts.changes), "screening.changes")]
          : []),
      ],
      [
        button(say(language, prescreenTexts.facts), "screening.facts"),
        button(say(language, prescreenTexts.takeAway), "screening.dossier"),
      ],
      ...rows,
      [button(say(language, commonTexts.person), "handoff.open")],
    ],
  };
}

/** Rules that decide as well, by name. */
function others(rules: readonly RuleResult[], language: Language): readonly string[] {
  if (rules.length === 0) return [];
  const names = rules.map(({ id }) => say(language, RULE_SHORT[id]));
  const glue = language === "en" ? "; " : "；";
  return [say(language, prescreenTexts.otherRules, { rules: names.join(glue) })];
}

/** The ten rules one by one on two cards: result, clause, the facts it rests on and whose word they are. */
export function rulesCards(
  { rules, verdict }: Screening,
  { language, facts }: Pick<VerdictCardOptions, "language" | "facts">,
): readonly CardReply[] {
  return HALVES.map(({ path, ids }, index) => {
    const isLast = index === HALVES.length - 1;
    const own = rules.filter(({ id }) => ids.includes(id));
    const text = own
      .map((rule) => `${headOf(rule, language)}\n${statement(rule, facts, language)}`)
      .join("\n");
    const clause = button(
      say(language, enquiryTexts.originalOf, { path }),
      "enquiry.show",
      `guidance-2022/${path}`,
    );
    const remarks = [
      ...(own.some(({ result }) => result === "caution") ? [SCREENING_NOTES.cautionIsNoBan] : []),
      ...(isLast ? [SCREENING_NOTES.preliminary] : []),
    ].map((remark): Block => ({ kind: "text", text: say(language, remark) }));
    return {
      kind: "card",
      title: `${say(language, VERDICT_TITLES[verdict])} ${index + 1}/${HALVES.length}`,
      blocks: [{ kind: "text", text }, ...remarks],
      buttons: [[clause, button(say(language, commonTexts.person), "handoff.open")]],
    };
  });
}

/** What would change each rule that decides. */
export function changesCard(screening: Screening, language: Language): CardReply {
  const lines = decisiveRules(screening).flatMap(({ id, basis, change }) =>
    change === undefined
      ? []
      : [`${say(language, RULE_SHORT[id])} · ${basis}\n→ ${say(language, change)}`],
  );
  return {
    kind: "card",
    title: say(language, prescreenTexts.changes),
    blocks: [
      { kind: "text", text: lines.join("\n") },
      { kind: "text", text: say(language, SCREENING_NOTES.correctable) },
    ],
    buttons: [[button(say(language, commonTexts.person), "handoff.open")]],
  };
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

/** The rules of a half behind each other, as a phone has little room: 二·5：1 落后产能、高能耗 ✓；2 短期 GDP ✓. */
function halfLine({ path, ids }: Half, { rules }: Screening, language: Language): string {
  const own = rules.filter(({ id }) => ids.includes(id));
  const results = own.map(({ id, basis, result }) => {
    const sentence = basis.slice(path.length).replace(/^·(\d)$/, "$1 ");
    return `${sentence}${say(language, RULE_SHORT[id])} ${MARKS[result]}`;
  });
  const listed = results.join(say(language, prescreenTexts.separator));
  return `${path}${language === "en" ? ": " : "："}${listed}`;
}

function shortLine({ id, basis, result }: RuleResult, language: Language): string {
  return `${MARKS[result]} ${say(language, RULE_SHORT[id])} · ${basis}`;
}

/** A tick or a cross says enough; what else a mark means is said in words. */
function headOf(rule: RuleResult, language: Language): string {
  const isPlain = rule.result === "pass" || rule.result === "fail";
  if (isPlain) return shortLine(rule, language);
  const label = say(language, RESULT_LABELS[rule.result]);
  return `${shortLine(rule, language)}${language === "en" ? ": " : "："}${label}`;
}

function explanation(
  rule: RuleResult,
  { language, facts }: Pick<VerdictCardOptions, "language" | "facts">,
): string {
  const change = rule.change === undefined ? [] : [`→ ${say(language, rule.change)}`];
  return [headOf(rule, language), statement(rule, facts, language), ...change].join("\n");
}

interface Explained {
  readonly explained: readonly RuleResult[];
}

/** Only what keeps a reader from a wrong conclusion. */
function notes(
  { verdict, rules, thresholds }: Screening,
  { listing, isListed, language, explained }: VerdictCardOptions & Explained,
): readonly string[] {
  const a3 = rules.find(({ id }) => id === "A3")?.result;
  const isSaid = thresholds?.example === true && explained.some(({ id }) => id === "A3");
  const isShown = a3 === "fail" || (a3 === "pass" && verdict === "eligible");
  return [
    ...(verdict === "eligible" || !isListed ? listing : []),
    ...(isShown && !isSaid && thresholds ? [figuresNote(thresholds, language)] : []),
    say(language, SCREENING_NOTES.correctable),
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
