import { phrase } from "../texts/phrase.ts";
import { CHANGE, WHY } from "../texts/screening-reasons.ts";
import type { Text } from "../texts/text.ts";
import { type FactName, type Facts, roundMu } from "./facts.ts";
import { formatMu, formatPerMu, formatWan, labelsOf } from "./format.ts";
import type { Judgement } from "./rules.ts";
import type { Thresholds } from "./thresholds.ts";

/** Swallows the last bits of a binary fraction: 199.2 亩 at 15 万元 is 2988 and passes. */
const TOLERANCE_WAN = 1e-6;
const FACTS = ["investmentCnyWan", "landMu", "annualTaxWan"] as const;

interface Ratio {
  readonly amountWan: number | undefined;
  readonly min: number | undefined;
  readonly perMu: Text;
  readonly below: Text;
  readonly more: Text;
  readonly least: Text;
}

/**
 * Rule A3: fails as soon as one known ratio is below its figure; undecided while a number or a figure
 * is missing; does not apply where no new construction land is taken.
 */
export function landEfficiency(facts: Facts, thresholds: Thresholds | undefined): Judgement {
  const judged = judge(facts, thresholds);
  const isDecided = judged.result === "pass" || judged.result === "fail";
  if (!isDecided || thresholds?.example !== true) return judged;
  return { ...judged, why: phrase(WHY.a3Example, { why: judged.why }) };
}

function judge(facts: Facts, thresholds: Thresholds | undefined): Judgement {
  const { landMu } = facts;
  if (landMu === 0) return { result: "not-applicable", facts: ["landMu"], why: WHY.a3NoLand };
  const ratios = ratiosOf(facts, thresholds);
  if (typeof landMu === "number") {
    const short = ratios.filter((ratio) => isBelow(ratio, landMu));
    if (short.length > 0) return failing(short, ratios, landMu);
  }
  const open = FACTS.filter((name) => typeof facts[name] !== "number");
  const hasFigures = ratios.every(({ min }) => min !== undefined);
  if (open.length > 0 || typeof landMu !== "number") return undecided(open, { facts, ratios });
  if (!hasFigures) {
    return { result: "unknown", facts: FACTS, why: WHY.a3NoThreshold, change: CHANGE.configure };
  }
  const [intensity, tax] = ratios;
  const why = phrase(WHY.a3Pass, {
    intensity: formatPerMu((intensity.amountWan ?? 0) / landMu),
    tax: formatPerMu((tax.amountWan ?? 0) / landMu),
    minIntensity: formatPerMu(intensity.min ?? 0),
    minTax: formatPerMu(tax.min ?? 0),
  });
  return { result: "pass", facts: FACTS, why };
}

function ratiosOf(facts: Facts, thresholds: Thresholds | undefined): readonly [Ratio, Ratio] {
  return [
    {
      amountWan: facts.investmentCnyWan ?? undefined,
      min: thresholds?.intensityMinWanPerMu,
      perMu: WHY.intensityPerMu,
      below: WHY.intensityBelow,
      more: CHANGE.moreInvestment,
      least: CHANGE.leastInvestment,
    },
    {
      amountWan: facts.annualTaxWan ?? undefined,
      min: thresholds?.taxMinWanPerMu,
      perMu: WHY.taxPerMu,
      below: WHY.taxBelow,
      more: CHANGE.moreTax,
      least: CHANGE.leastTax,
    },
  ];
}

/** What the known amounts come to per 亩, and which of them are below their figure; nothing without land. */
export function perMu(
  facts: Facts,
  thresholds: Thresholds | undefined,
): { readonly ratios: readonly Text[]; readonly below: readonly Text[] } {
  const { landMu } = facts;
  if (typeof landMu !== "number" || landMu === 0) return { ratios: [], below: [] };
  const known = ratiosOf(facts, thresholds).filter(({ amountWan }) => amountWan !== undefined);
  return {
    ratios: known.map((ratio) => told(ratio, ratio.perMu, landMu)),
    below: known
      .filter((ratio) => isBelow(ratio, landMu))
      .map((ratio) => told(ratio, ratio.below, landMu)),
  };
}

function told({ amountWan = 0, min = 0 }: Ratio, text: Text, landMu: number): Text {
  return phrase(text, { ratio: formatPerMu(amountWan / landMu), min: formatPerMu(min) });
}

function isBelow({ amountWan, min }: Ratio, landMu: number): boolean {
  return amountWan !== undefined && min !== undefined && amountWan + TOLERANCE_WAN < min * landMu;
}

function failing(short: readonly Ratio[], all: readonly Ratio[], landMu: number): Judgement {
  const below = short.map((ratio) => told(ratio, ratio.below, landMu));
  return {
    result: "fail",
    facts: FACTS,
    why: phrase(WHY.a3Fail, { ratios: joined(below, "；", ", ") }),
    change: remedy(short, all, landMu),
  };
}

/** The missing 万元 on this land, or the land that the known amounts would carry. */
function remedy(short: readonly Ratio[], all: readonly Ratio[], landMu: number): Text {
  const more = short.map(({ amountWan = 0, min = 0, more: text }) => {
    const need = needOf(min, landMu);
    return phrase(text, { need: formatWan(need), gap: formatWan(need - amountWan) });
  });
  const land = carriedBy(all);
  const amounts = joined(more, "、", " and ");
  const enough = phrase(CHANGE.onThisLand, { amounts });
  if (land === undefined) return { zh: `${enough.zh}。`, en: `${enough.en}.` };
  return joined([enough, phrase(CHANGE.lessLand, { land: formatMu(land) })], "，", ", ");
}

/** 万元 of this figure on this land, rounded up to 0.01. */
function needOf(min: number, landMu: number): number {
  return Math.ceil(min * landMu * 100 - TOLERANCE_WAN) / 100;
}

/** 亩 on which every known amount reaches its figure, rounded down to 0.1. */
function carriedBy(ratios: readonly Ratio[]): number | undefined {
  const carried = ratios.flatMap(({ amountWan, min }) =>
    amountWan !== undefined && min !== undefined && min > 0 ? [amountWan / min] : [],
  );
  const land = roundMu(Math.floor(Math.min(...carried) * 10 + TOLERANCE_WAN) / 10);
  return carried.length === 0 || land <= 0 ? undefined : land;
}

/** What is missing, and as far as the figures and the known numbers tell, what it would have to be. */
function undecided(
  open: readonly FactName[],
  { facts: { landMu }, ratios }: { readonly facts: Facts; readonly ratios: readonly Ratio[] },
): Judgement {
  const hasFigures = ratios.every(({ min }) => min !== undefined);
  const facts = labelsOf(open);
  const supply = phrase(CHANGE.supply, { facts });
  const needed = typeof landMu === "number" ? amountsFor(ratios, landMu) : landFor(ratios);
  return {
    result: "unknown",
    facts: open,
    why: phrase(hasFigures ? WHY.missing : WHY.a3Undecided, { facts }),
    change: needed === undefined ? supply : joined([supply, needed], "", " "),
  };
}

/** The amounts still missing that this land would ask for. */
function amountsFor(ratios: readonly Ratio[], landMu: number): Text | undefined {
  const needs = ratios.flatMap(({ amountWan, min, least }) =>
    amountWan === undefined && min !== undefined
      ? [phrase(least, { need: formatWan(needOf(min, landMu)) })]
      : [],
  );
  return needs.length === 0
    ? undefined
    : phrase(CHANGE.reached, { needs: joined(needs, "、", " and ") });
}

/** The most land the known amounts carry. */
function landFor(ratios: readonly Ratio[]): Text | undefined {
  const land = carriedBy(ratios);
  return land === undefined ? undefined : phrase(CHANGE.mostLand, { land: formatMu(land) });
}

function joined(texts: readonly Text[], zhGlue: string, enGlue: string): Text {
  return {
    zh: texts.map(({ zh }) => zh).join(zhGlue),
    en: texts.map(({ en }) => en).join(enGlue),
  };
}
