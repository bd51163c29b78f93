import type { AmbiguityReason } from "../screening/extract/extraction.ts";
import type { Text } from "./text.ts";

/** What is asked back when something was heard and not taken. */
export const DOUBTS: Readonly<Record<AmbiguityReason, Text>> = {
  currency: {
    zh: "{fact}“{words}”是人民币，还是别的货币？",
    en: "{fact}, “{words}”: is that RMB, or another currency?",
  },
  "no-rate": {
    zh: "没有这种货币的汇率。{fact}“{words}”折合人民币多少？",
    en: "There is no exchange rate for this currency here. How much is “{words}” ({fact}) in RMB?",
  },
  range: {
    zh: "{fact}“{words}”是一个范围。请给一个最可能的数。",
    en: "{fact}: “{words}” is a range. Which single figure is most likely?",
  },
  several: {
    zh: "{fact}听到了不同的说法（{words}），以哪个为准？",
    en: "For {fact} there are different values ({words}). Which one holds?",
  },
  parts: {
    zh: "{fact}说了几个部分（{words}）。合计是多少？",
    en: "{fact} was given in parts ({words}). What do they come to in total?",
  },
  unit: {
    zh: "{fact}“{words}”的单位是什么？",
    en: "{fact}: in which unit is “{words}”?",
  },
  period: {
    zh: "“{words}”像是几年或一个月的数。达产后一年的税收是多少？",
    en: "“{words}” seems to cover several years, or a month. How much is it in one year at full production?",
  },
  early: {
    zh: "“{words}”是头几年的数。达产后一年的税收大概是多少？",
    en: "“{words}” is for the first years. How much is it in one year at full production?",
  },
  change: {
    zh: "“{words}”是增减的数。{fact}变动后一共是多少？",
    en: "“{words}” is a change. What does {fact} come to in total?",
  },
  "per-mu": {
    zh: "“{words}”是每亩的数。{fact}合计是多少？",
    en: "“{words}” is a figure per mu. What does {fact} come to in total?",
  },
  which: {
    zh: "“{words}”里，哪个是{fact}？",
    en: "Of “{words}”, which is the {fact}?",
  },
  denied: {
    zh: "好的，不是“{words}”。{fact}应该是多少？",
    en: "All right, not “{words}”. What is the {fact} then?",
  },
  past: {
    zh: "{fact}“{words}”：现在是否仍然如此？",
    en: "{fact}, “{words}”: is that still so today?",
  },
};

/** Asked of one figure that may be either. */
export const INVESTMENT_OR_TAX: Text = {
  zh: "“{words}”是固定资产投资，还是一年的税收？",
  en: "Is “{words}” the fixed-asset investment, or the yearly tax?",
};
