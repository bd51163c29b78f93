import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import { type Facts, YES_NO_FACTS } from "../../../handlers/screening/facts.ts";

function read(text: string): Partial<Facts> {
  const { facts } = extractFacts(text, { fx: {} });
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact.value]),
  ) as Partial<Facts>;
}

const SAID: readonly (readonly [string, Partial<Facts>])[] = [
  ["原料是老挝进来的，不收国内农户的", { involvesFarmers: false }],
  ["蔗农那边我们不直接对接，跟糖厂买", { involvesFarmers: false }],
  ["牧民把牛皮卖给我们", { involvesFarmers: true }],
  ["Herders sell us the hides", { involvesFarmers: true }],
  ["离不开农户", { involvesFarmers: true }],
  ["收奶有合同保底价的 没危化", { farmersProtected: true, hazardousChemicals: false }],
  ["员工都是本地人 不收农产品", { involvesFarmers: false }],
  ["fixed price contract, no chemical", { farmersProtected: true, hazardousChemicals: false }],
  ["we make the final product", { deepProcessing: true }],
  ["蔗渣跟糖厂买，不直接找蔗农", { involvesFarmers: false }],
  ["we use resin and acetone, its hazardous yes", { hazardousChemicals: true }],
  ["it's not hazardous", { hazardousChemicals: false }],
  ["要用硫酸，安审过了", { hazardousChemicals: true, safetyAccessOk: true }],
  ["大棚占的是一般耕地", { usesBasicFarmland: false }],
  ["高耗能没得说", { highEnergy: true }],
  ["危化品少不了", { hazardousChemicals: true }],
  ["不占基本农田，没得说", { usesBasicFarmland: false }],
  ["有含铜废水，属于重污染，我们会做零排放", { heavyPollution: true }],
  ["以前的工艺属于重污染，现在零排放", { heavyPollution: false }],
  ["acetone is classed as hazardous", { hazardousChemicals: true }],
  ["none of it is classified as hazardous", { hazardousChemicals: false }],
  ["跟养殖户契约采购，保证价格", { involvesFarmers: true, farmersProtected: true }],
  ["没签合约，价格不保证", { farmersProtected: false }],
  ["不是只卖毛茶，做成茶粉", { deepProcessing: true }],
  ["只做初加工", { deepProcessing: false }],
  ["filling is in-house, nothing sold as raw herb", { deepProcessing: true }],
  ["不是做短线", { shortTermGdpOnly: false }],
  ["危化品？没有", { hazardousChemicals: false }],
  ["危化：无", { hazardousChemicals: false }],
  ["Hazmat: none", { hazardousChemicals: false }],
  ["hazardous chemicals - no", { hazardousChemicals: false }],
  ["不涉及危险化学品和重污染", { hazardousChemicals: false, heavyPollution: false }],
  ["我们不碰危化", { hazardousChemicals: false }],
  ["危化品绝对不沾", { hazardousChemicals: false }],
  ["没用到危险品", { hazardousChemicals: false }],
  ["生产过程中没有任何危险化学品", { hazardousChemicals: false }],
  [
    "会用到一些甲醇，算危化品，安全许可证已经拿到",
    { hazardousChemicals: true, safetyAccessOk: true },
  ],
  ["要用液氨，属于危险化学品", { hazardousChemicals: true }],
  ["少量危化品，储存合规，安评已过", { hazardousChemicals: true, safetyAccessOk: true }],
  ["the process doesn't involve any dangerous goods", { hazardousChemicals: false }],
  [
    "We handle small quantities of hazardous solvents; safety permit obtained",
    { hazardousChemicals: true, safetyAccessOk: true },
  ],
  [
    "There are hazardous chemicals on site and the safety assessment failed",
    { hazardousChemicals: true, safetyAccessOk: false },
  ],
  ["nothing hazardous", { hazardousChemicals: false }],
  ["非高耗能、非高污染项目", { highEnergy: false, heavyPollution: false }],
  ["不是两高项目", { highEnergy: false }],
  ["能耗低，基本没有排放", { highEnergy: false, heavyPollution: false }],
  ["谈不上高耗能", { highEnergy: false }],
  ["有点能耗但不高", { highEnergy: false }],
  ["不算高污染", { heavyPollution: false }],
  ["耗电比较大", { highEnergy: true }],
  ["电费是最大成本，吃电", { highEnergy: true }],
  ["low energy use and no emissions to speak of", { highEnergy: false, heavyPollution: false }],
  ["neither energy-intensive nor polluting", { highEnergy: false, heavyPollution: false }],
  ["we are neither polluting nor energy intensive", { highEnergy: false, heavyPollution: false }],
  ["It is an energy intensive process", { highEnergy: true }],
  ["pollution is minimal", { heavyPollution: false }],
  ["废水很多", { heavyPollution: true }],
  ["有重金属废水排放，污染比较重", { heavyPollution: true }],
  ["地不是基本农田", { usesBasicFarmland: false }],
  ["地块不涉及基本农田和生态红线", { usesBasicFarmland: false, inEcologicalRedline: false }],
  ["不压红线、不占基本农田", { inEcologicalRedline: false, usesBasicFarmland: false }],
  ["避开了基本农田", { usesBasicFarmland: false }],
  ["占了一点永久基本农田", { usesBasicFarmland: true }],
  ["没占用耕地", { usesBasicFarmland: false }],
  ["the land is industrial, no farmland involved", { usesBasicFarmland: false }],
  [
    "site is outside the ecological red line and not on basic farmland",
    { inEcologicalRedline: false, usesBasicFarmland: false },
  ],
  ["the plot partly overlaps the ecological redline", { inEcologicalRedline: true }],
  ["紧挨着自然保护区但不在里面", { inEcologicalRedline: false }],
  ["在保护区边上，没进去", { inEcologicalRedline: false }],
  ["是不是基本农田还要问国土局", { usesBasicFarmland: null }],
  ["不清楚压没压红线", { inEcologicalRedline: null }],
  ["don't know whether it touches the red line", { inEcologicalRedline: null }],
  ["公司没有失信记录", { dishonestList: false }],
  ["我们不在黑名单上", { dishonestList: false }],
  ["信用没有问题", { dishonestList: false }],
  ["没被列为失信被执行人", { dishonestList: false }],
  ["法人之前上过老赖名单", { dishonestList: true }],
  ["never been blacklisted", { dishonestList: false }],
  ["our credit record is clean", { dishonestList: false }],
  ["no blacklist entries", { dishonestList: false }],
  ["we were blacklisted two years ago and still are", { dishonestList: true }],
  ["不危害国家安全和公共利益", { harmsNationalSecurity: false }],
  ["没有国家安全问题", { harmsNationalSecurity: false }],
  ["no national security concerns", { harmsNationalSecurity: false }],
  ["poses no threat to national security or the public interest", { harmsNationalSecurity: false }],
  ["不是短期项目，打算长期做", { shortTermGdpOnly: false }],
  ["we plan to stay for good", { shortTermGdpOnly: false }],
  ["不和农户打交道", { involvesFarmers: false }],
  ["不涉及农民", { involvesFarmers: false }],
  ["跟三个村的合作社签了保底收购合同", { involvesFarmers: true, farmersProtected: true }],
  ["农户按市场价卖给我们，没有合同", { involvesFarmers: true, farmersProtected: false }],
  [
    "we source from local farmers at market prices without contracts",
    { involvesFarmers: true, farmersProtected: false },
  ],
  [
    "contracts with growers guarantee a minimum price",
    { involvesFarmers: true, farmersProtected: true },
  ],
  ["raw material is bought from farmers", { involvesFarmers: true }],
  ["与农户的利益分配方案还在谈", { involvesFarmers: true, farmersProtected: null }],
  ["只做初加工，原料直接运走", { deepProcessing: false, rawMaterialBased: true }],
  ["会做到终端产品，有完整产业链", { deepProcessing: true }],
  ["we process it all the way to finished goods", { deepProcessing: true }],
  ["just crushing and shipping, no further processing", { deepProcessing: false }],
  ["后面有没有深加工还没想好", { deepProcessing: null }],
  ["不属于产能过剩行业", { overcapacitySector: false }],
  ["not an overcapacity sector", { overcapacitySector: false }],
  ["属于鼓励类产业", { nationalCatalogue: "encouraged" }],
  ["不在限制类里，属于允许类", { nationalCatalogue: "permitted" }],
  ["目录里没查到，不知道属于哪一类", { nationalCatalogue: "unknown" }],
  ["we checked: encouraged category", { nationalCatalogue: "encouraged" }],
  ["属于国家限制类项目", { nationalCatalogue: "restricted" }],
  [
    "危化、红线、基本农田、失信，都没有",
    {
      hazardousChemicals: false,
      inEcologicalRedline: false,
      usesBasicFarmland: false,
      dishonestList: false,
    },
  ],
  [
    "No to all: no hazardous chemicals, no farmland, no red line, no blacklist",
    {
      hazardousChemicals: false,
      usesBasicFarmland: false,
      inEcologicalRedline: false,
      dishonestList: false,
    },
  ],
  ["除了液氨以外没有其他危化品", { hazardousChemicals: true }],
  ["apart from ammonia there are no hazardous chemicals", { hazardousChemicals: true }],
  ["没有说没有危化，危化是有的", { hazardousChemicals: true }],
  ["并非没有污染", { heavyPollution: true }],
  ["不能说没有污染", { heavyPollution: true }],
];

/** Two denials in one breath, the first without the word both share. */
const BOTH_DENIED = [
  "不占不在红线",
  "不在农地也不在保护区",
  "不在農地也不在保護區",
  "不占农田不压红线",
];

test.each(BOTH_DENIED)("both are denied: %s", (text) => {
  const pending = ["usesBasicFarmland", "inEcologicalRedline"] as const;
  const { facts } = extractFacts(text, { fx: {}, pending });
  expect(facts.usesBasicFarmland?.value).toBe(false);
  expect(facts.inEcologicalRedline?.value).toBe(false);
});

const TOLD_UNASKED: readonly (readonly [string, Partial<Facts>])[] = [
  ["洗干净装箱发广东，就做到这一步", { deepProcessing: false, rawMaterialBased: true }],
  [
    "we dry them and export the green beans, nothing beyond that",
    { deepProcessing: false, rawMaterialBased: true },
  ],
  ["走流水，做完就注销", { shortTermGdpOnly: true }],
  ["算不算高耗能，我们真不懂", { highEnergy: null }],
  ["Whether our sector counts as overcapacity, no idea", { overcapacitySector: null }],
  [
    "Hexane is used, it is a hazardous chemical, safety clearance is obtained",
    { hazardousChemicals: true, safetyAccessOk: true },
  ],
  ["会用到甲醇，安全审查没有通过", { hazardousChemicals: true, safetyAccessOk: false }],
  ["Cyanide bath, so yes hazardous chemicals", { hazardousChemicals: true }],
  ["It is a high-energy process", { highEnergy: true }],
  ["不用甲醇这些", {}],
];

const SAYS_NOTHING: readonly string[] = [
  "要不要做环评？占农田行不行？",
  "Are hazardous chemicals allowed? What about the red line?",
  "如果占了基本农田怎么办",
  "能不能不进化工园区",
  "竞争对手上了黑名单",
];

describe("yes and no in people's own words", () => {
  test.each(SAID)("%s", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test.each(TOLD_UNASKED)("%s, told unasked", (text, expected) => {
    const { product: _, ...facts } = read(text);
    expect(facts).toMatchObject(expected);
    const so = (said: Partial<Facts>) => YES_NO_FACTS.filter((name) => said[name] === true);
    expect(so(facts).filter((name) => !so(expected).includes(name))).toEqual([]);
  });

  test.each(SAYS_NOTHING)("%s: a question, a case or another's trouble settles nothing", (text) => {
    const facts = read(text);
    expect(YES_NO_FACTS.filter((name) => facts[name] === true)).toEqual([]);
  });
});
