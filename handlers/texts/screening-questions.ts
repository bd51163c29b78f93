import type { AmbiguityReason } from "../screening/extract/extraction.ts";
import type { Text } from "./text.ts";

/** What each step asks. `{facts}` lists what is still missing of the step. */
export const QUESTIONS = {
  project: {
    zh: "项目做什么产品，打算落在哪个州市？",
    en: "What will the project make, and in which prefecture?",
  },
  product: { zh: "项目做什么产品？", en: "What will the project make?" },
  region: {
    zh: "项目打算落在哪个州市？说县名也可以。",
    en: "In which prefecture would it stand? A county's name will do.",
  },
  investment: {
    zh: "计划固定资产投资多少万元？也可以说 1.2亿元。",
    en: "How much will be invested in fixed assets, in RMB million? US$ is fine too if you say so.",
  },
  land: {
    zh: "需要新增建设用地多少亩？公顷、平方米也可以；流转的农用地不算。",
    en: "How much new construction land is needed, in mu? Hectares or square metres will do; leased farmland does not count.",
  },
  tax: {
    zh: "达产后预计一年的税收是多少万元？",
    en: "How much tax a year do you expect at full production, in RMB million?",
  },
  noneApply: {
    zh: "项目有没有下列情形：{facts}？",
    en: "Does any of these apply to the project: {facts}?",
  },
  site: {
    zh: "选址有没有下列情形：{facts}？",
    en: "Does any of these apply to the site: {facts}?",
  },
  inputs: {
    zh: "项目是否：{facts}？",
    en: "Does any of these apply: {facts}?",
  },
  conduct: {
    zh: "请如实说明，投资主体或项目有没有下列情形：{facts}？",
    en: "Please declare whether any of these applies to the investor or the project: {facts}.",
  },
  allApply: {
    zh: "请说明以下各项是否已经落实：{facts}。",
    en: "Please say whether these are settled: {facts}.",
  },
  catalogue: {
    zh: "项目在国家产业结构调整指导目录里属于哪一类？不清楚也没关系。",
    en: "Which class of the national industry catalogue is the project in? It is fine not to know.",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** How a yes-or-no fact is put to the investor. */
export const ASKED_AS = {
  usesBasicFarmland: { zh: "占用永久基本农田", en: "it uses permanent basic farmland" },
  inEcologicalRedline: { zh: "位于生态保护红线内", en: "it lies inside the ecological red line" },
  involvesFarmers: {
    zh: "用到农户的土地或收购农产品",
    en: "it uses farmers' land or buys their produce",
  },
  rawMaterialBased: {
    zh: "以矿石、木材、农产品等原料为主",
    en: "it rests on raw material such as ore, timber or crops",
  },
  hazardousChemicals: { zh: "涉及危险化学品", en: "it involves hazardous chemicals" },
  overcapacitySector: {
    zh: "属于产能严重过剩行业",
    en: "it is in a sector of severe overcapacity",
  },
  heavyPollution: { zh: "污染严重", en: "it pollutes heavily" },
  highEnergy: { zh: "能耗高", en: "its energy use is high" },
  dishonestList: { zh: "受到失信惩戒", en: "sanctions for serious dishonesty" },
  harmsNationalSecurity: {
    zh: "危害国家安全、生态安全或社会公共利益",
    en: "harm to national security, ecological security or the public interest",
  },
  shortTermGdpOnly: {
    zh: "只做短期产值、不打算长期经营",
    en: "short-term output only, with no long-term operation",
  },
  safetyAccessOk: {
    zh: "危险化学品符合安全准入规定",
    en: "the safety access requirements for the chemicals are met",
  },
  farmersProtected: {
    zh: "农民收益有保障（保底价、订单、分红等）",
    en: "the farmers' income is secured (floor price, contracts, dividends)",
  },
  deepProcessing: {
    zh: "有后续精深加工",
    en: "there is further processing",
  },
} as const satisfies Readonly<Record<string, Text>>;

export const ANSWERS = {
  none: { zh: "都没有", en: "None of these" },
  all: { zh: "都有", en: "All of these" },
  notAll: { zh: "都没有", en: "None yet" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  unknown: { zh: "不清楚", en: "I don't know" },
  neither: { zh: "都不是", en: "Neither" },
  notAny: { zh: "都不是", en: "None of them" },
  undecided: { zh: "还没定", en: "Not decided" },
  noLand: { zh: "不新增用地", en: "No new land" },
} as const satisfies Readonly<Record<string, Text>>;

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
  change: {
    zh: "“{words}”是增减的数。{fact}变动后一共是多少？",
    en: "“{words}” is a change. What does {fact} come to in total?",
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

export const FLOW_NOTES = {
  changed: { zh: "{fact}：{old} → {new}", en: "{fact}: {old} → {new}" },
  took: { zh: "{fact}：{new}", en: "{fact}: {new}" },
  progress: { zh: "预审（{position}/{total}）", en: "Pre-screen ({position}/{total})" },
  stale: {
    zh: "这一步已经过去了，请看现在的问题。",
    en: "That step is past; here is the present question.",
  },
  unclear: {
    zh: "没有听明白。可以直接回答，也可以点按钮。",
    en: "I did not understand that. You can answer in words or use the buttons.",
  },
  implausible: {
    zh: "投资和用地相比偏离常见范围，请核对单位（万元、亿元；亩、公顷）。",
    en: "Investment and land are an unusual pair; please check the units (million or billion; mu or hectares).",
  },
} as const satisfies Readonly<Record<string, Text>>;
