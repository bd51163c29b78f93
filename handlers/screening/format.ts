import { regionInEnglish } from "../../knowledge/regions.ts";
import { listed, phrase } from "../texts/phrase.ts";
import {
  CATALOGUE_LABELS,
  FACT_LABELS,
  NO_LAND,
  SCREENING_NOTES,
  STATED,
  TOLD,
  YES_NO,
} from "../texts/screening.ts";
import type { Text } from "../texts/text.ts";
import {
  FACT_NAMES,
  type FactName,
  type FactRecord,
  type FactScalar,
  type FactValue,
  type YesNoFact,
} from "./facts.ts";
import type { SetAside } from "./state.ts";

const WAN_PER_YI = 10_000;
const WAN_PER_MILLION = 100;

/** 12000 万元 as 1.2亿元 and RMB 120 million. */
export function formatWan(wan: number): Text {
  const zh = wan >= WAN_PER_YI ? `${trim(wan / WAN_PER_YI, 6)}亿元` : `${trim(wan, 2)}万元`;
  const million = wan / WAN_PER_MILLION;
  const en =
    million >= 1000
      ? `RMB ${trim(million / 1000, 7)} billion`
      : million >= 1
        ? `RMB ${trim(million, 4)} million`
        : `RMB ${(wan * 10_000).toLocaleString("en-US")}`;
  return { zh, en };
}

export function formatMu(mu: number): Text {
  return { zh: `${trim(mu, 1)}亩`, en: `${trim(mu, 1)} mu` };
}

/** 万元 per 亩, cut to two decimals rather than rounded: 199.996 must not read as 200. */
export function formatPerMu(ratio: number): Text {
  const cut = Math.floor(ratio * 100 + 1e-6) / 100;
  return { zh: `${trim(cut, 2)} 万元/亩`, en: `${formatWan(cut).en} per mu` };
}

type Valued = Pick<FactValue, "value"> & { foreign?: FactValue["foreign"] };

/** A fact in a sentence, as one would say it: 不占永久基本农田; 固定资产投资：2亿元. */
export function tellFact(name: FactName, fact: Valued): Text {
  const label = FACT_LABELS[name];
  if (typeof fact.value === "boolean") {
    return STATED[name as YesNoFact][fact.value ? "yes" : "no"];
  }
  if (name === "landMu" && fact.value === 0) return NO_LAND;
  const value = formatFact(name, fact);
  const isClass = name === "nationalCatalogue" && fact.value !== null && fact.value !== "unknown";
  return phrase(isClass ? TOLD.class : TOLD.value, { label, value });
}

/** What was said of a fact besides, in the person's own words where nobody knows the value of it. */
export function tellSetAside({ fact, words, ...said }: SetAside): Text {
  const value = phrase(TOLD.words, { words });
  if (said.value === null) return phrase(TOLD.value, { label: FACT_LABELS[fact], value });
  return tellFact(fact, said);
}

/** The known ones of these facts, each in a sentence. */
export function tellFacts(record: FactRecord, names: readonly FactName[] = FACT_NAMES): Text[] {
  return names.flatMap((name) => {
    const fact = record[name];
    return fact === undefined ? [] : [tellFact(name, fact)];
  });
}

/** A fact's value as it is read back to the person; with the rate where it was said in another currency. */
export function formatFact(name: FactName, fact: Valued): Text {
  const said = formatValue(name, fact.value);
  if (!fact.foreign) return said;
  const { amount, currency, rate, rateDate, rateSource } = fact.foreign;
  const when = (comma: string) => [rateDate, ...(rateSource ? [rateSource] : [])].join(comma);
  const date = { zh: when("，"), en: when(", ") };
  const note = phrase(SCREENING_NOTES.foreignAmount, { currency, rate, date });
  const original = `${currency} ${amount.toLocaleString("en-US")}`;
  return {
    zh: `${original} ≈ ${said.zh}（${note.zh}）`,
    en: `${original} ≈ ${said.en} (${note.en})`,
  };
}

function formatValue(name: FactName, value: FactScalar): Text {
  if (value === null) return YES_NO.unknown;
  if (typeof value === "boolean") return value ? YES_NO.yes : YES_NO.no;
  if (typeof value === "number") {
    return name === "landMu" || name === "agriLandMu" ? formatMu(value) : formatWan(value);
  }
  if (name === "region") return { zh: value, en: regionInEnglish(value) };
  if (name === "nationalCatalogue" && value in CATALOGUE_LABELS) {
    return CATALOGUE_LABELS[value as keyof typeof CATALOGUE_LABELS];
  }
  return { zh: value, en: value };
}

/** For the beginning of a line, a label or a button. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function labelsOf(names: readonly FactName[]): Text {
  return listed(names.map((name) => FACT_LABELS[name]));
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
