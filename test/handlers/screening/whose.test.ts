import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import type { FactName, FactScalar } from "../../../handlers/screening/facts.ts";

/** What a message settles of a fact; a doubt or "not known" settles nothing. */
function settled(text: string, fact: FactName): FactScalar | undefined {
  const { facts } = extractFacts(text, { fx: {} });
  const value = facts[fact]?.value;
  return value === null || value === "unknown" ? undefined : value;
}

const OF_OTHERS: readonly (readonly [FactName, string])[] = [
  ["dishonestList", "以前合伙人被列为老赖，跟现在这家公司不是一回事"],
  ["dishonestList", "法人名下另一家企业曾被列入失信名单，这次投资的公司是新注册的"],
  ["dishonestList", "our previous shareholder was on the blacklist"],
  ["dishonestList", "one of our suppliers got blacklisted last spring"],
  ["dishonestList", "the parent company was listed as a defaulter in 2020"],
  ["heavyPollution", "The mill across the road is a heavy polluter"],
  ["heavyPollution", "有人说做皮革的都是重污染，我们只做裁剪缝制"],
  ["overcapacitySector", "水泥是過剩，我們不是水泥"],
  ["deepProcessing", "深加工在外省做"],
  ["nationalCatalogue", "our neighbour is in the restricted category"],
];
const UNREAL: readonly (readonly [FactName, string])[] = [
  ["dishonestList", "同名的一家公司在黑名单里，不是我们"],
  ["dishonestList", "There is a company with a similar name on the blacklist"],
  ["dishonestList", "we were wrongly put on the blacklist and it has been corrected"],
  ["hazardousChemicals", "unless we add the coating line there are no hazardous chemicals"],
  ["hazardousChemicals", "二期才上電鍍，二期會用到危化品"],
  ["heavyPollution", "说我们重污染是冤枉的"],
  ["heavyPollution", "we were accused of heavy pollution, the court cleared us"],
  ["highEnergy", "less energy-intensive than smelting"],
  ["highEnergy", "the furnace we planned would have been energy-intensive, so we dropped it"],
  ["usesBasicFarmland", "我们不要基本农田，给块工业地就行"],
  ["usesBasicFarmland", "那块地有一半占基本农田，我们没要"],
  ["overcapacitySector", "the sector was in overcapacity ten years ago"],
  ["farmersProtected", "half of the farmers have contracts, the rest sell at spot"],
  ["deepProcessing", "三年後再考慮深加工"],
];
const HEARSAY: readonly (readonly [FactName, string])[] = [
  ["dishonestList", "听说上过失信名单的都不让投"],
  ["highEnergy", "some say this trade is energy intensive"],
  ["highEnergy", "据说这个行业算高耗能"],
  ["usesBasicFarmland", "村里说那是基本农田，国土局说不是"],
  ["usesBasicFarmland", "the agent says it is basic farmland, the bureau says it isn't"],
  ["harmsNationalSecurity", "有人擔心數據出境會影響國家安全"],
  ["nationalCatalogue", "有人说是限制类"],
];
const UNSURE: readonly (readonly [FactName, string])[] = [
  ["hazardousChemicals", "可能不用危化品"],
  ["hazardousChemicals", "maybe no hazardous chemicals"],
  ["usesBasicFarmland", "应该没占基本农田吧"],
  ["usesBasicFarmland", "I don't think it is basic farmland"],
  ["highEnergy", "高能耗不高能耗的，我也说不上来"],
  ["highEnergy", "no one has said whether we count as energy-intensive"],
  ["nationalCatalogue", "we may fall in the restricted category"],
];
const NOT_YET: readonly (readonly [FactName, string])[] = [
  ["farmersProtected", "承诺给农户保底价，合同一份都没签"],
  ["farmersProtected", "合作社說會有分紅，不過是口頭的"],
  ["farmersProtected", "we promised growers a floor price but nothing is signed"],
  ["farmersProtected", "we hope to give growers a guaranteed price one day"],
  ["deepProcessing", "refining may come later"],
  ["deepProcessing", "原本说要上精炼，后来取消了"],
  ["deepProcessing", "we planned a refinery once but dropped it"],
];
const PAST: readonly (readonly [FactName, string])[] = [
  ["hazardousChemicals", "原来的工艺用剧毒的氰化物"],
  ["usesBasicFarmland", "it used to be basic farmland"],
  ["inEcologicalRedline", "The first site was in the red line"],
  ["dishonestList", "我司曾被列入失信被执行人名单"],
];

describe("what is not said of this project, now and for sure, is left to be asked", () => {
  test.each([...OF_OTHERS, ...UNREAL, ...HEARSAY, ...UNSURE, ...NOT_YET, ...PAST])(
    "%s: %s",
    (fact, text) => {
      expect(settled(text, fact)).toBeUndefined();
    },
  );
});

describe("who tells of another and denies it of himself has denied it", () => {
  test.each([
    ["dishonestList", "我表哥的公司前两年上了失信名单，我们自己没有"],
    ["dishonestList", "朋友的廠進了黑名單，我的從來沒有過"],
    ["dishonestList", "My brother's firm was blacklisted, ours was not"],
    ["dishonestList", "A former partner is on the dishonest list, we aren't"],
    ["hazardousChemicals", "隔壁厂用危化品，我们不用"],
    ["hazardousChemicals", "the old line used hazardous solvents, the new one does not"],
  ] as const)("%s: %s", (fact, text) => {
    expect(settled(text, fact)).toBe(false);
  });
});

describe("two denials are a yes", () => {
  test.each([
    "也不能讲没有危险化学品",
    "不能说一点危化品都没有",
    "并不是完全不用危化品",
    "it is not entirely free of hazardous chemicals",
    "I wouldn't say we have no hazardous chemicals",
  ])("%s", (text) => {
    expect(settled(text, "hazardousChemicals")).toBe(true);
  });
});

describe("a plain no is heard, however it is put", () => {
  test.each([
    ["deepProcessing", "深加工暂时不做"],
    ["dishonestList", "我和合伙人都没上过失信名单"],
    ["dishonestList", "没有任何不良信用记录"],
    ["heavyPollution", "废气排放优于国家标准"],
    ["heavyPollution", "a clean plant, no fumes, no waste water"],
    ["highEnergy", "电费不多，不是耗电的行业"],
    ["inEcologicalRedline", "the site avoids the red line altogether"],
    ["involvesFarmers", "our own plantation, no outside growers"],
    ["shortTermGdpOnly", "we are in it for the long run"],
    ["involvesFarmers", "没有农民参与"],
    ["heavyPollution", "far from a heavy polluter"],
    ["deepProcessing", "后面的精深加工不打算搞"],
    ["dishonestList", "征信清清白白"],
    ["dishonestList", "没被列入过什么黑名单"],
    ["dishonestList", "Our credit file is spotless"],
    ["heavyPollution", "生产废水处理后全部回用"],
    ["heavyPollution", "去年同行因为污染被关停，我们这个不排污"],
    ["heavyPollution", "只有生活污水，进园区管网"],
    ["heavyPollution", "all process water is recycled, nothing leaves the site"],
    ["heavyPollution", "It emits little and is not a heavy polluter"],
    ["highEnergy", "耗電量很小"],
    ["highEnergy", "it doesn't use much electricity"],
    ["usesBasicFarmland", "這塊地屬於建設用地，不是農田"],
    ["usesBasicFarmland", "地是荒坡，跟农田不沾边"],
    ["usesBasicFarmland", "no part of the site is farmland"],
    ["harmsNationalSecurity", "跟国家安全八竿子打不着"],
    ["shortTermGdpOnly", "不是来捞一笔就走的"],
    ["shortTermGdpOnly", "we are not here for two years and out"],
  ] as const)("%s: %s", (fact, text) => {
    expect(settled(text, fact)).toBe(false);
  });
});

test.each([
  ["we handle dangerous goods under a valid permit", "safetyAccessOk"],
  ["项目就干一年，做完产值就注销", "shortTermGdpOnly"],
  ["用少量危化品甲醇，許可證都齊", "safetyAccessOk"],
  ["we store toxic solvents, and the licences are there", "safetyAccessOk"],
  ["无可否认我们是高耗能", "highEnergy"],
  ["no denying it, we are energy-intensive", "highEnergy"],
  ["我们公司目前在失信名单上，正在申请修复", "dishonestList"],
  ["老实讲，公司被列为失信被执行人了", "dishonestList"],
  ["Yes, our company is on the list of dishonest debtors", "dishonestList"],
  ["地里有一块是永久基本农田", "usesBasicFarmland"],
  ["a third of the site is permanent basic farmland", "usesBasicFarmland"],
  ["growers have signed contracts, minimum price included", "farmersProtected"],
  ["和三百户茶农签了五年合同，保底收购", "farmersProtected"],
  ["跟隔壁厂一样，我们也用危化品", "hazardousChemicals"],
] as const)("what he says of his own is still taken: %s", (text, fact) => {
  expect(settled(text, fact)).toBe(true);
});
