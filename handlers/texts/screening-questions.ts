import type { YesNoFact } from "../screening/facts.ts";
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
    zh: "项目有没有下面的情况？\n{facts}",
    en: "Does any of these apply to the project?\n{facts}",
  },
  site: {
    zh: "选址有没有下面的情况？\n{facts}",
    en: "Does any of these apply to the site?\n{facts}",
  },
  inputs: {
    zh: "项目有没有下面的情况？\n{facts}",
    en: "Does any of these apply to the project?\n{facts}",
  },
  conduct: {
    zh: "请如实说明，投资方或项目有没有下面的情况？\n{facts}",
    en: "Please declare honestly: does any of these apply to the investor or the project?\n{facts}",
  },
  allApply: {
    zh: "下面这些都落实了吗？\n{facts}",
    en: "Are all of these settled?\n{facts}",
  },
  catalogue: {
    zh: "项目在国家产业结构调整指导目录里属于哪一类？不清楚也没关系。",
    en: "Which class of the national industry catalogue is the project in? It is fine not to know.",
  },
} as const satisfies Readonly<Record<string, Text>>;

interface Asked {
  /** By itself. */
  readonly alone: Text;
  /** One of several. */
  readonly listed: Text;
  /** On a button: it applies. */
  readonly button: Text;
}

/** How a yes-or-no fact is put to the investor. */
export const ASKED_AS: Readonly<Record<YesNoFact, Asked>> = {
  usesBasicFarmland: {
    alone: {
      zh: "选址会占用永久基本农田吗？",
      en: "Would the site use permanent basic farmland?",
    },
    listed: { zh: "占用永久基本农田", en: "it uses permanent basic farmland" },
    button: { zh: "占基本农田", en: "Farmland" },
  },
  inEcologicalRedline: {
    alone: {
      zh: "选址在生态保护红线内吗？",
      en: "Does the site lie inside the ecological protection red line?",
    },
    listed: { zh: "在生态保护红线内", en: "it lies inside the ecological protection red line" },
    button: { zh: "在红线内", en: "Red line" },
  },
  involvesFarmers: {
    alone: {
      zh: "项目会用到农户的土地，或收购农产品吗？",
      en: "Does the project use farmers' land or buy their produce?",
    },
    listed: {
      zh: "用农户的土地，或收购农产品",
      en: "it uses farmers' land or buys their produce",
    },
    button: { zh: "涉及农户", en: "Farmers" },
  },
  rawMaterialBased: {
    alone: {
      zh: "项目以矿石、木材、农产品等原料为主吗？",
      en: "Does the project rest mainly on raw material such as ore, timber or crops?",
    },
    listed: {
      zh: "以矿石、木材、农产品等原料为主",
      en: "it rests mainly on raw material such as ore, timber or crops",
    },
    button: { zh: "原料为主", en: "Raw material" },
  },
  hazardousChemicals: {
    alone: { zh: "项目涉及危险化学品吗？", en: "Does the project involve hazardous chemicals?" },
    listed: { zh: "涉及危险化学品", en: "it involves hazardous chemicals" },
    button: { zh: "有危化品", en: "Chemicals" },
  },
  overcapacitySector: {
    alone: {
      zh: "项目属于产能严重过剩的行业吗？",
      en: "Is the project in a sector with severe overcapacity?",
    },
    listed: {
      zh: "属于产能严重过剩行业",
      en: "it is in a sector with severe overcapacity",
    },
    button: { zh: "产能过剩", en: "Overcapacity" },
  },
  heavyPollution: {
    alone: { zh: "项目会造成严重污染吗？", en: "Would the project pollute heavily?" },
    listed: { zh: "污染严重", en: "it pollutes heavily" },
    button: { zh: "污染严重", en: "Pollution" },
  },
  highEnergy: {
    alone: { zh: "项目能耗高吗？", en: "Does the project use a lot of energy?" },
    listed: { zh: "能耗高", en: "it uses a lot of energy" },
    button: { zh: "能耗高", en: "High energy" },
  },
  dishonestList: {
    alone: {
      zh: "请如实说明：投资方目前受到失信惩戒吗？",
      en: "Please declare honestly: is the investor under sanction for serious dishonesty?",
    },
    listed: { zh: "投资方受到失信惩戒", en: "sanctions for serious dishonesty" },
    button: { zh: "失信惩戒", en: "Sanctions" },
  },
  harmsNationalSecurity: {
    alone: {
      zh: "请如实说明：项目会危害国家安全、生态安全或社会公共利益吗？",
      en: "Please declare honestly: would the project harm national security, ecological security or the public interest?",
    },
    listed: {
      zh: "危害国家安全、生态安全或社会公共利益",
      en: "harm to national security, ecological security or the public interest",
    },
    button: { zh: "危害公益", en: "Public harm" },
  },
  shortTermGdpOnly: {
    alone: {
      zh: "请如实说明：项目是不是只做短期产值、不打算长期经营？",
      en: "Please declare honestly: is it for short-term output only, with no long-term operation?",
    },
    listed: {
      zh: "只做短期产值、不打算长期经营",
      en: "short-term output only, with no long-term operation",
    },
    button: { zh: "只做短期", en: "Short-term" },
  },
  safetyAccessOk: {
    alone: {
      zh: "危险化学品的安全准入要求都满足了吗？",
      en: "Are the safety access requirements for the chemicals met?",
    },
    listed: {
      zh: "危险化学品符合安全准入规定",
      en: "the safety access requirements for the chemicals are met",
    },
    button: { zh: "安全准入", en: "Safety" },
  },
  farmersProtected: {
    alone: {
      zh: "农民的收益有保障吗（保底价、订单、分红等）？",
      en: "Is the farmers' income secured (floor price, contracts, dividends)?",
    },
    listed: {
      zh: "农民收益有保障（保底价、订单、分红等）",
      en: "the farmers' income is secured (floor price, contracts, dividends)",
    },
    button: { zh: "农民收益", en: "Farmers" },
  },
  deepProcessing: {
    alone: {
      zh: "有没有后续精深加工？",
      en: "Is there further processing beyond the raw material?",
    },
    listed: { zh: "有后续精深加工", en: "there is further processing" },
    button: { zh: "精深加工", en: "Processing" },
  },
};

export const ANSWERS = {
  none: { zh: "都没有", en: "None of these" },
  all: { zh: "都落实了", en: "All of these" },
  notAll: { zh: "都还没有", en: "None yet" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  unknown: { zh: "不清楚", en: "I don't know" },
  neither: { zh: "都不是", en: "Neither" },
  notAny: { zh: "都不是", en: "None of them" },
  undecided: { zh: "还没定", en: "Not decided" },
  noLand: { zh: "不新增用地", en: "No new land" },
} as const satisfies Readonly<Record<string, Text>>;
