import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import type { TalkContext } from "../../../handlers/screening/extract/extraction.ts";
import type { FactName } from "../../../handlers/screening/facts.ts";

function read(text: string, talk: Partial<TalkContext> = {}) {
  const { facts, ambiguities } = extractFacts(text, { fx: {}, ...talk });
  return {
    ...Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])),
    doubts: Object.fromEntries(ambiguities.map(({ fact, why }) => [fact, why])),
  };
}

const KNOWN = new Set<FactName>(["product", "investmentCnyWan", "annualTaxWan"]);

describe("the yearly tax is that of full production, and what the first years bring is no other figure", () => {
  test.each([
    ["年纳税600万，不过前三年只有200万", 600],
    ["税收前三年每年200万，之后600万", 600],
    ["首年税收100万，达产后600万", 600],
    ["地15亩 税前两年没有 后面一年150万", 150],
    ["年税前三年100万以后280万", 280],
    ["tax 1.5M first year then 3M", 300],
    ["tax maybe 2 mil when full running, first years less", 200],
    ["税的话第一年基本没有，第二年800万，第三年满产以后每年2000万", 2_000],
    ["满产后每年上税6500万，前两年有抵扣交得少，一年也就800万", 6_500],
    ["Taxes 3 million in the first year, 14 million once both phases run at full capacity", 1_400],
    ["about 6 million a year in tax, but only 2 million for the first three years", 600],
  ])("%s", (text, annualTaxWan) => {
    const found = read(text);
    expect(found).toMatchObject({ annualTaxWan });
    expect(found).not.toHaveProperty("investmentCnyWan");
    expect(found.doubts).toEqual({});
  });

  test("so it is in the answer to the question about it", () => {
    const pending = ["annualTaxWan"] as const;
    expect(read("头三年200万，后面600万", { pending })).toMatchObject({ annualTaxWan: 600 });
  });

  test("where only the first years were told, the year of full production is asked for", () => {
    expect(read("税第一年100万，第二年300万").doubts).toEqual({ annualTaxWan: "early" });
  });

  test("told after the yearly tax was noted, it changes nothing and asks nothing", () => {
    expect(read("前三年只有200万", { known: KNOWN })).toEqual({ doubts: {} });
  });
});

describe("what is hoped for beside what is expected is no figure of the project", () => {
  test.each(["税380万，做好了以后想冲一千万", "年税380万，争取做到1000万"])("%s", (text) => {
    const found = read(text);
    expect(found).toMatchObject({ annualTaxWan: 380 });
    expect(found).not.toHaveProperty("investmentCnyWan");
  });

  test("a hope that is all there is, is the plan", () => {
    expect(read("希望年税收做到500万")).toMatchObject({ annualTaxWan: 500 });
  });
});

describe("a project that came to nothing gives neither its figures nor its place", () => {
  test.each([
    ["投资3200万。洱海边那个8000万的项目我们已经放弃了，不算", { investmentCnyWan: 3_200 }],
    ["昆明那个地块我们不要了，改到玉溪，30亩", { region: "玉溪市", landMu: 30 }],
    ["Our 80 million project was dropped, now it is 32 million RMB", { investmentCnyWan: 3_200 }],
  ])("%s", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

describe("amounts told in a roundabout way", () => {
  test("either of two is a range, until one of them is named", () => {
    expect(read("投资不是3.2亿就是3.3亿").doubts).toEqual({ investmentCnyWan: "range" });
    expect(read("投资不是3.2亿就是3.3亿，按3.2亿报吧")).toMatchObject({ investmentCnyWan: 32_000 });
  });

  test("a sum without a unit is in that of its parts", () => {
    const text = "Phase one is RMB 90 million, phase two another 160 million, so 250 in all";
    expect(read(text)).toMatchObject({ investmentCnyWan: 25_000 });
    expect(read("一期9000万，二期再投1.6亿").doubts).toEqual({ investmentCnyWan: "parts" });
  });

  test("a dash ends what stands before it", () => {
    expect(read("稅400萬——不對，稅是340萬")).toMatchObject({ annualTaxWan: 340 });
  });

  test("who says what the old figure was corrects the one that was noted", () => {
    const stored = {
      investmentCnyWan: { value: 18_000, from: "text", at: "" },
      annualTaxWan: { value: 1_100, from: "text", at: "" },
    } as const;
    const text = "Sorry, 180 was the old plan, it's 160 million now";
    expect(read(text, { known: KNOWN, stored })).toMatchObject({ investmentCnyWan: 16_000 });
  });

  test.each(["租一层办公楼，2000平方米，不拿地", "厂房租的，5000平，不买地"])(
    "rooms that are rented are no land: %s",
    (text) => {
      expect(read(text)).toMatchObject({ landMu: 0 });
    },
  );
});

test("what comes every year at full production is not invested", () => {
  const found = read("总投3.6亿，第三年满产以后每年2000万");
  expect(found).not.toMatchObject({ investmentCnyWan: 2_000 });
  expect(found.doubts).not.toMatchObject({ investmentCnyWan: "several" });
});

test("what another plant of theirs pays is not what this one will", () => {
  expect(read("tax every year 3 million RMB. Our thai factory pay 9 million tax")).toMatchObject({
    annualTaxWan: 300,
  });
});

test("who counts in RMB is not asked for the currency again, wherever he comes from", () => {
  const stored = { investmentCnyWan: { value: 4_000, from: "text", at: "" } } as const;
  const home = { currency: "THB", hasDollar: false };
  expect(read("tax is 3.6 million", { stored, home })).toMatchObject({ annualTaxWan: 360 });
});
