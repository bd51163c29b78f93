import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import type { FactName, Facts } from "../../../handlers/screening/facts.ts";

const SITE = ["usesBasicFarmland", "inEcologicalRedline"] as const;
const INPUTS = ["involvesFarmers", "rawMaterialBased", "hazardousChemicals"] as const;
const CONDUCT = ["dishonestList", "harmsNationalSecurity", "shortTermGdpOnly"] as const;

function settled(text: string, pending: readonly FactName[]): Partial<Facts> {
  const { facts } = extractFacts(text, { fx: {}, pending });
  return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
}

/** A finance director, an engineer, and two who type with their thumbs: yes, no and "not known", for each fact. */
const OWN = JSON.parse(
  readFileSync(new URL("../../fixtures/answers.own.json", import.meta.url), "utf8"),
) as Record<"zh" | "en", Record<FactName, readonly (readonly string[])[]>>;

describe.each(["zh", "en"] as const)(
  "an answer in %s to one question, in whatever words",
  (language) => {
    const answers = Object.entries(OWN[language]).flatMap(([fact, ways]) =>
      ways.flatMap((texts, index) =>
        texts.map((text) => ({ text, fact: fact as FactName, value: [true, false, null][index] })),
      ),
    );
    const read = answers.map((answer) => ({
      ...answer,
      got: settled(answer.text, [answer.fact])[answer.fact],
    }));

    test("is never taken for its opposite", () => {
      expect(read.filter(({ got, value }) => got !== undefined && got !== value)).toEqual([]);
    });

    test("is understood in 97 of a hundred", () => {
      expect(read.filter(({ got, value }) => got === value).length).toBeGreaterThan(
        0.97 * read.length,
      );
    });
  },
);

describe("an answer to several questions", () => {
  test.each([
    ["没占，上个月对过图，有一角在红线里头", SITE, [false, true]],
    ["红线里有一块，农田没有", SITE, [false, true]],
    ["没有没有，红线在山背后呢", SITE, [false, false]],
    ["no; no; yes", INPUTS, [false, false, true]],
    ["没，外地拉，不用", INPUTS, [false, false, false]],
    ["Sure, from growers; no, we import it; none", INPUTS, [true, false, false]],
    ["要的，不是，料都是外面来的，没有", INPUTS, [true, false, false]],
    ["Never been on it. Absolutely not. Two years and we're gone.", CONDUCT, [false, false, true]],
    ["没有，公司信用很好，打算长期做", CONDUCT, [false, false, false]],
    ["没上过，这个不好判断，扎根的", CONDUCT, [false, null, false]],
  ] as const)("%s is read one by one, in their order or by their names", (text, asked, values) => {
    const facts = settled(text, asked);
    expect(asked.map((fact) => facts[fact])).toEqual(values);
  });

  test.each([
    "上述情形均不存在",
    "经自查，均无此情形",
    "Not applicable to us",
    "nil for all",
    "没得没得，你说的那几样我们都没有",
  ])("%s denies them all", (text) => {
    expect(settled(text, CONDUCT)).toMatchObject(
      Object.fromEntries(CONDUCT.map((fact) => [fact, false])),
    );
  });

  test.each([
    "有",
    "是的",
    "yes",
    "有的，没有",
    "好的",
    "知道了",
    "不好意思，什么意思",
    "no problem, go on",
  ])("%s does not tell which of them is so", (text) => {
    expect(settled(text, INPUTS)).toEqual({});
  });
});

describe("short answers", () => {
  test("what a firm has speaks for it where the question did: 对，有技术", () => {
    expect(settled("对，有技术", ["deepProcessing"])).toEqual({ deepProcessing: true });
    expect(settled("对，有少量废水", ["heavyPollution"])).toEqual({ heavyPollution: true });
  });

  test("a class is told whatever was asked, and so is that it is not known", () => {
    expect(settled("鼓励类吧应该", ["heavyPollution"])).toEqual({
      nationalCatalogue: "encouraged",
    });
    expect(settled("不知道啥类", ["annualTaxWan"])).toEqual({ nationalCatalogue: "unknown" });
  });

  test("who does not know the place yet has answered", () => {
    expect(settled("不知道", ["region"])).toEqual({ region: null });
    expect(settled("还没定，大概昆明", ["region"])).toEqual({ region: "昆明市" });
    expect(settled("税还没定", ["region"])).not.toHaveProperty("region");
  });

  test("没错 is a yes", () => {
    expect(settled("没错", ["hazardousChemicals"])).toEqual({ hazardousChemicals: true });
  });
});

describe("what answers nothing", () => {
  test.each([
    ["没有危化品", ["usesBasicFarmland"]],
    ["不是5公顷，是50亩", ["usesBasicFarmland"]],
    ["投资还没定", ["dishonestList"]],
    ["用地还没批下来", ["dishonestList"]],
    ["我们是做食品的", ["hazardousChemicals"]],
    ["It is a family business", ["highEnergy"]],
    ["那片是园区的地", ["inEcologicalRedline"]],
    ["啥是永久基本农田", ["usesBasicFarmland"]],
    ["基本农田是啥意思", ["usesBasicFarmland"]],
    ["如果占了基本农田会怎样", ["usesBasicFarmland"]],
    ["I don't know what red line means", ["inEcologicalRedline"]],
    ["I don't know what you mean", ["inEcologicalRedline"]],
    ["I don't know what permanent basic farmland is", ["annualTaxWan"]],
    ["红线的事情我得问问国土局", ["landMu"]],
    ["对，有技术", ["heavyPollution"]],
    ["限制类？我不懂", ["heavyPollution"]],
    ["不清楚目录", ["farmersProtected"]],
    ["我们一年交500万", ["investmentCnyWan"]],
    ["3 mil first year, 14 mil later when full", ["investmentCnyWan"]],
    ["yes, we have the technology", ["overcapacitySector"]],
  ] as const)("%s says nothing of %s", (text, [fact]) => {
    expect(settled(text, [fact])).not.toHaveProperty(fact);
  });

  test("没有农户啥的 is a denial", () => {
    expect(settled("没有农户啥的", ["involvesFarmers"])).toEqual({ involvesFarmers: false });
    expect(settled("什么都没有", SITE)).toEqual({
      usesBasicFarmland: false,
      inEcologicalRedline: false,
    });
  });

  test("what is noted is not wiped by what comes to be unsure later", () => {
    const landMu = { value: 30, from: "text", at: "" } as const;
    const talk = { fx: {}, pending: ["annualTaxWan"], stored: { landMu } } as const;
    expect(extractFacts("用地说不准，税还没算", talk).facts).toMatchObject({
      annualTaxWan: { value: null },
    });
    expect(extractFacts("用地说不准，税还没算", talk).facts).not.toHaveProperty("landMu");
  });

  test("是的 and a denial of what was asked is a denial", () => {
    expect(settled("是的，没有占用基本农田", ["usesBasicFarmland"])).toEqual({
      usesBasicFarmland: false,
    });
  });

  test("a guess that is taken back is not known", () => {
    expect(settled("应该没有吧，不太确定", ["dishonestList"])).toEqual({ dishonestList: null });
  });
});
