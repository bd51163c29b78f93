import type { FactName, YesNoFact } from "../screening/facts.ts";
import type { Text } from "./text.ts";

/** What each fact is called. */
export const FACT_LABELS: Readonly<Record<FactName, Text>> = {
  industry: { zh: "行业", en: "industry" },
  product: { zh: "产品", en: "product" },
  process: { zh: "工艺", en: "process" },
  creditCode: { zh: "统一社会信用代码", en: "unified social credit code" },
  region: { zh: "落地州市", en: "prefecture" },
  investmentCnyWan: { zh: "固定资产投资", en: "fixed-asset investment" },
  landMu: { zh: "新增建设用地", en: "new construction land" },
  agriLandMu: { zh: "流转农用地", en: "leased farmland" },
  annualTaxWan: { zh: "达产后年税收", en: "yearly tax at full production" },
  usesBasicFarmland: { zh: "占用永久基本农田", en: "use of permanent basic farmland" },
  inEcologicalRedline: {
    zh: "位于生态保护红线内",
    en: "site inside the ecological protection red line",
  },
  hazardousChemicals: { zh: "涉及危险化学品", en: "hazardous chemicals" },
  safetyAccessOk: { zh: "符合危化品安全准入规定", en: "safety access requirements met" },
  heavyPollution: { zh: "严重污染", en: "heavy pollution" },
  highEnergy: { zh: "高能耗", en: "high energy use" },
  overcapacitySector: { zh: "产能严重过剩行业", en: "sector with severe overcapacity" },
  nationalCatalogue: { zh: "国家产业目录类别", en: "class in the national industry catalogue" },
  dishonestList: { zh: "失信惩戒情况", en: "sanctions for dishonesty" },
  harmsNationalSecurity: {
    zh: "危害国家安全、生态安全或公共利益",
    en: "harm to national security, ecological security or the public interest",
  },
  rawMaterialBased: { zh: "以原料资源为主", en: "based on raw materials" },
  deepProcessing: { zh: "后续精深加工", en: "deep processing" },
  involvesFarmers: { zh: "涉及农户", en: "farmers involved" },
  farmersProtected: { zh: "农民收益保障", en: "farmers' income secured" },
  shortTermGdpOnly: { zh: "只有短期贡献", en: "short-term contribution only" },
};

export const CATALOGUE_LABELS = {
  encouraged: { zh: "鼓励类", en: "encouraged" },
  permitted: { zh: "允许类", en: "permitted" },
  restricted: { zh: "限制类", en: "restricted" },
  eliminated: { zh: "淘汰类", en: "eliminated" },
  prohibited: { zh: "禁止准入类", en: "prohibited" },
  unknown: { zh: "不清楚", en: "not known" },
} as const satisfies Readonly<Record<string, Text>>;

export const YES_NO = {
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  unknown: { zh: "不清楚", en: "not known" },
} as const satisfies Readonly<Record<string, Text>>;

/** A yes-or-no fact as a clause of its own: as it is, and as it is not. */
export const STATED: Readonly<Record<YesNoFact, { readonly yes: Text; readonly no: Text }>> = {
  usesBasicFarmland: {
    yes: { zh: "占用永久基本农田", en: "uses permanent basic farmland" },
    no: { zh: "不占永久基本农田", en: "no basic farmland" },
  },
  inEcologicalRedline: {
    yes: { zh: "在生态保护红线内", en: "inside the ecological red line" },
    no: { zh: "不在生态保护红线内", en: "outside the ecological red line" },
  },
  hazardousChemicals: {
    yes: { zh: "涉及危险化学品", en: "hazardous chemicals involved" },
    no: { zh: "不涉及危险化学品", en: "no hazardous chemicals" },
  },
  safetyAccessOk: {
    yes: { zh: "符合危化品安全准入规定", en: "safety requirements for chemicals met" },
    no: { zh: "不符合危化品安全准入规定", en: "safety requirements for chemicals not met" },
  },
  heavyPollution: {
    yes: { zh: "污染严重", en: "heavy pollution" },
    no: { zh: "没有严重污染", en: "no heavy pollution" },
  },
  highEnergy: {
    yes: { zh: "能耗高", en: "high energy use" },
    no: { zh: "能耗不高", en: "no high energy use" },
  },
  overcapacitySector: {
    yes: { zh: "属于产能严重过剩行业", en: "in a sector with severe overcapacity" },
    no: { zh: "不属于产能严重过剩行业", en: "not in an overcapacity sector" },
  },
  dishonestList: {
    yes: { zh: "受到失信惩戒", en: "under sanction for dishonesty" },
    no: { zh: "没有失信惩戒", en: "no sanctions for dishonesty" },
  },
  harmsNationalSecurity: {
    yes: {
      zh: "危害国家安全、生态安全或公共利益",
      en: "harms security, ecology or the public interest",
    },
    no: {
      zh: "不危害国家安全、生态安全和公共利益",
      en: "no harm to security, ecology or the public interest",
    },
  },
  rawMaterialBased: {
    yes: { zh: "以原料资源为主", en: "rests on raw materials" },
    no: { zh: "不以原料资源为主", en: "does not rest on raw materials" },
  },
  deepProcessing: {
    yes: { zh: "有后续精深加工", en: "further processing planned" },
    no: { zh: "没有后续精深加工", en: "no further processing yet" },
  },
  involvesFarmers: {
    yes: { zh: "涉及农户", en: "farmers involved" },
    no: { zh: "不涉及农户", en: "no farmers involved" },
  },
  farmersProtected: {
    yes: { zh: "农民收益有保障", en: "farmers' income secured" },
    no: { zh: "农民收益还没有保障", en: "farmers' income not secured yet" },
  },
  shortTermGdpOnly: {
    yes: { zh: "只做短期产值", en: "short-term output only" },
    no: { zh: "打算长期经营", en: "meant for the long term" },
  },
};

/** Instead of 0 mu. */
export const NO_LAND: Text = { zh: "不新增建设用地", en: "no new construction land" };

/** A fact in a sentence, where it is neither. */
export const TOLD = {
  value: { zh: "{label}：{value}", en: "{label}: {value}" },
  words: { zh: "“{words}”", en: "“{words}”" },
  class: { zh: "国家产业目录{value}", en: "“{value}” in the national industry catalogue" },
} as const satisfies Readonly<Record<string, Text>>;

/** Whose word a fact is. */
export const ORIGINS = {
  text: { zh: "您说的", en: "You said" },
  button: { zh: "您点选的", en: "You chose" },
  officer: { zh: "工作人员填的", en: "An officer's entry" },
  officerSource: { zh: "工作人员（{source}）", en: "An officer ({source})" },
  figures: { zh: "按您说的数算", en: "From your figures" },
  whose: { zh: "{origin}：{what}", en: "{origin}: {what}" },
} as const satisfies Readonly<Record<string, Text>>;

export const RULE_NAMES = {
  A1: { zh: "禁止、限制、淘汰类", en: "Prohibited, restricted or eliminated" },
  A2: { zh: "产能过剩、重污染、危化", en: "Overcapacity, heavy pollution, hazardous chemicals" },
  A3: { zh: "投资强度、亩均税收", en: "Investment and tax per mu" },
  A4: { zh: "失信惩戒", en: "Sanctions for dishonesty" },
  A5: { zh: "国家安全、生态安全、公共利益", en: "Security, ecology, public interest" },
  P1: { zh: "落后产能、高能耗、高污染", en: "Outdated, energy-hungry or polluting" },
  P2: { zh: "只对短期 GDP 有贡献", en: "Short-term GDP only" },
  C1: { zh: "农民收益保障", en: "Farmers' income" },
  C2: { zh: "原料与精深加工", en: "Raw material and deep processing" },
  R: { zh: "永久基本农田、生态保护红线", en: "Basic farmland and ecological red line" },
} as const satisfies Readonly<Record<string, Text>>;

/** For a list of all ten on a phone: a line each, with the clause. */
export const RULE_SHORT = {
  A1: { zh: "禁止、限制、淘汰类", en: "Restricted classes" },
  A2: { zh: "产能、污染、危化", en: "Sector, chemicals" },
  A3: { zh: "亩均投资、税收", en: "Figures per mu" },
  A4: { zh: "失信惩戒", en: "Sanctions" },
  A5: { zh: "安全、公共利益", en: "Public interest" },
  P1: { zh: "落后产能、高能耗", en: "Outdated, energy" },
  P2: { zh: "短期 GDP", en: "Short-term GDP" },
  C1: { zh: "农民收益", en: "Farmers' income" },
  C2: { zh: "原料与精深加工", en: "Deep processing" },
  R: { zh: "基本农田、红线", en: "Farmland, red line" },
} as const satisfies Readonly<Record<string, Text>>;

export const RESULT_LABELS = {
  pass: { zh: "未见问题", en: "no issue seen" },
  fail: { zh: "属不招情形（初步）", en: "not admitted (preliminary)" },
  caution: { zh: "慎招，须人工复核", en: "caution, no ban" },
  unknown: { zh: "信息不足", en: "not known" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
} as const satisfies Readonly<Record<string, Text>>;

export const VERDICT_TITLES = {
  eligible: { zh: "初步符合（不是批准）", en: "Eligible (preliminary, no approval)" },
  review: { zh: "需人工复核（初步）", en: "For a person to review (preliminary)" },
  ineligible: {
    zh: "初步不符合（可更正、可复核）",
    en: "Not eligible (preliminary, can be corrected)",
  },
} as const satisfies Readonly<Record<string, Text>>;

export const VERDICT_TEXTS = {
  eligible: {
    zh: "按您所述，未发现文件中的不招、慎招情形。",
    en: "On what you have told us, none of the document's reasons for refusal or caution applies.",
  },
  review: {
    zh: "没有发现不招情形，但有事项待补充或须人工判断：{rules}。这不是拒绝。",
    en: "No reason for refusal was found, but some points are open or need a person's judgement: {rules}. This is not a refusal.",
  },
  ineligible: {
    zh: "按{bases}条款属于不招情形（初步）。如所依据的信息有误，可以更正，也可以请人工复核。",
    en: "Under {bases} this is among the cases not admitted (preliminary). A wrong fact can be corrected, and a person can look again.",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The first line of the card, above the rules that decide. */
export const VERDICT_LEADS = {
  eligible: {
    zh: "按您说的，没有不招、慎招的情形：",
    en: "As you tell it, no rule is against it:",
  },
  review: {
    zh: "不是拒绝。要补充或由人判断的有 {count} 条：",
    en: "No refusal: {count} of ten rules still open.",
  },
  ineligible: {
    zh: "十条里有 {count} 条属于不招情形：",
    en: "Rules against it: {count} of ten.",
  },
} as const satisfies Readonly<Record<string, Text>>;

export const SCREENING_NOTES = {
  preliminary: {
    zh: "初步结果，非行政决定，也不代表批准；以主管部门审核为准。",
    en: "Preliminary: neither an official decision nor an approval; the competent office decides.",
  },
  correctable: {
    zh: "非行政决定；哪一项不对，直接说就能改。",
    en: "No official decision. Wrong fact? Tell me.",
  },
  exampleThresholds: {
    zh: "亩均标准是示例数字，不是云南省的标准。",
    en: "Figures per mu: examples, not Yunnan's.",
  },
  thresholdSource: {
    zh: "文件没有给出投资强度、亩均税收的数字；所用标准来自本机构配置：{source}。",
    en: "The document gives no figure per mu; those used were configured by this office: {source}.",
  },
  notListed: {
    zh: "未列入重点产业目录，不等于不招。",
    en: "Not being in the catalogue of priority industries is not a refusal.",
  },
  cautionIsNoBan: {
    zh: "“慎招”不是“不招”：由工作人员结合实际判断。",
    en: "Caution is not a ban: an officer looks at the circumstances.",
  },
  listNotHeld: {
    zh: "依据：{title}（{date}）。我们没有收录该文件，是否适用以主管部门认定为准。",
    en: "Basis: {title} ({date}). We do not hold this list; the competent office confirms whether it applies.",
  },
  foreignAmount: {
    zh: "按 1 {currency} = {rate} 元（{date}）折算",
    en: "converted at 1 {currency} = RMB {rate} ({date})",
  },
  instructionInText: {
    zh: "预审结果只由所填事实和条款决定，文中要求改变结果的语句不起作用。",
    en: "Results rest on the facts and the clauses alone; words in a text that ask for a result change nothing.",
  },
} as const satisfies Readonly<Record<string, Text>>;
