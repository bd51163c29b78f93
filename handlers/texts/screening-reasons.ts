import type { Text } from "./text.ts";

const YOUR_WORD: Text = {
  zh: "若所述有误，可更正。",
  en: "If this is wrong, it can be corrected.",
};

/** Why a rule came out as it did: one sentence each. */
export const WHY = {
  a1Pass: {
    zh: "所述国家产业目录类别为{class}，不在禁止、限制、淘汰之列。",
    en: "The class stated in the national catalogue is “{class}”, which is not prohibited, restricted or eliminated.",
  },
  a1Fail: {
    zh: "所述国家产业目录类别为{class}，按本条属于不招情形（初步）。",
    en: "The class stated in the national catalogue is “{class}”; under this clause such projects are not admitted (preliminary).",
  },
  a1Unknown: {
    zh: "国家产业目录类别尚不清楚，须由主管部门确认。",
    en: "The class in the national catalogue is not known yet.",
  },
  sector: {
    zh: "这类项目国家另有要求，须由主管部门核实：{question}",
    en: "National rules ask more of this kind of project; the competent office has to check: {question}",
  },
  statedNot: {
    zh: "据所述，项目不涉及：{facts}。",
    en: "As stated, the project does not involve: {facts}.",
  },
  statedHit: {
    zh: "据所述，项目涉及：{facts}；按本条属于不招情形（初步）。",
    en: "As stated, this applies to the project: {facts}; under this clause such projects are not admitted (preliminary).",
  },
  missing: {
    zh: "尚不清楚：{facts}。",
    en: "Not known yet: {facts}.",
  },
  safetyFail: {
    zh: "据所述，项目涉及危险化学品，且不符合安全准入规定；按本条属于不招情形（初步）。",
    en: "As stated, hazardous chemicals are involved and the safety access requirements are not met; under this clause such projects are not admitted (preliminary).",
  },
  safetyOk: {
    zh: "据所述，不属产能严重过剩、严重污染行业，危险化学品符合安全准入规定。",
    en: "As stated, there is no overcapacity and no heavy pollution, and the safety access requirements for chemicals are met.",
  },
  a3NoLand: {
    zh: "项目不新增建设用地，本条不适用。",
    en: "The project takes no new construction land, so this clause does not apply.",
  },
  redLinesNoLand: {
    zh: "项目不新增用地，不涉及农田和红线内的土地，本条不适用。",
    en: "The project takes no new land, neither farmland nor any inside the red line, so this clause does not apply.",
  },
  a3Pass: {
    zh: "投资强度 {intensity}、亩均税收 {tax}，达到标准 {minIntensity}、{minTax}。",
    en: "investment of {intensity} and tax of {tax} reach {minIntensity} and {minTax}.",
  },
  a3Fail: {
    zh: "{ratios}。",
    en: "{ratios}.",
  },
  a3Example: {
    zh: "{why}（示例数字，不是云南省的标准。）",
    en: "{why} (Example figures, not Yunnan's.)",
  },
  a3NoThreshold: {
    zh: "文件没有给出数字，本机构也没有配置标准，无法判断。",
    en: "The document gives no figure and this office has configured none, so it cannot be judged.",
  },
  a3Undecided: {
    zh: "尚不清楚：{facts}；文件没有给出数字，本机构也没有配置标准。",
    en: "Not known yet: {facts}; nor does the document give a figure, or this office a configured one.",
  },
  intensityPerMu: { zh: "投资强度 {ratio}", en: "{ratio} of investment" },
  taxPerMu: { zh: "亩均税收 {ratio}", en: "{ratio} of yearly tax" },
  intensityBelow: {
    zh: "投资强度 {ratio}，低于标准 {min}",
    en: "investment of {ratio}, below {min}",
  },
  taxBelow: {
    zh: "亩均税收 {ratio}，低于标准 {min}",
    en: "yearly tax of {ratio}, below {min}",
  },
  a4Pass: {
    zh: "据所述，没有被列入失信惩戒；工作人员会再核实。",
    en: "As stated, there is no sanction for dishonesty; an officer will check.",
  },
  a4Fail: {
    zh: "据所述，市场主体受到失信惩戒；按本条属于不招情形（初步），信用修复后可以重新评估。",
    en: "As stated, the company is under sanction for dishonesty; under this clause it is not admitted (preliminary), and can be looked at again once its credit is repaired.",
  },
  c1Pass: { zh: "据所述，农民收益有保障。", en: "As stated, the farmers' income is secured." },
  c1NotApplicable: {
    zh: "据所述，项目不涉及农户，本条不适用。",
    en: "As stated, no farmers are involved, so this sentence does not apply.",
  },
  c1Caution: {
    zh: "农民收益如何保障尚未落实，属慎招情形：不是不招，由工作人员判断。",
    en: "How the farmers' income is secured is not settled: this calls for caution, it is not a ban, and an officer will judge.",
  },
  c2Pass: {
    zh: "据所述，有后续精深加工，能够形成产业链。",
    en: "As stated, there is further processing that can form a chain.",
  },
  c2NotApplicable: {
    zh: "据所述，项目不以原料资源为主，本条不适用。",
    en: "As stated, the project does not rest on raw materials, so this sentence does not apply.",
  },
  c2Caution: {
    zh: "后续精深加工尚未落实，属慎招情形：不是不招，由工作人员判断。",
    en: "Further processing is not settled: this calls for caution, it is not a ban, and an officer will judge.",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What would change a result. */
export const CHANGE = {
  correct: YOUR_WORD,
  sector: {
    zh: "若不属于产能严重过剩行业，可更正；以主管部门认定为准。",
    en: "If it is in no such sector, correct this; the competent office decides.",
  },
  sectorAnswer: {
    zh: "向窗口说明实际情况，由主管部门认定；若行业认错了，更正产品后重新计算。",
    en: "Tell the desk how it is, and the competent office decides; if the sector is mistaken, correct the product and it is computed again.",
  },
  energy: {
    zh: "改用低能耗、更清洁的工艺，或取得主管部门的认定后，可更正重新计算。",
    en: "Use a cleaner process that needs less energy, or bring the competent office's finding; it is then computed again.",
  },
  catalogue: {
    zh: "若主管部门认定属于鼓励类或允许类，可更正后重新计算。",
    en: "If the competent office classes it as encouraged or permitted, the result is computed again.",
  },
  classify: {
    zh: "可以请主管部门认定；补上类别后重新计算。",
    en: "The competent office can name the class; with it the result is computed again.",
  },
  supply: { zh: "补充：{facts}。", en: "Please add: {facts}." },
  moreInvestment: {
    zh: "固定资产投资还差 {gap}（需 {need}）",
    en: "{gap} more fixed-asset investment ({need} in all)",
  },
  moreTax: {
    zh: "年税收还差 {gap}（需 {need}）",
    en: "{gap} more yearly tax ({need} in all)",
  },
  leastInvestment: {
    zh: "固定资产投资不少于 {need}",
    en: "fixed-asset investment of at least {need}",
  },
  leastTax: { zh: "年税收不少于 {need}", en: "yearly tax of at least {need}" },
  reached: { zh: "按现有用地，达标需{needs}。", en: "On this land it takes {needs}." },
  mostLand: {
    zh: "按已知数字，用地不超过 {land} 才达标。",
    en: "On the known figures the land may be at most {land}.",
  },
  onThisLand: { zh: "按现有用地，{amounts}", en: "On this land it takes {amounts}" },
  lessLand: { zh: "或将用地控制在 {land} 以内。", en: "or land of at most {land}." },
  farmers: {
    zh: "例如与农户约定订单、保底价、分红、入股。",
    en: "Agree on contracts, floor price or shares.",
  },
  processing: {
    zh: "例如在当地安排后续精深加工或配套产业。",
    en: "For example further processing or related industry in the place itself.",
  },
  safety: {
    zh: "取得危化品安全准入所需的许可，或进入认定的化工园区后，可更正。",
    en: "With the permits for chemicals, or a place in a recognised chemical park, this can be corrected.",
  },
  site: {
    zh: "另选不涉及永久基本农田和生态保护红线的地块；以自然资源部门核查为准。",
    en: "Choose a site clear of basic farmland and the red line; the natural resources office verifies it.",
  },
  credit: {
    zh: "完成信用修复并移出名单后，可更正。",
    en: "After credit repair and removal from the list, this can be corrected.",
  },
  configure: {
    zh: "由工作人员提供园区的投资强度和亩均税收标准。",
    en: "An officer supplies the park's figures per mu.",
  },
} as const satisfies Readonly<Record<string, Text>>;
