import { describe, expect, it } from "vitest";
import { plainText } from "../../../bot/core/reply.ts";
import { itemLabel } from "../../../handlers/project/project.ts";
import { type FactRecord, type Facts, plainFacts } from "../../../handlers/screening/facts.ts";
import { screen } from "../../../handlers/screening/verdict.ts";
import { verdictCard } from "../../../handlers/screening/verdict-card.ts";
import type { Language } from "../../../handlers/texts/language.ts";
import { prescreenTexts } from "../../../handlers/texts/prescreen.ts";
import { say } from "../../../handlers/texts/text.ts";
import { knowledge } from "../../support/stage-host.ts";

const GOOD = {
  product: "咖啡加工",
  region: "普洱市",
  investmentCnyWan: 15_000,
  landMu: 50,
  annualTaxWan: 1_100,
  usesBasicFarmland: false,
  inEcologicalRedline: false,
  hazardousChemicals: false,
  heavyPollution: false,
  highEnergy: false,
  overcapacitySector: false,
  nationalCatalogue: "permitted",
  dishonestList: false,
  harmsNationalSecurity: false,
  rawMaterialBased: true,
  deepProcessing: true,
  involvesFarmers: true,
  farmersProtected: true,
  shortTermGdpOnly: false,
} as const satisfies Facts;

const THRESHOLDS = { intensityMinWanPerMu: 200, taxMinWanPerMu: 15, example: true };

/** The verdicts an investor typically gets, and how many lines of a phone each may take. */
const TYPICAL = {
  eligible: { facts: {}, chinese: 15, english: 16 },
  "for review, two rules": {
    facts: { dishonestList: null, farmersProtected: false },
    chinese: 12,
    english: 13,
  },
  "for review, five rules": {
    facts: {
      dishonestList: null,
      farmersProtected: false,
      deepProcessing: false,
      annualTaxWan: null,
      nationalCatalogue: "unknown",
    },
    chinese: 12,
    english: 14,
  },
  "not eligible, by its figures": {
    facts: { investmentCnyWan: 5_000, annualTaxWan: 500 },
    chinese: 12,
    english: 16,
  },
  "not eligible, two rules": {
    facts: { heavyPollution: true, investmentCnyWan: 5_000 },
    chinese: 12,
    english: 13,
  },
} as const satisfies Record<string, { facts: Facts; chinese: number; english: number }>;

function card(changed: Facts, language: Language): string {
  const facts: Facts = { ...GOOD, ...changed };
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    { value, from: "text", at: "2026-11-23T02:00:00.000Z" },
  ]);
  const record: FactRecord = Object.fromEntries(entries);
  const item = itemLabel(knowledge, "附件1·一（一）6", language) ?? "";
  const product = language === "en" ? "coffee roasting" : (facts.product ?? "");
  const reply = verdictCard(screen(plainFacts(record), THRESHOLDS), {
    language,
    listing: [say(language, prescreenTexts.listedNear, { item, product })],
    isListed: true,
    facts: record,
  });
  return plainText(reply);
}

const LINE_WIDTH = 44;
const WIDE = /[\u2e80-\uffef]/gu;

function width(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Lines on a phone: 22 Chinese characters each, or 44 of other scripts, broken between words. */
function lines(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + wrapped(line), 0);
}

function wrapped(line: string): number {
  let [count, used] = [1, 0];
  for (const part of line.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s?|\s/gu) ?? []) {
    const size = width(part);
    if (used + width(part.trimEnd()) > LINE_WIDTH) [count, used] = [count + 1, 0];
    used += size;
  }
  return count;
}

describe.each(Object.entries(TYPICAL))("a verdict card: %s", (_, { facts, chinese, english }) => {
  it.each(["zh-Hans", "zh-Hant", "en"] as const)("stays short on a phone in %s", (language) => {
    const text = card(facts, language);
    expect(lines(text)).toBeLessThanOrEqual(language === "en" ? english : chinese);
  });
});
