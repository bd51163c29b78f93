import { type FactName, roundMu } from "../facts.ts";
import {
  allSame,
  type Candidate,
  changedFrom,
  isChangeBy,
  isInParts,
  preferred,
} from "./candidates.ts";
import type { Ambiguity, Extracted, TalkContext } from "./extraction.ts";
import type { Mention } from "./mentions.ts";

/** The land in 亩, and what could not be told of it. */
export function readAreas(candidates: readonly Candidate[], { stored = {} }: TalkContext) {
  const facts: Partial<Record<FactName, Extracted>> = {};
  const ambiguities: Ambiguity[] = [];
  for (const fact of ["landMu", "agriLandMu"] as const) {
    const own = preferred(
      candidates.filter((one) => one.fact === fact && one.mention.kind === "area"),
    );
    const first = own[0];
    if (!first) continue;
    const words = own.map(({ mention }) => mention.words).join("、");
    const options = own.map(({ mention }) => extractedArea(mention));
    if (own.some(isChangeBy)) {
      const totals = changedFrom(own, stored[fact]?.value).map((value) => ({
        value: roundMu(value),
        words: `${roundMu(value)}亩`,
      }));
      ambiguities.push({ fact, why: "change", candidates: totals, words });
    } else if (own.some(({ mention }) => mention.isRange)) {
      ambiguities.push({ fact, why: "range", candidates: [], words });
    } else if (isInParts(own)) {
      ambiguities.push({ fact, why: "parts", candidates: [sumOf(own)], words });
    } else if (!allSame(own))
      ambiguities.push({ fact, why: "several", candidates: options, words });
    else
      facts[fact] = extractedArea((own.find((one) => one.mention.unit === "mu") ?? first).mention);
  }
  return { facts, ambiguities };
}

function sumOf(parts: readonly Candidate[]): Extracted {
  const value = parts.reduce((sum, { mention }) => sum + mention.value, 0);
  return { value: roundMu(value), words: parts.map(({ mention }) => mention.words).join(" + ") };
}

function extractedArea({ value, words }: Mention): Extracted {
  return { value: roundMu(value), words };
}
